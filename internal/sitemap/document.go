package sitemap

import (
	"encoding/xml"
	"fmt"
	"time"
)

const (
	namespace = "http://www.sitemaps.org/schemas/sitemap/0.9"
	head      = xml.Header + `<urlset xmlns="` + namespace + `" xmlns:xhtml="http://www.w3.org/1999/xhtml">`
	tail      = "\n</urlset>\n"
)

// entry is a page as the document has it.
type entry struct {
	XMLName xml.Name `xml:"url"`
	Loc     string   `xml:"loc"`
	Lastmod string   `xml:"lastmod,omitempty"`
	Links   []link   `xml:"xhtml:link"`

	lastmod time.Time
}

type link struct {
	Rel  string `xml:"rel,attr"`
	Lang string `xml:"hreflang,attr"`
	Href string `xml:"href,attr"`
}

func newLink(lang, href string) link { return link{Rel: "alternate", Lang: lang, Href: href} }

type index struct {
	XMLName   xml.Name    `xml:"sitemapindex"`
	Namespace string      `xml:"xmlns,attr"`
	Parts     []indexPart `xml:"sitemap"`
}

type indexPart struct {
	Loc     string `xml:"loc"`
	Lastmod string `xml:"lastmod,omitempty"`
}

// part is one file of the sitemap.
type part struct {
	data    []byte
	urls    int
	lastmod time.Time // of the page in it that changed last
}

// split writes the pages to as many files as they need, at least one.
func split(entries []entry, most limits) ([]part, error) {
	parts := []part{{data: []byte(head)}}
	for _, e := range entries {
		data, err := xml.MarshalIndent(e, "  ", "  ")
		if err != nil {
			return nil, fmt.Errorf("writing %s in the sitemap: %w", e.Loc, err)
		}
		last := &parts[len(parts)-1]
		if full := last.urls == most.urls || len(last.data)+1+len(data)+len(tail) > most.bytes; full && last.urls > 0 {
			parts = append(parts, part{data: []byte(head)})
			last = &parts[len(parts)-1]
		}
		last.data = append(append(last.data, '\n'), data...)
		last.urls++
		if e.lastmod.After(last.lastmod) {
			last.lastmod = e.lastmod
		}
	}
	for i := range parts {
		parts[i].data = append(parts[i].data, tail...)
	}
	return parts, nil
}
