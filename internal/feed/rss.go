package feed

import (
	"html"
	"strconv"

	"github.com/gorilla/feeds"
)

// rssDocument is the library's, with the namespaces that its items need.
type rssDocument struct {
	*feeds.RssFeedXml
	Atom    string `xml:"xmlns:atom,attr"`
	DC      string `xml:"xmlns:dc,attr"`
	Media   string `xml:"xmlns:media,attr"`
	CC      string `xml:"xmlns:creativeCommons,attr"`
	History string `xml:"xmlns:fh,attr"`
	Channel *rssChannel
}

// FeedXml makes it a document the library writes.
func (d *rssDocument) FeedXml() any { return d }

type rssChannel struct {
	*feeds.RssFeed
	Links   []rssLink `xml:"atom:link"`
	License string    `xml:"creativeCommons:license,omitempty"`
	Archive *struct{} `xml:"fh:archive"`
	Gap     string    `xml:",innerxml"`
}

type rssLink struct {
	Href string `xml:"href,attr"`
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
}

// rssFormat is RSS as this site writes it.
var rssFormat = format{file: "feed.xml", mediaType: "application/rss+xml", name: "RSS", encode: appendRSSItem, frame: frameRSS}

// appendRSSItem writes more than the library knows of: every category, authors without an e-mail address, the last change.
func appendRSSItem(dst []byte, it *item) []byte {
	x := elements{out: dst, indent: "\n    "}
	x.open("item")
	x.text("title", it.title)
	x.text("link", it.url)
	x.text("description", html.EscapeString(it.summary)) // RSS reads a description as HTML
	x.html("content:encoded", it.html)
	x.text("guid", it.id, attribute{"isPermaLink", "false"})
	x.text("pubDate", rfc822(it.published))
	for _, c := range it.categories {
		x.text("category", c.label, attribute{"domain", c.scheme})
	}
	for _, a := range it.authors {
		x.text("dc:creator", a.name)
	}
	x.text("atom:updated", rfc3339(it.updated))
	x.text("source", it.source.name, attribute{"url", it.source.url + "feed.xml"}) // for programs that mix feeds: that of its language, in every feed
	x.enclosure(it)
	if i := it.image; i != nil {
		x.cover(i)
	}
	x.close("item")
	return x.out
}

// enclosure is the sound of a case, or else its cover, where it is of a type that programs know: one, since programs take the first, and the
// validator wants no second. RSS wants the size; 0 says that it is not known.
func (x *elements) enclosure(it *item) {
	url, mediaType, size := "", "", 0
	if i := it.image; i != nil {
		url, mediaType, size = i.url, i.mediaType, i.size
	}
	if len(it.audio) > 0 {
		a := it.audio[0]
		url, mediaType, size = a.url, a.mediaType, a.size
	}
	if mediaType != "" {
		x.empty("enclosure", attribute{"url", url}, attribute{"length", strconv.Itoa(size)}, attribute{"type", mediaType})
	}
}

// cover is the picture, with its words.
func (x *elements) cover(i *image) {
	attributes := []attribute{
		{"url", i.url}, {"type", i.mediaType}, {"medium", "image"}, {"fileSize", known(i.size)}, {"width", known(i.pixels.Width)},
		{"height", known(i.pixels.Height)},
	}
	if i.alt == "" && i.credit == "" {
		x.empty("media:content", attributes...)
		return
	}
	x.open("media:content", attributes...)
	x.text("media:description", i.alt)
	x.text("media:credit", i.credit)
	x.close("media:content")
}

func frameRSS(c *channel, self string) (head, tail []byte, err error) {
	library := &feeds.RssFeed{
		Title:         c.title,
		Link:          c.home,
		Description:   c.description,
		Language:      c.lang,
		LastBuildDate: rfc822(c.updated),
		Generator:     c.generator,
		Copyright:     c.license.Name,
	}
	return frameXML(&rssDocument{
		RssFeedXml: &feeds.RssFeedXml{Version: "2.0", ContentNamespace: "http://purl.org/rss/1.0/modules/content/"},
		Atom:       atomNamespace,
		DC:         "http://purl.org/dc/elements/1.1/",
		Media:      "http://search.yahoo.com/mrss/",
		CC:         "http://backend.userland.com/creativeCommonsRssModule",
		History:    archiveSpace,
		Channel: &rssChannel{
			RssFeed: library,
			Links:   rssLinks(c, self),
			License: c.license.URL,
			Archive: c.archive.mark(),
			Gap:     gap,
		},
	})
}

func rssLinks(c *channel, self string) []rssLink {
	const mediaType = "application/rss+xml"
	links := []rssLink{{Href: self, Rel: "self", Type: mediaType}}
	if c.hub != "" {
		links = append(links, rssLink{Href: c.hub, Rel: "hub"})
	}
	for _, l := range c.archive.links("feed.xml") {
		links = append(links, rssLink{Href: l.url, Rel: l.relation, Type: mediaType})
	}
	return links
}
