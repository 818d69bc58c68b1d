package build

import (
	"context"

	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/opendata"
	"openoverheid.nu/internal/render"
)

// Stream builds the site as Run does, and hands out each file as soon as it is made: the result has none, and a site of any size is
// made while holding a part of it. What was handed out before an error is not a site.
//
// Pages that are made from the same as in an earlier run are let be where that run put them. The zero value of earlier is none.
func Stream(ctx context.Context, o Options, earlier Earlier, emit Emit) (*Result, error) {
	r := &Result{}
	s := r.load(o, nil)
	if s.site == nil || diag.HasErrors(r.Problems) {
		return r, nil
	}
	out := newOutput(s.site, emit)
	set, err := r.streamData(s, o, out)
	if err != nil {
		return r, err
	}
	var indexes *searchIndexes
	if o.Search {
		indexes = startSearch(s.site, s.synonyms)
	}
	rendered, err := timed(r, "pages", func() (*render.Result, error) {
		return render.Stream(ctx, s.site, s.texts, o.renderOptions(s, set), earlier.pages(out), out.put)
	})
	if err != nil {
		return r, err
	}
	r.Rendered = rendered.Rendered
	if err := r.writeBeside(ctx, s.site, rendered, indexes, o, out); err != nil {
		return r, err
	}
	r.Site, r.Written, r.Cache = s.site, len(out.files), out.cache(rendered.Cache)
	return r, nil
}

// streamData makes the data and hands it out, and returns what the pages tell of it.
func (r *Result) streamData(s sources, o Options, out *output) (render.DataSet, error) {
	data, err := timed(r, "data", func() (*opendata.Data, error) { return opendata.Make(s.site, o.Catalogue) })
	if err != nil {
		return render.DataSet{}, err
	}
	return dataSet(data), r.writeData(s.site, data, out)
}
