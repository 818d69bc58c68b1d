package publish

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// inARow is how many numbers in a row one worker takes: names come sorted, and workers in one folder wait for each other.
const inARow = 32

// each calls f for every number below n, several at a time: a disk does more work when it is asked for more at once. After an
// error it calls no more, and it returns the error of the lowest number that had one.
func each(n int, f func(i int) error) error {
	if n <= inARow { // what one worker takes
		return inTurn(n, f)
	}
	return together(n, f)
}

// inTurn calls f for every number below n, one after another, up to an error.
func inTurn(n int, f func(i int) error) error {
	for i := range n {
		if err := f(i); err != nil {
			return err
		}
	}
	return nil
}

func together(n int, f func(i int) error) error {
	var (
		next    atomic.Int64
		workers sync.WaitGroup
		lock    sync.Mutex
		first   error
		failed  = n
	)
	fail := func(i int, err error) {
		next.Store(int64(n))
		lock.Lock()
		defer lock.Unlock()
		if i < failed {
			first, failed = err, i
		}
	}
	work := func() {
		for from := int(next.Add(inARow)) - inARow; from < n; from = int(next.Add(inARow)) - inARow {
			for i := from; i < min(from+inARow, n); i++ {
				if err := f(i); err != nil {
					fail(i, err)
					return
				}
			}
		}
	}
	for range min((n+inARow-1)/inARow, 8*runtime.GOMAXPROCS(0)) {
		workers.Go(work)
	}
	workers.Wait()
	return first
}
