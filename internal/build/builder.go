package build

import (
	"context"
	"maps"

	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/opendata"
	"openoverheid.nu/internal/render"
)

// Builder builds a site again and again, and does not do again what a change does not reach. The zero value is ready for use, by
// one goroutine at a time.
type Builder struct {
	// Early, where it is set, is given the pages of every build after the first as soon as they are there. Beside them are the feeds,
	// the data and the search index of the build before: to make those takes longer than an editor wants to wait for a page.
	Early func(*Result)

	memory   memory
	renderer render.Renderer
	last     beside
}

// beside is what a build made beside its pages.
type beside struct {
	files   map[string][]byte // nil before the first build that succeeded
	data    render.DataSet
	indexes *searchIndexes // nil without a search
}

// Run builds the site as it is now. The result is that of the function Run, whatever was built before.
func (b *Builder) Run(ctx context.Context, o Options) (*Result, error) {
	r := &Result{}
	sources := r.load(o, &b.memory)
	if sources.site == nil || diag.HasErrors(r.Problems) {
		return r, nil
	}
	if err := b.early(ctx, r, sources, o); err != nil {
		return r, err
	}
	// Pages tell how large the data is, which needs no page itself.
	data, err := timed(r, "data", func() (*opendata.Data, error) { return opendata.Make(sources.site, o.Catalogue) })
	if err != nil {
		return r, err
	}
	if err := ctx.Err(); err != nil {
		return r, err
	}
	made := beside{data: dataSet(data)}
	if o.Search {
		made.indexes = startSearch(sources.site, sources.synonyms)
	}
	rendered, err := timed(r, "pages", func() (*render.Result, error) {
		return b.renderer.Render(ctx, sources.site, sources.texts, o.renderOptions(sources, made.data))
	})
	if err != nil {
		return r, err
	}
	r.Rendered += rendered.Rendered
	files := make(map[string][]byte, len(rendered.Files))
	out := newOutput(sources.site, func(name string, content []byte) error {
		files[name] = content
		return nil
	})
	for name, content := range rendered.Files {
		if err := out.put(name, content); err != nil {
			return r, err
		}
	}
	if err := r.writeData(sources.site, data, out); err != nil {
		return r, err
	}
	if err := r.writeBeside(ctx, sources.site, rendered, made.indexes, o, out); err != nil {
		return r, err
	}
	r.Site, r.Files, r.dataSet = sources.site, files, made.data
	b.remember(r, rendered, made)
	return r, nil
}

// early hands out the pages, with what the build before made beside them.
func (b *Builder) early(ctx context.Context, r *Result, s sources, o Options) error {
	if b.Early == nil || b.last.files == nil {
		return nil
	}
	rendered, err := timed(r, "early pages", func() (*render.Result, error) {
		return b.renderer.Render(ctx, s.site, s.texts, o.renderOptions(s, b.last.data))
	})
	if err != nil {
		return err
	}
	r.Rendered = rendered.Rendered
	first := *r
	first.Site, first.Files, first.dataSet = s.site, maps.Clone(b.last.files), b.last.data
	out := newOutput(s.site, func(name string, content []byte) error {
		first.Files[name] = content
		return nil
	})
	for name, content := range rendered.Files {
		if err := out.put(name, content); err != nil {
			return err
		}
	}
	if err := out.askIndexes(b.last.indexes.manifests(s.site)); err != nil {
		return err
	}
	b.Early(&first)
	return nil
}

// remember keeps what the next build can hand out beside its pages.
func (b *Builder) remember(r *Result, rendered *render.Result, made beside) {
	made.files = map[string][]byte{}
	for name, content := range r.Files {
		if _, page := rendered.Files[name]; !page {
			made.files[name] = content
		}
	}
	b.last = made
}
