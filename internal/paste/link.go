package paste

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/idna"
)

// maxAddress is how long an address may be, in bytes. What is longer is no address that anyone can check.
const maxAddress = 2000

// address is where a link may lead: http, https or a mail address, without what tells who sent or clicked it; empty for all else.
func address(href string) string {
	u, err := url.Parse(strings.TrimSpace(plain(href)))
	if err != nil {
		return ""
	}
	switch strings.ToLower(u.Scheme) {
	case "mailto":
		return mailAddress(u)
	case "http", "https":
	default:
		return ""
	}
	if inner := forwarded(u); inner != nil {
		u = inner
	}
	host, err := idna.Lookup.ToASCII(u.Hostname())
	if err != nil || host == "" || !hostName.MatchString(host) {
		return ""
	}
	if port := u.Port(); port != "" {
		host += ":" + port
	}
	u.Host, u.User, u.Scheme = host, nil, strings.ToLower(u.Scheme)
	u.RawQuery = untracked(u.RawQuery)
	if before, _, ok := strings.Cut(u.Fragment, ":~:"); ok { // the words that were searched for
		u.Fragment, u.RawFragment = before, ""
	}
	return short(encode(u.String()))
}

var (
	hostName = regexp.MustCompile(`^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$`)
	mailName = regexp.MustCompile(`^[A-Za-z0-9.!#$%&'+/=?^_-]+@[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$`)
)

func mailAddress(u *url.URL) string {
	to, err := url.PathUnescape(u.Opaque)
	if err != nil || !mailName.MatchString(to) {
		return ""
	}
	return short("mailto:" + encode(strings.ReplaceAll(to, "%", "%25")))
}

func short(address string) string {
	if len(address) > maxAddress {
		return ""
	}
	return address
}

// forwarded is where an address leads that only counts who clicks: Outlook and Google put them in place of the real ones.
func forwarded(u *url.URL) *url.URL {
	host, key := strings.ToLower(u.Hostname()), ""
	switch {
	case strings.HasSuffix(host, ".safelinks.protection.outlook.com"):
		key = "url"
	case (host == "www.google.com" || host == "google.com") && u.Path == "/url":
		key = "q"
	default:
		return nil
	}
	query := u.Query()
	inner, err := url.Parse(strings.TrimSpace(query.Get(key)))
	if inner == nil || err != nil || inner.Scheme != "http" && inner.Scheme != "https" {
		if inner, err = url.Parse(query.Get("url")); err != nil || inner.Scheme != "http" && inner.Scheme != "https" {
			return nil
		}
	}
	return inner
}

// trackers are parameters that say how a reader came to a page, never which page it is.
var trackers = []string{
	"fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "ttclid", "li_fat_id", "igshid", "igsh", "mc_cid", "mc_eid", "mkt_tok",
	"_hsenc", "_hsmi", "vero_id", "vero_conv", "oly_anon_id", "oly_enc_id", "_ga", "_gl",
}

// untracked is a query without trackers. What stays is not touched.
func untracked(query string) string {
	if query == "" {
		return ""
	}
	var kept []string
	for part := range strings.SplitSeq(query, "&") {
		name, _, _ := strings.Cut(part, "=")
		name = strings.ToLower(name)
		if !strings.HasPrefix(name, "utm_") && !strings.HasPrefix(name, "hsa_") && !strings.HasPrefix(name, "pk_") && !strings.HasPrefix(name, "mtm_") &&
			!slices.Contains(trackers, name) {
			kept = append(kept, part)
		}
	}
	return strings.Join(kept, "&")
}

// encode writes as %28 what Markdown, HTML and Hugo would take for themselves, and what is no character of an address.
func encode(address string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(address) {
		c := address[i]
		escaped := c == '%' && i+2 < len(address) && isHex(address[i+1]) && isHex(address[i+2])
		switch {
		case c <= ' ' || c >= 0x7f || strings.IndexByte("\"'()<>[]\\^`{|}*", c) >= 0, c == '%' && !escaped:
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}

var (
	written = regexp.MustCompile(`(?i)(?:https?://|www\.)[^\s<>"'“”‘’«»()\[\]{}|\\^*` + "`" + `]+|[a-z0-9.+_-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+`)
	// plainLink is an address in which no character could mean something else.
	plainLink = regexp.MustCompile(`^(?:(?:https?://|www\.)[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[A-Za-z0-9/-]*)?|[A-Za-z0-9][A-Za-z0-9.-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)$`)
)

// linked makes links of addresses that are written out. Those that every Markdown reader knows for one stay as they are.
func linked(runs []run) []run {
	out := make([]run, 0, len(runs))
	for i, r := range runs {
		if r.br || r.raw || r.code || r.href != "" {
			out = append(out, r)
			continue
		}
		touched := place{start: i == 0 || runs[i-1].br, last: i+1 == len(runs) || runs[i+1].br}
		out = append(out, linkedText(r, touched)...)
	}
	return out
}

// linkedText is a run with its addresses as links. One at an edge that other text touches may be a part of an address, and is none.
func linkedText(r run, at place) []run {
	var out []run
	var text strings.Builder
	done := 0
	for _, m := range written.FindAllStringIndex(r.text, -1) {
		found := strings.TrimRight(r.text[m[0]:m[1]], ".,;:!?…–-_~")
		end := m[0] + len(found)
		target := address(withScheme(found))
		if target == "" || m[0] > 0 && strings.IndexByte(" (<", r.text[m[0]-1]) < 0 || m[0] == 0 && !at.start || end == len(r.text) && !at.last {
			continue
		}
		text.WriteString(r.text[done:m[0]])
		done = end
		if withScheme(found) == target && alone(r, m[0], end) {
			text.WriteRune(bare)
			text.WriteString(found)
			continue
		}
		if text.Len() > 0 {
			out = append(out, run{text: text.String(), look: r.look})
			text.Reset()
		}
		link := run{text: found, look: r.look}
		link.href = target
		out = append(out, link)
	}
	text.WriteString(r.text[done:])
	if text.Len() > 0 {
		out = append(out, run{text: text.String(), look: r.look})
	}
	return out
}

// alone reports whether an address becomes a link by itself, and no more of the text with it.
func alone(r run, start, end int) bool {
	rest := r.text[end:]
	if rest != "" && strings.IndexByte(".,:!?", rest[0]) >= 0 {
		rest = rest[1:]
	}
	return !r.bold && !r.italic && plainLink.MatchString(r.text[start:end]) && (rest == "" || rest[0] == ' ') && (start == 0 || r.text[start-1] == ' ')
}

// withScheme is the whole of an address that is written without its beginning.
func withScheme(address string) string {
	switch {
	case len(address) > 4 && strings.EqualFold(address[:4], "www."):
		return "https://" + address
	case strings.Contains(address, "@") && !strings.Contains(address, ":"):
		return "mailto:" + address
	}
	return address
}
