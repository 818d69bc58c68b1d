package feed

import (
	"html"

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

// rssItem has what the library's lacks: more than one category, authors without an e-mail address, the last change.
type rssItem struct {
	*feeds.RssItem
	Categories []rssCategory `xml:"category"`
	Creators   []string      `xml:"dc:creator"`
	Updated    string        `xml:"atom:updated,omitempty"`
	Source     rssSource     `xml:"source"`
	Enclosure  *rssEnclosure `xml:"enclosure"` // one: programs take the first, and the validator wants no second
	Media      *rssMedia     `xml:"media:content"`
}

type rssCategory struct {
	Domain string `xml:"domain,attr"`
	Label  string `xml:",chardata"`
}

// rssSource is the feed that a case is from, for programs that mix feeds: that of its language, in every feed.
type rssSource struct {
	URL   string `xml:"url,attr"`
	Title string `xml:",chardata"`
}

// rssEnclosure is the sound of a case, or else its cover. RSS wants the size; 0 says that it is not known.
type rssEnclosure struct {
	URL    string `xml:"url,attr"`
	Length int    `xml:"length,attr"`
	Type   string `xml:"type,attr"`
}

// rssMedia is the cover, with its words.
type rssMedia struct {
	URL         string `xml:"url,attr"`
	Type        string `xml:"type,attr,omitempty"`
	Medium      string `xml:"medium,attr"`
	Size        string `xml:"fileSize,attr,omitempty"`
	Width       int    `xml:"width,attr,omitempty"`
	Height      int    `xml:"height,attr,omitempty"`
	Description string `xml:"media:description,omitempty"`
	Credit      string `xml:"media:credit,omitempty"`
}

// newRSS returns the RSS of this site: how to write a case, and a feed around cases.
func newRSS() format {
	items := newXMLEncoder("    ")
	return format{
		file: "feed.xml", mediaType: "application/rss+xml", name: "RSS",
		encode: func(dst []byte, it *item) ([]byte, error) { return items.append(dst, rssItemOf(it)) },
		frame:  frameRSS,
	}
}

func rssItemOf(it *item) *rssItem {
	out := &rssItem{
		RssItem: &feeds.RssItem{
			Title:       it.title,
			Link:        it.url,
			Description: html.EscapeString(it.summary), // RSS reads a description as HTML
			Guid:        &feeds.RssGuid{Id: it.id, IsPermaLink: "false"},
			PubDate:     rfc822(it.published),
		},
		Updated: rfc3339(it.updated),
		Source:  rssSource{URL: it.source.url + "feed.xml", Title: it.source.name},
	}
	if it.html != "" {
		out.Content = &feeds.RssContent{Content: it.html}
	}
	for _, c := range it.categories {
		out.Categories = append(out.Categories, rssCategory{Domain: c.scheme, Label: c.label})
	}
	for _, a := range it.authors {
		out.Creators = append(out.Creators, a.name)
	}
	if i := it.image; i != nil {
		out.Media = &rssMedia{
			URL: i.url, Type: i.mediaType, Medium: "image", Size: length(i.size), Width: i.pixels.Width, Height: i.pixels.Height,
			Description: i.alt, Credit: i.credit,
		}
	}
	out.Enclosure = rssEnclosureOf(it)
	return out
}

// rssEnclosureOf is nil where a case has no file of a type that programs know.
func rssEnclosureOf(it *item) *rssEnclosure {
	if len(it.audio) > 0 {
		a := it.audio[0]
		return &rssEnclosure{URL: a.url, Length: a.size, Type: a.mediaType}
	}
	if i := it.image; i != nil && i.mediaType != "" {
		return &rssEnclosure{URL: i.url, Length: i.size, Type: i.mediaType}
	}
	return nil
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
