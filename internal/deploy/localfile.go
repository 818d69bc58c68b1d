package deploy

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// createFile makes a file where there is none, with its content from the first moment on. gocloud.dev looks first and writes then, and lets
// two make it.
func createFile(name string, content []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return err
	}
	temporary, err := os.CreateTemp(filepath.Dir(name), ".lock-*")
	if err != nil {
		return err
	}
	defer os.Remove(temporary.Name())
	_, err = temporary.Write(content)
	if err = errors.Join(err, temporary.Close()); err != nil {
		return err
	}
	err = os.Link(temporary.Name(), name)
	if err != nil && !errors.Is(err, fs.ErrExist) { // a file system without links
		err = createExclusive(name, content)
	}
	if errors.Is(err, fs.ErrExist) {
		return errTaken
	}
	return err
}

// createExclusive makes a file where there is none. For a moment it is empty.
func createExclusive(name string, content []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	return errors.Join(err, f.Close())
}

// removeEmpty removes the folders that a file lay in, as far as nothing is left in them: a web server would show an empty folder as one
// that may not be looked into.
func removeEmpty(root, key string) {
	for dir := path.Dir(key); dir != "."; dir = path.Dir(dir) {
		if os.Remove(filepath.Join(root, filepath.FromSlash(dir))) != nil {
			return
		}
	}
}
