package render

import (
	"bytes"
	"maps"
	"path"
	"slices"

	"openoverheid.nu/internal/made"
)

// Cache is what a run leaves for the next: of every page what it was made from, and which files it became. A page that is
// made from the same again is not rendered, as long as those files are where they were put.
type Cache struct {
	Shared made.From   // what all pages are made from
	Pages  cachedPages // by output file
	// Others are the files that belong to no page: style sheets, scripts, the pictures of the theme. Hugo writes one when a page first
	// asks for it, so it must go when no page does any more. To know that without reading every page, each has a witness: a page, or
	// another such file, that names it; "" where none does, and it is there whatever pages say.
	Others map[string]string
}

// Before is an earlier run and the output that it made. The zero value is none.
type Before struct {
	Cache *Cache
	Has   func(name string) bool                            // whether a file of the output is there just as the earlier run put it
	Keep  func(name string) error                           // lets it be a file of this run too
	Read  func(name string) ([]byte, error)                 // its content
	Part  func(name string, start, end int) ([]byte, error) // some bytes of it

	// ByTime tells pictures apart by their size and time, not by their bytes: enough for as long as one program runs.
	ByTime bool
}

// size is about how many pages there are.
func (b Before) size() int {
	if b.Cache == nil {
		return 0
	}
	return len(b.Cache.Pages)
}

// usable reports whether pages of the earlier run may stay.
func (b Before) usable(shared made.From) bool {
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
func (r *Run) reuse(p page) (bool, error) {
	name := p.outputFile()
	before, ok := r.before.Cache.Pages[name]
	if !ok || before.From != p.from {
		return false, nil
	}
	if slices.ContainsFunc(before.Beside, func(file string) bool { return !r.canKeep(file) }) || !r.canKeep(name) {
		return false, nil
	}
	for _, file := range before.Beside {
		if err := r.keep(file); err != nil {
			return false, err
		}
	}
	if err := r.keep(name); err != nil {
		return false, err
	}
	r.next.Pages[name] = before
	r.kept[name] = true
	return true, nil
}

// canKeep reports whether a file of the earlier run is there, and no other page has it now.
func (r *Run) canKeep(file string) bool { return !r.seen[file] && r.before.Has(file) }

func (r *Run) keep(file string) error {
	r.seen[file] = true
	return r.before.Keep(file)
}

// reuseOthers takes over the files that belong to no page, as long as a page that stays names them.
func (r *Run) reuseOthers() error {
	if r.before.Cache == nil {
		return nil
	}
	lost := slices.DeleteFunc(slices.Sorted(maps.Keys(r.before.Cache.Others)), func(name string) bool { return r.seen[name] })
	for again := true; again; { // one may be named by another
		again = false
		for _, name := range lost {
			witness, ok, err := r.witness(name)
			if err != nil {
				return err
			}
			if ok && !r.seen[name] {
				r.next.Others[name], again = witness, true
				if err := r.keep(name); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// witness is a file of this run that names a file of the time before: the one that did so then, else any page that stays.
func (r *Run) witness(name string) (string, bool, error) {
	before := r.before.Cache.Others[name]
	_, other := r.next.Others[before]
	if before == "" || r.kept[before] || other {
		return before, true, nil
	}
	for page := range r.kept {
		content, err := r.before.Read(page)
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
