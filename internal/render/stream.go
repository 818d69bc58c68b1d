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
// holds a batch of pages at a time, however many the site has.
func Stream(ctx context.Context, s *site.Site, texts []TextPage, o Options, emit Emit) (*Result, error) {
	v := newViews(s, texts, o)
	in, err := v.input()
	if err != nil {
		return nil, err
	}
	static := map[string][]byte{}
	if err := copyStatic(o, static); err != nil {
		return nil, fmt.Errorf("copying static files: %w", err)
	}
	out := &stream{emit: emit, seen: map[string]bool{}, result: &Result{contents: map[*site.Entry]string{}}}
	if err := out.take(static); err != nil { // they come before what Hugo makes
		return nil, err
	}
	for pages := range chunks(v.pages(), batch) {
		if err := out.batch(ctx, in, pages); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(out.result.Pages, func(a, b Page) int { return strings.Compare(a.Path, b.Path) })
	return out.result, nil
}

// stream hands out what batch after batch of pages gives.
type stream struct {
	emit   Emit
	seen   map[string]bool // the names of the files that were handed out
	result *Result
}

func (s *stream) batch(ctx context.Context, in *input, pages []page) error {
	if err := in.encode(pages); err != nil {
		return err
	}
	made, err := runPages(ctx, in, pages)
	if err != nil {
		return err
	}
	for _, p := range pages {
		if p.entry != nil {
			s.result.contents[p.entry] = made.contents[p.outputFile()]
		}
	}
	s.result.Pages = append(s.result.Pages, listed(pages)...)
	s.result.Rendered += len(pages)
	return s.take(made.files)
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
