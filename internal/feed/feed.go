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
// A case is encoded once per format and its bytes are used in each feed it occurs in, so that cost grows with the
// number of cases and the size of the output, not with their product.
package feed

import (
	"fmt"
	"maps"

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
}

// Content returns the HTML that the text of a case became on its page. References in it may be relative to that page.
type Content func(e *site.Entry) string

// Write makes every feed of the site and hands each to emit as soon as it is done: its slash-separated path from the
// root of the output, and its bytes, which emit may keep. The same site gives the same calls in the same order. An
// error of emit ends the work.
func Write(s *site.Site, content Content, o Options, emit func(path string, data []byte) error) error {
	if o.Items <= 0 {
		o.Items = DefaultItems
	}
	if o.Size == nil {
		o.Size = func(string) int { return 0 }
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

// writeLanguage makes one format after another: of the encoded cases only those of one format are in memory at a time, and of those only
// the ones that a later feed still needs.
func writeLanguage(s *site.Site, l *site.Language, content Content, o Options, emit func(string, []byte) error) error {
	channels := channelsOf(s, l, o)
	items := newItems(s, content, o.Size)
	uses := usesOf(channels)
	all := formats()
	for i, f := range all {
		left := maps.Clone(uses)
		encoded := map[*site.Entry][]byte{}
		for _, c := range channels {
			data, err := f.write(c, items, encoded)
			if err != nil {
				return fmt.Errorf("writing %s: %w", c.dir+f.file, err)
			}
			if err := emit(c.dir+f.file, data); err != nil {
				return fmt.Errorf("handing over %s: %w", c.dir+f.file, err)
			}
			for _, e := range c.entries {
				if left[e]--; left[e] > 0 {
					continue
				}
				delete(encoded, e)
				if i == len(all)-1 {
					delete(items.done, e)
				}
			}
		}
	}
	return nil
}

// usesOf counts the feeds that each case is in.
func usesOf(channels []*channel) map[*site.Entry]int {
	uses := map[*site.Entry]int{}
	for _, c := range channels {
		for _, e := range c.entries {
			uses[e]++
		}
	}
	return uses
}
