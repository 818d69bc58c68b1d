package publish

import (
	"crypto/sha256"
	"errors"
	"io/fs"
	"path"
)

// Listed is a file that was published in a folder.
type Listed struct {
	Path string
	Size int64
	Sum  [sha256.Size]byte // of its content
}

// Published returns what was published in a folder, sorted by path, after finishing or undoing what a killed run left. A folder in which
// nothing was published, or that lacks a file, is an error for people. What the files hold is for the reader to hold against their sums.
func Published(dir string) ([]Listed, error) {
	if err := Recover(dir); err != nil {
		return nil, err
	}
	at, err := locate(dir)
	if err != nil {
		return nil, err
	}
	if !at.exists {
		return nil, refuse(dir, "publish-nothing")
	}
	d, err := openRoot(at.path)
	if err != nil {
		return nil, explain(dir, err)
	}
	defer d.close()
	src, err := d.read(manifestFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, refuse(dir, "publish-nothing")
	}
	if err != nil {
		return nil, explain(dir, err)
	}
	list, _, err := decodeManifest(src)
	if err != nil {
		return nil, refuse(dir, "publish-not-whole", manifestFile)
	}
	return list.whole(d, dir)
}

// whole returns the list when the folder holds all of it, each file as long as it was.
func (m manifest) whole(d disk, dir string) ([]Listed, error) {
	listed := make([]Listed, len(m))
	err := each(len(m), func(i int) error {
		f := m[i]
		info, err := d.lstat(f.path)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		if err != nil || !info.Mode().IsRegular() || info.Size() != f.size {
			return refuse(path.Join(dir, f.path), "publish-not-whole", f.path)
		}
		listed[i] = Listed{f.path, f.size, f.sum}
		return nil
	})
	if err != nil {
		return nil, explain(dir, err)
	}
	return listed, nil
}
