package feed

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/gorilla/feeds"

	"openoverheid.nu/internal/site"
)

// jsonDocument is the library's feed with a list of items that is there when it is empty, and that stands last.
type jsonDocument struct {
	*feeds.JSONFeed
	License *jsonLicense `json:"_license,omitempty"`
	Items   []struct{}   `json:"items"`
}

// jsonLicense is an extension of ours, explained in docs/feeds-and-data.md: JSON Feed has no word for a licence.
type jsonLicense struct {
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
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

func newJSON() format {
	return format{
		file: "feed.json", mediaType: "application/feed+json", name: "JSON Feed",
		between: ",\n", encode: appendJSON, frame: frameJSON,
	}
}

func appendJSON(dst []byte, it *item) ([]byte, error) {
	out := jsonItem{
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
	encoded, err := marshalJSON(out)
	return append(dst, encoded...), err
}

// frameJSON cuts a document at the end of its empty list of items: marshalling them with the document would read every byte of them again
// for each feed.
func frameJSON(c *channel, self string) (head, tail []byte, err error) {
	document, err := marshalJSON(jsonDocument{
		JSONFeed: &feeds.JSONFeed{
			Version:     "https://jsonfeed.org/version/1.1",
			Title:       c.title,
			Language:    c.lang,
			HomePageUrl: c.home,
			FeedUrl:     self,
			NextUrl:     nextURL(c),
			Description: c.description,
			Authors:     []*feeds.JSONAuthor{jsonAuthor(c.owner)},
			Hubs:        jsonHubs(c.hub),
		},
		License: jsonLicenseOf(c.license),
		Items:   []struct{}{},
	})
	if err != nil {
		return nil, nil, err
	}
	head, ok := bytes.CutSuffix(document, []byte("]}"))
	if !ok {
		return nil, nil, fmt.Errorf("a JSON Feed that does not end in its items: %s", document)
	}
	return slices.Concat(head, []byte("\n")), []byte("]}\n"), nil
}

func jsonHubs(hub string) []*feeds.JSONHub {
	if hub == "" {
		return nil
	}
	return []*feeds.JSONHub{{Type: "WebSub", Url: hub}}
}

// nextURL is the document with the cases before these; that of the oldest is empty.
func nextURL(c *channel) string {
	if c.archive.older == "" {
		return ""
	}
	return c.archive.older + "feed.json"
}

func jsonLicenseOf(l site.License) *jsonLicense {
	if l.Name == "" {
		return nil
	}
	return &jsonLicense{Name: l.Name, URL: l.URL}
}

func jsonAuthor(a author) *feeds.JSONAuthor { return &feeds.JSONAuthor{Name: a.name, Url: a.url} }

// marshalJSON leaves <, > and & as they are: a feed is not part of a page.
func marshalJSON(v any) ([]byte, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, fmt.Errorf("encoding JSON: %w", err)
	}
	return bytes.TrimSuffix(out.Bytes(), []byte("\n")), nil
}
