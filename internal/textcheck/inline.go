package textcheck

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extensionast "github.com/yuin/goldmark/extension/ast"
)

// codeMark stands in a text for what is not words: code, a shortcode, an image. No file has this character.
const codeMark = '\x00'

// inlines adds the text of a node's children to the block.
func (r *reader) inlines(n ast.Node) {
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		switch child := child.(type) {
		case *ast.Text:
			r.segment(child.Segment.Start, child.Segment.Stop)
			if child.SoftLineBreak() || child.HardLineBreak() {
				r.mark(child.Segment.Stop, ' ')
			}
		case *ast.CodeSpan:
			r.code(child)
		case *ast.Image:
			r.image(child)
		case *ast.Link:
			r.link(child)
		case *ast.AutoLink:
			r.autoLink(child)
		case *ast.Emphasis:
			start := r.text.Len()
			r.inlines(child)
			if child.Level == 1 { // italics are for words as words, titles and names
				r.block.quiet = append(r.block.quiet, span{start, r.text.Len()})
			}
		case *ast.RawHTML, *extensionast.FootnoteLink, *extensionast.FootnoteBacklink, *extensionast.TaskCheckBox:
		default:
			r.inlines(child)
		}
	}
}

// segment adds a part of the body, but for the shortcodes in it.
func (r *reader) segment(start, end int) {
	for len(r.blotted) > 0 && r.blotted[0].End <= start {
		r.blotted = r.blotted[1:]
	}
	for _, blot := range r.blotted {
		if blot.Start >= end {
			break
		}
		if blot.Start > start {
			r.add(start, blot.Start)
		}
		r.mark(blot.Start, codeMark)
		start = min(blot.End, end)
	}
	r.add(start, end)
}

func (r *reader) add(start, end int) {
	if start >= end {
		return
	}
	r.block.pieces = append(r.block.pieces, piece{r.text.Len(), start})
	r.text.WriteString(r.body[start:end])
}

// mark adds a character that stands for something at an offset of the body.
func (r *reader) mark(at int, with rune) {
	r.block.pieces = append(r.block.pieces, piece{r.text.Len(), at})
	r.text.WriteRune(with)
}

// code adds a mark for code, or for an image.
func (r *reader) code(n ast.Node) {
	at := n.Pos()
	if t, ok := n.FirstChild().(*ast.Text); ok {
		at = t.Segment.Start
	}
	if at = min(max(at, 0), len(r.body)-1); at >= 0 {
		r.mark(at, codeMark)
	}
}

// textOf is the text below a node, without a trace in the block.
func (r *reader) textOf(n ast.Node) string {
	inner := &reader{src: r.src, blotted: r.blotted, block: &block{}}
	inner.body = r.body
	inner.inlines(n)
	return strings.TrimSpace(inner.text.String())
}

func (r *reader) image(n *ast.Image) {
	at := min(max(n.Pos(), 0), len(r.body))
	end := at + len(lineFrom(r.body, at))
	r.images = append(r.images, picture{span: span{at, end}, alt: r.textOf(n), address: string(n.Destination)})
	r.relief()
	r.code(n)
}

func (r *reader) link(n *ast.Link) {
	start := len(r.block.pieces)
	at := r.text.Len()
	r.inlines(n)
	text := r.text.String()[at:]
	l := link{text: strings.Trim(text, " \n"), address: string(n.Destination)}
	if l.text == "" || len(r.block.pieces) == start || strings.ContainsRune(l.text, codeMark) {
		return // no text is a problem that casefile reports; code and images speak for themselves
	}
	r.block.text = r.text.String()
	inner := trimmed(text)
	l.start, l.end = r.block.inBody(span{at + inner.start, at + inner.end})
	r.links = append(r.links, l)
}

func (r *reader) autoLink(n *ast.AutoLink) {
	label := string(n.Label(r.src))
	at := min(max(n.Pos(), 0), len(r.body))
	i := strings.Index(r.body[at:], label)
	if i < 0 || label == "" {
		return
	}
	at += i
	r.mark(at, codeMark)
	if n.AutoLinkType == ast.AutoLinkURL {
		r.links = append(r.links, link{span: span{at, at + len(label)}, text: label, address: label, bare: true})
	}
}

// lineFrom is the rest of the line at an offset.
func lineFrom(s string, at int) string {
	line, _, _ := strings.Cut(s[at:], "\n")
	return line
}
