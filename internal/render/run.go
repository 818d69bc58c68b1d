package render

import (
	"context"
	"fmt"
	"maps"
	"path"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"openoverheid.nu/internal/site"
)

// Emit takes a file of the output: its slash-separated path from the root, and its content, which nobody changes after.
type Emit func(name string, content []byte) error

// Run makes the pages of a site, and hands out each file as soon as it is there: so it holds a batch of pages at a time, however many
// the site has. A page is made from its content file, its pictures, the cards it names and what all pages share, and from nothing else:
// one that an earlier run made from the same stays as it is.
type Run struct {
	views  *views
	in     *input
	before Before
	emit   Emit
	seen   map[string]bool // the names of the files that are there by now
	kept   map[string]bool // the pages that stay as they were
	todo   []page          // to be rendered, less than a batch
	next   *Cache
	result *Result
}

// Begin begins with the files that are no page.
func Begin(s *site.Site, texts []TextPage, o Options, before Before, emit Emit) (*Run, error) {
	v := newViews(s, texts, o)
	in, err := v.input()
	if err != nil {
		return nil, err
	}
	in.byTime = before.ByTime
	if !before.usable(in.shared) {
		before = Before{}
	}
	size := before.size()
	next := &Cache{Shared: in.shared, Pages: make(cachedPages, size), Others: map[string]string{}}
	r := &Run{
		views: v, in: in, before: before, emit: emit, seen: make(map[string]bool, size), kept: make(map[string]bool, size), next: next,
		result: &Result{Pages: make([]Page, 0, size), texts: map[string]string{}, Cache: next, part: before.Part},
	}
	static := map[string][]byte{}
	if err := copyStatic(o, static); err != nil {
		return nil, fmt.Errorf("copying static files: %w", err)
	}
	return r, r.take(static)
}

// Pages makes all pages but those about the data. Less than a batch of them may wait for Flush or Finish.
func (r *Run) Pages(ctx context.Context) error { return r.addAll(ctx, r.views.pages()) }

// Flush hands out what waits.
func (r *Run) Flush(ctx context.Context) error {
	if len(r.todo) == 0 {
		return nil
	}
	if err := encodeAll(r.todo); err != nil {
		return err
	}
	made, err := runPages(ctx, r.in, r.todo)
	if err != nil {
		return err
	}
	r.remember(made)
	r.result.Rendered += len(r.todo)
	r.todo = nil
	return r.take(made.files)
}

// encodeAll writes the content files of pages.
func encodeAll(pages []page) error {
	return inParallel(len(pages), func(from, to int) error {
		for i := range pages[from:to] {
			if err := pages[from+i].encode(); err != nil {
				return err
			}
		}
		return nil
	})
}

// Finish adds the pages about the data, and hands out all that is left.
func (r *Run) Finish(ctx context.Context, data DataSet) (*Result, error) {
	if err := r.addAll(ctx, r.views.dataPages(data)); err != nil {
		return nil, err
	}
	if err := r.Flush(ctx); err != nil {
		return nil, err
	}
	slices.SortFunc(r.result.Pages, func(a, b Page) int { return strings.Compare(a.Path, b.Path) })
	return r.result, r.reuseOthers()
}

// together is how many parts of a site are worked out before their pages are handed on: enough for all processors.
const together = 1024

// addAll works pages out on all processors, and adds them in their order.
func (r *Run) addAll(ctx context.Context, parts []part) error {
	for some := range slices.Chunk(parts, together) {
		pages := make([][]page, len(some))
		err := inParallel(len(some), func(from, to int) error { return r.in.workOut(some[from:to], pages[from:to]) })
		if err != nil {
			return err
		}
		for _, p := range pages {
			if err := r.add(ctx, p); err != nil {
				return err
			}
		}
	}
	return nil
}

// workOut makes the pages of some parts of a site, and finds out what each is made from.
func (in *input) workOut(parts []part, pages [][]page) error {
	for i, part := range parts {
		pages[i] = part.pages()
		for j := range pages[i] {
			if err := in.identify(&pages[i][j]); err != nil {
				return err
			}
		}
	}
	return nil
}

// inParallel does n things on all processors, some at a time: those with the numbers from one up to another.
func inParallel(n int, work func(from, to int) error) error {
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	size := 1 + n/(4*runtime.GOMAXPROCS(0))
	for from := 0; from < n; from += size {
		group.Go(func() error { return work(from, min(from+size, n)) })
	}
	return group.Wait()
}

// add lets the pages stay that can, and renders the others as soon as there are enough of them.
func (r *Run) add(ctx context.Context, pages []page) error {
	r.result.Pages = append(r.result.Pages, listed(pages)...)
	for _, p := range pages {
		if err := ctx.Err(); err != nil {
			return err
		}
		if r.before.Cache != nil {
			if reused, err := r.reuse(p); reused || err != nil {
				if err != nil {
					return err
				}
				continue
			}
		}
		if r.todo = append(r.todo, p); len(r.todo) == batch {
			if err := r.Flush(ctx); err != nil {
				return err
			}
		}
	}
	return nil
}

// remember writes down what became of the pages.
func (r *Run) remember(made *rendered) {
	owned := map[string]bool{}
	beside := besidePages(r.todo, made.files)
	for _, p := range r.todo {
		name := p.outputFile()
		files := append(beside[name], redirects(p, made.files)...)
		for _, file := range files {
			owned[file] = true
		}
		owned[name] = true
		slices.Sort(files)
		page := CachedPage{From: p.from, Beside: files}
		if text, ok := made.texts[name]; ok {
			page.Text = text.place
			r.result.texts[name] = text.html
			if text.place.empty() {
				page.Apart = text.html
			}
		}
		r.next.Pages[name] = page
	}
	for name := range made.files {
		if !owned[name] && !r.seen[name] {
			r.next.Others[name] = namedBy(name, made.files, owned)
		}
	}
}

// besidePages are the files that Hugo made of a page's pictures, by the page's own file.
func besidePages(pages []page, files map[string][]byte) map[string][]string {
	owner := map[string]string{}
	for _, p := range pages {
		if len(p.pictures) > 0 {
			owner[path.Dir(p.outputFile())] = p.outputFile()
		}
	}
	beside := map[string][]string{}
	if len(owner) == 0 {
		return beside
	}
	for name := range files {
		if page, ok := owner[path.Dir(name)]; ok && name != page {
			beside[page] = append(beside[page], name)
		}
	}
	return beside
}

// namedBy is a file that names another: a page first; "" where none does.
func namedBy(name string, files map[string][]byte, pages map[string]bool) string {
	other := ""
	for file, content := range files {
		if file != name && holdsName(content, name) {
			if pages[file] {
				return file
			}
			other = file
		}
	}
	return other
}

// take hands out files. One that was handed out before is the same again: a style sheet, which every batch makes.
func (r *Run) take(files map[string][]byte) error {
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if r.seen[name] {
			continue
		}
		r.seen[name] = true
		if err := r.emit(name, files[name]); err != nil {
			return err
		}
	}
	return nil
}
