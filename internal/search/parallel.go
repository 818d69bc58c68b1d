package search

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
)

// share is a part of 0..n: one processor's.
type share struct{ from, to int }

// sharesOf cuts 0..n in as many parts as there are processors, in order; at least one.
func sharesOf(n int) []share {
	shares := make([]share, max(1, min(runtime.GOMAXPROCS(0), n)))
	for i := range shares {
		shares[i] = share{n * i / len(shares), n * (i + 1) / len(shares)}
	}
	return shares
}

// each calls work with every share, all at the same time. What work panics with the caller panics with, so that it can be recovered from.
func each(shares []share, work func(part, from, to int)) {
	var wg sync.WaitGroup
	failed := make([]error, len(shares))
	for part, s := range shares {
		wg.Go(func() {
			defer func() {
				if what := recover(); what != nil {
					failed[part] = fmt.Errorf("%v\n%s", what, debug.Stack())
				}
			}()
			work(part, s.from, s.to)
		})
	}
	wg.Wait()
	for _, err := range failed {
		if err != nil {
			panic(err)
		}
	}
}

// parallel calls work for every part of 0..n.
func parallel(n int, work func(from, to int)) {
	each(sharesOf(n), func(_, from, to int) { work(from, to) })
}
