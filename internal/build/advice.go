package build

import (
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/textcheck"
)

// CheckWithAdvice reads a site and returns what is wrong with it, as Check does, with advice on the texts of its cases. What a problem
// says is not said again as advice.
func CheckWithAdvice(o Options) []diag.Problem {
	r := &Result{}
	s := r.load(o, &memory{})
	problems := r.Problems
	byFile := map[string][]diag.Problem{}
	for _, p := range problems {
		byFile[p.File] = append(byFile[p.File], p)
	}
	for i, advice := range adviseAll(s.cases) {
		file := s.cases[i].File
		for _, a := range advice {
			if !slices.ContainsFunc(byFile[file], a.Repeats) {
				problems = append(problems, a.Problem(file))
			}
		}
	}
	return diag.Sort(problems)
}

// adviseAll checks the texts of all cases, on all cores; the result is in their order.
func adviseAll(cases []*casefile.Case) [][]textcheck.Advice {
	all := make([][]textcheck.Advice, len(cases))
	var next atomic.Int64
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(cases); i = int(next.Add(1)) - 1 {
				all[i] = textcheck.Check(cases[i], cases[i].Lang)
			}
		})
	}
	workers.Wait()
	return all
}
