package build

import (
	"bytes"
	"errors"
	"io"
	"io/fs"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/diag"
)

// caseTooLarge is the problem of a file that a person can't have written.
const caseTooLarge = "case-too-large"

// readLimited reads a file that a person wrote, unless it is so large that it can't be one.
func readLimited(files fs.FS, name string) ([]byte, *diag.Problem) {
	return readAtMost(files, name, casefile.MaxSize, caseTooLarge)
}

// readAtMost reads a file of at most so many bytes; a larger one is a problem with that code.
func readAtMost(files fs.FS, name string, most int64, tooLarge string) ([]byte, *diag.Problem) {
	var b bytes.Buffer
	problem := readInto(&b, files, name, most, tooLarge)
	return b.Bytes(), problem
}

// readInto reads a file in the place of what the buffer held. It does not ask for the file's size, which would take as long as reading it.
func readInto(b *bytes.Buffer, files fs.FS, name string, most int64, tooLarge string) *diag.Problem {
	b.Reset()
	f, err := files.Open(name)
	if err == nil {
		_, err = b.ReadFrom(io.LimitReader(f, most+1))
		_ = f.Close() // nothing was written
	}
	switch {
	case err != nil:
		problem := unreadable(name, err)
		return &problem
	case int64(b.Len()) > most:
		return &diag.Problem{File: name, Code: tooLarge}
	}
	return nil
}

// exists reports whether there is a file of that name; one that cannot be looked at is there, and reading it will tell.
func exists(files fs.FS, name string) bool {
	_, err := fs.Stat(files, name)
	return !errors.Is(err, fs.ErrNotExist)
}

func unreadable(name string, err error) diag.Problem {
	if errors.Is(err, fs.ErrInvalid) { // a pipe or a device
		return diag.Problem{File: name, Code: "build-no-file"}
	}
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		err = pathError.Err
	}
	return diag.Problem{File: name, Code: "build-unreadable", Args: []string{err.Error()}}
}
