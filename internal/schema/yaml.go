package schema

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"
)

// node is a YAML value with its place: what the readers of this package work on, so that the syntax tree's many kinds
// stay in this file.
type node struct {
	kind         nodeKind
	value        any    // of a scalar: string, json.Number, bool or nil
	text         string // of a scalar, as written
	items        []*node
	members      []member
	source       ast.Node
	line, column int
}

type nodeKind int

const (
	scalarNode nodeKind = iota
	listNode
	objectNode
)

// member is a key of an object with its place.
type member struct {
	name         string
	value        *node
	line, column int
}

// member returns a key of an object.
func (n *node) member(name string) (member, bool) {
	for _, m := range n.members {
		if m.name == name {
			return m, true
		}
	}
	return member{}, false
}

// get returns the value of a key of an object; nil where there is none.
func (n *node) get(name string) *node {
	m, _ := n.member(name)
	return m.value
}

// str returns a scalar's text if it is a string.
func (n *node) str() (string, bool) {
	s, ok := n.value.(string)
	return s, ok && n.kind == scalarNode
}

// block reports whether a string is written as a block scalar, after | or >.
func (n *node) block() bool {
	_, ok := n.source.(*ast.LiteralNode)
	return ok
}

// decoded returns the value as Check wants it.
func (n *node) decoded() any {
	switch n.kind {
	case listNode:
		list := make([]any, len(n.items))
		for i, item := range n.items {
			list[i] = item.decoded()
		}
		return list
	case objectNode:
		object := make(map[string]any, len(n.members))
		for _, m := range n.members {
			object[m.name] = m.value.decoded()
		}
		return object
	}
	return n.value
}

// yamlText returns the value as an editor would write it after a key: in flow style as it stands, in block style moved to
// the margin.
func (n *node) yamlText() string {
	if n.kind == scalarNode {
		return n.text
	}
	lines := strings.Split(strings.TrimRight(n.source.String(), "\n"), "\n")
	margin := math.MaxInt
	for _, l := range lines {
		margin = min(margin, len(l)-len(strings.TrimLeft(l, " ")))
	}
	for i := range lines {
		lines[i] = lines[i][margin:]
	}
	return strings.Join(lines, "\n")
}

// treeReader turns a syntax tree into nodes and reports what this package does not take.
type treeReader struct {
	*reporter
}

func (r treeReader) read(n ast.Node) *node {
	if n == nil {
		return &node{line: 1, column: 1}
	}
	at := n.GetToken().Position
	out := &node{source: n, line: at.Line, column: at.Column}
	switch n := n.(type) {
	case *ast.MappingNode:
		r.readObject(out, n.Values)
	case *ast.MappingValueNode:
		r.readObject(out, []*ast.MappingValueNode{n})
	case *ast.SequenceNode:
		out.kind = listNode
		for _, item := range n.Values {
			out.items = append(out.items, r.read(item))
		}
	default:
		r.readScalar(out, n)
	}
	return out
}

func (r treeReader) readObject(out *node, values []*ast.MappingValueNode) {
	out.kind = objectNode
	seen := map[string]bool{}
	for i, v := range values {
		key, ok := v.Key.(ast.ScalarNode)
		if !ok {
			r.reportToken(v.Key.GetToken(), "schema-yaml-key")
			continue
		}
		name := fmt.Sprint(key.GetValue())
		at := key.GetToken().Position
		if i == 0 { // the parser puts a map at its first colon; people look at its first key
			out.line, out.column = at.Line, at.Column
		}
		if seen[name] {
			r.report(at.Line, at.Column, "schema-yaml-twice", name)
			continue
		}
		seen[name] = true
		out.members = append(out.members, member{name, r.read(v.Value), at.Line, at.Column})
	}
}

func (r treeReader) readScalar(out *node, n ast.Node) {
	out.text = n.GetToken().Value
	switch n := n.(type) {
	case *ast.NullNode:
		out.text = ""
	case *ast.BoolNode:
		out.value = n.Value
	case *ast.IntegerNode:
		out.value = json.Number(fmt.Sprint(n.Value))
	case *ast.FloatNode:
		out.value = json.Number(strconv.FormatFloat(n.Value, 'g', -1, 64))
	case *ast.StringNode:
		out.value, out.text = n.Value, n.Value
		if quoted(n.Token) {
			out.text = n.String()
		}
	case *ast.LiteralNode:
		out.value, out.text = n.Value.Value, n.Value.Value
	default: // infinity, not a number, and what the guard already refused
		r.reportToken(n.GetToken(), "schema-yaml-value")
	}
}

func quoted(t *token.Token) bool {
	return t.Type == token.DoubleQuoteType || t.Type == token.SingleQuoteType
}
