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
	Channel *rssChannel
}

// FeedXml makes it a document the library writes.
func (d *rssDocument) FeedXml() any { return d }

type rssChannel struct {
	*feeds.RssFeed
	Self rssLink `xml:"atom:link"`
	Gap  string  `xml:",innerxml"`
}

type rssLink struct {
	Href string `xml:"href,attr"`
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
}

// rssItem has what the library's lacks: more than one category, authors without an e-mail address, the last change.
type rssItem struct {
	*feeds.RssItem
	Categories []rssCategory `xml:"category"`
	Creators   []string      `xml:"dc:creator"`
	Updated    string        `xml:"atom:updated,omitempty"`
	Media      *rssMedia     `xml:"media:content"`
}

type rssCategory struct {
	Domain string `xml:"domain,attr"`
	Label  string `xml:",chardata"`
}

// rssMedia is the cover. Not an enclosure: that wants the size of the file.
type rssMedia struct {
	URL         string `xml:"url,attr"`
	Type        string `xml:"type,attr,omitempty"`
	Medium      string `xml:"medium,attr"`
	Description string `xml:"media:description,omitempty"`
	Credit      string `xml:"media:credit,omitempty"`
}

// newRSS returns the RSS of this site: how to write a case, and a feed around cases.
func newRSS() format {
	items := newXMLEncoder("    ")
	return format{
		file: "feed.xml", mediaType: "application/rss+xml", name: "RSS",
		encode:   func(it *item) ([]byte, error) { return items.encode(rssItemOf(it)) },
		document: writeRSS,
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
		out.Media = &rssMedia{URL: i.url, Type: i.mediaType, Medium: "image", Description: i.alt, Credit: i.credit}
	}
	return out
}

func writeRSS(c *channel, self string, items [][]byte) ([]byte, error) {
	library := &feeds.RssFeed{
		Title:         c.title,
		Link:          c.home,
		Description:   c.description,
		Language:      c.lang,
		LastBuildDate: rfc822(c.updated),
		Generator:     c.generator,
	}
	return writeXML(&rssDocument{
		RssFeedXml: &feeds.RssFeedXml{Version: "2.0", ContentNamespace: "http://purl.org/rss/1.0/modules/content/"},
		Atom:       atomNamespace,
		DC:         "http://purl.org/dc/elements/1.1/",
		Media:      "http://search.yahoo.com/mrss/",
		Channel: &rssChannel{
			RssFeed: library,
			Self:    rssLink{Href: self, Rel: "self", Type: "application/rss+xml"},
			Gap:     gap,
		},
	}, items)
}
