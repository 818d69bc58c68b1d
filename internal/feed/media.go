package feed

import (
	"path"
	"slices"

	"golang.org/x/net/html/atom"
)

// link puts a link in the place of sound or film: its poster where it has one, and the name of the file.
func (r *rewriter) link(a atom.Atom) {
	src, poster := r.page.resolve(r.value("src")), r.page.resolve(r.value("poster"))
	r.skip(a, func(inner atom.Atom) {
		if inner == atom.Source && src == "" {
			src = r.page.resolve(r.value("src"))
		}
	})
	if src == "" {
		return
	}
	inLink := slices.Contains(r.open, atom.A)
	if !inLink {
		r.tag("a", []attribute{{"href", src}})
	}
	if poster != "" {
		r.tag("img", []attribute{{"src", poster}, {"alt", ""}})
	}
	r.text([]byte(path.Base(src)))
	if !inLink {
		r.out = append(r.out, "</a>"...)
	}
}
