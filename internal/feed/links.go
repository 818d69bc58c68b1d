package feed

import (
	"strings"

	"openoverheid.nu/internal/site"
)

// Link announces a feed in the head of a page.
type Link struct {
	Type  string // its media type
	Title string
	Path  string // from the root of the host: /kanalen/twitter/feed.xml
}

// Links returns the feeds of a term, or of the whole language where the term is nil: RSS, Atom and JSON Feed.
func Links(s *site.Site, l *site.Language, t *site.Term) []Link {
	title, path := languageTitle(s, l), "/"+l.Prefix
	if t != nil {
		title, path = termTitle(s, l, t), t.Path
	}
	var links []Link
	for _, f := range formats() {
		links = append(links, Link{Type: f.mediaType, Title: inFormat(title, f.name), Path: path + f.file})
	}
	return links
}

// inFormat names a feed in one of its formats, in the brackets that a title may end in already.
func inFormat(title, format string) string {
	if before, ok := strings.CutSuffix(title, ")"); ok && strings.Contains(before, " (") {
		return before + ", " + format + ")"
	}
	return title + " (" + format + ")"
}
