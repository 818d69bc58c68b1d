// Package sitemap writes sitemap.xml and robots.txt: what tells search engines which pages there are, when they
// changed and in which languages (sitemaps.org, protocol 0.9).
package sitemap

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"time"
)

// URL is a page.
type URL struct {
	Loc        string      // absolute
	Lastmod    time.Time   // zero where it is not known; midnight UTC is written as a day
	Alternates []Alternate // the same page in other languages; what those say of this page gives its own language
}

// Alternate is a page in another language.
type Alternate struct {
	Lang string // nl-BE, or x-default
	Loc  string // absolute
}

// limits are how much one file may hold.
type limits struct{ urls, bytes int }

// Write makes sitemap.xml and hands it to emit, which may keep the bytes. Of a site that is too large for one file,
// sitemap.xml is the index of sitemap-1.xml and so on. Pages are sorted; one that comes twice is named once, as it
// came first. An address that is not absolute is an error, and so is one of emit's.
func Write(baseURL string, urls []URL, emit func(path string, data []byte) error) error {
	return write(baseURL, urls, limits{urls: 50_000, bytes: 50 << 20}, emit)
}

func write(baseURL string, urls []URL, most limits, emit func(string, []byte) error) error {
	entries, err := entriesOf(urls)
	if err != nil {
		return err
	}
	parts := split(entries, most)
	if len(parts) == 1 {
		return emit("sitemap.xml", parts[0].data)
	}
	index := index{Namespace: namespace}
	for i, p := range parts {
		name := "sitemap-" + strconv.Itoa(i+1) + ".xml"
		if err := emit(name, p.data); err != nil {
			return err
		}
		index.Parts = append(index.Parts, indexPart{Loc: baseURL + name, Lastmod: day(p.lastmod)})
	}
	data, err := xml.MarshalIndent(index, "", "  ")
	if err != nil {
		return fmt.Errorf("writing the index of the sitemap: %w", err)
	}
	return emit("sitemap.xml", slices.Concat([]byte(xml.Header), data, []byte("\n")))
}

// Robots returns a robots.txt that lets everyone in and says where the sitemap is.
func Robots(baseURL string) []byte {
	return []byte("User-agent: *\nDisallow:\n\nSitemap: " + baseURL + "sitemap.xml\n")
}

// entriesOf turns pages into what is written of them, sorted, each once.
func entriesOf(urls []URL) ([]entry, error) {
	langs, err := languages(urls)
	if err != nil {
		return nil, err
	}
	entries := make([]entry, 0, len(urls))
	for _, u := range urls {
		e, err := newEntry(u, langs)
		if err != nil {
			return nil, err
		}
		entries = append(entries, e)
	}
	slices.SortStableFunc(entries, func(a, b entry) int { return cmp.Compare(a.loc, b.loc) })
	return slices.CompactFunc(entries, func(a, b entry) bool { return a.loc == b.loc }), nil
}

// languages maps the address of a page to its language, as other pages tell.
func languages(urls []URL) (map[string]string, error) {
	langs := map[string]string{}
	for _, u := range urls {
		for _, a := range u.Alternates {
			loc, err := absolute(a.Loc)
			if err != nil {
				return nil, err
			}
			if a.Lang != "x-default" && langs[loc] == "" {
				langs[loc] = a.Lang
			}
		}
	}
	return langs, nil
}

func newEntry(u URL, langs map[string]string) (entry, error) {
	loc, err := absolute(u.Loc)
	if err != nil {
		return entry{}, err
	}
	e := entry{loc: loc, lastmod: u.Lastmod}
	for _, a := range u.Alternates {
		to, err := absolute(a.Loc)
		if err != nil {
			return entry{}, err
		}
		e.links = append(e.links, link{a.Lang, to})
	}
	itself := slices.ContainsFunc(e.links, func(l link) bool { return l.href == loc })
	if lang := langs[loc]; len(e.links) > 0 && !itself && lang != "" { // a page must be among its own alternates
		e.links = append(e.links, link{lang, loc})
	}
	slices.SortFunc(e.links, func(a, b link) int { return cmp.Or(cmp.Compare(a.lang, b.lang), cmp.Compare(a.href, b.href)) })
	e.links = slices.Compact(e.links)
	return e, nil
}

// absolute returns an address with its characters escaped.
func absolute(loc string) (string, error) {
	u, err := url.Parse(loc)
	if err != nil {
		return "", fmt.Errorf("an address for the sitemap: %w", err)
	}
	if u.Scheme == "" || u.Host == "" {
		return "", fmt.Errorf("an address for the sitemap is not absolute: %q", loc)
	}
	return u.String(), nil
}

// day writes a time as search engines want it; empty for none.
func day(t time.Time) string {
	t = t.UTC()
	switch {
	case t.IsZero() || t.Year() < 1 || t.Year() > 9999:
		return ""
	case t.Equal(t.Truncate(24 * time.Hour)):
		return t.Format(time.DateOnly)
	}
	return t.Format(time.RFC3339)
}
