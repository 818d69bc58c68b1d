package desk

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// exchangeIn makes two files of an open folder change names.
func exchangeIn(dir *os.File, a, b string) error {
	err := unix.Renameat2(int(dir.Fd()), a, int(dir.Fd()), b, unix.RENAME_EXCHANGE)
	if errors.Is(err, unix.ENOSYS) || errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOTSUP) {
		return errNoExchange
	}
	return err
}
