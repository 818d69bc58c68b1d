//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package publish

import (
	"errors"
	"os"
	"syscall"
)

// lock is held until it is released, or its process ends in whatever way.
type lock struct{ file *os.File }

// lockFile takes the lock of that name. An error that is os.ErrNotExist says that the file, or its folder, went away just now.
func lockFile(name string) (lock, error) {
	file, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|syscall.O_NOFOLLOW, 0o666)
	if err != nil {
		return lock{}, err
	}
	if err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		file.Close()
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return lock{}, errBusy
		}
		return lock{}, err
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
		return lock{}, err
	}
	return lock{file}, nil
}

func (l lock) release() {
	os.Remove(l.file.Name()) // while we hold it, so that nobody can hold what we remove
	l.file.Close()
}
