package render

import (
	"context"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"

	"openoverheid.nu/internal/site"
)

// Emit takes a file of the output: its slash-separated path from the root, and its content, which nobody changes after.
type Emit func(name string, content []byte) error

// Stream makes every page of the site as Render does, and hands out each file as soon as it is there: the result has no files. So it
// holds a batch of pages at a time, however many the site has. Pages of an earlier run that are made from the same stay as they are.
func Stream(ctx context.Context, s *site.Site, texts []TextPage, o Options, before Before, emit Emit) (*Result, error) {
	v := newViews(s, texts, o)
	in, err := v.input()
	if err != nil {
		return nil, err
	}
	in.exact = true
	if !before.usable(in.shared) {
		before = Before{}
	}
	static := map[string][]byte{}
	if err := copyStatic(o, static); err != nil {
		return nil, fmt.Errorf("copying static files: %w", err)
	}
	out := newStream(in, before, emit)
	if err := out.take(static); err != nil { // they come before what Hugo makes
		return nil, err
	}
	for pages := range chunks(v.pages(), batch) {
		if err := out.add(ctx, pages); err != nil {
			return nil, err
		}
	}
	if err := out.render(ctx); err != nil {
		return nil, err
	}
	if err := out.reuseOthers(); err != nil {
		return nil, err
	}
	slices.SortFunc(out.result.Pages, func(a, b Page) int { return strings.Compare(a.Path, b.Path) })
	return out.result, nil
}

// stream hands out what batch after batch of pages gives.
type stream struct {
	in     *input
	before Before
	emit   Emit
	seen   map[string]bool // the names of the files that are there by now
	kept   map[string]bool // the pages that stay as they were
	todo   []page          // to be rendered, less than a batch
	next   *Cache
	result *Result
}

func newStream(in *input, before Before, emit Emit) *stream {
	next := &Cache{Shared: in.shared, Pages: map[string]CachedPage{}, Others: map[string]string{}}
	return &stream{
		in: in, before: before, emit: emit, seen: map[string]bool{}, kept: map[string]bool{}, next: next,
		result: &Result{contents: map[*site.Entry]string{}, Cache: next},
	}
}

// add lets the pages stay that can, and renders the others as soon as there are enough of them.
func (s *stream) add(ctx context.Context, pages []page) error {
	if err := s.in.encode(pages); err != nil {
		return err
	}
	s.result.Pages = append(s.result.Pages, listed(pages)...)
	for _, p := range pages {
		if err := ctx.Err(); err != nil {
			return err
		}
		if s.before.Cache != nil {
			if reused, err := s.reuse(p); reused || err != nil {
				if err != nil {
					return err
				}
				continue
			}
		}
		if s.todo = append(s.todo, p); len(s.todo) == batch {
			if err := s.render(ctx); err != nil {
				return err
			}
		}
	}
	return nil
}

// render renders the pages that wait for it.
func (s *stream) render(ctx context.Context) error {
	if len(s.todo) == 0 {
		return nil
	}
	made, err := runPages(ctx, s.in, s.todo)
	if err != nil {
		return err
	}
	s.remember(made)
	s.result.Rendered += len(s.todo)
	s.todo = nil
	return s.take(made.files)
}

// remember writes down what became of the pages.
func (s *stream) remember(made *rendered) {
	owned := map[string]bool{}
	beside := besidePages(s.todo, made.files)
	for _, p := range s.todo {
		name := p.outputFile()
		files := append(append(beside[name], name), redirects(p, made.files)...)
		for _, file := range files {
			owned[file] = true
		}
		slices.Sort(files)
		s.next.Pages[name] = CachedPage{From: p.from, Content: made.contents[name], Files: files}
		s.note(p, made.contents[name])
	}
	for name := range made.files {
		if !owned[name] && !s.seen[name] {
			s.next.Others[name] = namedBy(name, made.files, owned)
		}
	}
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

func (s *stream) note(p page, content string) {
	if p.entry != nil {
		s.result.contents[p.entry] = content
	}
}

// take hands out files. One that was handed out before is the same again: a style sheet, which every batch makes.
func (s *stream) take(files map[string][]byte) error {
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if s.seen[name] {
			continue
		}
		s.seen[name] = true
		if err := s.emit(name, files[name]); err != nil {
			return err
		}
	}
	return nil
}

// chunks cuts a sequence into parts of at most n.
func chunks[T any](all iter.Seq[T], n int) iter.Seq[[]T] {
	return func(yield func([]T) bool) {
		var part []T
		for item := range all {
			if part = append(part, item); len(part) == n {
				if !yield(part) {
					return
				}
				part = nil
			}
		}
		if len(part) > 0 {
			yield(part)
		}
	}
}
