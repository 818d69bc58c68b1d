// Package publish puts a finished tree of files in a folder, whole or not at all.
//
// # How
//
// A folder that is not there yet is written beside its place and then given its name: one rename.
//
// A folder that is there is compared with the tree first. What differs is written to .openoverheid/staging in the folder itself, so
// that a full disk or a missing right shows before anything is touched. Then .openoverheid/next appears: the list of
// the new tree, and the point of no return. From there on files are only renamed and removed, which takes no space and little time.
// A run that is killed before that point leaves the old tree; one that is killed after it is finished by whoever comes
// next, from the list and the staged files alone.
//
// # What is ours
//
// .openoverheid/manifest lists what was published, with size and hash. Only files in that list are ever replaced or removed; what
// someone else put in the folder stays, unless Options.Clean says otherwise. The same tree gives the same manifest, byte for byte.
//
// A file counts as unchanged when its hash in the manifest is that of the new content and the file system says that it was not
// touched after the manifest was written; where it cannot say so, when its content is the same. Unchanged files are not written, and keep
// their time stamp.
//
// # What is not promised
//
// Nothing is forced to the disk platter: that costs more than all the rest. After a power cut in the middle of a run the next run mends
// what was lost, since sizes and times no longer agree.
package publish

import (
	"errors"
	"slices"
	"strings"

	"openoverheid.nu/internal/diag"
)

// File is a file of the tree. Its path is relative and has slashes.
type File struct {
	Path string
	Data []byte
}

// Options says how to publish.
type Options struct {
	Clean   bool     // remove what is not ours as well
	Protect []string // the sources of the site: the folder may not be one of them, hold one or lie in one
	Recipe  string   // how the files of AddWith are made, in a line; with none they are always made
}

// Result tells what a run did.
type Result struct {
	Written   int
	Unchanged int
	Removed   int
	Bytes     int64 // of the files written

	Published string // a name for what is in the folder now
}

// Error is why nothing was published, with what a person can do about it.
type Error struct {
	Problems []diag.Problem
	Err      error // what the system said; nil where the system was not asked
}

func (e *Error) Error() string {
	texts := make([]string, len(e.Problems))
	for i, p := range e.Problems {
		texts[i] = strings.TrimPrefix(p.File+": ", ": ") + p.Text("en")
	}
	text := "publishing: " + strings.Join(texts, "; ")
	if e.Err != nil {
		text += ": " + e.Err.Error()
	}
	return text
}

func (e *Error) Unwrap() error { return e.Err }

// Publish makes the folder hold exactly these files, apart from those that are not ours. On an error the folder holds what it
// held before, except that an error with the code publish-unfinished comes after the point of no return: the next run, or Recover,
// finishes it.
func Publish(dir string, files []File, o Options) (Result, error) {
	return publisher{openPlain, openRoot}.publish(dir, files, o)
}

// Recover finishes or undoes what a killed run left, so that the folder holds one whole tree. It does nothing to a folder that
// needs nothing.
func Recover(dir string) error {
	return publisher{openPlain, openRoot}.recover(dir)
}

// publisher is Publish with its doors to the disk.
type publisher struct {
	beside func(dir string) (disk, error) // to the folder that the published one lies in
	within func(dir string) (disk, error) // to the published folder
}

func (p publisher) publish(dir string, files []File, o Options) (Result, error) {
	paths := make([]string, len(files))
	for i, f := range files {
		paths[i] = f.Path
	}
	slices.Sort(paths)
	if _, problems := checkPaths(paths); len(problems) > 0 { // before anything is written
		return Result{}, &Error{Problems: problems}
	}
	r, err := p.begin(dir, o)
	if err != nil {
		return Result{}, err
	}
	if err := each(len(files), func(i int) error { return r.Add(files[i].Path, files[i].Data) }); err != nil {
		return Result{}, errors.Join(err, r.Discard())
	}
	return r.Commit()
}

func (p publisher) recover(dir string) error {
	at, err := locate(dir)
	if err != nil {
		return err
	}
	if !at.exists {
		return explain(dir, p.discardFresh(at))
	}
	d, err := p.within(at.path)
	if err != nil {
		return explain(dir, err)
	}
	defer d.close()
	if !has(d, nextFile) && !has(d, stagingDir) && !has(d, stateDir+"/"+lockName) {
		return nil
	}
	return explain(dir, locked(d, at.path, stateDir, func() error { return mend(d) }))
}
