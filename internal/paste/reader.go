package paste

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// Things in one another, beyond which a paste is flattened: nobody reads them, and Markdown parsers refuse them.
const (
	maxLists  = 6
	maxQuotes = 3
)

// reader reads HTML into a tree of what may be in a text.
type reader struct {
	levels map[int]int // the level that a heading of the source gets
	notes  *notes
}

var (
	wordHeading = regexp.MustCompile(`^MsoHeading([1-6])\b`)
	wordTitle   = regexp.MustCompile(`\bMsoTitle\b`)
	wordQuote   = regexp.MustCompile(`\bMso(Intense)?Quote\b`)
)

func newReader(doc *html.Node, o Options) *reader {
	if o.MinHeading < 1 || o.MinHeading > 6 {
		o.MinHeading = 3
	}
	r := &reader{levels: map[int]int{}, notes: findNotes(doc, max(1, o.FirstNote))}
	var found []int
	each(doc, func(n *html.Node) {
		if level := heading(n); level > 0 && !slices.Contains(found, level) && !blank(n) {
			found = append(found, level)
		}
	})
	slices.Sort(found)
	for i, level := range found { // no level is skipped, whatever the source did
		r.levels[level] = min(6, o.MinHeading+i)
	}
	return r
}

// heading is the level of a heading, 0 for what is none. The title of a document is one of the first level.
func heading(n *html.Node) int {
	if n.Type != html.ElementNode {
		return 0
	}
	if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
		return int(n.Data[1] - '0')
	}
	if m := wordHeading.FindStringSubmatch(attribute(n, "class")); m != nil {
		return int(m[1][0] - '0')
	}
	if class(n, wordTitle) {
		return 1
	}
	if level, err := strconv.Atoi(attribute(n, "aria-level")); err == nil && level >= 1 && level <= 6 && attribute(n, "role") == "heading" {
		return level
	}
	return 0
}

// each visits an element and all that is in it.
func each(n *html.Node, visit func(n *html.Node)) {
	visit(n)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		each(c, visit)
	}
}

// document reads all of it, and puts the notes at the end.
func (r *reader) document(doc *html.Node) *html.Node {
	body := element("body")
	f := &flow{r: r, into: body, headings: true}
	f.children(doc, look{})
	f.finish(place{})
	if last := body.LastChild; last != nil && last.Data == "hr" { // Google Docs draws one above the notes
		body.RemoveChild(last)
	}
	for i := 0; i < len(r.notes.used); i++ { // a note may refer to another
		note := r.notes.used[i]
		p := with(element("p"), text(string(noteStart)+strconv.Itoa(note.number)+string(noteColon)+" "))
		n := &flow{r: r, into: p, line: true}
		n.children(note.source, look{})
		n.finish(place{start: true})
		body.AppendChild(p)
	}
	return body
}

func element(name string) *html.Node { return &html.Node{Type: html.ElementNode, Data: name} }

func text(s string) *html.Node { return &html.Node{Type: html.TextNode, Data: s} }

func with(n, child *html.Node) *html.Node {
	n.AppendChild(child)
	return n
}

// blank reports whether nothing can be read in an element.
func blank(n *html.Node) bool { return strings.TrimSpace(plain(content(n))) == "" }

// content is all text in an element.
func content(n *html.Node) string {
	var b strings.Builder
	each(n, func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
	})
	return b.String()
}
