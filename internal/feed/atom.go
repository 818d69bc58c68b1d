package feed

import (
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

// atomFormat is Atom as this site writes it.
var atomFormat = format{file: "atom.xml", mediaType: "application/atom+xml", name: "Atom", encode: appendAtomEntry, frame: frameAtom}

// appendAtomEntry writes more than the library knows of: categories with their facet, more than one author, content that stays legible.
func appendAtomEntry(dst []byte, it *item) []byte {
	x := elements{out: dst, indent: "\n  "}
	x.open("entry")
	x.text("title", it.title)
	x.text("updated", atomTime(it.instant))
	x.text("id", it.id)
	x.text("published", rfc3339(it.published))
	x.empty("link", attribute{"href", it.url}, attribute{"rel", "alternate"}, attribute{"type", "text/html"})
	if i := it.image; i != nil {
		x.attachment(i.url, i.mediaType, i.size)
	}
	for _, a := range it.audio {
		x.attachment(a.url, a.mediaType, a.size)
	}
	x.text("summary", it.summary, attribute{"type", "text"})
	for _, a := range it.authors {
		x.open("author")
		x.text("name", a.name)
		x.text("uri", a.url)
		x.close("author")
	}
	for _, c := range it.categories {
		x.empty("category", attribute{"term", c.term}, attribute{"scheme", c.scheme}, attribute{"label", c.label})
	}
	x.html("content", it.html, attribute{"type", "html"})
	x.close("entry")
	return x.out
}

func (x *elements) attachment(url, mediaType string, size int) {
	x.empty("link", attribute{"href", url}, attribute{"rel", "enclosure"}, attribute{"type", mediaType}, attribute{"length", known(size)})
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

func atomAuthor(a author) feeds.AtomAuthor {
	return feeds.AtomAuthor{AtomPerson: feeds.AtomPerson{Name: a.name, Uri: a.url}}
}

// atomTime writes a time that Atom cannot do without.
func atomTime(t time.Time) string { return t.Format(time.RFC3339Nano) }
