package schema

import (
	"encoding/json"
	"slices"
	"strings"
)

// writtenExample is an example with its place, kept until the model can check it.
type writtenExample struct {
	parent string // the object that the field belongs to; empty for a field of the case
	field  *Field
	text   string
	at     *node
}

// example reads x-example: one for all languages, or a map from language to one.
func (r *fieldReader) example(k member) {
	f := r.field
	f.Examples = Text{}
	if k.value.kind != objectNode {
		f.Examples[""] = r.exampleText(k)
	} else {
		f.Examples = r.textOf(k, func(l member) string { return r.exampleText(l) })
	}
	f.Example = f.Examples.In("nl")
}

// exampleText returns the example as YAML. A block scalar is the YAML itself for a list or an object, and the value for a string.
func (r *fieldReader) exampleText(k member) string {
	text := strings.TrimRight(k.value.yamlText(), "\n")
	if s, ok := k.value.str(); ok && k.value.block() && r.field.Kind == String && !r.field.List {
		text = yamlString(s)
	}
	r.examples = append(r.examples, writtenExample{r.parent, r.field, text, k.value})
	return text
}

// yamlString writes a string as YAML: bare where it reads back the same, else quoted.
func yamlString(s string) string {
	n := readYAML(&reporter{}, []byte(s))
	if n != nil && n.value == s {
		return s
	}
	quoted, err := json.Marshal(s)
	if err != nil {
		return s
	}
	return string(quoted)
}

// checkExamples reports examples that the model itself would refuse.
func (r *modelReader) checkExamples(m *Model) {
	for _, e := range r.examples {
		var fault reporter
		n := readYAML(&fault, []byte(e.text))
		if n == nil || len(fault.problems) > 0 {
			r.at(e.at, "schema-model-example", e.field.Name, e.text)
			continue
		}
		path := []string{e.field.Name}
		var value any = map[string]any{e.field.Name: n.decoded()}
		if parent, ok := m.Field(e.parent); ok {
			path = []string{e.parent, e.field.Name}
			if parent.List {
				value, path = []any{value}, []string{e.parent, "0", e.field.Name}
			}
			value = map[string]any{e.parent: value}
		}
		wrong := slices.ContainsFunc(m.Check(value), func(v Violation) bool {
			return len(v.Path) >= len(path) && slices.Equal(v.Path[:len(path)], path)
		})
		if wrong {
			r.at(e.at, "schema-model-example", e.field.Name, e.text)
		}
	}
}
