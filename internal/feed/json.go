package feed

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"github.com/gorilla/feeds"

	"openoverheid.nu/internal/jsontext"
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

// jsonFormat is JSON Feed as this site writes it.
var jsonFormat = format{
	file: "feed.json", mediaType: "application/feed+json", name: "JSON Feed", between: ",\n", encode: appendJSONItem, frame: frameJSON,
}

// appendJSONItem writes an item straight, as elements does. It has its content even where that is empty: without it an item is not valid.
func appendJSONItem(dst []byte, it *item) []byte {
	t := jsontext.Text(dst)
	t.Begin('{')
	t.Optional("id", it.id)
	t.Optional("url", it.url)
	t.Optional("title", it.title)
	t.Optional("summary", it.summary)
	if it.image != nil {
		t.Optional("image", it.image.url)
	}
	t.Optional("date_published", rfc3339(it.published))
	t.Optional("date_modified", rfc3339(it.updated))
	appendObjects(&t, "authors", it.authors, func(a author) {
		t.Optional("name", a.name)
		t.Optional("url", a.url)
	})
	appendTags(&t, it.categories)
	appendObjects(&t, "attachments", it.audio, func(a attachment) {
		t.Optional("url", a.url)
		t.Optional("mime_type", a.mediaType)
		t.Optional("title", a.title)
		if a.size != 0 {
			t.Name("size_in_bytes")
			t = strconv.AppendInt(t, int64(a.size), 10)
		}
	})
	t.Member("content_html", it.html)
	t.End('}')
	return t
}

// appendObjects writes a list of objects, whose members write writes; an empty one is left out.
func appendObjects[T any](t *jsontext.Text, name string, all []T, write func(T)) {
	if len(all) == 0 {
		return
	}
	t.Name(name)
	t.Begin('[')
	for _, one := range all {
		t.Item()
		t.Begin('{')
		write(one)
		t.End('}')
	}
	t.End(']')
}

// appendTags has no facets: the same word in two is one tag.
func appendTags(t *jsontext.Text, categories []category) {
	var labels []string
	for _, c := range categories {
		if !slices.Contains(labels, c.label) {
			labels = append(labels, c.label)
		}
	}
	if len(labels) > 0 {
		t.Name("tags")
		t.Strings(labels)
	}
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
