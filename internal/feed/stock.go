package feed

import (
	"sync"
	"sync/atomic"

	"openoverheid.nu/internal/made"
	"openoverheid.nu/internal/site"
)

// mostHeld bounds what is held of cases between the first document that has them and the last, in bytes. Beyond it a case is worked out
// again for each document.
const mostHeld = 128 << 20

// stock knows the cases of a run by their entries.
type stock struct {
	cases map[*site.Entry]*held
	room  atomic.Int64 // bytes that may still be held
}

// held is what a run knows of a case.
type held struct {
	entry *site.Entry
	from  made.From // what it is made from in any document

	mu   sync.Mutex
	uses int // channels that will still take it
	item *item
}

// newStock has the cases of the channels, which it returns too.
func newStock(channels []*channel) (*stock, []*held) {
	s := &stock{cases: map[*site.Entry]*held{}}
	s.room.Store(mostHeld)
	var all []*held
	for _, c := range channels {
		for _, e := range c.entries {
			if s.cases[e] == nil {
				h := &held{entry: e}
				s.cases[e], all = h, append(all, h)
			}
		}
	}
	return s, all
}

// expect notes that a channel will take its cases.
func (s *stock) expect(c *channel) {
	for _, e := range c.entries {
		s.cases[e].uses++
	}
}

// take returns the item of a case, which work makes where it is not held, and lets it go after the last channel that expects it.
func (s *stock) take(e *site.Entry, work func(e *site.Entry) (*item, error)) (*item, error) {
	h := s.cases[e]
	h.mu.Lock()
	defer h.mu.Unlock()
	h.uses--
	if it := h.item; it != nil {
		if h.uses == 0 {
			h.item = nil
			s.room.Add(it.size())
		}
		return it, nil
	}
	it, err := work(e)
	if err == nil && h.uses > 0 && s.fits(it.size()) {
		h.item = it
	}
	return it, err
}

// fits takes up room, and reports whether there was enough.
func (s *stock) fits(size int64) bool {
	if s.room.Add(-size) >= 0 {
		return true
	}
	s.room.Add(size)
	return false
}

// size is about how many bytes an item holds: what is long in it, and some for the rest.
func (it *item) size() int64 {
	return int64(1024 + len(it.html) + len(it.blocks) + len(it.summary) + 48*len(it.categories))
}
