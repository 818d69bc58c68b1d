package feed

import (
	"net/netip"
	"net/url"
	"strings"

	"golang.org/x/net/idna"
)

// base is the address that the references of a page are relative to; zero where it can't be read.
type base struct {
	text   string // the page as written in feeds, without a fragment or query
	folder string // up to and with its last slash
	root   string // its host, without a slash
}

func newBase(page string) base {
	if path, ok := pathOf(page); ok {
		return base{text: page, folder: page[:strings.LastIndexByte(page, '/')+1], root: strings.TrimSuffix(page, path)}
	}
	return parseBase(page)
}

// parseBase works for any page.
func parseBase(page string) base {
	u, err := url.Parse(page)
	if err != nil || u.Host == "" {
		return base{}
	}
	u.Fragment, u.RawFragment = "", ""
	u = u.ResolveReference(&url.URL{Path: u.Path}) // always has a path, never a query
	text := address(u.String())
	return base{text: text, folder: text[:strings.LastIndexByte(text, '/')+1], root: strings.TrimSuffix(text, u.EscapedPath())}
}

// pathOf returns the path of an address that is as simple as those of most pages are.
func pathOf(page string) (path string, ok bool) {
	_, rest, _ := strings.Cut(page, "://")
	at := strings.IndexByte(rest, '/')
	if at < 0 || !isReady(page) || !isStraight(rest[:at]) || !isStraight(rest[at:]) {
		return "", false
	}
	return rest[at:], true
}

// address returns an absolute web address in the characters every feed reader takes; empty where it is none.
func address(s string) string { return base{}.resolve(s) }

// resolve returns the absolute address that a reference on the page leads to, in ASCII; empty where it leads nowhere,
// or to what a feed must not lead to (javascript:, data: and the like).
func (b base) resolve(ref string) string {
	if ref == "" || ref[0] <= ' ' || ref[len(ref)-1] <= ' ' {
		ref = strings.Trim(ref, " \t\r\n\f")
	}
	switch {
	case ref == "":
		return ""
	case isReady(ref):
		return ref
	case b.text == "":
		return b.work(ref)
	case ref[0] == '#' && isStraight(strings.ReplaceAll(ref[1:], ":", "")):
		return b.text + ref
	case !isStraight(ref):
		return b.work(ref)
	case ref[0] == '/':
		return b.root + ref
	}
	return b.folder + ref
}

// work resolves what is not as simple as most references are.
func (b base) work(ref string) string {
	u, err := url.Parse(ref)
	if err != nil {
		return ""
	}
	if page, err := url.Parse(b.text); err == nil && b.text != "" {
		u = page.ResolveReference(u)
	}
	if host, err := idna.Lookup.ToASCII(u.Hostname()); err == nil && host != u.Hostname() {
		u.Host = strings.Replace(u.Host, u.Hostname(), host, 1)
	}
	if !leadsOut(u) {
		return ""
	}
	return escapeURI(u.String())
}

// leadsOut reports whether an absolute address is one that readers can follow.
func leadsOut(u *url.URL) bool {
	switch u.Scheme {
	case "http", "https":
		return isHost(u)
	case "mailto", "tel":
		return u.Opaque != ""
	}
	return false
}

// isHost reports whether the host is a name in letters, digits, hyphens and dots, or a number.
func isHost(u *url.URL) bool {
	host := u.Hostname()
	if strings.HasPrefix(u.Host, "[") {
		_, err := netip.ParseAddr(host)
		return err == nil
	}
	for i := range len(host) {
		if c := host[i]; !isAlphanumeric(c) && c != '-' && c != '.' && c != '_' {
			return false
		}
	}
	return host != ""
}

// isReady reports that a reference is an absolute web address already, in characters that need no escape.
func isReady(ref string) bool {
	rest, ok := strings.CutPrefix(ref, "https://")
	if !ok {
		rest, ok = strings.CutPrefix(ref, "http://")
	}
	if !ok || rest == "" || !isAlphanumeric(rest[0]) {
		return false
	}
	for i := range len(rest) {
		if !isURIByte(rest[i]) || rest[i] == '[' || rest[i] == ']' {
			return false
		}
	}
	return true
}

// isStraight reports that a reference is a plain path: no dots to climb by, no query, no host, nothing to escape.
func isStraight(ref string) bool {
	last := byte(0)
	for i := range len(ref) {
		c := ref[i]
		if !isAlphanumeric(c) && c != '-' && c != '_' && (c != '.' && c != '/' || c == last || last == 0 && c == '.') ||
			last == '/' && c == '.' {
			return false
		}
		last = c
	}
	return true
}

// escapeURI escapes the bytes that may not stand in a URI; what is escaped already stays as it is.
func escapeURI(s string) string {
	const hex = "0123456789ABCDEF"
	var out []byte
	for i := range len(s) {
		c := s[i]
		if out == nil && isURIByte(c) {
			continue
		}
		if out == nil {
			out = append(make([]byte, 0, len(s)+16), s[:i]...)
		}
		if isURIByte(c) {
			out = append(out, c)
		} else {
			out = append(out, '%', hex[c>>4], hex[c&15])
		}
	}
	if out == nil {
		return s
	}
	return string(out)
}

// isURIByte knows the characters of RFC 3986; the square brackets are for addresses in numbers.
func isURIByte(c byte) bool {
	switch c {
	case '-', '.', '_', '~', ':', '/', '?', '#', '[', ']', '@', '!', '$', '&', '\'', '(', ')', '*', '+', ',', ';', '=', '%':
		return true
	}
	return isAlphanumeric(c)
}

func isAlphanumeric(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}
