package build

import (
	"slices"

	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/textcheck"
)

// CheckWithAdvice reads a site and returns what is wrong with it, as Check does, with advice on the texts of its cases. What a problem
// says is not said again as advice.
func CheckWithAdvice(o Options) []diag.Problem {
	r := &Result{}
	s := r.load(o)
	problems := r.Problems
	byFile := map[string][]diag.Problem{}
	for _, p := range problems {
		byFile[p.File] = append(byFile[p.File], p)
	}
	for _, c := range s.cases {
		for _, a := range textcheck.Check(c, c.Lang) {
			if !slices.ContainsFunc(byFile[c.File], a.Repeats) {
				problems = append(problems, a.Problem(c.File))
			}
		}
	}
	return diag.Sort(problems)
}
