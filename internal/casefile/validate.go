package casefile

import (
	"slices"

	"openoverheid.nu/internal/diag"
)

// Validate returns everything that is wrong with a case on its own: its fields, its sections, its images, links and
// shortcodes. Rules are those it was parsed with. A case without errors here and from Parse can be rendered.
func Validate(c *Case, r Rules) []diag.Problem {
	v := &validator{Case: c, r: r}
	v.fields()
	v.dates()
	v.periods()
	v.images()
	v.sections()
	v.body()
	return diag.Sort(v.problems)
}

// ValidateBody returns what is wrong with a text alone, whatever its fields are: for files that are read as cases are, but
// are none.
func ValidateBody(c *Case) []diag.Problem {
	v := &validator{Case: c}
	v.images()
	v.body()
	return diag.Sort(v.problems)
}

type validator struct {
	*Case
	r        Rules
	problems []diag.Problem
}

// body reports what was wrong with the body when it was read.
func (v *validator) body() {
	for _, f := range v.outline.faults {
		v.problems = append(v.problems, f.problem(v.File))
	}
}

func (v *validator) report(severity diag.Severity, line, column int, code string, args ...string) {
	f := fault{line: line, column: column, code: code, args: args, warning: severity == diag.Warning}
	v.problems = append(v.problems, f.problem(v.File))
}

// unfinished is the severity of what a case still lacks: a draft may lack it.
func (v *validator) unfinished() diag.Severity {
	if v.Draft {
		return diag.Warning
	}
	return diag.Error
}

// brokenField reports whether the file has the field, but in a way that can't be read: it is not missing then.
func (v *validator) brokenField(name string) bool {
	return slices.ContainsFunc(v.blocks(), func(b block) bool { return b.broken && b.name == name })
}
