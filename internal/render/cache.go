package render

import (
	"bytes"
	"maps"
	"path"
	"slices"
)

// Cache is what a run of Stream leaves for the next: of every page what it was made from, and which files it became. A page that is
// made from the same again is not rendered, as long as those files are where they were put.
type Cache struct {
	Shared Fingerprint           // of what all pages are made from
	Pages  map[string]CachedPage // by output file
	Others map[string]string     // files that belong to no page, by name: a file that names it, or "" where none does (see settle)
}

// CachedPage is a page as it was rendered.
type CachedPage struct {
	From    Fingerprint
	Content string   // of a case: the HTML of its body
	Files   []string // of the output, that are there because of this page
}

// Before is an earlier run and the output that it made. The zero value is none.
type Before struct {
	Cache *Cache
	Has   func(name string) bool            // whether a file of the output is there just as the earlier run put it
	Keep  func(name string) error           // lets it be a file of this run too
	Read  func(name string) ([]byte, error) // its content
}

// usable reports whether pages of the earlier run may stay.
func (b Before) usable(shared Fingerprint) bool {
	if b.Cache == nil || b.Cache.Shared != shared {
		return false
	}
	for name := range b.Cache.Others { // Hugo writes these only with a page that asks for them
		if !b.Has(name) {
			return false
		}
	}
	return true
}

// reuse takes over a page that is made from the same as the time before, and reports whether it could.
func (s *stream) reuse(p page) (bool, error) {
	name := p.outputFile()
	before, ok := s.before.Cache.Pages[name]
	if !ok || before.From != p.from || p.asksIndex() {
		return false, nil
	}
	for _, file := range before.Files {
		if s.seen[file] || !s.before.Has(file) {
			return false, nil
		}
	}
	for _, file := range before.Files {
		if err := s.keep(file); err != nil {
			return false, err
		}
	}
	s.next.Pages[name] = before
	s.kept[name] = true
	s.note(p, before.Content)
	return true, nil
}

func (s *stream) keep(file string) error {
	s.seen[file] = true
	return s.before.Keep(file)
}

// reuseOthers takes over the files that belong to no page, as long as a page that stays names them.
func (s *stream) reuseOthers() error {
	if s.before.Cache == nil {
		return nil
	}
	lost := slices.DeleteFunc(slices.Sorted(maps.Keys(s.before.Cache.Others)), func(name string) bool { return s.seen[name] })
	for again := true; again; { // one may be named by another
		again = false
		for _, name := range lost {
			witness, ok, err := s.witness(name)
			if err != nil {
				return err
			}
			if ok && !s.seen[name] {
				s.next.Others[name], again = witness, true
				if err := s.keep(name); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// witness is a file of this run that names a file of the time before: the one that did so then, else any page that stays.
func (s *stream) witness(name string) (string, bool, error) {
	before := s.before.Cache.Others[name]
	_, other := s.next.Others[before]
	if before == "" || s.kept[before] || other {
		return before, true, nil
	}
	for page := range s.kept {
		content, err := s.before.Read(page)
		if err != nil {
			return "", false, err
		}
		if holdsName(content, name) {
			return page, true, nil
		}
	}
	return "", false, nil
}

// holdsName reports whether a file names another.
func holdsName(content []byte, name string) bool {
	return bytes.Contains(content, []byte(path.Base(name)))
}
