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

// Links returns the feeds of the cases that have all of the terms: RSS, Atom and JSON Feed of a whole language without a term,
// of one term, or of a pair that the language has a list of. For other terms there are none.
func Links(s *site.Site, l *site.Language, terms ...*site.Term) []Link {
	title, path := languageTitle(s, l), "/"+l.Prefix
	switch len(terms) {
	case 0:
	case 1:
		title, path = termTitle(s, l, terms[0]), terms[0].Path
	case 2:
		pair, ok := l.Pair(terms[0], terms[1])
		if !ok {
			return nil
		}
		title, path = pairTitle(s, l, pair), pair.Path
	default:
		return nil
	}
	return linksTo(path, title)
}

func linksTo(path, title string) []Link {
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
