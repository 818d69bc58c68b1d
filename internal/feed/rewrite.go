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
func absolute(content string, page base) string { return new(rewriter).rewrite(content, page) }

// rewrite does the work of absolute, in memory that the next text uses again.
func (r *rewriter) rewrite(content string, page base) string {
	*r = rewriter{
		tokens: html.NewTokenizer(strings.NewReader(content)), page: page,
		out: r.out[:0], open: r.open[:0], attributes: r.attributes[:0],
	}
	for {
		switch t := r.tokens.Next(); t {
		case html.ErrorToken:
			r.closeDownTo(0)
			return string(bytes.TrimSpace(r.out))
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

// rewriter turns the tokens of a page into the HTML of a feed.
type rewriter struct {
	tokens  *html.Tokenizer
	page    base
	out     []byte
	open    []atom.Atom // the elements that are open, the outermost first
	heading heading     // the heading that is open

	attributes []attribute // of the tag that is being read
}

// attribute is one that an element keeps, its value as the page has it.
type attribute struct{ name, value string }

func (r *rewriter) text(text []byte) {
	r.heading.read(text)
	r.out = appendText(r.out, text)
}

func (r *rewriter) start(selfClosing bool) {
	a, hidden, id := r.read()
	f := fateOf(a)
	switch {
	case a == atom.Noscript: // a feed is read without scripts
		r.tokens.NextIsNotRawText()
	case f == dropped && selfClosing && (a == atom.Svg || a == atom.Math): // only these can close themselves
	case f == dropped || hidden && f != void && f != unwrapped:
		r.skip(a, nil)
	case f == linked:
		r.link(a)
	case f == void:
		r.void(a)
	case f != unwrapped && len(r.open) < deepest:
		r.element(a, id)
	}
}

// read reads the tag that has begun: its name, whether it is hidden, its id, and the attributes worth keeping.
func (r *rewriter) read() (a atom.Atom, hidden bool, id string) {
	name, more := r.tokens.TagName()
	a = atom.Lookup(name)
	r.attributes = r.attributes[:0]
	for more {
		var key, value []byte
		key, value, more = r.tokens.TagAttr()
		switch name := atom.String(key); {
		case name == "hidden":
			hidden = true
		case name == "id":
			id = string(value)
		case natureOf(name) != unwanted:
			r.attributes = append(r.attributes, attribute{name, string(value)})
		}
	}
	return a, hidden, id
}

// value returns an attribute of the tag that has been read.
func (r *rewriter) value(name string) string {
	for _, a := range r.attributes {
		if a.name == name {
			return a.value
		}
	}
	return ""
}

// element opens an element, after closing those that end where it begins.
func (r *rewriter) element(a atom.Atom, id string) {
	for ends(r.innermost(), a) {
		r.closeDownTo(len(r.open) - 1)
	}
	if a == atom.A {
		r.end(atom.A) // links do not nest
		r.heading.startLink(r.value("href"), len(r.out))
	}
	if isHeading(a) {
		r.heading = heading{level: a, id: id}
	}
	r.tag(tagOf(a), r.attributes)
	r.open = append(r.open, a)
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

// innermost returns the element that is open last; zero for none.
func (r *rewriter) innermost() atom.Atom {
	if len(r.open) == 0 {
		return 0
	}
	return r.open[len(r.open)-1]
}

// closeDownTo closes the innermost elements until so many are open.
func (r *rewriter) closeDownTo(n int) {
	for ; len(r.open) > n; r.open = r.open[:len(r.open)-1] {
		a := r.innermost()
		if a == r.heading.level {
			r.out = r.heading.clean(r.out)
			r.heading = heading{}
		}
		r.out = append(append(append(r.out, "</"...), tagOf(a)...), '>')
		if a == atom.A {
			r.heading.endLink(len(r.out))
		}
	}
}

// void writes an element without content. An image that leads nowhere leaves its words.
func (r *rewriter) void(a atom.Atom) {
	switch {
	case a == atom.Source && r.innermost() != atom.Picture:
		return
	case a == atom.Img && r.page.resolve(r.value("src")) == "":
		r.text([]byte(r.value("alt")))
		return
	case a == atom.Hr && r.innermost() == atom.P:
		r.end(atom.P)
	}
	r.tag(a.String(), r.attributes)
}

// tag writes a start tag with the attributes that can be kept.
func (r *rewriter) tag(name string, attributes []attribute) {
	r.out = append(append(r.out, '<'), name...)
	for _, a := range attributes {
		value := a.value
		switch natureOf(a.name) {
		case unwanted:
			continue
		case reference:
			value = r.page.resolve(value)
		case references:
			value = r.page.srcset(value)
		}
		if value == "" && natureOf(a.name) != text {
			continue
		}
		r.out = append(append(append(r.out, ' '), a.name...), `="`...)
		r.out = append(appendText(r.out, []byte(value)), '"')
	}
	r.out = append(r.out, '>')
}

// skip reads on to the end of the element whose start has been read, and tells of each start tag on the way.
func (r *rewriter) skip(a atom.Atom, see func(atom.Atom)) {
	for depth := 1; depth > 0; {
		switch r.tokens.Next() {
		case html.ErrorToken:
			return
		case html.StartTagToken, html.SelfClosingTagToken:
			inner, _, _ := r.read()
			if inner == a {
				depth++
			}
			if see != nil {
				see(inner)
			}
		case html.EndTagToken:
			if name, _ := r.tokens.TagName(); atom.Lookup(name) == a {
				depth--
			}
		}
	}
}
