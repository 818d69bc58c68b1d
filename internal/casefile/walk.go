package casefile

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// walk notes down what the document holds.
func (b *body) walk(doc ast.Node, src []byte) {
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Heading:
			b.heading(n)
		case *ast.Link:
			b.link(n, src)
		case *ast.AutoLink:
			b.autoLink(n, src)
		case *ast.Image:
			b.image(n, src)
		case *ast.RawHTML:
			if n.Segments.Len() > 0 {
				b.html(n.Segments.At(0).Start)
			}
		case *ast.HTMLBlock:
			if n.Lines().Len() > 0 {
				b.html(n.Lines().At(0).Start)
			}
		}
		return ast.WalkContinue, nil
	})
}

// heading notes down a heading, and says where its level or its attributes can't stay.
func (b *body) heading(n *ast.Heading) {
	at := min(n.Pos(), len(b.text)) // behind a tab in a list the parser is a few characters off
	h := heading{level: n.Level, top: n.Parent().Kind() == ast.KindDocument, title: b.lineText(n.Lines())}
	h.line, h.column = b.lines.place(at)
	h.start = strings.LastIndexByte(b.text[:at], '\n') + 1
	h.end = nextStart(b.text, at)
	if lines := n.Lines(); lines.Len() > 0 && lines.At(0).Start == n.Pos() { // text above a line of === or ---
		h.end = nextStart(b.text, nextStart(b.text, lines.At(lines.Len()-1).Start))
	}
	for _, a := range n.Attributes() {
		if string(a.Name) != "id" && string(a.Name) != "class" {
			b.wrong(at, "case-heading-attributes", string(a.Name))
		}
	}
	b.headingLevel(at, h)
	b.headings = append(b.headings, h)
}

// headingLevel says where a heading has a level that no reader expects there.
func (b *body) headingLevel(at int, h heading) {
	above := 1 // the title of the case
	if len(b.headings) > 0 {
		above = b.headings[len(b.headings)-1].level
	}
	switch {
	case h.title == "":
		b.doubtful(at, "case-heading-empty")
	case h.level == 1:
		b.doubtful(at, "case-heading-first")
	case h.level > above+1:
		b.doubtful(at, "case-heading-skips", strconv.Itoa(h.level), strconv.Itoa(above+1))
	}
}

// lineText is the text of a block as the file has it.
func (b *body) lineText(lines *text.Segments) string {
	var parts []string
	for i := range lines.Len() {
		s := lines.At(i)
		parts = append(parts, strings.TrimSpace(b.text[s.Start:s.Stop]))
	}
	return strings.Join(parts, " ")
}

// html says that HTML is not shown. Comments never are, and need no word.
func (b *body) html(at int) {
	rest := strings.TrimLeft(b.text[at:], " ")
	if strings.HasPrefix(rest, "<") && !strings.HasPrefix(rest, "<!--") && !strings.HasPrefix(rest, "</") {
		b.doubtful(at+len(b.text[at:])-len(rest), "case-body-html", tagName(rest))
	}
}

// tagName is the tag that a text begins with, without what is in it: <div>.
func tagName(s string) string {
	end := strings.IndexAny(s[1:], " \t\n/>")
	if end < 0 {
		end = 0
	}
	return s[:1+end] + ">"
}
