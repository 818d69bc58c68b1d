package textcheck

import (
	"cmp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	extensionast "github.com/yuin/goldmark/extension/ast"

	"openoverheid.nu/internal/casefile"
)

// prose is what a reader reads of a body, in order.
type prose struct {
	body     string
	blocks   []block
	headings []heading
	links    []link
	images   []picture
	structure
}

// block is the text of a paragraph, an item, a heading or a cell, without what marks it up.
type block struct {
	text    string
	pieces  []piece // where the text comes from
	quiet   []span  // in order and apart: parts of the text whose words are not the editor's to change: quotations, code, words in italics
	foreign bool    // a quotation or a footnote as a whole
	kind    blockKind
}

type blockKind int

const (
	paragraph blockKind = iota
	item                // of a list
	title               // a heading
	cell                // of a table
)

// span is a part of a text by offsets.
type span struct{ start, end int }

// piece says that from an offset of a block's text on, the text is that of the body from another offset on.
type piece struct{ at, body int }

// heading, link and picture are where they stand in the body, with what they read.
type (
	heading struct {
		span
		level int
		text  string
		line  int // offset of its first line
	}
	link struct {
		span
		text, address string
		bare          bool
	}
	picture struct {
		span
		alt, address string
	}
)

// bodyOffset is where in the body an offset of the text comes from.
func (b *block) bodyOffset(at int) int {
	i, found := slices.BinarySearchFunc(b.pieces, at, func(p piece, at int) int { return cmp.Compare(p.at, at) })
	if !found {
		i--
	}
	if i < 0 {
		return 0
	}
	return b.pieces[i].body + at - b.pieces[i].at
}

// inBody are the offsets in the body of a part of the text that is not empty.
func (b *block) inBody(s span) (start, end int) {
	return b.bodyOffset(s.start), b.bodyOffset(s.end-1) + 1
}

// whole are the offsets in the body of a sentence or a paragraph, with the marks that open its first words: **, [, `.
func (b *block) whole(body string, s span) (start, end int) {
	start, end = b.inBody(s)
	for start > 0 && strings.IndexByte("*_[`", body[start-1]) >= 0 {
		start--
	}
	return start, end
}

// reader takes the prose out of a document.
type reader struct {
	prose
	src     []byte
	blotted []casefile.Blot
	block   *block
	text    strings.Builder
}

func readProse(doc *casefile.Document, body string) *prose {
	r := &reader{src: doc.Source, blotted: doc.Blotted}
	r.body = body
	r.container(doc.Root, context{})
	r.closeStructure()
	return &r.prose
}

// context is what the blocks around a block make of it.
type context struct {
	foreign, list bool
}

// container reads the blocks below a node.
func (r *reader) container(n ast.Node, in context) {
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		switch child := child.(type) {
		case *ast.Heading:
			r.heading(child, in)
		case *ast.Paragraph, *ast.TextBlock, *extensionast.TableCell, *extensionast.DefinitionTerm:
			r.words(child, in)
		case *ast.Blockquote:
			r.relief()
			r.container(child, context{foreign: true, list: in.list})
		case *extensionast.FootnoteList:
			r.container(child, context{foreign: true})
		case *ast.List, *extensionast.Table, *extensionast.DefinitionList:
			r.relief()
			in := in
			in.list = true
			r.container(child, in)
		case *ast.FencedCodeBlock, *ast.CodeBlock:
			r.above = nil
			r.relief()
		case *ast.ThematicBreak, *ast.HTMLBlock:
			r.relief()
		default:
			r.container(child, in)
		}
	}
}

func (r *reader) heading(n *ast.Heading, in context) {
	b := r.read(n, in)
	h := heading{level: n.Level, text: strings.TrimSpace(b.text)}
	at := min(n.Pos(), len(r.body))
	h.line = strings.LastIndexByte(r.body[:at], '\n') + 1
	h.span = span{at, at}
	if h.text != "" {
		h.start, h.end = b.inBody(trimmed(b.text))
	}
	if in.foreign || in.list {
		return
	}
	r.openSection(h)
	r.headings = append(r.headings, h)
	b.kind = title
	r.blocks = append(r.blocks, b)
}

func (r *reader) words(n ast.Node, in context) {
	b := r.read(n, in)
	switch n.(type) {
	case *extensionast.TableCell:
		b.kind = cell
	default:
		if in.list {
			b.kind = item
		}
	}
	r.fill(b)
	r.blocks = append(r.blocks, b)
}

// read reads the text below a block.
func (r *reader) read(n ast.Node, in context) block {
	b := block{foreign: in.foreign}
	r.block, r.text = &b, strings.Builder{}
	r.inlines(n)
	b.text = r.text.String()
	b.quiet = merged(append(b.quiet, quotations(b.text)...))
	return b
}

// trimmed is a text without the blanks around it.
func trimmed(s string) span {
	start := len(s) - len(strings.TrimLeft(s, " \n\t"))
	return span{start, max(start, len(strings.TrimRight(s, " \n\t")))}
}
