package editor

import (
	"slices"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/form"
	"openoverheid.nu/internal/textcheck"
)

// checks are what is wrong with a case, and what may be better.
type checks struct {
	Errors   int     `json:"errors"`
	Warnings int     `json:"warnings"`
	Problems []noted `json:"problems"`
	Advice   []noted `json:"advice"`
	Done     int     `json:"done"` // of Total, how much of the form is filled in
	Total    int     `json:"total"`
}

// noted is a problem or an advice, and the control that it is about.
type noted struct {
	Text    string `json:"text"`
	Hint    string `json:"hint"`
	Error   bool   `json:"error"`
	Control string `json:"control"` // the name of the control; empty for none
	Label   string `json:"label"`   // of the control
	Excerpt string `json:"excerpt"` // of an advice: what it is about
}

// check looks at a version of a case. Problems are all that is known of it; those of the file itself may be among them.
func (e *editor) check(c *casefile.Case, more []diag.Problem) checks {
	filled := form.New(e.Desk.Rules().Model, form.Options{Lang: e.Lang}).Fill(c)
	k := checks{Problems: []noted{}, Advice: []noted{}, Done: filled.Done, Total: filled.Total}
	var known []diag.Problem
	for _, placed := range filled.Problems {
		known = append(known, placed.Problem)
		k.add(e.noted(placed.Problem, placed.Control))
	}
	for _, p := range more {
		if p.File != c.File || slices.ContainsFunc(known, func(q diag.Problem) bool { return sameProblem(p, q) }) {
			continue
		}
		known = append(known, p)
		k.add(e.noted(p, filled.At(c, p)))
	}
	for _, a := range textcheck.Check(c, "") {
		p := a.Problem(c.File)
		at := filled.At(c, p)
		empty := a.Code == "textcheck-section-empty" && at.MayStayEmpty()
		if !empty && !slices.ContainsFunc(known, a.Repeats) {
			n := e.noted(p, at)
			n.Excerpt = a.Excerpt
			k.Advice = append(k.Advice, n)
		}
	}
	return k
}

func (k *checks) add(n noted) {
	k.Problems = append(k.Problems, n)
	if n.Error {
		k.Errors++
	} else {
		k.Warnings++
	}
}

func (e *editor) noted(p diag.Problem, at *form.Control) noted {
	n := noted{Error: p.Severity == diag.Error}
	p = at.InWords(p)
	if at != nil {
		n.Control, n.Label = at.Name, at.Label
	}
	n.Text, n.Hint = p.Text(e.Lang), p.Hint(e.Lang)
	return n
}

func sameProblem(p, q diag.Problem) bool {
	return p.Line == q.Line && p.Column == q.Column && p.Code == q.Code && slices.Equal(p.Args, q.Args)
}
