package publish

import (
	"maps"
	"slices"

	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/portable"
)

// plan is what has to be done to a folder.
type plan struct {
	write   []int    // of the tree's files, those that are not there yet as they should be
	foreign []string // what is not ours and has to go
}

// compare makes the plan that turns what was found in a folder into the tree. old is
// what we published before; folds tells whether the folder takes Index.html for index.html. Without clean, what is not ours and stands in
// the way is a problem.
func compare(t tree, old map[string]published, found contents, clean, folds bool) (plan, []diag.Problem) {
	var p plan
	there := map[string]bool{}
	for i, f := range t.list {
		if there[f.path] = t.same[i]; !t.same[i] {
			p.write = append(p.write, i)
		}
	}
	var problems []diag.Problem
	for _, name := range slices.Sorted(maps.Keys(found)) {
		e := found[name]
		_, ours := old[name]
		switch {
		case e.mode.IsDir() || ours && e.mode.IsRegular() || there[name]:
		case clean:
			p.foreign = append(p.foreign, name)
		case t.inTheWay(name, folds):
			problems = append(problems, obstacle(name, e))
		}
	}
	return p, problems
}

// inTheWay reports whether a file has a place that the tree needs.
func (t tree) inTheWay(name string, folds bool) bool {
	if folds {
		_, taken := t.spelled[portable.Fold(name)]
		return taken || t.spelled.clashes(name)
	}
	if t.spelled.hasDir(name) || t.spelled.hasFile(name) {
		return true
	}
	return slices.ContainsFunc(parents(name), t.spelled.hasFile)
}

func obstacle(name string, e entry) diag.Problem {
	if e.mode.IsRegular() {
		return diag.Problem{File: printable(name), Code: "publish-in-the-way"}
	}
	return diag.Problem{File: printable(name), Code: "publish-link"}
}
