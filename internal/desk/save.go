package desk

import (
	"bytes"
	"errors"
	"io/fs"
	"path"

	"openoverheid.nu/internal/casefile"
)

// Save gives a case's file new content, if it still is the version that the editor started from, and returns the new version. With no base
// the file must not be there yet. Otherwise the error is a *ConflictError with what the file is now, and nothing is changed. The line ends of
// the file stay what they were, and so does its byte order mark, whatever source has; what it was goes to the case's history.
//
// What is guaranteed: a reader, or a process that is killed, finds the old file or the new one whole. Of two desks, in one process or in
// several, one wins and the other meets a conflict. A program that knows nothing of desks and writes at the very same moment wins, and the
// editor meets a conflict, on Linux and macOS; on other systems, and on file systems that can't exchange two files, what such a program
// writes between our last look and our renaming, less than a millisecond, is lost. So is what a program writes later to a file that it
// opened before: it writes to what is no longer there.
func (d *Desk) Save(name string, source []byte, base string) (version string, err error) {
	if _, err := d.caseName(name); err != nil {
		return "", err
	}
	if len(source) > casefile.MaxSize {
		return "", refuse(name, "desk-too-large")
	}
	err = d.locked(func() error {
		version, err = d.save(name, source, base, true)
		return err
	})
	return version, failed(name, err)
}

// save does the work under the lock. With adapt, the line ends of the file that is there are kept.
func (d *Desk) save(name string, source []byte, base string, adapt bool) (string, error) {
	now, info, err := d.disk().read(name, maxKept)
	if errors.Is(err, fs.ErrNotExist) {
		return d.saveNew(name, source, base)
	}
	if err != nil {
		return "", err
	}
	if adapt {
		source = keepLineEnds(now, source)
	}
	switch version := Version(now); {
	case bytes.Equal(now, source):
		return version, nil
	case version != base:
		return "", &ConflictError{Name: name, Theirs: now, Version: version}
	case info.Mode()&0o200 == 0:
		return "", refuse(name, "desk-not-allowed")
	}
	if err := d.remember(name, now); err != nil {
		return "", err
	}
	changed, err := d.disk().swap(name, now, source, info.Mode())
	if errors.Is(err, fs.ErrNotExist) { // just now
		return "", &ConflictError{Name: name}
	}
	if err != nil {
		return "", err
	}
	if changed != nil {
		return "", &ConflictError{Name: name, Theirs: changed, Version: Version(changed)}
	}
	return Version(source), nil
}

func (d *Desk) saveNew(name string, source []byte, base string) (string, error) {
	if base != "" {
		return "", &ConflictError{Name: name}
	}
	if err := d.disk().mkdirs(path.Dir(name)); err != nil {
		return "", err
	}
	err := d.disk().putNew(name, source)
	if errors.Is(err, fs.ErrExist) { // just now
		theirs, _, err := d.disk().read(name, maxKept)
		return "", errors.Join(err, &ConflictError{Name: name, Theirs: theirs, Version: Version(theirs)})
	}
	return Version(source), err
}
