package schema

import "slices"

// shape finds out what kind of value the field has and whether it is a list of them, and returns the node that speaks of
// the values: the field's own, or its items.
func (r *fieldReader) shape() *node {
	f, n := r.field, r.key.value
	values := n
	t, typed := n.member("type")
	if typed {
		f.List = t.value.text == "array"
	}
	if f.List {
		values = r.items(n)
	}
	kind := r.kind(values)
	if r.core == nil {
		f.Kind = kind
	} else if !r.fitsCore(kind) {
		r.widened(member{name: "type", line: r.key.line, column: r.key.column}, string(r.core.Kind))
		f.List = r.core.List
	}
	return values
}

func (r *fieldReader) items(n *node) *node {
	items := n.get("items")
	if items != nil && items.kind == objectNode {
		return items
	}
	if items == nil && r.core != nil && r.core.List {
		return &node{kind: objectNode}
	}
	r.atKey(r.key, "schema-model-items", r.field.Name)
	return &node{kind: objectNode, members: []member{{name: "type", value: &node{value: "string", text: "string"}}}}
}

// fitsCore reports whether what the file says of the type leaves the core's as it is. "type: string" says nothing new of a
// date or an address.
func (r *fieldReader) fitsCore(kind Kind) bool {
	if r.core.List != r.field.List {
		return false
	}
	textual := kind == String && slices.Contains([]Kind{Date, URL, Slug}, r.core.Kind)
	return kind == "" || kind == r.core.Kind || textual
}

// kind reads the type of one value. For a core field that says nothing of it, it is empty.
func (r *fieldReader) kind(n *node) Kind {
	t, ok := n.member("type")
	if !ok {
		return r.untyped(n)
	}
	switch t.value.text {
	case "string":
		return r.stringKind(n)
	case "integer", "number", "boolean", "object":
		return Kind(t.value.text)
	case "array":
		r.at(t.value, "schema-model-nested", r.field.Name)
	default:
		r.at(t.value, "schema-model-type", t.value.yamlText())
	}
	return String
}

// untyped guesses the type from the other keywords.
func (r *fieldReader) untyped(n *node) Kind {
	has := func(key string) bool { return n.get(key) != nil }
	switch {
	case has("properties"):
		return Object
	case has("oneOf"), has("enum"):
		return String
	case has("format"), has("anyOf") && (r.core == nil || r.core.Kind == Date):
		return r.stringKind(n)
	case r.core == nil:
		r.atKey(r.key, "schema-model-no-type", r.field.Name)
		return String
	}
	return ""
}

func (r *fieldReader) stringKind(n *node) Kind {
	format := n.get("format")
	if format == nil {
		if n.get("anyOf") != nil {
			return Date
		}
		return String
	}
	if k, both := n.member("anyOf"); both {
		r.atKey(k, "schema-model-misplaced", k.name)
	}
	switch format.text {
	case "date":
		r.field.WithTime, r.field.WithYear = false, false
		return Date
	case "uri":
		return URL
	case "slug":
		return Slug
	}
	r.at(format, "schema-model-format", format.text)
	return String
}
