package site

import (
	"cmp"
	"slices"
	"time"

	"openoverheid.nu/internal/casefile"
)

// addEntries gives the language its cases, newest first, each with its address, its id and its neighbours.
func (l *Language) addEntries(s *Site, k *checker) {
	l.bySlug = map[string]*Entry{}
	for _, c := range k.casesIn(l) {
		if k.o.shows(c) {
			e := newEntry(s, l, c, k.id(c))
			l.Entries = append(l.Entries, e)
			l.bySlug[c.Slug] = e
		}
	}
	slices.SortFunc(l.Entries, func(a, b *Entry) int {
		return cmp.Or(b.Date.Compare(a.Date), cmp.Compare(a.Slug, b.Slug))
	})
	for i, e := range l.Entries {
		e.Position = i
		if i > 0 {
			e.Newer = l.Entries[i-1]
			e.Newer.Older = e
		}
		l.Updated = later(l.Updated, e.Updated)
	}
	s.Updated = later(s.Updated, l.Updated)
}

func newEntry(s *Site, l *Language, c *casefile.Case, id string) *Entry {
	path := casePath(l.Prefix, c.Slug)
	return &Entry{
		Case: c, Language: l, ID: s.tag(l, id), Path: path, URL: s.AbsURL(path), Updated: later(c.Date, c.Lastmod),
	}
}

// tag returns the case's id as a tag: URI (RFC 4151), the same for ever.
func (s *Site) tag(l *Language, id string) string {
	tag := "tag:" + s.Authority.Domain + "," + s.Authority.Date + ":cases/" + id
	if l != s.Default() {
		tag += "/" + l.Code
	}
	return tag
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
