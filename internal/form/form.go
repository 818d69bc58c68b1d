// Package form turns the content model and a case into the typed controls of a form, and what comes back from it into edits of the
// case.
//
// It knows the model and no field by name, but for what the core needs (core.go). Fill gives the values of a case for the
// controls, with what is wrong and what is missing; Apply compares what came back with what Fill showed, and edits only what differs:
// every line of the file that has nothing to do with it stays, byte for byte. What the form has no control for is shown as it is and
// never touched.
//
// The names of the values:
//
//	f.<field>               a text, a number, a choice; repeated for a list
//	f.<field>.<key>         a key of an object
//	f.<field>.rows          the order of the rows of a list of objects: "3,1,2"; a row that it lacks is removed
//	f.<field>.<n>.<key>     a key of row n: n counts from 1, those above the number of rows in the file are new
//	s.<section>             the Markdown of a section of the model
//	s.intro                 what stands before the first heading
//	s.+<n>.title, .text     a heading of the editor's own, in the order of the file from 1; those above the number there are new
//
// A name that is missing leaves its field as it is, an empty value empties it.
package form

import (
	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/schema"
)

// Options is what a form needs that the model does not say.
type Options struct {
	Lang    string                    // of the labels, the help and the examples
	Suggest func(field string) []Term // the terms that a field has on the site, with their counts; nil for none
}

// Term is a value that cases of the site have. Label is how it is written in a case, but for a closed vocabulary, which writes Slug.
type Term struct {
	Slug, Label string
	Count       int
}

// Form is the content model as a form.
type Form struct {
	Fields   []*schema.Field
	Sections []*schema.Section

	model   *schema.Model
	lang    string
	suggest func(field string) []Term

	examples map[*schema.Field]casefile.Value
}

// New makes the form of a model.
func New(m *schema.Model, o Options) *Form {
	f := &Form{Fields: m.Fields, Sections: m.Sections, model: m, lang: o.Lang, suggest: o.Suggest, examples: map[*schema.Field]casefile.Value{}}
	f.readExamples(m.Fields)
	if f.suggest == nil {
		f.suggest = func(string) []Term { return nil }
	}
	return f
}
