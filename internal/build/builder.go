package build

import (
	"context"

	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/made"
)

// Builder builds a site again and again, in memory, and does not do again what a change does not reach. The zero value is ready for use,
// by one goroutine at a time.
type Builder struct {
	// Early, where it is set, is given the pages of every build after the first as soon as they are there. Beside them are the feeds,
	// the data and the search index of the build before: to make those takes longer than an editor wants to wait for a page.
	Early func(*Result)

	memory    memory
	searchers searchers

	last   *Result         // the last build that succeeded; nil before it
	beside map[string]bool // its files that are there when its pages are not yet
}

// Run builds the site as it is now. The result is that of the function Run, whatever was built before.
func (b *Builder) Run(ctx context.Context, o Options) (*Result, error) {
	r := &Result{}
	s := r.load(o, &b.memory)
	if s.site == nil || diag.HasErrors(r.Problems) {
		return r, nil
	}
	to, before := &made.Held{}, (*Cache)(nil)
	if b.last != nil {
		to, before = made.After(b.last.Files), b.last.Cache
	}
	if b.searchers == nil {
		b.searchers = searchers{}
	}
	w := &work{Result: r, o: o, sources: s, out: newOutput(s.site, before, to), searchers: b.searchers, again: true}
	var early func() error
	if b.Early != nil && b.last != nil {
		early = func() error { return b.early(w, to) }
	}
	if err := w.make(ctx, early); err != nil {
		return r, err
	}
	r.Files = to.Files
	b.remember(w)
	return r, nil
}

// early hands out the pages, with what the build before made beside them.
func (b *Builder) early(w *work, to *made.Held) error {
	first := *w.Result
	first.Site, first.Files = w.sources.site, to.SoFar()
	for name := range w.out.asks {
		content, err := w.out.asked(name, b.last.Cache.Manifests)
		if err != nil {
			return err
		}
		if content == nil {
			content = b.last.Files[name]
		}
		first.Files[name] = content
	}
	for name := range b.beside {
		if _, taken := first.Files[name]; !taken {
			first.Files[name] = b.last.Files[name]
		}
	}
	b.Early(&first)
	return nil
}

// remember keeps what the next build begins with, and what it can hand out beside its pages.
func (b *Builder) remember(w *work) {
	b.last, b.beside = w.Result, map[string]bool{}
	for name := range w.Files {
		if !w.out.pages[name] {
			b.beside[name] = true
		}
	}
	for _, l := range w.Site.Languages { // the pages about the data come after it
		b.beside[pageName(l.DataPath())] = true
	}
}
