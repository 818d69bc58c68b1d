package feed

import (
	"strconv"
	"time"

	"github.com/gorilla/feeds"
)

const atomNamespace = "http://www.w3.org/2005/Atom"

// atomDocument is the library's feed with a language, a link to itself and the program that made it.
type atomDocument struct {
	*feeds.AtomFeed
	Lang      string           `xml:"xml:lang,attr,omitempty"`
	Links     []feeds.AtomLink `xml:"link"`
	Rights    string           `xml:"rights,omitempty"`
	Generator string           `xml:"generator,omitempty"`
	History   string           `xml:"xmlns:fh,attr,omitempty"`
	Deleted   string           `xml:"xmlns:at,attr,omitempty"`
	Archive   *struct{}        `xml:"fh:archive"`
	Gone      []atomTombstone  `xml:"at:deleted-entry"`
	Gap       string           `xml:",innerxml"`
}

// FeedXml makes it a document the library writes.
func (d *atomDocument) FeedXml() any { return d }

// atomEntry has what the library's lacks: categories with their facet, more than one author, content that stays legible.
type atomEntry struct {
	*feeds.AtomEntry
	Authors    []feeds.AtomAuthor `xml:"author"`
	Categories []atomCategory     `xml:"category"`
	Content    *atomContent       `xml:"content"`
}

type atomCategory struct {
	Term   string `xml:"term,attr"`
	Scheme string `xml:"scheme,attr"`
	Label  string `xml:"label,attr"`
}

type atomContent struct {
	Type string `xml:"type,attr"`
	HTML string `xml:",cdata"`
}

func newAtom() format {
	entries := newXMLEncoder("  ")
	return format{
		file: "atom.xml", mediaType: "application/atom+xml", name: "Atom",
		encode: func(dst []byte, it *item) ([]byte, error) { return entries.append(dst, atomEntryOf(it)) },
		frame:  frameAtom,
	}
}

func atomEntryOf(it *item) *atomEntry {
	out := &atomEntry{AtomEntry: &feeds.AtomEntry{
		Title:     it.title,
		Id:        it.id,
		Updated:   atomTime(it.instant),
		Published: rfc3339(it.published),
		Links:     []feeds.AtomLink{{Href: it.url, Rel: "alternate", Type: "text/html"}},
		Summary:   &feeds.AtomSummary{Type: "text", Content: it.summary},
	}}
	if i := it.image; i != nil {
		out.Links = append(out.Links, feeds.AtomLink{Href: i.url, Rel: "enclosure", Type: i.mediaType, Length: length(i.size)})
	}
	for _, a := range it.audio {
		out.Links = append(out.Links, feeds.AtomLink{Href: a.url, Rel: "enclosure", Type: a.mediaType, Length: length(a.size)})
	}
	for _, a := range it.authors {
		out.Authors = append(out.Authors, atomAuthor(a))
	}
	for _, c := range it.categories {
		out.Categories = append(out.Categories, atomCategory{Term: c.term, Scheme: c.scheme, Label: c.label})
	}
	if it.html != "" {
		out.Content = &atomContent{Type: "html", HTML: it.html}
	}
	return out
}

func frameAtom(c *channel, self string) (head, tail []byte, err error) {
	owner := atomAuthor(c.owner) // of the cases that name no author: every entry must have one
	document := &atomDocument{
		AtomFeed: &feeds.AtomFeed{
			Xmlns:    atomNamespace,
			Title:    c.title,
			Id:       c.id("atom.xml"),
			Updated:  atomTime(c.changedAt()),
			Subtitle: c.description,
			Author:   &owner,
		},
		Lang:      c.lang,
		Links:     atomLinks(c, self),
		Rights:    c.license.Name,
		Generator: c.generator,
		Archive:   c.archive.mark(),
		Gone:      tombstonesOf(c.withdrawn),
		Gap:       gap,
	}
	if len(document.Gone) > 0 {
		document.Deleted = tombstoneSpace
	}
	if document.Archive != nil {
		document.History = archiveSpace
	}
	return frameXML(document)
}

// atomLinks are the links of a feed: its page, itself, and what may be done with the cases.
func atomLinks(c *channel, self string) []feeds.AtomLink {
	links := []feeds.AtomLink{
		{Href: c.home, Rel: "alternate", Type: "text/html"},
		{Href: self, Rel: "self", Type: "application/atom+xml"},
	}
	for _, l := range c.archive.links("atom.xml") {
		links = append(links, feeds.AtomLink{Href: l.url, Rel: l.relation, Type: "application/atom+xml"})
	}
	if c.hub != "" {
		links = append(links, feeds.AtomLink{Href: c.hub, Rel: "hub"})
	}
	if c.license.URL != "" {
		links = append(links, feeds.AtomLink{Href: c.license.URL, Rel: "license"})
	}
	return links
}

// length writes a number of bytes; empty for one that is not known.
func length(size int) string {
	if size == 0 {
		return ""
	}
	return strconv.Itoa(size)
}

func atomAuthor(a author) feeds.AtomAuthor {
	return feeds.AtomAuthor{AtomPerson: feeds.AtomPerson{Name: a.name, Uri: a.url}}
}

// atomTime writes a time that Atom cannot do without.
func atomTime(t time.Time) string { return t.Format(time.RFC3339Nano) }
