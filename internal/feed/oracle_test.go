package feed

import (
	"bytes"
	"encoding/xml"
	"html"
	"strings"
	"testing"

	"github.com/gorilla/feeds"
)

// This file tells what a case is in each format in structures that the standard library writes: the oracle of what is written straight.

func FuzzItemIsWrittenAsTheLibraryWould(f *testing.F) {
	for _, text := range hostile() {
		f.Add("Titel", text, "<p>x</p>", uint8(3), 7)
		f.Add(text, "Samenvatting", "<p>"+text+"]]></p>", uint8(0xff), 0)
	}
	f.Fuzz(func(t *testing.T, title, words, content string, has uint8, size int) {
		it := itemOf(title, words, content, has, size)
		var buffer bytes.Buffer
		if err := jsonEncoder(&buffer).Encode(jsonItemOf(it)); err != nil {
			t.Fatal(err)
		}
		for want, got := range map[string][]byte{
			libraryXML(t, "    ", rssItemOf(it)):      appendRSSItem(nil, it),
			libraryXML(t, "  ", atomEntryOf(it)):      appendAtomEntry(nil, it),
			strings.TrimSuffix(buffer.String(), "\n"): appendJSONItem(nil, it),
		} {
			if string(got) != want {
				t.Errorf("got %s, want %s", got, want)
			}
		}
	})
}

// itemOf has, by the bits of has, what an item can have.
func itemOf(title, words, content string, has uint8, size int) *item {
	words = plain(words)
	it := &item{
		id: "tag:example.org,2011:cases/x", url: testBase + "cases/x/", title: plain(title) + "x", summary: words + "y",
		html: absolute(content, base{}), source: author{"Bron " + words, testBase},
	}
	for i, give := range []func(){
		func() { it.published, it.updated, it.instant = day("2012-03-06"), day("2012-03-07"), day("2012-03-08") },
		func() { it.image = &image{testBase + "a.jpg", "image/jpeg", words, "", size, Pixels{size, 3}} },
		func() { it.image = &image{testBase + "a.xyz", "", "", words, 0, Pixels{}} },
		func() { it.audio = append(it.audio, attachment{testBase + "a.mp3", "audio/mpeg", words, size}) },
		func() { it.audio = append(it.audio, attachment{testBase + "b.mp3", "audio/mpeg", "", 0}) },
		func() { it.categories = append(it.categories, category{testBase, words + "a", words + "b"}) },
		func() {
			it.categories = append(it.categories, category{testBase, "c", "d"}, category{testBase + "e", "c", "d"})
			it.authors = append(it.authors, author{"Naam", ""})
		},
		func() { it.authors = append(it.authors, author{words + "z", testBase}) },
	} {
		if has>>i&1 == 1 {
			give()
		}
	}
	return it
}

func libraryXML(t *testing.T, indent string, item any) string {
	t.Helper()
	var buffer bytes.Buffer
	e := xml.NewEncoder(&buffer)
	e.Indent(indent, "  ")
	if err := e.Encode(item); err != nil {
		t.Fatal(err)
	}
	return "\n" + strings.TrimLeft(buffer.String(), "\n")
}

func FuzzTextIsEscapedAsTheLibraryWould(f *testing.F) {
	for _, text := range hostile() {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var want bytes.Buffer
		text = plain(text)
		if err := xml.EscapeText(&want, []byte(text)); err != nil {
			t.Fatal(err)
		}
		if got := appendXML(nil, text); string(got) != want.String() {
			t.Errorf("%q in XML is %s, want %s", text, got, &want)
		}
	})
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
			URL: i.url, Type: i.mediaType, Medium: "image", Size: known(i.size), Width: i.pixels.Width, Height: i.pixels.Height,
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
		out.Links = append(out.Links, feeds.AtomLink{Href: i.url, Rel: "enclosure", Type: i.mediaType, Length: known(i.size)})
	}
	for _, a := range it.audio {
		out.Links = append(out.Links, feeds.AtomLink{Href: a.url, Rel: "enclosure", Type: a.mediaType, Length: known(a.size)})
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

// jsonItem has its content even where that is empty: without it an item is not valid. Its attachments have no duration.
type jsonItem struct {
	*feeds.JSONItem
	Attachments []jsonAttachment `json:"attachments,omitempty"`
	ContentHTML string           `json:"content_html"`
}

type jsonAttachment struct {
	URL   string `json:"url"`
	Type  string `json:"mime_type"`
	Title string `json:"title,omitempty"`
	Size  int    `json:"size_in_bytes,omitempty"`
}

func jsonItemOf(it *item) *jsonItem {
	out := &jsonItem{
		JSONItem: &feeds.JSONItem{
			Id:            it.id,
			Url:           it.url,
			Title:         it.title,
			Summary:       it.summary,
			PublishedDate: stamp(it.published),
			ModifiedDate:  stamp(it.updated),
		},
		ContentHTML: it.html,
	}
	if it.image != nil {
		out.Image = it.image.url
	}
	for _, a := range it.audio {
		out.Attachments = append(out.Attachments, jsonAttachment{URL: a.url, Type: a.mediaType, Title: a.title, Size: a.size})
	}
	for _, a := range it.authors {
		out.Authors = append(out.Authors, jsonAuthor(a))
	}
	seen := map[string]bool{}
	for _, c := range it.categories { // tags have no facets: the same word in two is one tag
		if !seen[c.label] {
			seen[c.label] = true
			out.Tags = append(out.Tags, c.label)
		}
	}
	return out
}
