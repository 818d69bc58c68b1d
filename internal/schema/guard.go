package schema

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// What a model or a list of terms may be at most. The YAML parser recurses per level and takes quadratic time per map, so both are
// checked on its tokens, which cost linear time, before it starts.
const (
	maxFile  = 1 << 20 // bytes
	maxDepth = 24      // lists and maps in each other
	maxKeys  = 1000    // of one map
)

// readYAML reads one YAML document, or nil where nothing could be read; what is wrong with it is reported.
func readYAML(r *reporter, src []byte) *node {
	if len(src) > maxFile {
		r.report(0, 0, "schema-yaml-large", strconv.Itoa(maxFile>>20))
		return nil
	}
	src = bytes.TrimPrefix(src, []byte("\xef\xbb\xbf"))
	src = bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n"))
	if at := unreadable(src); at >= 0 {
		r.report(1+bytes.Count(src[:at], []byte("\n")), 0, "schema-yaml-text")
		return nil
	}
	tokens := lexer.Tokenize(string(src))
	if !guard(r, tokens) {
		return nil
	}
	file, err := parseTokens(tokens)
	if err != nil {
		r.reportSyntax(err)
		return nil
	}
	return treeReader{r}.document(file)
}

// unreadable returns where the text is not UTF-8 or holds a control character; -1 if nowhere.
func unreadable(src []byte) int {
	for i := 0; i < len(src); {
		c, size := utf8.DecodeRune(src[i:])
		if c == utf8.RuneError && size == 1 || c < ' ' && c != '\n' && c != '\t' || c == 0x7f {
			return i
		}
		i += size
	}
	return -1
}

// parseTokens calls the parser and makes an error of a panic: it is fed with whatever people write, and a model that it
// stumbles over must not take the program down.
func parseTokens(tokens token.Tokens) (file *ast.File, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("unreadable YAML: %v", p)
		}
	}()
	return parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
}

func (r treeReader) document(file *ast.File) *node {
	if len(file.Docs) > 1 {
		r.reportToken(file.Docs[1].GetToken(), "schema-yaml-documents")
	}
	if len(file.Docs) == 0 || file.Docs[0].Body == nil {
		r.report(1, 1, "schema-yaml-empty")
		return nil
	}
	return r.read(file.Docs[0].Body)
}

// guard refuses, before parsing, what has no place in these files or would make the parser run wild. It stops at the first.
func guard(r *reporter, tokens token.Tokens) bool {
	var depth depthGauge
	for _, t := range tokens {
		code := ""
		switch t.Type {
		case token.AnchorType, token.AliasType, token.MergeKeyType:
			code = "schema-yaml-anchor"
		case token.TagType:
			code = "schema-yaml-tag"
		case token.DirectiveType:
			code = "schema-yaml-directive"
		case token.InvalidType:
			code = "schema-yaml-syntax"
		}
		if code == "" && depth.tooMuch(t) {
			code = "schema-yaml-deep"
		}
		if code != "" {
			r.reportToken(t, code, guardArgs(code, t)...)
			return false
		}
	}
	return true
}

func guardArgs(code string, t *token.Token) []string {
	switch code {
	case "schema-yaml-deep":
		return []string{strconv.Itoa(maxDepth), strconv.Itoa(maxKeys)}
	case "schema-yaml-syntax":
		return []string{t.Error}
	}
	return nil
}

// depthGauge bounds nesting and the keys per map while tokens go by. Indented maps are told apart by their column.
type depthGauge struct {
	flow, inLine, line int
	columns            []int // of the maps that are open
	keys               []int // per column
}

func (g *depthGauge) tooMuch(t *token.Token) bool {
	switch t.Type {
	case token.SequenceStartType, token.MappingStartType:
		g.flow++
	case token.SequenceEndType, token.MappingEndType:
		g.flow--
	case token.SequenceEntryType:
		g.close(t.Position.Column)
		return g.addMark(t)
	case token.MappingKeyType: // the question mark before a key
		return g.addMark(t) || g.addKey(t.Position.Column)
	case token.MappingValueType:
		if g.flow == 0 && t.Prev != nil {
			return g.addKey(t.Prev.Position.Column)
		}
	}
	return g.flow > maxDepth
}

// addMark counts the dashes and question marks of a line, each of which opens a level.
func (g *depthGauge) addMark(t *token.Token) bool {
	if t.Position.Line != g.line {
		g.line, g.inLine = t.Position.Line, 0
	}
	g.inLine++
	return g.inLine > maxDepth
}

// addKey counts a key at a column, and reports whether there are too many or they lie too deep.
func (g *depthGauge) addKey(column int) bool {
	g.close(column)
	last := len(g.columns) - 1
	if last < 0 || g.columns[last] < column {
		g.columns, g.keys = append(g.columns, column), append(g.keys, 0)
		last++
	}
	g.keys[last]++
	return g.keys[last] > maxKeys || len(g.columns) > maxDepth
}

// close forgets the maps that are indented further.
func (g *depthGauge) close(column int) {
	for len(g.columns) > 0 && g.columns[len(g.columns)-1] > column {
		last := len(g.columns) - 1
		g.columns, g.keys = g.columns[:last], g.keys[:last]
	}
}

// reportSyntax reports the parser's own error at the place it names.
func (r *reporter) reportSyntax(err error) {
	var e yaml.Error
	if errors.As(err, &e) && e.GetToken() != nil {
		r.reportToken(e.GetToken(), "schema-yaml-syntax", e.GetMessage())
		return
	}
	r.report(0, 0, "schema-yaml-syntax", err.Error())
}
