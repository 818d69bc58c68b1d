package casefile

import (
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

// A body is parsed with the same extensions that make its page, so that both see the same headings and links. Two of them cost
// time in every text and are left out where a body has no sign of them.
const (
	withAddresses = 1 << iota // that are links by themselves
	withFootnotes
	allKinds = 1 << iota
)

var markdown = func() (parsers [allKinds]func() parser.Parser) {
	for kind := range parsers {
		parsers[kind] = sync.OnceValue(func() parser.Parser { return newMarkdown(kind) })
	}
	return parsers
}()

func newMarkdown(kind int) parser.Parser {
	all := []goldmark.Extender{extension.Table, extension.Strikethrough, extension.TaskList, extension.DefinitionList}
	if kind&withAddresses != 0 {
		all = append(all, extension.Linkify)
	}
	if kind&withFootnotes != 0 {
		all = append(all, footnoteFinder{}, extension.Footnote)
	}
	return goldmark.New(goldmark.WithExtensions(all...), goldmark.WithParserOptions(parser.WithAttribute())).Parser()
}

// parseMarkdown returns the document and its footnotes; the document is nil where the parser gave up on the text.
func parseMarkdown(src []byte, s string) (doc ast.Node, notes *footnotes) {
	notes = &footnotes{}
	defer func() {
		if recover() != nil { // a bug in the parser is one body that can't be read, not the end of the program
			doc = nil
		}
	}()
	kind := 0
	if hasBareAddress(s) {
		kind |= withAddresses
	}
	if strings.Contains(s, "[^") {
		kind |= withFootnotes
	}
	context := parser.NewContext()
	context.Set(footnotesKey, notes)
	doc = markdown[kind]().Parse(text.NewReader(src), parser.WithContext(context))
	return doc, notes
}

// hasBareAddress reports whether a text may hold an address that becomes a link by itself: most addresses stand in
// [...](https://...) and need no second look.
func hasBareAddress(s string) bool {
	for at := 0; ; {
		i := strings.Index(s[at:], "://")
		if i < 0 {
			break
		}
		before := strings.TrimRight(s[at:at+i], "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
		if !strings.HasSuffix(before, "](") {
			return true
		}
		at += i + len("://")
	}
	return strings.Contains(s, "www.") || strings.Contains(s, "@")
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
