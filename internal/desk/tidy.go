package desk

import (
	"context"
	"errors"
)

// tidy finishes what processes that were killed left undone, where there is anything: a change of several files, and hidden files. That
// it can't, in a folder that may only be read, is no reason not to open it.
func (d *Desk) tidy() {
	f, err := d.walk(context.Background(), false)
	if err != nil || len(f.temps) == 0 && !d.disk().has(todoDir) {
		return
	}
	_ = d.locked(func() error { // it finishes the change first
		for _, temp := range f.temps {
			d.sweep(temp)
		}
		return nil
	})
}

// sweep removes a hidden file. One that is whole may be what somebody wrote at the moment of a save (see swap): its content goes to the
// history of the case.
func (d *Desk) sweep(temp string) {
	name, kind, ok := tempOf(temp)
	if !ok {
		return
	}
	if _, err := d.caseName(name); err == nil && kind == whole {
		content, _, err := d.disk().read(temp, maxKept)
		var told *Refusal
		if err != nil && !errors.As(err, &told) {
			return
		}
		now, _, nowErr := d.disk().read(name, maxKept)
		if err == nil && (nowErr != nil || Version(now) != Version(content)) && d.remember(name, content) != nil {
			return
		}
	}
	_ = d.root.Remove(temp)
}
