package feed

import (
	"openoverheid.nu/internal/site"
)

// format is one of the three ways to write a feed.
type format struct {
	file      string // its name in the folder of its page
	mediaType string
	name      string                         // as readers know it
	encode    func(it *item) ([]byte, error) // a case, as it stands in document
	document  func(c *channel, self string, items [][]byte) ([]byte, error)
}

// formats returns the three; each is for one goroutine at a time.
func formats() []format { return []format{newRSS(), newAtom(), newJSON()} }

// write makes the channel's document in this format; encoded keeps the cases that are already in it.
func (f format) write(c *channel, items *items, encoded map[*site.Entry][]byte) ([]byte, error) {
	parts := make([][]byte, 0, len(c.entries))
	for _, e := range c.entries {
		part, ok := encoded[e]
		if !ok {
			var err error
			if part, err = f.encode(items.of(e)); err != nil {
				return nil, err
			}
			encoded[e] = part
		}
		parts = append(parts, part)
	}
	return f.document(c, c.folder+f.file, parts)
}
