package publish

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"sync"
)

// entry is what stands in the published folder under some path.
type entry struct {
	kind    kind
	size    int64
	changed int64 // in nanoseconds since 1970; zero where the file system does not tell
}

// kind is what an entry is; nothing, where there is none.
type kind uint8

const (
	nothing kind = iota
	ordinary
	directory
	special // a link, a device
)

func kindOf(mode fs.FileMode) kind {
	switch {
	case mode.IsRegular():
		return ordinary
	case mode.IsDir():
		return directory
	}
	return special
}

// contents is everything in the published folder but our own files; links are not followed.
type contents struct {
	index map[string]int32 // where a path stands in the manifest of what was published before
	files []entry          // in its order, the ordinary files that are there
	dirs  map[string]bool

	mu     sync.Mutex
	others map[string]entry // whatever else is there
}

// scan looks at the whole folder. What was published before is most of it.
func scan(d disk, old manifest) (*contents, error) {
	c := &contents{
		index: make(map[string]int32, len(old)), files: make([]entry, len(old)), dirs: map[string]bool{}, others: map[string]entry{},
	}
	for i, f := range old {
		c.index[f.path] = int32(i)
	}
	return c, d.walk(c.add)
}

// add takes in what was found. It may be called by several goroutines, for different paths.
func (c *contents) add(path []byte, e entry) {
	if i, ours := c.index[string(path)]; ours && e.kind == ordinary {
		c.files[i] = e
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if e.kind == directory {
		c.dirs[string(path)] = true
	} else {
		c.others[string(path)] = e
	}
}

// file returns what is there under a name, if it is an ordinary file.
func (c *contents) file(name string) (entry, bool) {
	e := c.others[name]
	if i, ours := c.index[name]; ours && c.files[i].kind == ordinary {
		e = c.files[i]
	}
	return e, e.kind == ordinary
}

// outside returns the folders that are not in a tree, sorted.
func (c *contents) outside(tree spelling) []string {
	var dirs []string
	for name := range c.dirs {
		if !tree.hasDir(name) {
			dirs = append(dirs, name)
		}
	}
	slices.Sort(dirs)
	return dirs
}

// walkLevels tells of everything on a disk but our own files, level by level.
func walkLevels(d disk, found func(path []byte, e entry)) error {
	for level := []string{"."}; len(level) > 0; {
		below := make([][]string, len(level))
		err := each(len(level), func(i int) (err error) {
			below[i], err = walkDir(d, level[i], found)
			return err
		})
		if err != nil {
			return err
		}
		level = slices.Concat(below...)
	}
	return nil
}

// walkDir tells of what is in one folder, and returns the folders in it.
func walkDir(d disk, dir string, found func(path []byte, e entry)) (below []string, err error) {
	entries, err := d.list(dir)
	if err != nil {
		return nil, mayMiss(err)
	}
	for _, e := range entries {
		name := path.Join(dir, e.Name())
		if name == stateDir {
			continue
		}
		if e.IsDir() {
			below = append(below, name)
			found([]byte(name), entry{kind: directory})
			continue
		}
		info, err := e.Info()
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		found([]byte(name), entry{kindOf(info.Mode()), info.Size(), changed(info)})
	}
	return below, nil
}
