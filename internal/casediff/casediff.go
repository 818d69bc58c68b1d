// Package casediff says what differs between two versions of a case: field by field, row by row, section by section, with the words
// that differ marked, and the two files side by side.
//
// It gives the names of fields and sections, not their labels: whoever shows a change knows the model and the reader's language. Only
// what a case says is compared. Comments, quotation marks and the order of fields make no change; SideBySide shows those.
package casediff

import (
	"cmp"
	"slices"

	"openoverheid.nu/internal/casefile"
)

// Kind is what happened to something.
type Kind string

// The kinds of change. Same is for words and lines only, Renamed for sections, Moved for rows, items and sections.
const (
	Same    Kind = "same"
	Added   Kind = "added"
	Removed Kind = "removed"
	Changed Kind = "changed"
	Moved   Kind = "moved"
	Renamed Kind = "renamed"
)

// Change is one thing that differs.
type Change struct {
	Kind Kind

	Field string // of the front matter; empty for the text
	Key   string // of an object or of a row, where not the whole of it differs: "alt", "value"
	Row   int    // of a list of objects, from 1: where it stands now, or stood if it is gone; 0 for what is no row
	Name  string // of the row: its first text, as it reads now

	Section string // the id of the model's section, else its heading as it reads now; empty for a field and for Intro
	Intro   bool   // the text above the first heading

	Before, After string  // a value, a row's values, Markdown or a heading; empty where there was or is none
	Words         []Piece // of a change, from Before to After; nil for what was added, removed or moved as a whole
}

// Piece is a part of a text that is the same in both versions, or was removed or added. Those that are the same or removed are
// together the text before; those that are the same or added, the text after.
type Piece struct {
	Kind Kind // Same, Removed or Added
	Text string
}

// Compare returns what differs, fields in their order first, then sections. It is empty for cases that say the same. A nil case is one
// that is not there: everything is added, or removed.
func Compare(before, after *casefile.Case) []Change {
	before, after = cmp.Or(before, &casefile.Case{}), cmp.Or(after, &casefile.Case{})
	return append(compareFields(before, after), compareSections(before, after)...)
}

// compareFields compares the front matter: fields in the order that they have now, then those that are gone.
func compareFields(before, after *casefile.Case) []Change {
	var all []Change
	for _, m := range after.Values {
		old, _ := before.Get(m.Name)
		all = append(all, compareValues(Change{Field: m.Name}, old, m.Value)...)
	}
	for _, m := range before.Values {
		if _, ok := after.Get(m.Name); !ok {
			all = append(all, compareValues(Change{Field: m.Name}, m.Value, casefile.Value{})...)
		}
	}
	return all
}

// compareValues compares two values of what the change says already.
func compareValues(at Change, before, after casefile.Value) []Change {
	switch {
	case isText(before) && isObjects(after) || isObjects(before) && isText(after):
		return []Change{at.from(render(before), render(after))}
	case hasRows(before) || hasRows(after):
		return compareRows(at, before.List, after.List)
	case before.List != nil || after.List != nil:
		return compareItems(at, before.Strings(), after.Strings())
	case before.Members != nil || after.Members != nil:
		return compareMembers(at, before, after)
	case before.Text != after.Text:
		return []Change{at.from(before.Text, after.Text)}
	}
	return nil
}

func isText(v casefile.Value) bool { return v.Text != "" }

func isObjects(v casefile.Value) bool { return v.Members != nil || hasRows(v) }

// from is the change from one text to another.
func (c Change) from(before, after string) Change {
	c.Before, c.After = before, after
	switch {
	case before == "":
		c.Kind = Added
	case after == "":
		c.Kind = Removed
	default:
		c.Kind = Changed
		c.Words = Words(before, after)
	}
	return c
}

func compareMembers(at Change, before, after casefile.Value) []Change {
	var all []Change
	for _, key := range keys(before, after) {
		a, _ := before.Get(key)
		b, _ := after.Get(key)
		inner := at
		inner.Key = key
		if at.Key != "" {
			inner.Key = at.Key + "." + key
		}
		all = append(all, compareValues(inner, a, b)...)
	}
	return all
}

// keys are those of both objects, in the order that they have now.
func keys(before, after casefile.Value) []string {
	var all []string
	for _, m := range after.Members {
		all = append(all, m.Name)
	}
	for _, m := range before.Members {
		if !slices.Contains(all, m.Name) {
			all = append(all, m.Name)
		}
	}
	return all
}
