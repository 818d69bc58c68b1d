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
	var buffer bytes.Buffer // one case after another
	items := jsonEncoder(&buffer)
	return format{
		file: "feed.json", mediaType: "application/feed+json", name: "JSON Feed", between: ",\n", frame: frameJSON,
		encode: func(dst []byte, it *item) ([]byte, error) {
			buffer.Reset()
			if err := items.Encode(jsonItemOf(it)); err != nil {
				return nil, fmt.Errorf("encoding an item: %w", err)
			}
			return append(dst, bytes.TrimSuffix(buffer.Bytes(), []byte("\n"))...), nil
		},
	}
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

// frameJSON cuts a document at the end of its empty list of items: marshalling them with the document would read every byte of them again
// for each feed.
func frameJSON(c *channel, self string) (head, tail []byte, err error) {
	var document bytes.Buffer
	if err := jsonEncoder(&document).Encode(jsonDocument{
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
	}); err != nil {
		return nil, nil, err
	}
	tail = []byte("]}\n")
	head, ok := bytes.CutSuffix(document.Bytes(), tail)
	if !ok {
		return nil, nil, fmt.Errorf("a JSON Feed that does not end in its items: %s", &document)
	}
	return slices.Concat(head, []byte("\n")), tail, nil
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

// jsonEncoder leaves <, > and & as they are: a feed is not part of a page.
func jsonEncoder(out *bytes.Buffer) *json.Encoder {
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	return e
}
