//go:build unix

package publish

import (
	"io"
	"io/fs"

	"golang.org/x/sys/unix"
)

// newFile is a file that is written once. An os.File asks the system five times whether it can be waited for, before the first byte: of a new
// site that is a twelfth of the time it takes to write it.
type newFile struct {
	fd   int
	name string
}

func createFile(name string) (io.WriteCloser, error) {
	fd, err := untilDone(func() (int, error) {
		return unix.Open(name, unix.O_CREAT|unix.O_WRONLY|unix.O_TRUNC|unix.O_CLOEXEC, 0o666)
	})
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return newFile{fd, name}, nil
}

func (f newFile) Write(data []byte) (written int, err error) {
	for written < len(data) {
		n, err := untilDone(func() (int, error) { return unix.Write(f.fd, data[written:min(len(data), written+mostAtOnce)]) })
		if err == nil && n == 0 {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			return written, &fs.PathError{Op: "write", Path: f.name, Err: err}
		}
		written += n
	}
	return written, nil
}

// mostAtOnce is what every system takes in one call.
const mostAtOnce = 1 << 30

// Close closes the file. It is closed even where that is broken off, and may be another one by a second time.
func (f newFile) Close() error {
	if err := unix.Close(f.fd); err != nil && err != unix.EINTR {
		return &fs.PathError{Op: "close", Path: f.name, Err: err}
	}
	return nil
}

// untilDone asks the system again where a signal came in between.
func untilDone(ask func() (int, error)) (int, error) {
	for {
		n, err := ask()
		if err != unix.EINTR {
			return n, err
		}
	}
}
