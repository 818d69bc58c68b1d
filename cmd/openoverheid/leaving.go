package main

import (
	"errors"
	"os"
	"path/filepath"

	"openoverheid.nu/internal/build"
)

// leaving is what a build leaves for the next one. It is made beside the rest of the work, and put in its place once that is done.
type leaving struct {
	p      *program
	cache  *build.Cache
	before *build.Cache // what the run before left, nil for nothing
	self   string

	ready   chan struct{}
	content []byte   // the cache, encoded; nil where it is that of the run before
	beside  []string // files that are written beside their places
	err     error    // why nothing can be left
}

// leave begins to make it.
func (p *program) leave(c, before *build.Cache) *leaving {
	l := &leaving{p: p, cache: c, before: before, ready: make(chan struct{})}
	go func() {
		defer close(l.ready)
		l.err = l.prepare()
	}()
	return l
}

func (l *leaving) prepare() (err error) {
	if l.self, err = programName(); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(l.p.cacheFile()), 0o755); err != nil {
		return err
	}
	for lang, data := range l.cache.Searchers {
		if err := l.write(l.p.searchFile(lang), []byte(l.self+"\n"), data); err != nil {
			return err
		}
	}
	if l.cache.Cases != nil {
		if err := l.write(l.p.casesFile(), []byte(l.self+"\n"), l.cache.Cases); err != nil {
			return err
		}
	}
	if l.before != nil && l.cache.Same(l.before) {
		return nil
	}
	l.content, err = l.cache.Encode(l.self)
	return err
}

// save puts it in its place, for the output that was published, where that was was published before. That it can't be written only costs the
// next build time.
func (l *leaving) save(published, was string) {
	<-l.ready
	if l.err == nil && (l.content != nil || published != was) {
		l.err = l.writeCache(published)
	}
	for _, name := range l.beside { // the cache last, which tells of the others
		if l.err == nil {
			l.err = os.Rename(name+".new", name)
		}
	}
	if l.err != nil {
		l.discard()
	}
}

func (l *leaving) writeCache(published string) (err error) {
	if l.content == nil {
		if l.content, err = l.cache.Encode(l.self); err != nil {
			return err
		}
	}
	return l.write(l.p.cacheFile(), build.Seal(l.content, published), l.content)
}

// discard leaves what the run before left.
func (l *leaving) discard() {
	<-l.ready
	for _, name := range l.beside {
		_ = os.Remove(name + ".new") // it is written again
	}
}

// write writes a file beside its place.
func (l *leaving) write(name string, parts ...[]byte) error {
	l.beside = append(l.beside, name)
	f, err := os.Create(name + ".new")
	if err != nil {
		return err
	}
	for _, part := range parts {
		if _, err := f.Write(part); err != nil {
			return errors.Join(err, f.Close())
		}
	}
	return f.Close()
}
