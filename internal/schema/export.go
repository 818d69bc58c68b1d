package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// language is the one that titles and descriptions of the exported schema are in.
const language = "nl"

// notBlank is the pattern of a string that has to have something in it. Engines differ on whether \s is also the space that
// does not break, so that it stands here by itself.
const notBlank = "[^\\s\u00a0]"

// slugExpr is what the name of a case may be.
const slugExpr = `^[a-z0-9-]+$`

// httpExpr is an address that a reader can follow.
const httpExpr = `^[hH][tT][tT][pP][sS]?://[^\s/?#]`

// form is for whom the schema is written. To check, the same is said in the way that costs least: a vocabulary without its labels
// as an enum, one format for a day or a moment, and no pattern for the editor's own keys, which are left out when
// violations are told.
type form int

const (
	toPublish form = iota
	toCheck
)

// JSONSchema returns the model as plain JSON Schema 2020-12, indented, the same bytes for the same model. Titles and
// descriptions are the Dutch labels and help. It accepts what Check accepts, in a validator that asserts formats.
func (m *Model) JSONSchema() ([]byte, error) {
	var compact, b bytes.Buffer
	if err := writeJSON(&compact, m.document(toPublish)); err != nil {
		return nil, fmt.Errorf("writing the JSON Schema: %w", err)
	}
	if err := json.Indent(&b, compact.Bytes(), "", "  "); err != nil {
		return nil, fmt.Errorf("indenting the JSON Schema: %w", err)
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}

func (m *Model) document(to form) document {
	head := document{{"$schema", dialect}}.with("$id", m.ID).
		with("title", m.One.In(language)).with("description", m.Help.In(language))
	return append(head, objectDocument(m.Fields, to)...)
}

// objectDocument is a closed object; keys that begin with x- are the editor's own.
func objectDocument(fields []*Field, to form) document {
	properties := document{}
	var required []string
	for _, f := range fields {
		properties = append(properties, entry{f.Name, f.document(to)})
		if f.Required {
			required = append(required, f.Name)
		}
	}
	d := document{{"type", "object"}, {"properties", properties}}.with("required", required)
	if to == toPublish {
		d = d.with("patternProperties", document{{"^" + ownPrefix, true}})
	}
	return d.with("additionalProperties", false)
}

func (f *Field) document(to form) document {
	d := document{}
	if to == toPublish {
		d = d.with("title", f.Label.In(language)).with("description", f.Help.In(language)).with("examples", f.examples())
	}
	if !f.List {
		return append(d, f.valueDocument(to)...)
	}
	d = append(d, entry{"type", "array"}).with("minItems", f.MinItems).with("maxItems", f.MaxItems)
	if f.Unique {
		d = append(d, entry{"uniqueItems", true})
	}
	return append(d, entry{"items", f.valueDocument(to)})
}

// valueDocument is what one value has to be.
func (f *Field) valueDocument(to form) document {
	switch f.Kind {
	case Object:
		return append(objectDocument(f.Fields, to), f.anyOfKeys()...)
	case Date:
		return f.dateDocument(to)
	case URL:
		return document{{"type", "string"}, {"format", "uri"}, {"pattern", httpExpr}}
	case Slug:
		return document{{"type", "string"}, {"pattern", slugExpr}}
	case Number, Integer:
		return document{{"type", string(f.Kind)}}.with("minimum", f.Min).with("maximum", f.Max)
	case Boolean:
		return document{{"type", "boolean"}}
	}
	return append(f.stringDocument(), f.termsDocument(to)...)
}

func (f *Field) stringDocument() document {
	d := document{{"type", "string"}}.with("minLength", f.MinLen).with("maxLength", f.MaxLen)
	switch {
	case f.MinLen > 0 && f.Pattern != "":
		d = append(d, entry{"pattern", f.Pattern}, entry{"allOf", []document{{{"pattern", notBlank}}}})
	case f.MinLen > 0:
		d = append(d, entry{"pattern", notBlank})
	default:
		d = d.with("pattern", f.Pattern)
	}
	return d
}

func (f *Field) termsDocument(to form) document {
	var terms []any
	for _, t := range f.Terms {
		if to == toCheck {
			terms = append(terms, t.Value)
			continue
		}
		terms = append(terms, document{{"const", t.Value}}.
			with("title", t.Label.In(language)).with("description", t.Description.In(language)))
	}
	if to == toCheck {
		return document{}.with("enum", terms)
	}
	return document{}.with("oneOf", terms)
}

func (f *Field) dateDocument(to form) document {
	day := document{{"type", "string"}, {"format", "date"}}
	if to == toCheck && f.WithTime && !f.WithYear {
		return document{{"type", "string"}, {"format", dayOrMoment}}
	}
	ways := []any{day}
	if f.WithTime {
		ways = append(ways, document{{"type", "string"}, {"format", "date-time"}})
	}
	if f.WithYear {
		ways = append(ways, document{{"type", "integer"}}.with("minimum", f.Min).with("maximum", f.Max))
	}
	if len(ways) == 1 {
		return day
	}
	return document{{"anyOf", ways}}
}

func (f *Field) anyOfKeys() document {
	var ways []any
	for _, key := range f.AnyOf {
		ways = append(ways, document{{"required", []string{key}}})
	}
	return document{}.with("anyOf", ways)
}

// examples returns the Dutch example as JSON; none where it cannot be read.
func (f *Field) examples() []any {
	text := f.ExampleIn(language)
	if text == "" {
		return nil
	}
	n := readYAML(&reporter{}, []byte(text))
	if n == nil {
		return nil
	}
	return []any{n.decoded()}
}
