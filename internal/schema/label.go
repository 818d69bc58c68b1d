package schema

import "cmp"

// LabelIn returns the field's label in the language, or its name where the model gives it none.
func (f *Field) LabelIn(lang string) string { return cmp.Or(f.Label.In(lang), f.Name) }

// HelpIn returns the field's help in the language; empty where there is none.
func (f *Field) HelpIn(lang string) string { return f.Help.In(lang) }

// ExampleIn returns the field's example in the language: YAML as an editor would write it, without the key; it may have
// several lines. Empty where there is none.
func (f *Field) ExampleIn(lang string) string { return cmp.Or(f.Examples.In(lang), f.Example) }

// Field returns the field with that name of an Object.
func (f *Field) Field(name string) (*Field, bool) { return find(f.Fields, name) }

// LabelIn returns the term's label in the language, or its value where the model gives it none.
func (t Term) LabelIn(lang string) string { return cmp.Or(t.Label.In(lang), t.Value) }

// TitleIn returns the section's title in the language, or its id where the model gives it none.
func (s *Section) TitleIn(lang string) string { return cmp.Or(s.Title.In(lang), s.ID) }
