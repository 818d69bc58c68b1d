package publish

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// Our own files in the published folder.
const (
	manifestFile = stateDir + "/manifest" // what is published
	nextFile     = stateDir + "/next"     // what is being published: the point of no return
	stagingDir   = stateDir + "/staging"
	stagedList   = stagingDir + "/next"
	stagedFiles  = stagingDir + "/files" // for folders that are there, see stagedName
	stagedTree   = stagingDir + "/tree"  // for folders that are not
)

// change is what finish needs to know.
type change struct {
	next    tree
	staged  []string // the files of the next tree that may be staged
	gone    []string // files of the tree before that are there and have to go
	emptied []string // folders of the tree before that are there and have to go when nothing is left in them, sorted
}

// between returns the change from what was published before to the next tree, given what is in the folder now.
func between(old manifest, next tree, staged []string, found *contents) change {
	c := change{next: next, staged: staged}
	seen := map[string]bool{}
	for _, f := range old.without(next.list) {
		if _, there := found.file(f.path); there {
			c.gone = append(c.gone, f.path)
		}
		for dir := path.Dir(f.path); dir != "." && !seen[dir]; dir = path.Dir(dir) {
			seen[dir] = true
			if found.dirs[dir] && !next.spelled.hasDir(dir) {
				c.emptied = append(c.emptied, dir)
			}
		}
	}
	slices.Sort(c.emptied)
	return c
}

// apply carries out a plan whose files are staged; list is the list of the next tree as it is written down. An error before the point of no return leaves the folder as it was, but for
// foreign files that were to go.
func apply(d disk, c change, list []byte, todo plan) error {
	err := d.mkdir(stagingDir)
	if err == nil {
		err = d.write(stagedList, list)
	}
	if err == nil {
		err = each(len(todo.foreign), func(i int) error { return d.remove(todo.foreign[i]) })
	}
	if err == nil {
		err = d.rename(stagedList, nextFile)
	}
	if err != nil {
		return err
	}
	return unfinished(finish(d, c))
}

// stage writes a file where nobody sees it: all that can fail for want of space or rights.
func (f *oldFolder) stage(file published, data []byte) error {
	staged, err := f.placeStaged(file.path)
	if err != nil {
		return err
	}
	return f.d.write(staged, data)
}

// placeStaged makes room for a file that is staged, and says where.
func (f *oldFolder) placeStaged(file string) (string, error) {
	dir := path.Dir(file)
	if dir == "." || f.found.dirs[dir] {
		return stagedFiles + "/" + stagedName(file), f.dirs.make(f.d, stagingDir, path.Base(stagedFiles))
	}
	return stagedTree + "/" + file, f.dirs.make(f.d, stagingDir, path.Base(stagedTree)+"/"+dir)
}

// stagedName is what a file is called in stagedFiles: a name of one part, whatever the path.
func stagedName(file string) string {
	sum := sha256.Sum256([]byte(file))
	return hex.EncodeToString(sum[:16])
}

// finish moves what is staged to its place and removes what has to go. It may be stopped anywhere, and begun again with what is
// gone counted anew. New files come before the pages that refer to them, and removals last, so that who reads meanwhile misses
// nothing; but what would be the same name as something new, or a file where a folder must come, goes first.
func finish(d disk, c change) error {
	var first, last []string
	for _, name := range c.gone {
		if c.next.spelled.clashes(name) {
			first = append(first, name)
		} else {
			last = append(last, name)
		}
	}
	steps := []func() error{
		func() error { return c.remove(d, first) },
		func() error { return c.moveFiles(d, false) },
		func() error { return moveTree(d, ".") },
		func() error { return c.moveFiles(d, true) },
		func() error { return c.remove(d, last) },
		func() error { return d.rename(nextFile, manifestFile) },
		func() error { return removeAll(d, stagingDir) },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// remove removes files, and the folders of the tree before that are empty then.
func (c change) remove(d disk, names []string) error {
	if err := each(len(names), func(i int) error { return d.remove(names[i]) }); err != nil {
		return err
	}
	return prune(d, c.emptied)
}

// prune removes those of the folders that are empty; they come sorted, each after the one it lies in.
func prune(d disk, dirs []string) error {
	for _, dir := range slices.Backward(dirs) {
		info, err := d.lstat(dir)
		if err != nil || !info.IsDir() { // gone, or a file by now
			continue
		}
		entries, err := d.list(dir)
		if err == nil && len(entries) == 0 {
			err = d.remove(dir)
		}
		if err != nil && !errors.Is(err, fs.ErrExist) { // as a folder is that somebody just put something in
			return err
		}
	}
	return nil
}

// isPage reports whether a file is a page, or one compressed.
func isPage(name string) bool {
	return strings.HasSuffix(name, ".html") || strings.HasSuffix(name, ".html.gz") || strings.HasSuffix(name, ".html.br")
}

// moveFiles puts the staged files of folders that were there in their places: either the pages or all others.
func (c change) moveFiles(d disk, pages bool) error {
	entries, err := d.list(stagedFiles)
	if err != nil || len(entries) == 0 {
		return mayMiss(err)
	}
	places := make(map[string]string, len(c.staged))
	for _, file := range c.staged {
		places[stagedName(file)] = file
	}
	return each(len(entries), func(k int) error {
		name := entries[k].Name()
		to, ok := places[name]
		if !ok {
			return errManifest
		}
		if isPage(to) != pages {
			return nil
		}
		return move(d, stagedFiles+"/"+name, to)
	})
}
