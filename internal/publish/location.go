package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/lockfile"
)

// location is the published folder's real place on disk.
type location struct {
	name   string // as the caller wrote it, for problems
	path   string // absolute, without symbolic links
	exists bool
}

// locate finds the folder. It may itself be a symbolic link to one.
func locate(dir string) (location, error) {
	path, exists, err := realPath(dir)
	if err != nil {
		return location{}, err
	}
	if !exists {
		if _, err := os.Lstat(dir); err == nil { // a link to nothing
			return location{}, refuse(dir, "publish-not-folder")
		}
		return location{dir, path, false}, nil
	}
	info, err := os.Stat(path)
	if err != nil {
		return location{}, explain(dir, err)
	}
	if !info.IsDir() {
		return location{}, refuse(dir, "publish-not-folder")
	}
	return location{dir, path, true}, nil
}

// realPath resolves the links in a path, as far as it exists, and reports whether all of it does.
func realPath(path string) (string, bool, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", false, err
	}
	rest := ""
	for {
		real, err := filepath.EvalSymlinks(path)
		if err == nil {
			return filepath.Join(real, rest), rest == "", nil
		}
		if !errors.Is(err, fs.ErrNotExist) || filepath.Dir(path) == path {
			return "", false, explain(path, err)
		}
		path, rest = filepath.Dir(path), filepath.Join(filepath.Base(path), rest)
	}
}

// allowed refuses a folder that holds what must not be overwritten, such as the sources of the site, a home folder or a
// whole disk, and one that lies among those sources.
func (at location) allowed(protect []string) error {
	if filepath.Dir(at.path) == at.path {
		return refuse(at.name, "publish-root")
	}
	if home, err := os.UserHomeDir(); err == nil && at.holds(home) {
		return refuse(at.name, "publish-protected", home)
	}
	for _, p := range protect {
		real, exists, err := realPath(p)
		switch {
		case err != nil:
			return err
		case at.holds(real):
			return refuse(at.name, "publish-protected", p)
		case location{p, real, exists}.holds(at.path):
			return refuse(at.name, "publish-inside", p)
		}
	}
	return nil
}

// holds reports whether the folder is the path or holds it: by name, and by what the names stand for where the folder is there.
func (at location) holds(path string) bool {
	if rel, err := filepath.Rel(at.path, path); err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return true
	}
	self, err := os.Stat(at.path)
	if err != nil || !at.exists {
		return false
	}
	for {
		if info, err := os.Stat(path); err == nil && os.SameFile(self, info) {
			return true
		}
		if filepath.Dir(path) == path {
			return false
		}
		path = filepath.Dir(path)
	}
}

// refuse returns a problem that a person can mend.
func refuse(file, code string, args ...string) *Error {
	return &Error{Problems: []diag.Problem{{File: filepath.ToSlash(file), Code: code, Args: args}}}
}

// explain says what people can do about the errors that a disk gives most. Nil stays nil.
func explain(dir string, err error) error {
	var told *Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &told):
		for i, p := range told.Problems {
			if p.File == "" {
				told.Problems[i].File = filepath.ToSlash(dir)
			}
		}
		return err
	case errors.Is(err, lockfile.ErrBusy):
		return refuse(dir, "publish-busy")
	case isFull(err):
		return &Error{refuse(dir, "publish-disk-full").Problems, err}
	case errors.Is(err, fs.ErrPermission) || isReadOnly(err):
		return &Error{refuse(dir, "publish-not-allowed").Problems, err}
	}
	return fmt.Errorf("publishing in %s: %w", dir, err)
}
