package opendata

import (
	"strconv"
	"strings"

	"openoverheid.nu/internal/jsontext"
	"openoverheid.nu/internal/site"
)

// OEmbedFile is the name, in the folder of a case, of what a program that links to the case shows of it (https://oembed.com).
const OEmbedFile = "oembed.json"

// Thumbnail is a picture of a case for other sites to show; without an address there is none.
type Thumbnail struct {
	URL           string // absolute
	Width, Height int    // in pixels
}

// OEmbed returns the oEmbed document of a case: a response of the type "link", which says what the case is, and has nothing to run. A "rich" one
// would need a page of each case to frame, and a static file can't answer to the width that is asked for.
//
// Texts are data, not HTML; the bytes <, > and & are escaped all the same, since programs are known to put them in a page as they are.
func OEmbed(s *site.Site, e *site.Entry, picture Thumbnail) []byte {
	t := make(jsontext.Text, 0, 512)
	t.Begin('{')
	t.Member("version", "1.0")
	t.Member("type", "link")
	addEscaped(&t, "title", e.Title)
	addAuthors(&t, authorsOf(e))
	addEscaped(&t, "provider_name", e.Language.Title)
	addEscaped(&t, "provider_url", s.AbsURL("/"+e.Language.Prefix))
	if picture.URL != "" && picture.Width > 0 && picture.Height > 0 { // all three or none, says oEmbed
		addEscaped(&t, "thumbnail_url", picture.URL)
		t.Name("thumbnail_width")
		t = strconv.AppendInt(t, int64(picture.Width), 10)
		t.Name("thumbnail_height")
		t = strconv.AppendInt(t, int64(picture.Height), 10)
	}
	t.End('}')
	return append(t, '\n')
}

// addAuthors adds who they are; an address belongs to a single one.
func addAuthors(t *jsontext.Text, authors []*site.Term) {
	labels := make([]string, len(authors))
	for i, a := range authors {
		labels[i] = a.Label
	}
	if name := strings.Join(labels, ", "); name != "" {
		addEscaped(t, "author_name", name)
	}
	if len(authors) == 1 && authors[0].URL != "" {
		addEscaped(t, "author_url", authors[0].URL)
	}
}

// addEscaped adds a text that is safe within HTML.
func addEscaped(t *jsontext.Text, name, value string) {
	t.Name(name)
	*t = jsontext.AppendEscaped(*t, value)
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
