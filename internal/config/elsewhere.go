package config

import (
	"net/url"
	"regexp"
	"strconv"

	"openoverheid.nu/internal/diag"
)

// Source is another site whose feed this one reads.
type Source struct {
	Title    Text
	URL      string // of the feed
	Site     string // of its pages; empty where nobody says
	Language string // what its texts are written in, such as fr; empty where nobody says

	Line, Column int // where the file has its address, for problems of reading it
}

// mostSources is how many feeds a site may list: each is a page to read for whoever runs fetch.
const mostSources = 100

// languageTag is a language as a page may name it: its code, with a script, a country or a variant if need be.
var languageTag = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$`)

// elsewhere reads the list of other sites' feeds.
func (r *reader) elsewhere(key string, n node) (any, bool) {
	if n.kind != list {
		r.report(n.at, "config-not-list", key)
		return nil, false
	}
	if len(n.items) > mostSources {
		r.report(n.items[mostSources].at, "config-elsewhere-many", strconv.Itoa(mostSources))
		return nil, false
	}
	sources, first := []Source{}, map[string]int{}
	for _, item := range n.items {
		s, ok := r.source(key, item)
		if !ok {
			continue
		}
		if line, twice := first[s.URL]; twice {
			r.report(place{item.at.file, s.Line, s.Column}, "config-elsewhere-twice", s.URL, strconv.Itoa(line))
			continue
		}
		first[s.URL] = s.Line
		sources = append(sources, s)
	}
	return sources, true
}

func (r *reader) source(key string, n node) (Source, bool) {
	const example = `{title: Een andere site, url: "https://www.example.org/feed.xml"}`
	if n.kind != object {
		r.report(n.at, "config-elsewhere", key, example)
		return Source{}, false
	}
	before := len(r.problems)
	f := r.parts(n, "title", "url", "site", "language")
	for _, name := range []string{"title", "url"} {
		if _, ok := f[name]; !ok {
			r.report(n.at, "config-missing", key+": "+name, example)
		}
	}
	s := Source{
		Title: r.optional(key+": title", f["title"]), URL: r.feedAddress(key+": url", f["url"]), Site: r.otherSite(key+": site", f["site"]),
		Language: r.matching(key+": language", f["language"], languageTag, "config-elsewhere-language"),
		Line:     f["url"].at.line, Column: f["url"].at.column,
	}
	sound := s.Title != nil && s.URL != ""
	for _, p := range r.problems[before:] {
		sound = sound && p.Severity == diag.Warning
	}
	return s, sound
}

// feedAddress reads an address that can be read without a name and a password, and over the web's own ports.
func (r *reader) feedAddress(key string, n node) string {
	address := r.otherSite(key, n)
	if address == "" {
		return ""
	}
	u, err := url.Parse(address)
	if err != nil || u.User != nil || u.Port() != "" || u.Fragment != "" || !isASCII(u.Host) {
		r.report(n.at, "config-elsewhere-url", address)
		return ""
	}
	if u.Scheme == "http" {
		r.warn(n.at, "config-elsewhere-http", address)
	}
	return address
}

// otherSite reads an address of the web that may be left out.
func (r *reader) otherSite(key string, n node) string {
	if n.kind == empty {
		return ""
	}
	address, _ := r.webAddress(key, n)
	text, _ := address.(string)
	return text
}
