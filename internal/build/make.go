package build

import (
	"context"

	"openoverheid.nu/internal/opendata"
	"openoverheid.nu/internal/render"
)

// work is a site that is being made.
type work struct {
	*Result
	o       Options
	sources sources
	out     *output
	pages   *render.Run

	searchers searchers
	indexes   *searchIndexes // nil without a search, and until it is begun
	again     bool           // this program may make the site again: nothing is saved for another
}

// make makes all files of the site. Early, where it is not nil, is called when all pages are there but those about the data, before
// anything else is made; without it, the search index is made beside the pages.
func (w *work) make(ctx context.Context, early func() error) error {
	defer func() { w.indexes.wait() }() // or the next run would disturb them
	if early == nil {
		w.beginSearch()
	}
	if err := w.makePages(ctx); err != nil {
		return err
	}
	if early != nil {
		if err := w.stage("pages", func() error { return w.pages.Flush(ctx) }); err != nil {
			return err
		}
		if err := early(); err != nil {
			return err
		}
		w.beginSearch()
	}
	if err := ctx.Err(); err != nil { // who no longer wants the rest need not wait for it
		return err
	}
	set, err := w.makeData()
	if err != nil {
		return err
	}
	rendered, err := timed(w.Result, "pages", func() (*render.Result, error) { return w.pages.Finish(ctx, set) })
	if err != nil {
		return err
	}
	if err := w.makeOthers(ctx, rendered); err != nil {
		return err
	}
	w.Site = w.sources.site
	w.Rendered, w.Written = rendered.Rendered, len(w.out.files)
	w.Cache = w.out.cache(rendered.Cache, w.indexes.manifests(w.sources.site))
	w.Cache.Cases, w.Cache.Relations = w.sources.memories, w.Site.Relations()
	if w.indexes != nil {
		w.Cache.Searchers, w.Cache.Indexes = w.indexes.saved, w.indexes.froms(w.sources.site)
	}
	return nil
}

func (w *work) stage(name string, work func() error) error {
	_, err := timed(w.Result, name, func() (struct{}, error) { return struct{}{}, work() })
	return err
}

func (w *work) beginSearch() {
	if w.o.Search {
		w.indexes = startSearch(w.sources.site, w.sources.synonyms, w.searchers, w.out, !w.again)
	}
}

func (w *work) makePages(ctx context.Context) error {
	return w.stage("pages", func() (err error) {
		w.pages, err = render.Begin(w.sources.site, w.sources.texts, w.o.renderOptions(w.sources), w.out.pagesBefore(w.again), w.out.putPage)
		if err != nil {
			return err
		}
		return w.pages.Pages(ctx)
	})
}

// makeData makes the data, and returns what the pages tell of them.
func (w *work) makeData() (render.DataSet, error) {
	data, err := timed(w.Result, "data", func() (*opendata.Data, error) { return opendata.Write(w.sources.site, w.o.Catalogue, w.out) })
	if err != nil {
		return render.DataSet{}, err
	}
	return dataSet(data), nil
}

// makeOthers makes what is not a page and not data, once the pages are there.
func (w *work) makeOthers(ctx context.Context, rendered *render.Result) error {
	s, out := w.sources.site, w.out
	if err := w.stage("feeds", func() error { return writeFeeds(s, rendered, w.o, out) }); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := w.stage("programs", func() error { return writeOEmbeds(s, out) }); err != nil {
		return err
	}
	if w.indexes != nil {
		if err := w.stage("search", func() error { return w.indexes.write(out) }); err != nil {
			return err
		}
	}
	if err := out.askIndexes(w.indexes.manifests(s)); err != nil {
		return err
	}
	if err := writeLLMs(s, out); err != nil {
		return err
	}
	if err := writeRedirects(s, out); err != nil {
		return err
	}
	return writeSitemap(s, rendered, out)
}
