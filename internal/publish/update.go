package publish

import (
	"bytes"
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"openoverheid.nu/internal/diag"
)

// update brings a folder that is there to the tree.
func (p publisher) update(at location, t tree, clean bool) (Result, error) {
	d, err := p.within(at.path)
	if err != nil {
		return Result{}, err
	}
	defer d.close()
	var done Result
	err = locked(d, at.path, stateDir, func() error {
		if err := mend(d); err != nil {
			return err
		}
		done, err = replace(d, at.name, t, clean)
		return err
	})
	if err == nil {
		_ = p.discardFresh(at) // only tidies: what a killed run left may stay if need be
	}
	return done, err
}

// replace compares the tree with what is in a folder, and makes the folder hold the tree. Problems call the folder by name.
func replace(d disk, name string, t tree, clean bool) (Result, error) {
	old, since := readManifest(d)
	found, err := scan(d)
	if err != nil {
		return Result{}, err
	}
	known := old.byPath()
	same, sure, err := unchanged(d, t, known, found, since)
	if err != nil {
		return Result{}, err
	}
	folds := has(d, strings.ToUpper(stateDir))
	todo, problems := compare(t, known, found, same, clean, folds)
	if len(problems) > 0 {
		return Result{}, obstructed(name, problems)
	}
	c := between(old, t, found)
	done := Result{
		Written:   len(todo.write),
		Unchanged: len(t.files) - len(todo.write),
		Removed:   len(c.gone) + len(todo.foreign),
	}
	for _, i := range todo.write {
		done.Bytes += t.list[i].size
	}
	if done.Written+done.Removed > 0 {
		err = apply(d, c, todo, found)
	} else if !sure || !slices.Equal(old, t.list) {
		err = saveManifest(d, t.list)
	}
	if err == nil && clean {
		err = prune(d, found.dirs(t.spelled))
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

// unchanged tells which files of the tree are in the folder as they should be. It reads those that it cannot be sure of, and
// reports whether there were none.
func unchanged(d disk, t tree, old map[string]published, found contents, since time.Time) (same []bool, sure bool, err error) {
	same = make([]bool, len(t.files))
	var read atomic.Int64
	err = each(len(t.files), func(i int) error {
		want := t.list[i]
		e, ok := found.file(want.path)
		if !ok || e.size != want.size {
			return nil
		}
		if was, ok := old[want.path]; ok && was.size == e.size && !e.changed.IsZero() && e.changed.Before(since) {
			same[i] = was.sum == want.sum
			return nil
		}
		read.Add(1)
		data, err := d.read(want.path)
		same[i] = err == nil && bytes.Equal(data, t.files[i].Data)
		return mayMiss(err)
	})
	return same, read.Load() == 0, err
}

// readManifest returns what was published before, and when that was written down. A manifest that is missing or damaged says that
// nothing was.
func readManifest(d disk) (manifest, time.Time) {
	info, err := d.lstat(manifestFile)
	if err != nil || !info.Mode().IsRegular() {
		return nil, time.Time{}
	}
	src, err := d.read(manifestFile)
	if err != nil {
		return nil, time.Time{}
	}
	m, err := decodeManifest(src)
	if err != nil {
		return nil, time.Time{}
	}
	return m, changed(info)
}

// saveManifest replaces the manifest where the files themselves are right already.
func saveManifest(d disk, m manifest) error {
	if err := d.mkdir(stagingDir); err != nil {
		return err
	}
	err := d.write(stagedList, m.encode())
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
