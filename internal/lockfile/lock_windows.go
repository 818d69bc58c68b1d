package lockfile

import (
	"errors"
	"syscall"
)

// Lock is held until it is released, or its process ends in whatever way.
type Lock struct{ handle syscall.Handle }

const (
	fileFlagDeleteOnClose = 0x04000000
	errorSharingViolation = syscall.Errno(32)
	errorDeletePending    = syscall.Errno(303)
)

// Take takes the lock of that name: a file that nobody else may open, and that goes away with us.
func Take(name string) (Lock, error) {
	path, err := syscall.UTF16PtrFromString(name)
	if err != nil {
		return Lock{}, err
	}
	h, err := syscall.CreateFile(path, syscall.GENERIC_READ|syscall.GENERIC_WRITE, 0, nil, syscall.OPEN_ALWAYS,
		syscall.FILE_ATTRIBUTE_NORMAL|fileFlagDeleteOnClose, 0)
	if errors.Is(err, errorSharingViolation) || errors.Is(err, errorDeletePending) {
		return Lock{}, ErrBusy
	}
	return Lock{h}, err
}

// Release gives the lock up.
func (l Lock) Release() { syscall.CloseHandle(l.handle) }
