//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd || windows)

package publish

import (
	"errors"
	"os"
)

// lock is a file that is there as long as somebody publishes. On these systems it stays behind when a process is killed, and a
// person has to remove it.
type lock struct{ name string }

func lockFile(name string) (lock, error) {
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, os.ErrExist) {
		return lock{}, errBusy
	}
	if err != nil {
		return lock{}, err
	}
	return lock{name}, file.Close()
}

func (l lock) release() { os.Remove(l.name) }
