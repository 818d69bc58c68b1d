// Package diag holds what is wrong with an input: where, what, and how to mend it.
package diag

import (
	"cmp"
	"slices"
)

// Severity tells whether a problem stops a build.
type Severity int

// An Error stops a build; a Warning is only shown; Advice is shown to those who ask for it.
const (
	Error Severity = iota
	Warning
	Advice
)

func (s Severity) String() string {
	switch s {
	case Warning:
		return "warning"
	case Advice:
		return "advice"
	}
	return "error"
}

// Problem is one thing that a person has to mend. Code names its text in the catalogue (messages/*.yaml),
// Args fill that text's {0}, {1}, and so on.
type Problem struct {
	File         string // slash-separated, relative to the site's folder
	Line, Column int    // counted from 1, the column in characters; 0 where the whole file is meant
	Severity     Severity
	Code         string
	Args         []string
}

// Sort orders problems by file, line, column and code, and drops exact repetitions.
func Sort(problems []Problem) []Problem {
	slices.SortStableFunc(problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Code, b.Code), slices.Compare(a.Args, b.Args))
	})
	return slices.CompactFunc(problems, func(a, b Problem) bool {
		return a.File == b.File && a.Line == b.Line && a.Column == b.Column && a.Code == b.Code && slices.Equal(a.Args, b.Args)
	})
}

// HasErrors reports whether any of the problems stops a build.
func HasErrors(problems []Problem) bool {
	return slices.ContainsFunc(problems, func(p Problem) bool { return p.Severity == Error })
}
