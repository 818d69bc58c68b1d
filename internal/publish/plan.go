package publish

import (
	"maps"
	"slices"

	"openoverheid.nu/internal/diag"
)

// plan is what has to be done to a folder.
type plan struct {
	write   []int    // of the tree's files, those that are not there yet as they should be
	foreign []string // what is not ours and has to go
}

// compare makes the plan that turns what was found in a folder into the tree. folds tells whether the folder takes Index.html for index.html.
// Without clean, what is not ours and stands in the way is a problem.
func compare(t tree, found *contents, clean, folds bool) (plan, []diag.Problem) {
	var p plan
	for i, same := range t.same {
		if !same {
			p.write = append(p.write, i)
		}
	}
	var problems []diag.Problem
	for _, name := range slices.Sorted(maps.Keys(found.others)) {
		switch {
		case t.isThere(name):
		case clean:
			p.foreign = append(p.foreign, name)
		case t.inTheWay(name, folds):
			problems = append(problems, obstacle(name, found.others[name]))
		}
	}
	return p, problems
}

// inTheWay reports whether a file has a place that the tree needs.
func (t tree) inTheWay(name string, folds bool) bool {
	if folds {
		_, taken := t.spelled.at(name)
		return taken || t.spelled.clashes(name)
	}
	return t.spelled.hasDir(name) || t.spelled.has(name) || slices.ContainsFunc(parents(name), t.spelled.has)
}

func obstacle(name string, e entry) diag.Problem {
	if e.kind == ordinary {
		return diag.Problem{File: printable(name), Code: "publish-in-the-way"}
	}
	return diag.Problem{File: printable(name), Code: "publish-link"}
}
