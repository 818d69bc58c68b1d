package build

import (
	"context"

	"openoverheid.nu/internal/opendata"
	"openoverheid.nu/internal/render"
	"openoverheid.nu/internal/site"
)

// writeData adds the data, and every case as Markdown.
func (r *Result) writeData(s *site.Site, data *opendata.Data, out *output) error {
	_, err := timed(r, "programs", func() (int, error) { return 0, writeForPrograms(s, data, out) })
	return err
}

// writeBeside makes what is not a page and not data, once the pages are there. Who no longer wants it need not wait for it.
func (r *Result) writeBeside(ctx context.Context, s *site.Site, rendered *render.Result, indexes *searchIndexes, o Options, out *output) error {
	if _, err := timed(r, "feeds", func() (int, error) { return 0, writeFeeds(s, rendered, o, out) }); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := writeOEmbeds(s, out); err != nil {
		return err
	}
	if indexes != nil {
		if _, err := timed(r, "search", func() (int, error) { return 0, indexes.write(out) }); err != nil {
			return err
		}
	}
	if err := out.askIndexes(indexes.manifests(s)); err != nil {
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
