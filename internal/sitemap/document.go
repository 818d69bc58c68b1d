package sitemap

import (
	"bytes"
	"encoding/xml"
	"time"
)

const (
	namespace = "http://www.sitemaps.org/schemas/sitemap/0.9"
	head      = xml.Header + `<urlset xmlns="` + namespace + `" xmlns:xhtml="http://www.w3.org/1999/xhtml">`
	tail      = "\n</urlset>\n"
)

// entry is a page as the document has it.
type entry struct {
	loc     string
	lastmod time.Time
	links   []link
}

// link is the same page in another language.
type link struct{ lang, href string }

// append appends the entry. A site has tens of thousands: encoding/xml takes ten times as long.
func (e entry) append(b *bytes.Buffer) {
	b.WriteString("  <url>\n    <loc>")
	text(b, e.loc)
	b.WriteString("</loc>\n")
	if day := day(e.lastmod); day != "" {
		b.WriteString("    <lastmod>" + day + "</lastmod>\n")
	}
	for _, l := range e.links {
		b.WriteString(`    <xhtml:link rel="alternate" hreflang="`)
		text(b, l.lang)
		b.WriteString(`" href="`)
		text(b, l.href)
		b.WriteString("\"></xhtml:link>\n")
	}
	b.WriteString("  </url>")
}

func text(b *bytes.Buffer, s string) { _ = xml.EscapeText(b, []byte(s)) } // a buffer takes everything

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
func split(entries []entry, most limits) []part {
	parts := []part{{data: []byte(head)}}
	var b bytes.Buffer
	for _, e := range entries {
		b.Reset()
		e.append(&b)
		last := &parts[len(parts)-1]
		if full := last.urls == most.urls || len(last.data)+1+b.Len()+len(tail) > most.bytes; full && last.urls > 0 {
			parts = append(parts, part{data: []byte(head)})
			last = &parts[len(parts)-1]
		}
		last.data = append(append(last.data, '\n'), b.Bytes()...)
		last.urls++
		if e.lastmod.After(last.lastmod) {
			last.lastmod = e.lastmod
		}
	}
	for i := range parts {
		parts[i].data = append(parts[i].data, tail...)
	}
	return parts
}
