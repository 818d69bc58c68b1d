package build

import (
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// Layer returns a file system with the files of upper over those of lower, folder by folder. Of lower only themes/
// and the content model are seen: another site's cases and pages are not this one's.
func Layer(upper, lower fs.FS) fs.FS { return layered{upper, lower, "."} }

type layered struct {
	upper, lower fs.FS
	at           string // the folder that both are of the whole
}

func shared(name string) bool {
	return name == "themes" || strings.HasPrefix(name, "themes/") || name == schemaFile
}

func (l layered) Open(name string) (fs.File, error) {
	f, err := l.upper.Open(name)
	if shared(path.Join(l.at, name)) && errors.Is(err, fs.ErrNotExist) {
		return l.lower.Open(name)
	}
	return f, err
}

// Sub returns a folder of both, as it is now. Where the upper opens folders itself, files are opened from there, without a step for each folder on
// the way. It is to be closed.
func (l layered) Sub(dir string) (fs.FS, error) {
	upper, err := fs.Sub(l.upper, dir)
	if errors.Is(err, fs.ErrNotExist) {
		upper, err = fs.Sub(struct{ fs.FS }{l.upper}, dir) // it may be there later, and in lower now
	}
	if err != nil {
		return nil, err
	}
	lower, err := fs.Sub(l.lower, dir)
	return layered{upper, lower, path.Join(l.at, dir)}, err
}

// Close closes the upper, where that is something to close.
func (l layered) Close() error {
	if c, ok := l.upper.(io.Closer); ok {
		return c.Close()
	}
	return nil
}

// ReadDir lists both folders, sorted by name, each name once.
func (l layered) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(l.upper, name)
	if !shared(path.Join(l.at, name)) || err != nil && !errors.Is(err, fs.ErrNotExist) {
		return entries, err
	}
	below, errBelow := fs.ReadDir(l.lower, name)
	if err != nil && errBelow != nil {
		return nil, err
	}
	have := map[string]bool{}
	for _, e := range entries {
		have[e.Name()] = true
	}
	for _, e := range below {
		if !have[e.Name()] {
			entries = append(entries, e)
		}
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, nil
}
