package editor

import (
	"strings"

	"openoverheid.nu/internal/casediff"
	"openoverheid.nu/internal/casefile"
)

// changed is one thing in which two versions of a case differ.
type changed struct {
	Key    string // of the part of the case that it is in: see merge.go
	Label  string
	Kind   string // the code of what happened to it
	Before []piece
	After  []piece

	change casediff.Change
}

// piece is a part of a text; a marked one is in one of the two versions only.
type piece struct {
	Text   string
	Marked bool
}

// changes says what differs between two versions of a case. Either may be nil, for a case that is not there.
func (e *editor) changes(before, after *casefile.Case) []changed {
	var all []changed
	for _, c := range casediff.Compare(before, after) {
		all = append(all, changed{
			Key: keyOf(c), Label: e.label(c), Kind: "edit-change-" + string(c.Kind), change: c,
			Before: pieces(c, c.Before, casediff.Removed), After: pieces(c, c.After, casediff.Added),
		})
	}
	return all
}

// pieces are one side of a change: what is the same, and what is of that side alone.
func pieces(c casediff.Change, whole string, own casediff.Kind) []piece {
	var all []piece
	for _, word := range c.Words {
		if word.Kind == casediff.Same || word.Kind == own {
			all = append(all, piece{word.Text, word.Kind == own})
		}
	}
	if c.Words == nil && whole != "" {
		all = append(all, piece{whole, c.Kind != casediff.Moved})
	}
	return all
}

// label says where a change is, as the form calls it: Results: Members in July, value.
func (e *editor) label(c casediff.Change) string {
	model := e.Desk.Rules().Model
	if c.Intro {
		return e.say("edit-intro")
	}
	if c.Field == "" {
		for _, s := range model.Sections {
			if s.ID == c.Section {
				return s.TitleIn(e.Lang)
			}
		}
		return c.Section
	}
	field, ok := model.Field(c.Field)
	if !ok {
		return strings.Trim(c.Field+"."+c.Key, ".")
	}
	label := field.LabelIn(e.Lang)
	if c.Name != "" {
		label += ": " + c.Name
	}
	for key := range strings.SplitSeq(c.Key, ".") {
		if inner, ok := field.Field(key); ok {
			field = inner
			label += ", " + inner.LabelIn(e.Lang)
		}
	}
	return label
}
