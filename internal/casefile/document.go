package casefile

import (
	"bytes"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// fullMarkdown keeps the words of every paragraph, which the outline leaves out.
var fullMarkdown = sync.OnceValue(func() parser.Parser { return newMarkdown(extension.Footnote) })

// Document is a body as the Markdown parser reads it, words included. Offsets in it are offsets in Case.Body.
type Document struct {
	Root    ast.Node
	Source  []byte // the body, with an x in the place of each byte of a shortcode
	Blotted []Blot // the shortcodes, in order
}

// Blot is a part of a body by offsets.
type Blot struct{ Start, End int }

// ReadDocument parses the body of a case; nil where it could not be read.
func ReadDocument(c *Case) (d *Document) {
	if c.outline.unread {
		return nil
	}
	defer func() {
		if recover() != nil { // a bug in the parser is one body that can't be read
			d = nil
		}
	}()
	b := &body{text: c.Body, lines: ruler{text: c.Body, first: c.BodyLine}}
	d = &Document{Source: b.source(c.rules)}
	d.Blotted = blots(c.Body, d.Source)
	d.Root = fullMarkdown().Parse(text.NewReader(d.Source))
	return d
}

// blots finds the runs of x that stand where the body has something else.
func blots(body string, src []byte) []Blot {
	var found []Blot
	for at := 0; at < len(src); {
		start := bytes.IndexByte(src[at:], 'x')
		if start < 0 {
			break
		}
		start += at
		at = start
		blotted := false
		for ; at < len(src) && src[at] == 'x'; at++ {
			blotted = blotted || body[at] != 'x'
		}
		if blotted {
			found = append(found, Blot{start, at})
		}
	}
	return found
}
