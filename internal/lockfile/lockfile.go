// Package lockfile lets one process at a time do something: a lock is a file, which goes away with the process that holds it.
package lockfile

import "errors"

// ErrBusy says that another process holds the lock.
var ErrBusy = errors.New("another process holds the lock")
