package config

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// Limits that no honest file comes near. The parser's time grows with the square of the number of keys and of the
// depth, so both are held where it is still instant.
const (
	maxBytes  = 1 << 20
	maxTokens = 20_000
	maxDepth  = 50
)

// parse returns the file as a tree, and whether it could be read; where not, a problem says so.
func (r *reader) parse(file string, src []byte) (node, bool) {
	text, ok := r.decode(file, src)
	if !ok {
		return node{}, false
	}
	tokens := lexer.Tokenize(text)
	if !r.allowed(file, tokens) {
		return node{}, false
	}
	tree, err := parseTokens(tokens)
	if err != nil {
		r.syntax(file, text, err)
		return node{}, false
	}
	return r.document(file, tree)
}

// decode checks that the bytes are text of a reasonable size, and returns it with line ends as \n.
func (r *reader) decode(file string, src []byte) (string, bool) {
	if len(src) > maxBytes {
		r.report(place{file: file}, "config-too-large")
		return "", false
	}
	src = bytes.TrimPrefix(src, []byte("\uFEFF"))
	text := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(src))
	line, column := 1, 1
	for i, c := range text {
		_, width := utf8.DecodeRuneInString(text[i:])
		switch {
		case c == utf8.RuneError && width == 1:
			r.report(place{file, line, column}, "config-encoding")
			return "", false
		case isControl(c) && c != '\n' && c != '\t':
			r.report(place{file, line, column}, "config-control")
			return "", false
		case c == '\n':
			line, column = line+1, 0
		}
		column++
	}
	return text, true
}

// isControl reports whether a character has no business in a text that people read.
func isControl(c rune) bool {
	return c < ' ' || c >= 0x7f && c < 0xa0 || c == 0x2028 || c == 0x2029 || c == 0xfeff
}

// allowed refuses what makes YAML dangerous or hard to follow, before the parser meets it.
func (r *reader) allowed(file string, tokens token.Tokens) bool {
	if len(tokens) > maxTokens {
		r.report(place{file: file}, "config-too-large")
		return false
	}
	for _, t := range tokens {
		switch t.Type {
		case token.AnchorType, token.AliasType, token.TagType, token.MergeKeyType, token.DirectiveType, token.MappingKeyType:
			r.report(tokenPlace(file, t), "config-yaml-feature", strings.TrimSpace(t.Value))
			return false
		}
	}
	return true
}

// parseTokens returns the parser's tree. A panic of the parser is an error like another: the file is not ours.
func parseTokens(tokens token.Tokens) (tree *ast.File, err error) {
	defer func() {
		if p := recover(); p != nil {
			tree, err = nil, fmt.Errorf("%v", p)
		}
	}()
	return parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
}

// syntax reports what the parser said. A tab at the start of a line is the mistake that people make most and see least.
func (r *reader) syntax(file, text string, err error) {
	at, detail := place{file: file}, err.Error()
	var failed yaml.Error
	if errors.As(err, &failed) {
		detail = failed.GetMessage()
		if t := failed.GetToken(); t != nil {
			at = tokenPlace(file, t)
		}
	}
	for i, line := range strings.Split(text, "\n") {
		if indent := line[:len(line)-len(strings.TrimLeft(line, " \t"))]; strings.Contains(indent, "\t") && i+1 >= at.line-1 {
			r.report(place{file, i + 1, strings.Index(indent, "\t") + 1}, "config-tab")
			return
		}
	}
	r.report(at, "config-yaml", detail)
}

// tokenPlace returns where a token starts.
func tokenPlace(file string, t *token.Token) place {
	if t.Position == nil {
		return place{file: file}
	}
	return place{file, max(t.Position.Line, 1), max(t.Position.Column, 1)}
}
