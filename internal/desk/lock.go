package desk

import (
	"errors"
	"io/fs"
	"path/filepath"
	"time"

	"openoverheid.nu/internal/lockfile"
)

// Where the desk keeps what is not the site's.
const (
	stateDir   = ".openoverheid"
	lockName   = stateDir + "/lock"
	ignoreName = stateDir + "/.gitignore"
)

// A change takes milliseconds: who waits longer than patience waits for something that hangs.
const (
	patience = 5 * time.Second
	pause    = 10 * time.Millisecond
)

// locked runs f while nobody else changes files of the site through a desk, in this process or another.
func (d *Desk) locked(f func() error) error {
	d.writing.Lock()
	defer d.writing.Unlock()
	l, err := d.lock()
	if err != nil {
		return failed(stateDir, err)
	}
	defer d.unlock(l)
	if err := d.finish(); err != nil {
		return err
	}
	return f()
}

func (d *Desk) lock() (lockfile.Lock, error) {
	for start := time.Now(); ; time.Sleep(pause) {
		if err := d.disk().mkdirs(stateDir); err != nil {
			return lockfile.Lock{}, err
		}
		l, err := lockfile.Take(filepath.Join(d.dir, filepath.FromSlash(lockName)))
		switch {
		case err == nil:
			return l, nil
		case !errors.Is(err, lockfile.ErrBusy) && !errors.Is(err, fs.ErrNotExist): // not there: the one before us cleaned up
			return lockfile.Lock{}, err
		case time.Since(start) > patience:
			return lockfile.Lock{}, refuse(stateDir, "desk-busy")
		}
	}
}

// unlock lets others in, and takes the folder away where nothing is kept in it.
func (d *Desk) unlock(l lockfile.Lock) {
	l.Release()
	if entries, err := d.disk().list(stateDir); err == nil && len(entries) == 0 {
		_ = d.root.Remove(stateDir)
	}
}

func (d *Desk) disk() disk { return disk{d.root} }

// keepFolder makes a folder of the desk's own, with the file that has git leave all of it alone.
func (d *Desk) keepFolder(name string) error {
	if err := d.disk().mkdirs(name); err != nil {
		return err
	}
	if d.disk().has(ignoreName) {
		return nil
	}
	return d.disk().put(ignoreName, []byte("# "+ignoreNote+"\n*\n"), 0)
}

// ignoreNote stands in the file that git reads; it is the same in every language.
const ignoreNote = "openoverheid: history/, bin/, unsaved/"
