package schema

import (
	"cmp"
	"regexp"
	"slices"
)

// fieldReader reads one property. What the core already says of it can only be narrowed.
type fieldReader struct {
	*modelReader
	key    member // of the field, with its whole text
	field  *Field
	core   *Field // nil for a field of the model's own
	parent string // the object it belongs to; empty for a field of the case itself
}

// namePattern is what a field can be called: a parameter in addresses, a column in the data and a key in templates.
var namePattern = regexp.MustCompile(`^[a-z][a-z0-9_]{0,39}$`)

// The keywords of every field, and of its values by their kind.
var (
	labelKeys  = []string{"title", "description", "$comment", "x-label", "x-help", "x-example"}
	rootOnly   = []string{"x-facet", "x-display", "x-author"}
	listKeys   = []string{"type", "items", "minItems", "maxItems", "uniqueItems"}
	stringKeys = []string{"type", "format", "minLength", "maxLength", "pattern", "oneOf", "enum"}
	numberKeys = []string{"type", "minimum", "maximum"}
	formatKeys = []string{"type", "format"}
	dateKeys   = []string{"type", "format", "anyOf"}
	objectKeys = []string{"type", "properties", "required", "anyOf", "additionalProperties"}
)

func valueKeys(k Kind) []string {
	switch k {
	case String:
		return stringKeys
	case Number, Integer:
		return numberKeys
	case URL, Slug:
		return formatKeys
	case Date:
		return dateKeys
	case Object:
		return objectKeys
	}
	return []string{"type"}
}

func (r *modelReader) field(k member, core *Field, parent string) *Field {
	f := &Field{Name: k.name}
	if core != nil {
		f = core.clone()
	}
	fr := &fieldReader{r, k, f, core, parent}
	if !namePattern.MatchString(k.name) {
		r.atKey(k, "schema-model-name", k.name)
	}
	if k.value.kind != objectNode {
		r.at(k.value, "schema-model-want-map", k.name)
		f.Kind = cmp.Or(f.Kind, String)
		return f
	}
	f.Label = r.words(k.value, f.Label, "x-label", "title")
	f.Help = r.words(k.value, f.Help, "x-help", "description")
	values := fr.shape()
	fr.keywords(k.value, values)
	if f.Kind == Object {
		fr.object(values)
	}
	fr.checkLimits()
	fr.display(k.value)
	return f
}

// keywords reads the field's own keywords, and those of its items where it is a list.
func (r *fieldReader) keywords(n, values *node) {
	allowed := slices.Concat(labelKeys, valueKeys(r.field.Kind))
	if r.field.List {
		allowed = slices.Concat(labelKeys, listKeys)
	}
	if r.parent == "" {
		allowed = append(allowed, rootOnly...)
	}
	r.each(n, allowed)
	if r.field.List {
		r.each(values, append([]string{"$comment"}, valueKeys(r.field.Kind)...))
	}
}

func (r *fieldReader) each(n *node, allowed []string) {
	for _, k := range n.members {
		if !slices.Contains(allowed, k.name) {
			r.unknownKeyword(k, allowed)
			continue
		}
		r.keyword(k)
	}
}

func (r *fieldReader) keyword(k member) {
	f := r.field
	switch k.name {
	case "x-example":
		r.example(k)
	case "x-facet":
		f.Facet = r.facet(k)
	case "x-author":
		f.Author = r.flag(k)
	case "minLength":
		r.raise(k, &f.MinLen)
	case "maxLength":
		r.lower(k, &f.MaxLen)
	case "minItems":
		r.raise(k, &f.MinItems)
	case "maxItems":
		r.lower(k, &f.MaxItems)
	case "uniqueItems":
		r.unique(k)
	case "minimum", "maximum":
		r.bound(k)
	case "pattern":
		r.pattern(k)
	case "oneOf", "enum":
		f.Terms = r.terms(k)
	case "anyOf":
		r.anyOf(k)
	case "additionalProperties":
		r.mustBe(k, "false")
	} // labels, the shape (type, format, items) and an object's properties are read on their own
}

// object reads what an object holds: simple values, and lists of them.
func (r *fieldReader) object(values *node) {
	if r.parent != "" {
		r.atKey(r.key, "schema-model-nested", r.key.name)
		return
	}
	var core []*Field
	if r.core != nil {
		core = r.core.Fields
	}
	r.field.Fields = r.fields(values, core, r.key.name)
	if len(r.field.Fields) == 0 {
		r.atKey(r.key, "schema-model-no-properties", r.key.name)
	}
	r.checkNeedsOne()
	r.checkPeriod()
}
