// Package tree reads a decision tree, a file of pages/ that asks its reader one question after another, and works out how it is
// drawn.
//
// Parse reads the file (parse.go, fields.go) and says what is wrong with it: first value by value, then, where all of it could be read,
// as a whole (check.go). A tree without errors can be walked from its start to an outcome by any answers. Draw lays such a tree out
// (draw.go, place.go) in boxes of text (wrap.go) with lines between them; what they look like is up to the theme.
package tree

import "time"

// Tree is one decision tree in one language. Texts that are Markdown say so; all others are plain, without line breaks.
type Tree struct {
	File string // pages/reageren-of-niet.yaml
	Name string // reageren-of-niet: its address is /reageren-of-niet/
	Lang string

	Title          string
	Summary        string    // one sentence
	Lastmod        time.Time // zero where the file has none
	Draft          bool
	Intro          string // Markdown
	Interpretation string // Markdown: what is the editors' reading of the sources, and why
	OriginalLang   string // of the words in Original; empty where the file does not say
	Start          string // the id of the first step
	Steps          []Step
	Outcomes       []Outcome
	Considerations []Consideration
	Sources        []Source
}

// Step is a question. Its number, by which readers know it, is its place among the steps, from 1.
type Step struct {
	ID       string // unique among steps and outcomes; an id in the page too
	Label    string // a name of a few words
	Original string // that name in the source; may be empty
	Question string
	Text     string // Markdown: what helps to answer; may be empty
	Answers  []Answer

	at place
}

// Answer leads on to another step or to an outcome.
type Answer struct {
	Text           string
	To             string // the id of a step or an outcome
	Interpretation bool   // the source does not show this: the editors read it so
	Note           string // why; only of an interpretation

	at place // of its target
}

// Outcome is where a walk through the tree ends.
type Outcome struct {
	ID       string
	Label    string
	Original string
	Kind     Kind
	Advice   string // Markdown

	at place
}

// Kind is what an outcome asks of the reader.
type Kind string

// To act, which the considerations are for; to wait and look on; to do nothing. Plain is none of these.
const (
	Plain Kind = ""
	Act   Kind = "answer"
	Watch Kind = "watch"
	Stop  Kind = "stop"
)

// Consideration is what to bear in mind for outcomes of the kind Act.
type Consideration struct {
	Title    string
	Original string
	Text     string // Markdown
}

// Source is where the tree comes from: a title, an address, or both.
type Source struct{ Title, URL, Date string }

// Step returns the place of the step with that id among the steps.
func (t *Tree) Step(id string) (int, bool) {
	for i := range t.Steps {
		if t.Steps[i].ID == id {
			return i, true
		}
	}
	return 0, false
}

// Outcome returns the outcome with that id.
func (t *Tree) Outcome(id string) (*Outcome, bool) {
	for i := range t.Outcomes {
		if t.Outcomes[i].ID == id {
			return &t.Outcomes[i], true
		}
	}
	return nil, false
}

// place is where something stands in the file.
type place struct{ line, column int }
