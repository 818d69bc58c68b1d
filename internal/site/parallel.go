package site

import (
	"runtime"
	"sync"
)

// inParallel does n things on all processors, some at a time: those with the numbers from one up to another.
func inParallel(n int, work func(from, to int)) {
	var group sync.WaitGroup
	next, size := make(chan int), 1+n/(4*runtime.GOMAXPROCS(0))
	for range min(n, runtime.GOMAXPROCS(0)) {
		group.Go(func() {
			for from := range next {
				work(from, min(from+size, n))
			}
		})
	}
	for from := 0; from < n; from += size {
		next <- from
	}
	close(next)
	group.Wait()
}
