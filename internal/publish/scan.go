package publish

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"time"
)

// entry is what stands in the published folder under some path.
type entry struct {
	mode    fs.FileMode
	size    int64
	changed time.Time // the zero time where the file system does not tell
}

// contents is everything in the published folder but our own files, by path; links are not followed.
type contents map[string]entry

// file returns what is there under a name, if it is an ordinary file.
func (c contents) file(name string) (entry, bool) {
	e, ok := c[name]
	return e, ok && e.mode.IsRegular()
}

// scan looks at the whole folder, level by level.
func scan(d disk) (contents, error) {
	found := contents{}
	for level := []string{"."}; len(level) > 0; {
		below := make([]contents, len(level))
		err := each(len(level), func(i int) (err error) {
			below[i], err = scanDir(d, level[i])
			return err
		})
		if err != nil {
			return nil, err
		}
		level = nil
		for _, part := range below {
			for name, e := range part {
				found[name] = e
				if e.mode.IsDir() {
					level = append(level, name)
				}
			}
		}
	}
	return found, nil
}

func scanDir(d disk, dir string) (contents, error) {
	entries, err := d.list(dir)
	if err != nil {
		return nil, mayMiss(err)
	}
	found := make(contents, len(entries))
	for _, e := range entries {
		name := path.Join(dir, e.Name())
		if name == stateDir {
			continue
		}
		if e.IsDir() {
			found[name] = entry{mode: fs.ModeDir}
			continue
		}
		info, err := e.Info()
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		found[name] = entry{info.Mode(), info.Size(), changed(info)}
	}
	return found, nil
}

// dirs returns the folders that are not in a tree, sorted.
func (c contents) dirs(tree spelling) []string {
	var dirs []string
	for name, e := range c {
		if e.mode.IsDir() && !tree.hasDir(name) {
			dirs = append(dirs, name)
		}
	}
	slices.Sort(dirs)
	return dirs
}
