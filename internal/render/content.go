package render

import (
	"bytes"
	"context"
)

// The marks that the theme's content partial writes around the text of a case.
var contentStart, contentEnd = []byte("<!--content-->"), []byte("<!--/content-->")

// cutContents takes the text of every case out of its page, where the theme marked it, and the marks out of the
// page. Hugo would have to render most texts a second time to hand them over itself.
func (r *rendered) cutContents(ctx context.Context, built *build, pages []page) error {
	for _, p := range pages {
		if p.layout != "case" && p.layout != "text" {
			continue
		}
		name := p.outputFile()
		content, rest, ok := cutMarks(r.files[name])
		if ok {
			r.files[name] = rest
		}
		if p.entry == nil {
			continue
		}
		if !ok {
			html, err := built.content(ctx, p)
			if err != nil {
				return err
			}
			content = []byte(html)
		}
		r.contents[name] = string(content)
	}
	return nil
}

// cutMarks returns what stands between the first pair of marks, and the page without them.
func cutMarks(html []byte) (content, rest []byte, ok bool) {
	before, tail, found := bytes.Cut(html, contentStart)
	if !found {
		return nil, html, false
	}
	content, after, found := bytes.Cut(tail, contentEnd)
	if !found {
		return nil, html, false
	}
	rest = make([]byte, 0, len(before)+len(content)+len(after))
	return content, append(append(append(rest, before...), content...), after...), true
}
