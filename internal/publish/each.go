package publish

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// each calls f for every number below n, several at a time: a disk does more work when it is asked for more at once. After an
// error it calls no more, and it returns the error of the lowest number that had one.
func each(n int, f func(i int) error) error {
	var (
		next    atomic.Int64
		workers sync.WaitGroup
		lock    sync.Mutex
		first   error
		failed  = n
	)
	work := func() {
		for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
			if err := f(i); err != nil {
				next.Store(int64(n))
				lock.Lock()
				if i < failed {
					first, failed = err, i
				}
				lock.Unlock()
			}
		}
	}
	for range min(n, 8*runtime.GOMAXPROCS(0)) {
		workers.Go(work)
	}
	workers.Wait()
	return first
}
