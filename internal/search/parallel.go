package search

import (
	"runtime"
	"sync"
)

// parallel calls work for every part of 0..n, cut in as many parts as there are processors. Parts are in order.
func parallel(n int, work func(part, from, to int)) int {
	parts := max(1, min(runtime.GOMAXPROCS(0), n))
	var wg sync.WaitGroup
	for part := range parts {
		wg.Go(func() { work(part, n*part/parts, n*(part+1)/parts) })
	}
	wg.Wait()
	return parts
}
