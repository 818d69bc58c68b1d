package casefile

import (
	"bytes"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Link is a link in a case's body, to wherever it leads.
type Link struct {
	URL          string
	Line, Column int // in the file
}

// Links returns all links of the body, in order, addresses that become links by themselves included.
func Links(c *Case) []Link { return c.outline.links }

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

// link notes down a link, and says why it can't stay.
func (b *body) link(n *ast.Link, src []byte) {
	address := resolved(n.Destination)
	b.addLink(n.Pos(), address)
	b.checkAddress(n.Pos(), string(n.Destination), address, len(n.Title))
	if !hasText(n, src) {
		b.doubtful(n.Pos(), "case-link-text")
	}
}

func (b *body) autoLink(n *ast.AutoLink, src []byte) {
	at, address := n.Pos(), string(n.URL(src))
	at += len(b.text[at:]) - len(strings.TrimLeft(b.text[at:], " \t\n")) // the parser counts the blank before an address
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(address, "mailto:") {
		address = "mailto:" + address
	}
	b.addLink(at, address)
	b.checkAddress(at, address, address, 0)
}

func (b *body) addLink(at int, address string) {
	line, column := b.lines.place(at)
	b.links = append(b.links, Link{address, line, column})
}

// image notes down an image, and says why it can't stay.
func (b *body) image(n *ast.Image, src []byte) {
	if !hasText(n, src) {
		b.wrong(n.Pos(), "case-image-no-alt")
	}
	i := image{address: resolved(n.Destination)}
	if u, err := url.Parse(i.address); err == nil && (u.Scheme != "" || u.Host != "") {
		b.wrong(n.Pos(), "case-image-remote", i.address)
		return
	}
	if b.checkAddress(n.Pos(), string(n.Destination), i.address, len(n.Title)) {
		i.line, i.column = b.lines.place(n.Pos())
		b.images = append(b.images, i)
	}
}

// checkAddress says why an address can't stay. As written is what templates get, resolved what browsers do.
func (b *body) checkAddress(at int, written, resolved string, title int) bool {
	_, err := url.Parse(written)
	u, err2 := url.Parse(resolved)
	switch {
	case len(written)+title > maxAddress:
		b.wrong(at, "case-link-long")
	case resolved == "":
		b.doubtful(at, "case-link-nowhere")
	case err != nil || err2 != nil:
		b.wrong(at, "case-link-bad", resolved)
	case !safeScheme(u.Scheme):
		b.wrong(at, "case-link-scheme", u.Scheme)
	default:
		return true
	}
	return false
}

// safeScheme reports whether a link may have that scheme: none for an address in the site.
func safeScheme(scheme string) bool {
	return slices.Contains([]string{"", "http", "https", "mailto", "tel"}, scheme)
}

// resolved is an address without its backslashes and with its &amp; as the characters they stand for.
func resolved(address []byte) string {
	if bytes.ContainsAny(address, `\&`) {
		address = util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(address)))
	}
	return string(address)
}

// hasText reports whether a link or an image has a text that can be read out: letters, or an image that has them.
func hasText(n ast.Node, src []byte) bool {
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		if t, ok := child.(*ast.Text); ok && len(bytes.TrimSpace(t.Segment.Value(src))) > 0 || hasText(child, src) {
			return true
		}
	}
	return false
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
