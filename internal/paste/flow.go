package paste

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// flow is a place for blocks, one after another: the document, a quote, an item of a list, a cell. Text is gathered until a block ends it.
type flow struct {
	r        *reader
	into     *html.Node
	runs     []run
	open     []*html.Node // the lists that the last block is in, the outermost first
	headings bool         // headings may be here
	line     bool         // all is one line: a cell, a heading, a note
	lists    int          // how many lists this is in
	quotes   int
}

func (f *flow) children(n *html.Node, l look) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		f.node(c, l)
	}
}

func (f *flow) node(n *html.Node, l look) {
	switch n.Type {
	case html.TextNode:
		f.write(n.Data, l)
	case html.ElementNode:
		style := styles(n)
		if hidden(n, style) || f.note(n) {
			return
		}
		f.element(n, style, l.in(n, style))
	case html.DocumentNode:
		f.children(n, l)
	}
}

// element reads one element that is seen.
func (f *flow) element(n *html.Node, style map[string]string, l look) {
	if level := heading(n); level > 0 {
		f.heading(n, level)
		return
	}
	switch n.Data {
	case "br":
		f.runs = append(f.runs, run{br: true})
	case "a":
		f.link(n, l)
	case "img":
		if alt := attribute(n, "alt"); isEmoji(alt) {
			f.write(alt, l)
		}
	case "q":
		f.write("“", l)
		f.children(n, l)
		f.write("”", l)
	case "pre":
		f.code(n)
	case "hr":
		f.rule()
	case "ul", "ol", "menu", "dir":
		f.list(n, l)
	case "blockquote":
		f.quote(n, l)
	case "table":
		f.table(n, l)
	case "dt":
		l.bold = true
		f.block(n, style, l)
	default:
		if isBlock(n.Data) {
			f.block(n, style, l)
		} else {
			f.children(n, l)
		}
	}
}

// isBlock reports whether an element starts on a new line.
func isBlock(name string) bool {
	switch name {
	case "p", "div", "section", "article", "aside", "main", "header", "footer", "nav", "address", "figure", "figcaption", "form", "fieldset", "legend",
		"details", "summary", "dl", "dd", "li", "center", "body", "html", "caption", "tr", "td", "th", "thead", "tbody", "tfoot", "hgroup":
		return true
	}
	return false
}

// block reads a paragraph, or whatever holds some. Word's lists are paragraphs.
func (f *flow) block(n *html.Node, style map[string]string, l look) {
	f.flush()
	switch {
	case f.line:
		f.children(n, l)
	case n.Data == "p" && class(n, wordQuote):
		f.quote(n, look{})
	default:
		if it, ok := wordItem(n, style); ok && f.lists < maxLists {
			f.item(n, it, l)
			return
		}
		f.children(n, l)
	}
	f.flush()
}

// link reads a link. One that leads nowhere from here is its text; the number of a note that did not come along is nothing.
func (f *flow) link(n *html.Node, l look) {
	target := attribute(n, "href")
	if l.sup && strings.HasPrefix(target, "#") {
		return
	}
	if href := address(target); href != "" {
		l.href = href
	}
	f.children(n, l)
}

func (f *flow) heading(n *html.Node, level int) {
	f.flush()
	if f.line || !f.headings {
		f.children(n, look{bold: !f.line})
		f.flush()
		return
	}
	h := element("h" + strconv.Itoa(f.r.levels[level]))
	inner := &flow{r: f.r, into: h, line: true}
	inner.children(n, look{})
	for i := range inner.runs { // a heading is bold enough
		inner.runs[i].bold = false
	}
	inner.finish(place{heading: true})
	f.append(h)
}

func (f *flow) code(n *html.Node) {
	f.flush()
	var b strings.Builder
	each(n, func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		} else if n.Data == "br" {
			b.WriteByte('\n')
		}
	})
	var lines []string
	for line := range strings.SplitSeq(strings.ReplaceAll(b.String(), "\r\n", "\n"), "\n") {
		line = strings.TrimRight(code(plain(line)), " ")
		if strings.HasPrefix(strings.TrimSpace(line), "0") { // no number of the library's
			line = strings.Replace(line, "0", string(literal+'0'), 1)
		}
		lines = append(lines, line)
	}
	content := strings.Trim(strings.Join(lines, "\n"), "\n")
	if f.line || content == "" {
		f.write(content, look{code: true})
		return
	}
	f.append(with(element("pre"), with(element("code"), text(content))))
}

func (f *flow) rule() {
	f.flush()
	if !f.line && f.lists == 0 {
		f.append(element("hr"))
	}
}

func (f *flow) quote(n *html.Node, l look) {
	f.flush()
	if f.line || f.quotes == maxQuotes {
		f.children(n, l)
		f.flush()
		return
	}
	q := element("blockquote")
	inner := &flow{r: f.r, into: q, lists: f.lists, quotes: f.quotes + 1}
	inner.children(n, l)
	inner.finish(place{})
	f.append(q)
}

// append adds a block that has something in it. What is in no list ends the lists before it.
func (f *flow) append(block *html.Node) {
	if block.FirstChild == nil && block.Data != "hr" {
		return
	}
	f.open = nil
	f.into.AppendChild(block)
}

// flush makes paragraphs of the text that was gathered. Where all is one line, blocks are words apart.
func (f *flow) flush() {
	if f.line {
		f.write(" ", look{})
		return
	}
	gathered := f.runs
	f.runs = nil
	for _, p := range paragraphs(gathered) {
		if f.into.Data == "li" && f.into.FirstChild == nil {
			appendRuns(f.into, p, place{start: true})
			continue
		}
		block := element("p")
		appendRuns(block, p, place{start: true})
		f.append(block)
	}
}

// finish writes what is left. A line is written here, as it stands at a place.
func (f *flow) finish(at place) {
	if !f.line {
		f.flush()
		return
	}
	appendRuns(f.into, oneLine(f.runs), at)
	f.runs = nil
}

// write gathers a text.
func (f *flow) write(s string, l look) {
	s = plain(s)
	if l.sup && isFigures(strings.TrimSpace(s)) {
		s = superscripts.Replace(s)
	}
	l.sup = false
	if l.code {
		s = code(s)
		l.bold, l.italic = false, false
	}
	if s != "" {
		f.runs = append(f.runs, run{text: s, look: l})
	}
}
