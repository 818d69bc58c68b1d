package desk

import (
	"encoding/json"
	"errors"
	"io/fs"
	"path"
	"strings"
	"time"

	"openoverheid.nu/internal/casefile"
)

const (
	unsavedDir  = stateDir + "/unsaved"
	unsavedMark = ".json"
)

// maxForm is how many bytes of its own a form may keep beside a case.
const maxForm = 4 * casefile.MaxSize

// Work is what an editor typed and did not save yet.
type Work struct {
	Base   string    `json:"base"`             // the version it started from
	Source []byte    `json:"source"`           // the case as it would be saved; may be empty
	Form   []byte    `json:"form"`             // whatever the form wants back
	Origin []byte    `json:"origin,omitempty"` // what the form was filled from, where that is not the base
	At     time.Time `json:"at"`               // when it was kept; set by Keep where it is zero
}

func unsavedOf(name string) string {
	return path.Join(unsavedDir, strings.TrimPrefix(name, casesDir+"/")+unsavedMark)
}

// Keep keeps what an editor typed and did not save, in the place of what was kept of the same case before. The file of the case is not
// touched, and need not be there.
func (d *Desk) Keep(name string, w Work) error {
	if _, err := d.caseName(name); err != nil {
		return err
	}
	if len(w.Source) > casefile.MaxSize || len(w.Form) > maxForm || len(w.Origin) > casefile.MaxSize {
		return refuse(name, "desk-too-large")
	}
	if w.At.IsZero() {
		w.At = d.now()
	}
	written, err := json.Marshal(w)
	if err != nil {
		return err
	}
	return failed(name, d.locked(func() error {
		kept, err := d.unsaved()
		if err != nil {
			return err
		}
		if !kept[name] && len(kept) >= d.limits.Unsaved {
			return refuse(name, "desk-unsaved-full")
		}
		if err := d.keepFolder(path.Dir(unsavedOf(name))); err != nil {
			return err
		}
		return d.disk().put(unsavedOf(name), written, 0o600)
	}))
}

// Kept returns what was kept of a case; nil where nothing is.
func (d *Desk) Kept(name string) (*Work, error) {
	if _, err := d.caseName(name); err != nil {
		return nil, err
	}
	written, _, err := d.disk().read(unsavedOf(name), 2*(2*casefile.MaxSize+maxForm))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, failed(name, err)
	}
	var w Work
	if err := json.Unmarshal(written, &w); err != nil {
		return nil, nil // not ours: what we keep is whole or not there
	}
	return &w, nil
}

// Drop forgets what was kept of a case.
func (d *Desk) Drop(name string) error {
	if _, err := d.caseName(name); err != nil {
		return err
	}
	return failed(name, d.locked(func() error {
		err := d.root.Remove(unsavedOf(name))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		for dir := path.Dir(unsavedOf(name)); dir != stateDir && d.root.Remove(dir) == nil; {
			dir = path.Dir(dir)
		}
		return nil
	}))
}

// unsaved returns the names of the cases of which something is kept.
func (d *Desk) unsaved() (map[string]bool, error) {
	kept := map[string]bool{}
	if _, err := d.disk().lstat(unsavedDir); errors.Is(err, fs.ErrNotExist) {
		return kept, nil
	} else if err != nil {
		return nil, err
	}
	err := fs.WalkDir(d.root.FS(), unsavedDir, func(name string, e fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if inside, ok := strings.CutSuffix(strings.TrimPrefix(name, unsavedDir+"/"), unsavedMark); err == nil && ok && e.Type().IsRegular() {
			kept[path.Join(casesDir, inside)] = true
		}
		return err
	})
	return kept, err
}
