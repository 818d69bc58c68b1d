//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd || windows)

package lockfile

import (
	"errors"
	"os"
)

// Lock is a file that is there as long as somebody holds it. On these systems it stays behind when a process is killed, and a
// person has to remove it.
type Lock struct{ name string }

// Take takes the lock of that name.
func Take(name string) (Lock, error) {
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, os.ErrExist) {
		return Lock{}, ErrBusy
	}
	if err != nil {
		return Lock{}, err
	}
	return Lock{name}, file.Close()
}

// Release gives the lock up.
func (l Lock) Release() { os.Remove(l.name) }
