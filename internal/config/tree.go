package config

import (
	"math"

	"github.com/goccy/go-yaml/ast"
)

// document turns the parser's file into our tree, and reports whether it could; an empty file is an empty object.
func (r *reader) document(file string, tree *ast.File) (node, bool) {
	var bodies []ast.Node
	for _, doc := range tree.Docs {
		if doc.Body != nil && doc.Body.Type() != ast.CommentType && doc.Body.Type() != ast.NullType {
			bodies = append(bodies, doc.Body)
		}
	}
	if len(bodies) == 0 {
		return node{}, true
	}
	root := r.node(file, bodies[0], 0)
	switch {
	case len(bodies) > 1:
		r.report(r.node(file, bodies[1], 0).at, "config-documents")
	case root.kind != object:
		r.report(root.at, "config-no-keys")
	default:
		return root, true
	}
	return node{}, false
}

// node turns one value into ours. What YAML allows and a configuration does not need was refused before the parser.
func (r *reader) node(file string, from ast.Node, depth int) node {
	n := node{at: tokenPlace(file, from.GetToken())}
	if depth > maxDepth {
		r.report(n.at, "config-too-deep")
		return n
	}
	switch v := from.(type) {
	case *ast.MappingNode:
		n.kind, n.members = object, r.members(file, v.Values, depth)
		if !v.IsFlowStyle && len(n.members) > 0 { // its own token is the first colon
			n.at = n.members[0].at
		}
	case *ast.MappingValueNode:
		n.kind, n.members = object, r.members(file, []*ast.MappingValueNode{v}, depth)
		n.at = n.members[0].at
	case *ast.SequenceNode:
		n.kind = list
		for _, item := range v.Values {
			n.items = append(n.items, r.node(file, item, depth+1))
		}
	case *ast.LiteralNode:
		n.kind, n.text, n.value = scalar, v.Value.Value, v.Value.Value
	case ast.ScalarNode:
		n.text, n.value = v.GetToken().Value, whole(v.GetValue())
		if n.value != nil {
			n.kind = scalar
		}
	}
	return n
}

// members turns the keys of an object into ours; of a key that is there twice, the first counts.
func (r *reader) members(file string, from []*ast.MappingValueNode, depth int) []member {
	var members []member
	seen := map[string]bool{}
	for _, pair := range from {
		key := pair.Key.GetToken()
		m := member{name: key.Value, at: tokenPlace(file, key)}
		if seen[m.name] {
			r.report(m.at, "config-duplicate-key", m.name)
			continue
		}
		seen[m.name] = true
		m.value = r.node(file, pair.Value, depth+1)
		members = append(members, m)
	}
	return members
}

// whole makes an int of the parser's whole numbers, as other YAML readers do and Hugo expects.
func whole(value any) any {
	switch i := value.(type) {
	case uint64:
		if i <= math.MaxInt {
			return int(i)
		}
	case int64:
		return int(i)
	}
	return value
}
