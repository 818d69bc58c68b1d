package site

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"openoverheid.nu/internal/casefile"
)

// resolver finds out which case the links in a body lead to.
type resolver struct {
	base      *url.URL // nil where it is no address
	languages []string // codes, the default first
}

// target is where a link to the cases leads, whether or not there is a case.
type target struct {
	lang, slug string
	rest       string // what follows the slug in the address: index.json
}

func newResolver(o Options) resolver {
	r := resolver{}
	if base, err := url.Parse(o.BaseURL); err == nil {
		r.base = base
	}
	for _, l := range o.Languages {
		r.languages = append(r.languages, l.Code)
	}
	return r
}

// target reads a link of a case's body; it reports false for one that leads anywhere but to a case of this site.
func (r resolver) target(c *casefile.Case, href string) (target, bool) {
	href = strings.TrimSpace(href)
	if r.namesOtherHost(href) {
		return target{}, false
	}
	link, err := url.Parse(href)
	if err != nil || len(r.languages) == 0 || link.Opaque != "" || link.Path == "" || !r.isOwn(link) {
		return target{}, false
	}
	address := link.Path
	switch {
	case strings.HasPrefix(address, "/"):
		address = r.withoutBase(address)
	case link.Host != "":
		return target{}, false
	case strings.HasSuffix(address, ".md"):
		return r.file(path.Join(path.Dir(c.File), address))
	default:
		address = path.Join(casePath(r.prefix(c.Lang), c.Slug), address)
	}
	return r.address(path.Clean(address))
}

// namesOtherHost reports whether a link is of the commonest kind, to another site: then there is nothing to find out about it. Of what is
// written in another way it reports false.
func (r resolver) namesOtherHost(href string) bool {
	rest, ok := strings.CutPrefix(href, "https://")
	if !ok {
		if rest, ok = strings.CutPrefix(href, "http://"); !ok {
			return false
		}
	}
	host := rest
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		host = rest[:i]
	}
	return !strings.ContainsAny(host, "%@") && (r.base == nil || !strings.EqualFold(host, r.base.Host))
}

// isOwn reports whether the link stays on this site's host.
func (r resolver) isOwn(link *url.URL) bool {
	switch link.Scheme {
	case "", "http", "https":
		return link.Host == "" && link.Scheme == "" || r.base != nil && strings.EqualFold(link.Host, r.base.Host)
	}
	return false
}

// withoutBase takes the folder that the site lives in, if any, off an address.
func (r resolver) withoutBase(address string) string {
	if r.base == nil {
		return address
	}
	if rest, ok := strings.CutPrefix(address, r.base.Path); ok {
		return "/" + rest
	}
	return address
}

// address reads /cases/club35/ and /en/cases/club35/index.json, without the last slash.
func (r resolver) address(address string) (target, bool) {
	lang := r.languages[0]
	parts := strings.Split(strings.TrimPrefix(address, "/"), "/")
	if slices.Contains(r.languages[1:], parts[0]) {
		lang, parts = parts[0], parts[1:]
	}
	if len(parts) < 2 || parts[0] != casesFolder || parts[1] == pageFolder {
		return target{}, false
	}
	slug, rest := parts[1], strings.Join(parts[2:], "/")
	if strings.HasSuffix(slug, ".md") && rest == "" {
		return r.file(casesFolder + "/" + slug)
	}
	if strings.Contains(slug, ".") { // a file of the list of cases, such as its feed
		return target{}, false
	}
	if rest == "index.html" {
		rest = ""
	}
	return target{lang, slug, rest}, true
}

// file reads the name of a case's file: cases/club35.md, cases/2012/club35/index.fr.md.
func (r resolver) file(name string) (target, bool) {
	if !strings.HasPrefix(name, casesFolder+"/") {
		return target{}, false
	}
	dir, base := path.Split(strings.TrimSuffix(name, ".md"))
	lang := r.languages[0]
	if i := strings.LastIndexByte(base, '.'); i >= 0 && slices.Contains(r.languages, base[i+1:]) {
		base, lang = base[:i], base[i+1:]
	}
	if base == "index" {
		base = path.Base(dir)
	}
	return target{lang: lang, slug: base}, true
}

// prefix is what the addresses of the language start with, after the first slash.
func (r resolver) prefix(lang string) string {
	if lang == r.languages[0] {
		return ""
	}
	return lang + "/"
}
