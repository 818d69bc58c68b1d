package casefile

import (
	"bytes"
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extensionast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// A body is parsed with the same extensions that make its page, so that both see the same headings and links.
var (
	markdown          = sync.OnceValue(func() parser.Parser { return newMarkdown(plainParagraphs{}) })
	footnotesMarkdown = sync.OnceValue(func() parser.Parser { return newMarkdown(plainParagraphs{}, footnoteFinder{}, extension.Footnote) })
)

func newMarkdown(more ...goldmark.Extender) parser.Parser {
	return goldmark.New(
		goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList, extension.DefinitionList, extension.Linkify),
		goldmark.WithExtensions(more...),
		goldmark.WithParserOptions(parser.WithAttribute()),
	).Parser()
}

// plainParagraphs keeps the words of a paragraph from the parser of links, images and the like where none can be in it. That
// is most of a text, and half of the cost of parsing it.
type plainParagraphs struct{}

func (plainParagraphs) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(parser.WithParagraphTransformers(util.Prioritized(plainParagraphs{}, 1000)))
}

func (plainParagraphs) Transform(n *ast.Paragraph, reader text.Reader, _ parser.Context) {
	lines, src := n.Lines(), reader.Source()
	next, _ := reader.PeekLine()
	if bar := bytes.TrimLeft(next, " "); len(bar) > 0 && (bar[0] == '=' || bar[0] == '-') {
		return // the line below may make a heading of it
	}
	for i := range lines.Len() {
		if s := lines.At(i); mayHoldLinks(src[s.Start:s.Stop]) {
			return
		}
	}
	if lines.Len() > 0 {
		at := lines.At(0).Start
		lines.Clear()
		lines.Append(text.NewSegment(at, at))
	}
}

// mayHoldLinks reports whether there may be a link, an image, a footnote or a tag in a line, or an address that is a link by itself.
func mayHoldLinks(line []byte) bool {
	return bytes.IndexByte(line, '[') >= 0 || bytes.IndexByte(line, '<') >= 0 || bytes.IndexByte(line, '@') >= 0 ||
		bytes.Contains(line, []byte("://")) || bytes.Contains(line, []byte("www."))
}

// parseMarkdown returns the document and its footnotes; the document is nil where the parser gave up on the text.
func parseMarkdown(src []byte) (doc ast.Node, notes *footnotes) {
	notes = &footnotes{}
	defer func() {
		if recover() != nil { // a bug in the parser is one body that can't be read, not the end of the program
			doc = nil
		}
	}()
	parse := markdown
	if bytes.Contains(src, []byte("[^")) {
		parse = footnotesMarkdown
	}
	context := parser.NewContext()
	context.Set(footnotesKey, notes)
	doc = parse().Parse(text.NewReader(src), parser.WithContext(context))
	return doc, notes
}

// footnotes are the labels of a body's footnotes, by where they stand. A label without a note, or a note without a label, leaves
// no trace in the parsed document.
type footnotes struct{ references, notes []label }

// label is the name of a footnote, [^name], at an offset.
type label struct {
	name string
	at   int
}

var footnotesKey = parser.NewContextKey()

// footnoteFinder notes down footnotes before the footnote extension handles them.
type footnoteFinder struct{}

func (footnoteFinder) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(
		parser.WithInlineParsers(util.Prioritized(referenceFinder{}, 50)),
		parser.WithASTTransformers(util.Prioritized(noteFinder{}, 50)),
	)
}

// referenceFinder sees every [^label] that is text, and leaves it to the parsers behind it.
type referenceFinder struct{}

func (referenceFinder) Trigger() []byte { return []byte{'['} }

func (referenceFinder) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if len(line) < 3 || line[1] != '^' {
		return nil
	}
	if name, _, ok := strings.Cut(string(line[2:]), "]"); ok && strings.TrimSpace(name) != "" {
		notes := pc.Get(footnotesKey).(*footnotes)
		notes.references = append(notes.references, label{name, segment.Start})
	}
	return nil
}

// noteFinder sees the notes, [^label]: text, before those that nothing refers to are dropped.
type noteFinder struct{}

func (noteFinder) Transform(doc *ast.Document, _ text.Reader, pc parser.Context) {
	notes := pc.Get(footnotesKey).(*footnotes)
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if note, ok := n.(*extensionast.Footnote); ok && entering {
			notes.notes = append(notes.notes, label{string(note.Ref), note.Pos()})
		}
		return ast.WalkContinue, nil
	})
}
