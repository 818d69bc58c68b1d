package publish

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"

	"openoverheid.nu/internal/diag"
)

// oldFolder is a folder that is there, and has to become the tree.
type oldFolder struct {
	p      publisher
	at     location
	d      disk
	clean  bool
	recipe string
	unlock func()

	old    manifest // what was published before
	name   string   // of that
	since  int64    // when it was written down, as entry.changed
	found  *contents
	unsure atomic.Bool // a file had to be read to know whether it is as it should be
	dirs   dirMaker    // in stagedTree

	sameRecipe bool // what was published was made by the recipe of this run
}

// update begins to bring a folder to a tree.
func (p publisher) update(at location, o Options) (folder, error) {
	d, err := p.within(at.path)
	if err != nil {
		return nil, err
	}
	unlock, err := lock(d, at.path, stateDir)
	if err != nil {
		return nil, errors.Join(err, d.close())
	}
	f := &oldFolder{p: p, at: at, d: d, clean: o.Clean, recipe: o.Recipe, unlock: unlock}
	if err := f.prepare(); err != nil {
		return nil, f.end(err)
	}
	return f, nil
}

// prepare looks at what is there, once what a killed run left is mended.
func (f *oldFolder) prepare() (err error) {
	if err := mend(f.d); err != nil {
		return err
	}
	f.old, f.name, f.since = readManifest(f.d)
	f.sameRecipe = !f.clean && isMadeBy(f.d, f.recipe)
	f.found, err = scan(f.d, f.old)
	return err
}

func (f *oldFolder) end(err error) error {
	f.unlock()
	return errors.Join(err, f.d.close())
}

func (f *oldFolder) discard() error { return f.end(removeAll(f.d, stagingDir)) }

func (f *oldFolder) published() (manifest, string) { return f.old, f.name }

func (f *oldFolder) open(path string) (io.ReadCloser, error) { return f.d.open(path) }

func (f *oldFolder) read(path string) ([]byte, error) { return f.d.read(path) }

// has tells whether what was published under a path is there still, and its number. It reads the file where the file system does not tell.
func (f *oldFolder) has(path string) (int32, bool) {
	i, ours := f.found.index[path]
	if !ours {
		return 0, false
	}
	e, was := f.found.files[i], &f.old[i]
	switch {
	case e.kind != ordinary || e.size != was.size:
		return 0, false
	case f.untouched(e):
		return i, true
	}
	data, err := f.d.read(path)
	return i, err == nil && sha256.Sum256(data) == was.sum
}

// untouched reports whether the file system says that a file is as it was when the manifest was written.
func (f *oldFolder) untouched(e entry) bool { return e.changed != 0 && e.changed < f.since }

// add stages a file that is not in the folder as it should be.
func (f *oldFolder) add(file published, data []byte) (same bool, err error) {
	same, err = f.unchanged(file, func(found []byte) bool { return bytes.Equal(found, data) })
	if same || err != nil {
		return same, err
	}
	return false, f.stage(file, data)
}

// unchanged tells whether a file is in the folder as it should be. It reads it where it cannot be sure, and asks whether that is right.
func (f *oldFolder) unchanged(want published, right func(found []byte) bool) (bool, error) {
	e, ok := f.found.file(want.path)
	if !ok || e.size != want.size {
		return false, nil
	}
	if i, ok := f.found.index[want.path]; ok && f.old[i].size == e.size && f.untouched(e) {
		return f.old[i].sum == want.sum, nil
	}
	f.unsure.Store(true)
	data, err := f.d.read(want.path)
	return err == nil && right(data), mayMiss(err)
}

// commit compares the tree with what is in the folder, and makes the folder hold the tree.
func (f *oldFolder) commit(t tree, list []byte) (Result, error) {
	done, err := f.replace(t, list)
	if err != nil && !isUnfinished(err) {
		err = errors.Join(err, removeAll(f.d, stagingDir))
	}
	if err == nil {
		_ = f.saveRecipe() // only saves time
	}
	if err = f.end(err); err == nil {
		_ = f.p.discardFresh(f.at) // only tidies: what a killed run left may stay if need be
	}
	return done, err
}

// replace makes the folder hold the tree. Problems call the folder by its name.
func (f *oldFolder) replace(t tree, list []byte) (Result, error) {
	todo, problems := compare(t, f.found, f.clean, has(f.d, strings.ToUpper(stateDir)))
	if len(problems) > 0 {
		return Result{}, obstructed(f.at.name, problems)
	}
	done := Result{Written: len(todo.write), Unchanged: len(t.list) - len(todo.write)}
	staged := make([]string, len(todo.write))
	for k, i := range todo.write {
		staged[k] = t.list[i].path
		done.Bytes += t.list[i].size
	}
	c := between(f.old, t, staged, f.found)
	done.Removed = len(c.gone) + len(todo.foreign)
	var err error
	switch {
	case done.Written+done.Removed > 0:
		err = apply(f.d, c, list, todo)
	case f.unsure.Load() || !slices.Equal(f.old, t.list):
		err = saveManifest(f.d, list)
	default: // a file that was staged and taken back leaves its folder
		err = removeAll(f.d, stagingDir)
	}
	if err == nil && f.clean {
		err = prune(f.d, f.found.outside(t.spelled))
	}
	return done, err
}

// obstructed names what is in the way by its folder too.
func obstructed(dir string, problems []diag.Problem) *Error {
	for i, p := range problems {
		problems[i].File = path.Join(filepath.ToSlash(dir), p.File)
	}
	return &Error{Problems: problems}
}

// readManifest returns what was published before, its name, and when it was written down. A manifest that is missing or damaged says that
// nothing was.
func readManifest(d disk) (m manifest, name string, written int64) {
	info, err := d.lstat(manifestFile)
	if err != nil || !info.Mode().IsRegular() {
		return nil, "", 0
	}
	src, err := d.read(manifestFile)
	if err != nil {
		return nil, "", 0
	}
	if m, name, err = decodeManifest(src); err != nil || len(m) == 0 {
		return nil, "", 0
	}
	return m, name, changed(info)
}

// saveManifest replaces the manifest where the files themselves are right already.
func saveManifest(d disk, list []byte) error {
	if err := d.mkdir(stagingDir); err != nil {
		return err
	}
	err := d.write(stagedList, list)
	if err == nil {
		err = d.rename(stagedList, manifestFile)
	}
	return errors.Join(err, removeAll(d, stagingDir))
}

// isMissing reports whether a name is not there.
func isMissing(d disk, name string) bool {
	_, err := d.lstat(name)
	return errors.Is(err, fs.ErrNotExist)
}
