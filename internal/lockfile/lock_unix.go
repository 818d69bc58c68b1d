//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package lockfile

import (
	"errors"
	"os"
	"syscall"
)

// Lock is held until it is released, or its process ends in whatever way.
type Lock struct{ file *os.File }

// Take takes the lock of that name. An error that is os.ErrNotExist says that the file, or its folder, went away just now.
func Take(name string) (Lock, error) {
	file, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|syscall.O_NOFOLLOW, 0o666)
	if err != nil {
		return Lock{}, err
	}
	if err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		file.Close()
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return Lock{}, ErrBusy
		}
		return Lock{}, err
	}
	// The one before us may have removed the file between our opening it and our lock: then nobody else will find this one.
	ours, err := file.Stat()
	if err == nil {
		var theirs os.FileInfo
		if theirs, err = os.Lstat(name); err == nil && !os.SameFile(ours, theirs) {
			err = os.ErrNotExist
		}
	}
	if err != nil {
		file.Close()
		return Lock{}, err
	}
	return Lock{file}, nil
}

// Release gives the lock up.
func (l Lock) Release() {
	os.Remove(l.file.Name()) // while we hold it, so that nobody can hold what we remove
	l.file.Close()
}
