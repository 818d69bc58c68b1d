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
// What each document is made from is known before it is made (from.go), so that of a site that was made before only what a change reaches is made
// again. A document is handed out as soon as it is there. What feeds say of a case is worked out once, and held until the last of them has it, as far
// as there is room (stock.go).
package feed

import (
	"openoverheid.nu/internal/made"
	"openoverheid.nu/internal/site"
)

// DefaultItems is how many cases a feed has where Options says nothing.
const DefaultItems = 20

// Options says what the feeds are like. Its functions may be called by several goroutines at once.
type Options struct {
	Items     int    // cases in each feed, the newest; DefaultItems where it is 0 or less
	Generator string // the program that made them, plain text; left out where it is empty
	Hub       string // the WebSub hub that is told of changes; left out where it is empty

	// Content returns the HTML that the text of a case became on its page. References in it may be relative to that page. It is asked for
	// those cases alone that are in a document that is made. Nil knows none.
	Content func(e *site.Entry) (string, error)
	// Text returns a hash of all that Content is made from. Nil knows nothing of it, so that every feed is made again.
	Text func(e *site.Entry) made.From
	// Size returns how many bytes a file of the output has, by its path from the root, and 0 for one that it does not know.
	// Nil knows none.
	Size func(path string) int
	// Pixels returns how large a picture of the output is, likewise, and zero for one that it can't tell.
	Pixels func(path string) Pixels
}

// Pixels is how large a picture is.
type Pixels struct{ Width, Height int }

// Write makes every feed of the site that can't stay as an earlier run made it, and hands each to out as soon as it is made, in no particular
// order and from several goroutines at once. The same site gives the same documents. The first error ends the work.
func Write(s *site.Site, o Options, out made.Out) error {
	r := run{site: s, options: o.complete(), out: out}
	var channels []*channel
	for _, l := range s.Languages {
		channels = append(channels, channelsOf(s, l, r.options)...)
	}
	changed, err := r.changed(channels)
	if err != nil {
		return err
	}
	if err := r.writeAll(changed); err != nil {
		return err
	}
	for _, l := range s.Languages {
		if err := r.writeList(l); err != nil {
			return err
		}
	}
	return nil
}

// complete fills in what the options leave out.
func (o Options) complete() Options {
	if o.Items <= 0 {
		o.Items = DefaultItems
	}
	if o.Content == nil {
		o.Content = func(*site.Entry) (string, error) { return "", nil }
		o.Text = func(*site.Entry) made.From { return made.From{} }
	}
	if o.Size == nil {
		o.Size = func(string) int { return 0 }
	}
	if o.Pixels == nil {
		o.Pixels = func(string) Pixels { return Pixels{} }
	}
	return o
}
