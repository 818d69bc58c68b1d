package feed

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// parallel calls work for each of 0..n on all processors at once, each with a writer of its own, until there is an error, and returns that of
// the lowest that has one.
func parallel(n int, start func() *writer, work func(w *writer, i int) error) error {
	errs := make([]error, n)
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		wg.Go(func() {
			w := start()
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				if errs[i] = work(w, i); errs[i] != nil {
					next.Store(int64(n)) // what is under way ends, and nothing begins
				}
			}
		})
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
