package desk

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"openoverheid.nu/internal/casefile"
)

const historyDir = stateDir + "/history"

// maxKept is how many bytes a file may have to be kept: more than a case may have, since a person should be able to make one smaller again.
const maxKept = 8 * casefile.MaxSize

// stamp is how a time stands in a name, to be sorted as text.
const stamp = "20060102T150405.000000000Z"

// Revision is an earlier version of a case.
type Revision struct {
	ID      string
	At      time.Time // when something else took its place
	Version string
	Size    int64
}

// Revisions lists the earlier versions of a case, the latest first.
func (d *Desk) Revisions(name string) ([]Revision, error) {
	if _, err := d.caseName(name); err != nil {
		return nil, err
	}
	revisions, err := d.revisions(name)
	return revisions, failed(name, err)
}

func (d *Desk) revisions(name string) ([]Revision, error) {
	entries, err := d.disk().list(historyOf(name))
	if err != nil {
		return nil, err
	}
	var revisions []Revision
	for _, e := range entries {
		at, version, ok := readRevision(e.Name())
		if !ok || !e.Type().IsRegular() {
			continue
		}
		info, err := e.Info()
		if errors.Is(err, fs.ErrNotExist) {
			continue // thrown away just now
		}
		if err != nil {
			return nil, err
		}
		revisions = append(revisions, Revision{ID: e.Name(), At: at, Version: version, Size: info.Size()})
	}
	slices.Reverse(revisions)
	return revisions, nil
}

// historyOf is the folder of a case's earlier versions.
func historyOf(name string) string {
	return path.Join(historyDir, strings.TrimPrefix(name, casesDir+"/"))
}

// readRevision reads the name of an earlier version: its time and its version.
func readRevision(id string) (at time.Time, version string, ok bool) {
	when, version, ok := strings.Cut(id, "-")
	at, err := time.Parse(stamp, when)
	return at, version, ok && err == nil && isVersion(version)
}

func isVersion(s string) bool { return len(s) == 32 && strings.Trim(s, "0123456789abcdef") == "" }

// remember keeps what a case was, unless its latest earlier version is the same, and forgets those that are too many.
func (d *Desk) remember(name string, content []byte) error {
	folder := historyOf(name)
	if err := d.keepFolder(folder); err != nil {
		return err
	}
	revisions, err := d.revisions(name)
	if err != nil {
		return err
	}
	at := d.now().UTC()
	if len(revisions) > 0 {
		latest := revisions[0]
		if latest.Version == Version(content) {
			return nil
		}
		if !at.After(latest.At) { // a clock that was set back
			at = latest.At.Add(1)
		}
	}
	if err := d.disk().put(path.Join(folder, at.Format(stamp)+"-"+Version(content)), content, 0); err != nil {
		return err
	}
	for _, old := range revisions[min(len(revisions), d.limits.Revisions-1):] {
		if err := d.root.Remove(path.Join(folder, old.ID)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// Revision reads an earlier version.
func (d *Desk) Revision(name, id string) ([]byte, error) {
	if _, err := d.caseName(name); err != nil {
		return nil, err
	}
	_, version, ok := readRevision(id)
	if !ok {
		return nil, refuse(name, "desk-no-revision")
	}
	src, _, err := d.disk().read(path.Join(historyOf(name), id), maxKept)
	if errors.Is(err, fs.ErrNotExist) || err == nil && Version(src) != version {
		return nil, refuse(name, "desk-no-revision")
	}
	return src, err
}

// Undo puts an earlier version of a case back, if the file still is the version that the editor saw, and returns its version. It is a save
// as any other: what it replaces goes to the history. A version from before a renaming gets the addresses and the id that the case has had
// since: readers still follow them.
func (d *Desk) Undo(name, revision, base string) (version string, err error) {
	src, err := d.Revision(name, revision)
	if err != nil {
		return "", err
	}
	err = d.locked(func() error {
		now, _, err := d.disk().read(name, maxKept)
		if err == nil {
			src = d.KeepAddresses(name, now, src)
		}
		version, err = d.save(name, src, base, false)
		return err
	})
	return version, failed(name, err)
}

// KeepAddresses gives another version of a case, from before a renaming, the old addresses and the id that the case has now.
func (d *Desk) KeepAddresses(name string, now, earlier []byte) []byte {
	rules := d.Rules()
	c, _ := casefile.Parse(name, now, rules)
	e, _ := casefile.Parse(name, earlier, rules)
	if c == nil || e == nil {
		return earlier
	}
	aliases := e.Aliases
	for _, alias := range c.Aliases {
		if strings.HasPrefix(alias, "/"+d.prefix(c.Lang)+casesDir+"/") && !slices.Contains(aliases, alias) {
			aliases = append(aliases, alias)
		}
	}
	_, has := e.Get("id")
	id, set := c.Get("id")
	if len(aliases) == len(e.Aliases) && (has || !set) {
		return earlier
	}
	if len(aliases) > len(e.Aliases) {
		e.Set("aliases", list(aliases))
	}
	if set && !has {
		e.Set("id", casefile.Value{Text: id.Text})
	}
	return keepLineEnds(earlier, e.Format())
}
