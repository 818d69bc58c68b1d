package render

import (
	"bytes"
	"context"
)

// The marks that the theme's content partial writes around the text of a case.
var contentStart, contentEnd = []byte("<!--content-->"), []byte("<!--/content-->")

// place is a part of a file, in bytes.
type place struct{ Start, End int }

func (p place) empty() bool { return p == place{} }

// bodyText is what the body of a case became.
type bodyText struct {
	html  string
	place place // in the file of its page; empty where it is not there as it is
}

// cutTexts takes the text of every case out of its page, where the theme marked it, and the marks out of the
// page. Hugo would have to render most texts a second time to hand them over itself.
func (r *rendered) cutTexts(ctx context.Context, built *build, pages []page) error {
	for _, p := range pages {
		if p.layout != "case" && p.layout != "text" {
			continue
		}
		name := p.outputFile()
		at, rest, ok := cutMarks(r.files[name])
		if ok {
			r.files[name] = rest
		}
		if !p.isCase {
			continue
		}
		if ok {
			r.texts[name] = bodyText{string(rest[at.Start:at.End]), at}
			continue
		}
		html, err := built.content(ctx, p)
		if err != nil {
			return err
		}
		r.texts[name] = bodyText{html: html}
	}
	return nil
}

// cutMarks takes the first pair of marks out of a page, and says where what stood between them is then.
func cutMarks(html []byte) (at place, rest []byte, ok bool) {
	before, tail, found := bytes.Cut(html, contentStart)
	if !found {
		return at, html, false
	}
	content, after, found := bytes.Cut(tail, contentEnd)
	if !found {
		return at, html, false
	}
	rest = make([]byte, 0, len(before)+len(content)+len(after))
	rest = append(append(append(rest, before...), content...), after...)
	return place{len(before), len(before) + len(content)}, rest, true
}
