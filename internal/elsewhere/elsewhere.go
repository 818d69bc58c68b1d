// Package elsewhere holds what other sites published lately: the file in the site's tree that `openoverheid fetch` writes
// and the build reads. It has nothing to do with the network.
package elsewhere

import (
	"cmp"
	"slices"
	"time"
)

// File is where a site keeps what was read: beside config.yaml, out of the folders that people write in.
const File = "elsewhere.json"

// Source is a site that is listed: what its editors say of it.
type Source struct {
	Title    map[string]string // by language of this site
	URL      string            // of the feed
	Site     string            // of its pages; empty where nobody says
	Language string            // of its texts; empty where nobody says
}

// Copy is the last good copy of a feed.
type Copy struct {
	URL          string `json:"url"`                     // of the feed
	Language     string `json:"language,omitempty"`      // as the feed says
	ETag         string `json:"etag,omitempty"`          // what the host wants to be asked next time
	LastModified string `json:"last_modified,omitempty"` // likewise
	Read         string `json:"read,omitempty"`          // the day on which it was last read; empty for never
	Failing      string `json:"failing,omitempty"`       // the day since which it can't be read; empty where it can
	Items        []Item `json:"items"`                   // the newest first
}

// Item is something that another site published. Its texts are plain: no markup, no control characters.
type Item struct {
	Title     string `json:"title"`
	URL       string `json:"url"`
	Published string `json:"published,omitempty"` // 2026-11-24T09:00:00Z; empty where it is not known
	Summary   string `json:"summary,omitempty"`
	Author    string `json:"author,omitempty"`
}

// Limits of what is kept.
const (
	MaxItems   = 20   // of one feed
	MaxTitle   = 200  // characters
	MaxSummary = 300  // characters
	MaxAuthor  = 100  // characters
	MaxAddress = 2000 // bytes
	MaxHeader  = 500  // bytes
)

// Day is the day of an item, "" where it is not known.
func (i Item) Day() string {
	if len(i.Published) < len(time.DateOnly) {
		return ""
	}
	return i.Published[:len(time.DateOnly)]
}

// Sort puts the newest first; those without a date come last. Equal items always come in one order.
func Sort(items []Item) {
	slices.SortFunc(items, func(a, b Item) int {
		return cmp.Or(cmp.Compare(b.Published, a.Published), cmp.Compare(a.Title, b.Title), cmp.Compare(a.URL, b.URL))
	})
}

// Reading is a source with what was read of it.
type Reading struct {
	Source
	Copy Copy // without items and days where it was never read
}

// Join lays what was read beside the sources of now, in their order. What is listed no more is left out.
func Join(sources []Source, copies []Copy) []Reading {
	readings := make([]Reading, len(sources))
	for i, s := range sources {
		readings[i] = Reading{Source: s, Copy: Of(copies, s.URL)}
	}
	return readings
}

// Of is the copy of a feed, empty where there is none.
func Of(copies []Copy, address string) Copy {
	if i := slices.IndexFunc(copies, func(c Copy) bool { return c.URL == address }); i >= 0 {
		return copies[i]
	}
	return Copy{URL: address}
}

// Found is an item with the reading that it belongs to.
type Found struct {
	Item
	From *Reading
}

// Newest merges the items of all readings, the newest first, at most most of them. What two feeds have is shown once.
func Newest(readings []Reading, most int) []Found {
	var all []Found
	seen := map[string]bool{}
	for i := range readings {
		for _, item := range readings[i].Copy.Items {
			if !seen[item.URL] {
				seen[item.URL] = true
				all = append(all, Found{Item: item, From: &readings[i]})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b Found) int {
		return cmp.Or(cmp.Compare(b.Published, a.Published), cmp.Compare(a.Title, b.Title), cmp.Compare(a.URL, b.URL))
	})
	return all[:min(len(all), most)]
}
