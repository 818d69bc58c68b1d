package desk

import (
	"io/fs"
	"slices"
	"sync"
	"time"

	"openoverheid.nu/internal/casefile"
)

// settled is how old a change must be to be told from a later one by its time: some file systems count in two seconds.
const settled = 2 * time.Second

// cache remembers what was read of each case's file, for as long as the file stays what it was.
type cache struct {
	sync.Mutex
	entries map[string]*entry
	rules   *casefile.Rules // those that the entries were made with
}

// entry is what is known of a case's file.
type entry struct {
	item   Item
	mark   mark
	beside []string // the files beside it that it was checked with

	aliases []string
	related []string
	id      string
}

// mark is what tells a file from what it was before.
type mark struct {
	size    int64
	changed time.Time
	node    node
	read    time.Time // when the file was
}

func markOf(info fs.FileInfo, now time.Time) mark {
	return mark{size: info.Size(), changed: info.ModTime(), node: nodeOf(info), read: now}
}

// same reports whether the file is what it was when the mark was made, for sure.
func (m mark) same(info fs.FileInfo) bool {
	return m.size == info.Size() && m.changed.Equal(info.ModTime()) && m.node == nodeOf(info) && m.read.Sub(m.changed) > settled
}

// fresh reports whether the entry still holds.
func (e *entry) fresh(info fs.FileInfo, beside []string) bool {
	return e != nil && e.mark.same(info) && slices.Equal(e.beside, beside)
}

// get returns what is remembered; nothing where the rules are others now.
func (c *cache) get(r casefile.Rules) map[string]*entry {
	c.Lock()
	defer c.Unlock()
	if c.rules == nil || !sameRules(*c.rules, r) {
		return nil
	}
	return c.entries
}

// set remembers these entries and no others.
func (c *cache) set(r casefile.Rules, entries []*entry) {
	all := make(map[string]*entry, len(entries))
	for _, e := range entries {
		if e != nil {
			all[e.item.Name] = e
		}
	}
	c.Lock()
	defer c.Unlock()
	c.entries, c.rules = all, &r
}

func sameRules(a, b casefile.Rules) bool {
	return a.Model == b.Model && slices.Equal(a.Languages, b.Languages) && slices.Equal(a.Shortcodes, b.Shortcodes) && slices.Equal(a.Paired, b.Paired)
}
