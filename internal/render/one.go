package render

import (
	"context"

	"openoverheid.nu/internal/site"
)

// Case makes the page of one case, without any other: its HTML, and by their paths the files that Hugo made with it, which are its
// pictures, and the style sheets and scripts that it shares with others.
func Case(ctx context.Context, e *site.Entry, s *site.Site, o Options) (html []byte, files map[string][]byte, err error) {
	v := newViews(s, nil, o)
	p := v.casePart(e)
	in, err := v.input()
	if err != nil {
		return nil, nil, err
	}
	if err := p.encode(); err != nil {
		return nil, nil, err
	}
	made, err := runPages(ctx, in, []page{p})
	if err != nil {
		return nil, nil, err
	}
	return made.files[p.outputFile()], made.files, nil
}
