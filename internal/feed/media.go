package feed

import (
	"path"
	"slices"

	"golang.org/x/net/html/atom"
)

// media is sound or film: where it is, as the page says, and the picture shown before it plays.
type media struct{ src, poster string }

// add names a source; the first one counts.
func (m *media) add(src string) {
	if m.src == "" {
		m.src = src
	}
}

// link puts a link in the place of the sound or film that has ended: its picture where it has one, and the file's name.
func (r *rewriter) link() {
	src, poster := r.page.resolve(r.media.src), r.page.resolve(r.media.poster)
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
