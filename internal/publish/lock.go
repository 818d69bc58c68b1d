package publish

import (
	"errors"
	"os"
	"path/filepath"

	"openoverheid.nu/internal/lockfile"
)

const lockName = "lock"

// locked runs f while no other process publishes in the same folder; it does not wait for one that does. The lock is a file in
// the state folder, which is made for it, and goes away with it when nothing else is in there.
func locked(d disk, dir, state string, f func() error) error {
	if info, err := d.lstat(state); err == nil && !info.IsDir() {
		return refuse(filepath.Join(dir, state), "publish-in-the-way")
	}
	name := filepath.Join(dir, state, lockName)
	for {
		if err := d.mkdir(state); err != nil {
			return err
		}
		l, err := lockfile.Take(name)
		switch {
		case errors.Is(err, os.ErrNotExist): // the one before us cleaned up: once more
			continue
		case err != nil:
			return err
		}
		err = f()
		l.Release()
		os.Remove(filepath.Dir(name)) // stays where it holds a manifest
		return err
	}
}
