package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// besideName is the folder in which a folder that is not there yet is made, and that goes away again.
func (at location) besideName() (parent, base, state string) {
	parent, base = filepath.Split(at.path)
	return filepath.Clean(parent), base, "." + base + stateDir
}

// fresh makes the folder. It returns an fs.ErrExist when somebody else made it first.
func (p publisher) fresh(at location, t tree) (Result, error) {
	parent, base, state := at.besideName()
	if err := os.MkdirAll(parent, 0o777); err != nil {
		return Result{}, err
	}
	d, err := p.beside(parent)
	if err != nil {
		return Result{}, err
	}
	defer d.close()
	made := state + "/tree"
	err = locked(d, parent, state, func() error {
		if has(d, base) {
			return fs.ErrExist
		}
		err := errors.Join(removeAll(d, made), t.write(d, made))
		if err == nil {
			err = d.rename(made, base)
		}
		if err != nil {
			return errors.Join(err, removeAll(d, made))
		}
		return nil
	})
	if err != nil {
		return Result{}, err
	}
	return Result{Written: len(t.files), Bytes: t.bytes()}, nil
}

// write makes a folder with the whole tree in it, its manifest last.
func (t tree) write(d disk, dir string) error {
	if err := makeDirs(d, dir, t.spelled.dirs()); err != nil {
		return err
	}
	err := each(len(t.files), func(i int) error { return d.write(dir+"/"+t.files[i].Path, t.files[i].Data) })
	if err != nil {
		return err
	}
	if err := d.mkdir(dir + "/" + stateDir); err != nil {
		return err
	}
	return d.write(dir+"/"+manifestFile, t.list.encode())
}

// makeDirs makes a folder, and in it these, level by level so that each comes after the one it lies in.
func makeDirs(d disk, dir string, dirs []string) error {
	if err := d.mkdir(dir); err != nil {
		return err
	}
	var levels [][]string
	for _, name := range dirs {
		depth := strings.Count(name, "/")
		for len(levels) <= depth {
			levels = append(levels, nil)
		}
		levels[depth] = append(levels[depth], name)
	}
	for _, level := range levels {
		for _, name := range level { // one by one: most lie in the same folder, which takes one at a time
			if err := d.mkdir(dir + "/" + name); err != nil {
				return err
			}
		}
	}
	return nil
}

// discardFresh removes what a killed run left beside the folder.
func (p publisher) discardFresh(at location) error {
	parent, _, state := at.besideName()
	d, err := p.beside(parent)
	if err != nil {
		return err
	}
	defer d.close()
	if !has(d, state) {
		return nil
	}
	return locked(d, parent, state, func() error { return removeAll(d, state+"/tree") })
}
