// Package feed writes the feeds of the site: RSS 2.0, Atom 1.0 and JSON Feed 1.1 of every language, of every term
// of every facet and of every pair of terms that has a list, and a list of them all
// in OPML.
//
// A case says the same in all three: one permanent id, its whole text with absolute addresses, its categories from
// every facet and the organisations as its authors. item.go works out once what that is; rss.go, atom.go and json.go
// put it in the words of their format. gorilla/feeds holds the documents' structures and writes them; where it knows
// too little, a structure of ours embeds its and adds what is missing. This is the only package that imports it.
//
// The feed of a language has the newest cases, and an archive the others (archive.go, RFC 5005).
//
// A case is encoded once per format, straight into the first feed that it is in, and its bytes are copied from there to each other one
// (language.go): cost grows with the number of cases and the size of the output, not with their product, and nothing is held but the output.
package feed

import (
	"openoverheid.nu/internal/site"
)

// DefaultItems is how many cases a feed has where Options says nothing.
const DefaultItems = 20

// Options says what the feeds are like.
type Options struct {
	Items     int    // cases in each feed, the newest; DefaultItems where it is 0 or less
	Generator string // the program that made them, plain text; left out where it is empty
	Hub       string // the WebSub hub that is told of changes; left out where it is empty

	// Size returns how many bytes a file of the output has, by its path from the root, and 0 for one that it does not know.
	// Nil knows none.
	Size func(path string) int
	// Pixels returns how large a picture of the output is, likewise, and zero for one that it can't tell.
	Pixels func(path string) Pixels
}

// Pixels is how large a picture is.
type Pixels struct{ Width, Height int }

// Content returns the HTML that the text of a case became on its page. References in it may be relative to that page.
type Content func(e *site.Entry) string

// Write makes every feed of the site and hands each to emit: its slash-separated path from the root of the output, and its bytes, which
// emit may keep but must not change, since feeds may share them. The same site gives the same calls in the same order. An error of emit
// ends the work. Content and Options.Size are asked, as Options.Pixels is, from several goroutines at once, and not while emit is at work.
func Write(s *site.Site, content Content, o Options, emit func(path string, data []byte) error) error {
	if o.Items <= 0 {
		o.Items = DefaultItems
	}
	if o.Size == nil {
		o.Size = func(string) int { return 0 }
	}
	if o.Pixels == nil {
		o.Pixels = func(string) Pixels { return Pixels{} }
	}
	for _, l := range s.Languages {
		if err := writeLanguage(s, l, content, o, emit); err != nil {
			return err
		}
		if err := writeList(s, l, emit); err != nil {
			return err
		}
	}
	return nil
}
