package publish

import (
	"errors"
	"syscall"
)

// lock is held until it is released, or its process ends in whatever way.
type lock struct{ handle syscall.Handle }

const (
	fileFlagDeleteOnClose = 0x04000000
	errorSharingViolation = syscall.Errno(32)
	errorDeletePending    = syscall.Errno(303)
)

// lockFile takes the lock of that name: a file that nobody else may open, and that goes away with us.
func lockFile(name string) (lock, error) {
	path, err := syscall.UTF16PtrFromString(name)
	if err != nil {
		return lock{}, err
	}
	h, err := syscall.CreateFile(path, syscall.GENERIC_READ|syscall.GENERIC_WRITE, 0, nil, syscall.OPEN_ALWAYS,
		syscall.FILE_ATTRIBUTE_NORMAL|fileFlagDeleteOnClose, 0)
	if errors.Is(err, errorSharingViolation) || errors.Is(err, errorDeletePending) {
		return lock{}, errBusy
	}
	return lock{h}, err
}

func (l lock) release() { syscall.CloseHandle(l.handle) }
