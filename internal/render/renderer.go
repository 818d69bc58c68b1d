package render

import (
	"context"
	"fmt"
	"maps"
	"path"
	"slices"

	"openoverheid.nu/internal/site"
)

// Renderer renders a site again and again. A page is made from its content file, its pictures, the cards it names and what all
// pages share, and from nothing else: one that is made from the same as the time before is not rendered again. The zero value is
// ready for use, by one goroutine at a time.
type Renderer struct {
	shared Fingerprint          // of what all pages are made from
	made   map[string]*madePage // by output file
	files  map[string][]byte    // all that Hugo wrote

	witness map[string]string // of the files that belong to no page: see settle
}

// madePage is a page as it was last rendered.
type madePage struct {
	from    Fingerprint
	content string   // of a case: the HTML of its body
	owns    []string // files of the output that are there because of this page
}

// Render makes every page of the site. Errors name the file that caused them; what the renderer made before is kept then.
func (r *Renderer) Render(ctx context.Context, s *site.Site, texts []TextPage, o Options) (*Result, error) {
	v := newViews(s, texts, o)
	in, err := v.input()
	if err != nil {
		return nil, err
	}
	pages := slices.Collect(v.pages())
	if err := in.encode(pages); err != nil {
		return nil, err
	}
	changed := r.changed(in, pages)
	made := &rendered{files: map[string][]byte{}, contents: map[string]string{}}
	for part := range slices.Chunk(changed, batch) {
		if err := made.add(ctx, in, part); err != nil {
			return nil, err
		}
	}
	if in.shared != r.shared {
		*r = Renderer{shared: in.shared, made: map[string]*madePage{}, files: map[string][]byte{}, witness: map[string]string{}}
	}
	r.forget(pages)
	r.take(changed, made)
	return r.result(in, pages, len(changed))
}

// changed are the pages that are not made from the same as the time before.
func (r *Renderer) changed(in *input, pages []page) []page {
	var changed []page
	for _, p := range pages {
		if before, ok := r.made[p.outputFile()]; !ok || before.from != p.from || in.shared != r.shared {
			changed = append(changed, p)
		}
	}
	return changed
}

// forget takes away what belonged to pages that are no more.
func (r *Renderer) forget(pages []page) {
	there := make(map[string]bool, len(pages))
	for _, p := range pages {
		there[p.outputFile()] = true
	}
	for name, before := range r.made {
		if !there[name] {
			r.remove(before)
			delete(r.made, name)
		}
	}
}

func (r *Renderer) remove(m *madePage) {
	for _, name := range m.owns {
		delete(r.files, name)
	}
}

// take puts what was rendered in the place of what the pages were before.
func (r *Renderer) take(pages []page, made *rendered) {
	for _, p := range pages {
		if before, ok := r.made[p.outputFile()]; ok {
			r.remove(before)
		}
	}
	maps.Copy(r.files, made.files)
	beside := besidePages(pages, made.files)
	owned := make(map[string]bool, len(made.files))
	for _, p := range pages {
		name := p.outputFile()
		owns := append(append(beside[name], name), redirects(p, made.files)...)
		for _, own := range owns {
			owned[own] = true
		}
		r.made[name] = &madePage{from: p.from, content: made.contents[name], owns: owns}
	}
	r.settle(made.files, owned)
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

func (r *Renderer) result(in *input, pages []page, rendered int) (*Result, error) {
	result := &Result{
		Files: maps.Clone(r.files), Pages: listed(pages), Rendered: rendered, contents: make(map[*site.Entry]string, len(pages)),
	}
	for _, p := range pages {
		if p.entry != nil {
			result.contents[p.entry] = r.made[p.outputFile()].content
		}
	}
	if err := copyStatic(in.o, result.Files); err != nil {
		return nil, fmt.Errorf("copying static files: %w", err)
	}
	return result, nil
}
