package publish

import (
	"errors"
	"os"
	"path/filepath"

	"openoverheid.nu/internal/lockfile"
)

const lockName = "lock"

// locked runs f while no other process publishes in the same folder; it does not wait for one that does.
func locked(d disk, dir, state string, f func() error) error {
	unlock, err := lock(d, dir, state)
	if err != nil {
		return err
	}
	defer unlock()
	return f()
}

// lock keeps other processes from publishing in the same folder until it is given up. The lock is a file in the state folder, which
// is made for it, and goes away with it when nothing else is in there.
func lock(d disk, dir, state string) (unlock func(), err error) {
	if info, err := d.lstat(state); err == nil && !info.IsDir() {
		return nil, refuse(filepath.Join(dir, state), "publish-in-the-way")
	}
	name := filepath.Join(dir, state, lockName)
	for {
		if err := d.mkdir(state); err != nil {
			return nil, err
		}
		l, err := lockfile.Take(name)
		switch {
		case errors.Is(err, os.ErrNotExist): // the one before us cleaned up: once more
			continue
		case err != nil:
			return nil, err
		}
		return func() {
			l.Release()
			os.Remove(filepath.Dir(name)) // stays where it holds a manifest
		}, nil
	}
}
