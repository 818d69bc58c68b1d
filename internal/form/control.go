package form

import (
	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/schema"
)

// Kind is what a control looks like and how it works.
type Kind string

// The kinds of control.
const (
	Text     Kind = "text"     // one line
	LongText Kind = "long"     // several lines of plain text
	Number   Kind = "number"   //
	Date     Kind = "date"     // a day, and a year or a moment where the model has it so
	Link     Kind = "link"     // an address of the web
	Boolean  Kind = "boolean"  // yes, no, or nothing said
	Switch   Kind = "switch"   // on, or not
	Choice   Kind = "choice"   // one of Options
	Choices  Kind = "choices"  // any of Options
	Words    Kind = "words"    // a list of texts
	Terms    Kind = "terms"    // a list of texts that the site knows some of: Options
	Case     Kind = "case"     // the slug of another case
	Cases    Kind = "cases"    // a list of them
	Picture  Kind = "picture"  // the name of a file beside the case: Options
	Object   Kind = "object"   // Parts
	Rows     Kind = "rows"     // a list of objects: Rows
	Markdown Kind = "markdown" // the text of a section
	Heading  Kind = "heading"  // a heading of the editor's own, with its text: Parts
)

// Control is a part of the form with its value.
type Control struct {
	Name    string // of its value; ID in the page too
	Kind    Kind
	Label   string
	Help    string
	Example string // a value as one would type it; empty where there is none

	Required    bool
	Recommended bool // counts for completeness
	MinLen      int  // characters; 0 where there is no limit
	MaxLen      int
	MinItems    int
	MaxItems    int
	Min, Max    string   // of a number or a year; empty where there is no limit
	AnyOf       []string // labels of the keys of which an object needs one
	WithYear    bool     // a year alone is a date too
	WithTime    bool     // so is a moment with its zone

	Value   string   // of what has one
	Values  []Value  // of a list
	Options []Option // to choose from
	Parts   []*Control
	Rows    []Row
	Blank   *Row // a row without values, numbered 0, to make new ones of

	Locked   bool   // stays as it is: the form has no way to show it
	Broken   bool   // could not be read; a new value replaces it
	Source   string // the lines in the file, where Locked or Broken
	Problems []diag.Problem

	field   *schema.Field
	old     casefile.Value
	present bool // the file has it
	section int  // the index in Case.Sections; -1 where the file has none
}

// Value is one value of a list.
type Value struct {
	Text string
	Near string // the term that was probably meant, where the site knows a better one
}

// Option is a value to choose from.
type Option struct {
	Value, Label, Help string
	Count              int
	Chosen             bool
	Unknown            bool   // the case has it, the vocabulary does not
	Near               string // for an unknown one: the label of the term that was probably meant
}

// Row is one object of a list.
type Row struct {
	N      int // from 1, in the order of the file
	Parts  []*Control
	Locked bool
	Source string

	old casefile.Value
}

// Filled reports whether the control has a value.
func (c *Control) Filled() bool {
	switch {
	case c.Locked:
		return true
	case c.Kind == Object || c.Kind == Heading:
		for _, p := range c.Parts {
			if p.Filled() {
				return true
			}
		}
		return false
	case c.Kind == Rows:
		return len(c.Rows) > 0
	case c.isList():
		return len(c.Values) > 0
	case c.Kind == Boolean || c.Kind == Switch:
		return c.Value != "" || c.present
	}
	return !casefile.IsEmpty(c.Value)
}

func (c *Control) isList() bool {
	return c.Kind == Choices || c.Kind == Words || c.Kind == Terms || c.Kind == Cases
}

// OneLine reports whether a browser shows the value on one line, and takes the line breaks out of it.
func (c *Control) OneLine() bool { return c.Kind != LongText && c.Kind != Markdown }

// Native reports whether the value of a Date is one that a browser's own control for days can show.
func (c *Control) Native() bool {
	return c.Kind == Date && !c.WithYear && (c.Value == "" || isDay(c.Value))
}

// each calls a function for the control and all in it.
func (c *Control) each(f func(*Control)) {
	f(c)
	for _, p := range c.Parts {
		p.each(f)
	}
	for _, r := range c.Rows {
		for _, p := range r.Parts {
			p.each(f)
		}
	}
}
