package schema

import (
	"crypto/sha256"
	"maps"
	"slices"
)

// Text holds a label or an explanation by language code ("nl", "en", "fr", "de"); under "" what is the same in all.
type Text map[string]string

// In returns the text in the language, else in the model's first language, else any.
func (t Text) In(lang string) string {
	for _, l := range []string{lang, "nl", "en", "fr", "de"} {
		if s := t[l]; s != "" {
			return s
		}
	}
	for _, l := range slices.Sorted(maps.Keys(t)) {
		return t[l]
	}
	return ""
}

// all returns the texts in every language, sorted by language.
func (t Text) all() []string {
	var texts []string
	for _, l := range slices.Sorted(maps.Keys(t)) {
		texts = append(texts, t[l])
	}
	return texts
}

// Kind is what one value of a field is.
type Kind string

// The kinds of value. A Period is an object with start and end; other objects have Fields.
const (
	String  Kind = "string"
	Number  Kind = "number"
	Integer Kind = "integer"
	Boolean Kind = "boolean"
	Date    Kind = "date" // a day, or RFC 3339 with a zone
	URL     Kind = "url"
	Slug    Kind = "slug" // another case
	Object  Kind = "object"
)

// Display says how the theme shows a field that is not a facet.
type Display string

// The ways to show a field on a case page.
const (
	DisplayFact    Display = "fact"    // a row in the facts panel
	DisplayFigures Display = "figures" // measured results, drawn
	DisplayMedia   Display = "media"
	DisplaySources Display = "sources"
	DisplayTable   Display = "table" // any other list of objects
	DisplayNone    Display = "none"  // the engine's own fields: title, draft, aliases ...
)

// Model is the content model: the fields of the front matter and the sections of the body, in the order of the file.
// Parse makes one; one written out in Go works too, but compiles its checks at every Check.
type Model struct {
	ID        string // $id of the JSON Schema; empty where the file has none
	One, Many Text   // what a case is called: "case", "cases"
	Help      Text   // what a case is
	Fields    []*Field
	Sections  []*Section
	Sum       [sha256.Size]byte // of the file: two models of the same sum are the same

	checks *checks // compiled from Fields by Parse
}

// Field is one key of the front matter, or of an object in it.
type Field struct {
	Name     string
	Kind     Kind // of the value, or of each item where List is true
	List     bool
	Required bool
	Label    Text
	Help     Text
	Example  string // YAML as an editor would write it, without the key
	Examples Text   // the same by language
	Terms    []Term // the closed vocabulary, in order; empty where any value goes
	Facet    *Facet // nil where the field is not a facet
	Display  Display
	Author   bool // its terms are the authors in feeds and citations

	MinLen   int      // characters for strings; 0 where there is no limit
	MaxLen   int      // characters for strings; 0 where there is no limit
	MinItems int      // of a list; 0 where there is no limit
	MaxItems int      // of a list; 0 where there is no limit
	Unique   bool     // no two items of a list are the same
	Min, Max *float64 // of a number, and of the year of a Date with WithYear; nil where there is no limit
	Pattern  string   // regular expression that a string has to match; empty where any string goes
	WithTime bool     // a Date may be a moment: 2012-03-06T09:00:00+01:00
	WithYear bool     // a Date may be a year alone: 2012

	Fields []*Field // of an Object
	AnyOf  []string // of an Object: the keys of which it must have one at least; empty where there are none
	Core   bool     // the engine needs it; it is there in every model
}

// Term is one value of a closed vocabulary.
type Term struct {
	Value       string
	Label       Text
	Description Text
}

// Facet makes a taxonomy of a field: term pages, feeds, a filter and a column in the data.
type Facet struct {
	Name     string // of the parameter, the filter and the data column: the field's own name, or "year" for a date by year
	Path     Text   // the folder of its pages, per language: "kanalen", "channels"
	Label    Text   // plural: "Kanalen"
	Singular Text   // "Kanaal"
	By       string // "year" for a date that is grouped by its year, or a period by those it covers; else empty
	Pair     string // the field of another facet: pairs of their terms have pages too, those that cases use most; else empty
}

// Section is a level-2 heading that the model names.
type Section struct {
	ID       string
	Title    Text
	Help     Text
	Example  Text
	Required bool
}

// Field returns the field with that name.
func (m *Model) Field(name string) (*Field, bool) { return find(m.Fields, name) }

func find(fields []*Field, name string) (*Field, bool) {
	i := slices.IndexFunc(fields, func(f *Field) bool { return f.Name == name })
	if i < 0 {
		return nil, false
	}
	return fields[i], true
}

// Facets returns the fields that are facets, in order.
func (m *Model) Facets() []*Field {
	var facets []*Field
	for _, f := range m.Fields {
		if f.Facet != nil {
			facets = append(facets, f)
		}
	}
	return facets
}

// Term returns the term of the closed vocabulary with that value.
func (f *Field) Term(value string) (Term, bool) {
	i := slices.IndexFunc(f.Terms, func(t Term) bool { return t.Value == value })
	if i < 0 {
		return Term{}, false
	}
	return f.Terms[i], true
}
