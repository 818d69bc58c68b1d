package opendata

import (
	"bytes"
	"encoding/json"
	"strings"

	"openoverheid.nu/internal/site"
)

// OEmbedFile is the name, in the folder of a case, of what a program that links to the case shows of it (https://oembed.com).
const OEmbedFile = "oembed.json"

// Thumbnail is a picture of a case for other sites to show; without an address there is none.
type Thumbnail struct {
	URL           string // absolute
	Width, Height int    // in pixels
}

// oembedLink is a response of the type "link": what the case is, and nothing to run. A "rich" one would need a page of each case to frame,
// and a static file can't answer to the width that is asked for.
type oembedLink struct {
	Version      string `json:"version"`
	Type         string `json:"type"`
	Title        string `json:"title"`
	AuthorName   string `json:"author_name,omitempty"`
	AuthorURL    string `json:"author_url,omitempty"` // of a single author
	ProviderName string `json:"provider_name"`
	ProviderURL  string `json:"provider_url"`

	ThumbnailURL    string `json:"thumbnail_url,omitempty"`
	ThumbnailWidth  int    `json:"thumbnail_width,omitempty"`
	ThumbnailHeight int    `json:"thumbnail_height,omitempty"`
}

// OEmbed returns the oEmbed document of a case. Texts are data, not HTML; the bytes <, > and & are escaped all the same, since
// programs are known to put them in a page as they are.
func OEmbed(s *site.Site, e *site.Entry, picture Thumbnail) ([]byte, error) {
	l := oembedLink{
		Version: "1.0", Type: "link", Title: e.Title,
		ProviderName: e.Language.Title, ProviderURL: s.AbsURL("/" + e.Language.Prefix),
	}
	authors := authorsOf(e)
	labels := make([]string, len(authors))
	for i, a := range authors {
		labels[i] = a.Label
	}
	l.AuthorName = strings.Join(labels, ", ")
	if len(authors) == 1 {
		l.AuthorURL = authors[0].URL
	}
	if picture.URL != "" && picture.Width > 0 && picture.Height > 0 { // all three or none, says oEmbed
		l.ThumbnailURL, l.ThumbnailWidth, l.ThumbnailHeight = picture.URL, picture.Width, picture.Height
	}
	var b bytes.Buffer
	if err := json.NewEncoder(&b).Encode(l); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// authorsOf are the terms of the field that the model names as that of the authors.
func authorsOf(e *site.Entry) []*site.Term {
	for _, f := range e.Facets {
		if f.Facet.Field.Author {
			return f.Terms
		}
	}
	return nil
}
