package publish

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sync"
)

// besideName is the folder in which a folder that is not there yet is made, and that goes away again.
func (at location) besideName() (parent, base, state string) {
	parent, base = filepath.Split(at.path)
	return filepath.Clean(parent), base, "." + base + stateDir
}

// freshFolder is made beside its place, and then given its name.
type freshFolder struct {
	d          disk
	base, made string // its name, and what it is called until it is whole
	recipe     string
	unlock     func()
	dirs       dirMaker
}

// fresh begins a folder. It returns an fs.ErrExist when somebody else made it first.
func (p publisher) fresh(at location, o Options) (folder, error) {
	parent, base, state := at.besideName()
	if err := os.MkdirAll(parent, 0o777); err != nil {
		return nil, err
	}
	d, err := p.beside(parent)
	if err != nil {
		return nil, err
	}
	unlock, err := lock(d, parent, state)
	if err != nil {
		return nil, errors.Join(err, d.close())
	}
	f := &freshFolder{d: d, base: base, made: state + "/tree", recipe: o.Recipe, unlock: unlock}
	if has(d, base) {
		return nil, errors.Join(fs.ErrExist, f.end(nil))
	}
	err = errors.Join(removeAll(d, f.made), d.mkdir(f.made))
	if err != nil {
		return nil, f.end(err)
	}
	return f, nil
}

func (f *freshFolder) published() (manifest, string) { return nil, "" }

func (f *freshFolder) has(string) (int32, bool) { return 0, false }

func (f *freshFolder) read(string) ([]byte, error) { return nil, fs.ErrNotExist }

func (f *freshFolder) open(string) (io.ReadCloser, error) { return nil, fs.ErrNotExist }

func (f *freshFolder) add(file published, data []byte) (bool, error) {
	if err := f.dirs.make(f.d, f.made, path.Dir(file.path)); err != nil {
		return false, err
	}
	return false, f.d.write(f.made+"/"+file.path, data)
}

func (f *freshFolder) commit(t tree, list []byte) (Result, error) {
	err := f.d.mkdir(f.made + "/" + stateDir)
	if err == nil {
		err = f.describe(list)
	}
	if err == nil {
		err = f.d.rename(f.made, f.base)
	}
	if err != nil {
		return Result{}, errors.Join(err, f.discard())
	}
	return Result{Written: len(t.list), Bytes: t.bytes()}, f.end(nil)
}

// describe writes down what is published.
func (f *freshFolder) describe(manifest []byte) error {
	err := f.d.write(f.made+"/"+manifestFile, manifest)
	if err == nil && f.recipe != "" {
		err = f.d.write(f.made+"/"+recipeFile, madeBy(f.recipe, manifest))
	}
	return err
}

func (f *freshFolder) discard() error { return f.end(removeAll(f.d, f.made)) }

func (f *freshFolder) end(err error) error {
	f.unlock()
	return errors.Join(err, f.d.close())
}

// dirMaker makes folders where there are none yet, for several goroutines.
type dirMaker struct {
	mu   sync.Mutex
	made map[string]bool
}

// make makes root, a folder below it, and those that it lies in.
func (m *dirMaker) make(d disk, root, dir string) error {
	m.mu.Lock()
	defer m.mu.Unlock() // most lie in the same folder, which takes one at a time
	if m.made[dir] {
		return nil
	}
	if m.made == nil {
		m.made = map[string]bool{}
	}
	for _, name := range slices.Backward(append(append([]string{dir}, parents(dir)...), ".")) {
		if m.made[name] {
			continue
		}
		if err := d.mkdir(path.Join(root, name)); err != nil {
			return err
		}
		m.made[name] = true
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
