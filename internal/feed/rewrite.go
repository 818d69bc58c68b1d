package feed

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// deepest is how far elements may be nested; readers' programs need not be able to take more.
const deepest = 100

// absolute makes the text of a page stand on its own: every address in full, no scripts, styles, forms, frames or
// parts of the page's own machinery, well-formed HTML whatever comes in, and no character that a feed refuses.
func absolute(content string, page base) string { return string(new(rewriter).rewrite(content, page)) }

// rewriter turns the tokens of a page into the HTML of a feed.
type rewriter struct {
	tokens  *html.Tokenizer
	page    base
	out     []byte
	open    []atom.Atom // the elements that are open, the outermost first
	muted   int         // how many were open once the one began that goes with all that is in it; 0 for none
	heading heading     // the heading that is open
	media   media       // the sound or film that is open

	attributes []attribute // of the tag that is being read
}

// rewrite does the work of absolute, in memory that the next text uses again.
func (r *rewriter) rewrite(content string, page base) []byte {
	*r = rewriter{
		tokens: html.NewTokenizer(strings.NewReader(content)), page: page,
		out: r.out[:0], open: r.open[:0], attributes: r.attributes[:0],
	}
	for {
		switch t := r.tokens.Next(); t {
		case html.ErrorToken:
			r.closeDownTo(0)
			return bytes.TrimSpace(r.out)
		case html.TextToken:
			r.text(r.tokens.Text())
		case html.StartTagToken, html.SelfClosingTagToken:
			r.start(t == html.SelfClosingTagToken)
		case html.EndTagToken:
			name, _ := r.tokens.TagName()
			r.end(atom.Lookup(name))
		}
	}
}

func (r *rewriter) text(text []byte) {
	if r.muted == 0 {
		r.heading.read(text)
		r.out = appendText(r.out, text)
	}
}

func (r *rewriter) start(selfClosing bool) {
	a, hidden, id := r.read()
	f := fateOf(a)
	switch {
	case a == atom.Noscript: // a feed is read without scripts
		r.tokens.NextIsNotRawText()
	case f == unwrapped, hidden && f == void, selfClosing && (a == atom.Svg || a == atom.Math):
	case f == void:
		r.void(a)
	case f == dropped, f == linked, hidden:
		r.mute(a)
	case len(r.open) < deepest:
		r.element(a, id)
	}
}

// element opens an element.
func (r *rewriter) element(a atom.Atom, id string) {
	r.endBefore(a)
	if r.muted == 0 && a == atom.A {
		r.heading.startLink(r.value("href"), len(r.out))
	}
	if r.muted == 0 && isHeading(a) {
		r.heading = heading{level: a, id: id}
	}
	r.tag(tagOf(a), r.attributes)
	r.open = append(r.open, a)
}

// mute opens an element that goes with all that is in it.
func (r *rewriter) mute(a atom.Atom) {
	r.endBefore(a)
	switch {
	case r.muted == 0:
		r.media = media{src: r.value("src"), poster: r.value("poster")}
		r.open = append(r.open, a)
		r.muted = len(r.open)
	case len(r.open) < deepest:
		r.open = append(r.open, a)
	}
}

// void writes an element without content. An image that leads nowhere leaves its words.
func (r *rewriter) void(a atom.Atom) {
	r.endBefore(a)
	switch {
	case a == atom.Source && r.innermost() != atom.Picture:
		r.media.add(r.value("src"))
	case a == atom.Img && r.page.resolve(r.value("src")) == "":
		r.text([]byte(r.value("alt")))
	default:
		r.tag(a.String(), r.attributes)
	}
}

// endBefore closes the elements that end where another begins.
func (r *rewriter) endBefore(a atom.Atom) {
	for ends(r.innermost(), a) {
		r.closeDownTo(len(r.open) - 1)
	}
	if a == atom.A && r.muted == 0 { // links do not nest
		r.end(a)
	}
}

// end closes an element and those that are still open in it; an end without a start is passed over.
func (r *rewriter) end(a atom.Atom) {
	for i := len(r.open) - 1; i >= 0; i-- {
		if r.open[i] == a {
			r.closeDownTo(i)
			return
		}
	}
}

// closeDownTo closes the innermost elements until so many are open.
func (r *rewriter) closeDownTo(n int) {
	for ; len(r.open) > n; r.open = r.open[:len(r.open)-1] {
		a := r.innermost()
		switch {
		case len(r.open) == r.muted:
			r.muted = 0
			if fateOf(a) == linked {
				r.link()
			}
		case r.muted == 0:
			r.close(a)
		}
	}
}

// close writes an end tag.
func (r *rewriter) close(a atom.Atom) {
	if a == r.heading.level {
		r.out = r.heading.clean(r.out)
		r.heading = heading{}
	}
	r.out = append(append(append(r.out, "</"...), tagOf(a)...), '>')
	if a == atom.A {
		r.heading.endLink(len(r.out))
	}
}

// innermost returns the element that is open last; zero for none.
func (r *rewriter) innermost() atom.Atom {
	if len(r.open) == 0 {
		return 0
	}
	return r.open[len(r.open)-1]
}
