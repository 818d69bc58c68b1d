package editor

import (
	"errors"
	"sync"
	"time"

	"openoverheid.nu/internal/desk"
)

// rest is how long typed work may be in memory alone. Every key press writing a file would slow the preview, for little: who is
// thrown out loses this much.
const rest = time.Second

// again is how long to wait before what could not be written is tried again.
const again = 5 * time.Second

// keeper keeps what is typed and not saved. The latest is in memory; the desk gets it at most once in a while.
type keeper struct {
	desk *desk.Desk

	mu      sync.Mutex
	pending map[string]*pending // by the case's name; what the desk does not have yet
	failed  error               // why the last attempt to write failed; nil once one succeeds
}

type pending struct {
	work  desk.Work
	timer *time.Timer
}

func newKeeper(d *desk.Desk) *keeper { return &keeper{desk: d, pending: map[string]*pending{}} }

// keep takes over work on a case, in place of what was kept of it. It reports why earlier work could not be written down, if so.
func (k *keeper) keep(name string, w desk.Work) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if p := k.pending[name]; p != nil {
		p.work = w
		return k.failed
	}
	k.pending[name] = &pending{w, time.AfterFunc(rest, func() { _ = k.flush(name) })}
	return k.failed
}

// flush writes the work on a case down now.
func (k *keeper) flush(name string) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	p := k.pending[name]
	if p == nil {
		return nil
	}
	p.timer.Stop()
	if k.failed = k.desk.Keep(name, p.work); k.failed != nil {
		p.timer.Reset(again) // a full disk has room again, a folder can be written to again: until then it is here
		return k.failed
	}
	delete(k.pending, name)
	return nil
}

// kept is the work on a case; nil where there is none.
func (k *keeper) kept(name string) (*desk.Work, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if p := k.pending[name]; p != nil {
		w := p.work
		return &w, nil
	}
	return k.desk.Kept(name)
}

// forget drops the work on a case.
func (k *keeper) forget(name string) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if p := k.pending[name]; p != nil {
		p.timer.Stop()
		delete(k.pending, name)
	}
	return k.desk.Drop(name)
}

// flushAll writes all work down now.
func (k *keeper) flushAll() error {
	k.mu.Lock()
	names := make([]string, 0, len(k.pending))
	for name := range k.pending {
		names = append(names, name)
	}
	k.mu.Unlock()
	var all error
	for _, name := range names {
		all = errors.Join(all, k.flush(name))
	}
	return all
}
