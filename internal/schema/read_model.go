package schema

import "slices"

// modelReader reads a content model from its YAML. The readers that it is made of are named after what they read.
type modelReader struct {
	*reporter
	examples []writtenExample
}

const dialect = "https://json-schema.org/draft/2020-12/schema"

var rootKeys = []string{"$schema", "$id", "$comment", "title", "description", "type", "required", "properties",
	"additionalProperties", "x-name", "x-help", "x-sections"}

// read reads the root of a model, which may add to the core and narrow it.
func (r *modelReader) read(root *node, core *Model) *Model {
	m := &Model{One: core.One, Many: core.Many}
	if root.kind != objectNode {
		r.at(root, "schema-model-object")
		m.Fields = core.Fields
		return m
	}
	m.One = r.words(root, m.One, "title")
	m.Help = r.words(root, m.Help, "x-help", "description")
	for _, k := range root.members {
		r.rootKey(m, k)
	}
	m.Fields = r.fields(root, core.Fields, "")
	return m
}

func (r *modelReader) rootKey(m *Model, k member) {
	switch k.name {
	case "$schema":
		if s, _ := k.value.str(); s != dialect {
			r.at(k.value, "schema-model-dialect", dialect)
		}
	case "$id":
		m.ID = r.string(k)
	case "type":
		r.mustBe(k, "object")
	case "additionalProperties":
		r.mustBe(k, "false")
	case "x-name":
		r.name(m, k)
	case "x-sections":
		m.Sections = r.sections(k)
	case "$comment", "title", "description", "x-help", "required", "properties": // read on their own
	default:
		r.unknownKeyword(k, rootKeys)
	}
}

// name reads what a case is called.
func (r *modelReader) name(m *Model, k member) {
	if k.value.kind != objectNode {
		r.at(k.value, "schema-model-want-map", k.name)
	}
	for _, part := range k.value.members {
		switch part.name {
		case "one":
			m.One = r.text(part)
		case "many":
			m.Many = r.text(part)
		default:
			r.unknownKey(part, []string{"one", "many"})
		}
	}
}

// fields reads the properties of an object (parent its name, empty for the case itself), in the order of the file, with its
// list of required ones. Core fields that it
// does not mention are added: the required ones behind the one that comes before them in the core, the others at the end.
func (r *modelReader) fields(object *node, core []*Field, parent string) []*Field {
	var fields []*Field
	if properties := object.get("properties"); properties != nil {
		if properties.kind != objectNode {
			r.at(properties, "schema-model-want-map", "properties")
		}
		for _, k := range properties.members {
			inherited, _ := find(core, k.name)
			fields = append(fields, r.field(k, inherited, parent))
		}
	}
	fields = withCore(fields, core)
	r.required(object, fields)
	return fields
}

func withCore(fields, core []*Field) []*Field {
	after := 0 // the place behind the core field before this one
	for _, c := range core {
		i := slices.IndexFunc(fields, func(f *Field) bool { return f.Name == c.Name })
		switch {
		case i >= 0 && c.Required:
			after = i + 1
		case i < 0 && c.Required:
			fields = slices.Insert(fields, after, c.clone())
			after++
		case i < 0:
			fields = append(fields, c.clone())
		}
	}
	return fields
}

func (r *modelReader) required(object *node, fields []*Field) {
	list := object.get("required")
	if list == nil {
		return
	}
	if list.kind != listNode {
		r.at(list, "schema-model-want-list", "required")
	}
	for _, item := range list.items {
		name, _ := item.str()
		if f, ok := find(fields, name); ok {
			f.Required = true
			continue
		}
		r.at(item, "schema-model-required", item.text)
	}
}
