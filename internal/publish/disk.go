package publish

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// disk is a folder that files are put in. Names are relative to it and have slashes. mkdir is content with a folder that is there
// already, and remove with a name that is not.
type disk interface {
	mkdir(name string) error
	write(name string, data []byte) error
	create(name string) (io.WriteCloser, error) // a file, empty where there was one
	rename(from, to string) error
	remove(name string) error
	lstat(name string) (fs.FileInfo, error)
	read(name string) ([]byte, error)
	open(name string) (io.ReadCloser, error)
	list(name string) ([]fs.DirEntry, error)
	walk(found func(path []byte, e entry)) error // tells of everything but our own files, by several goroutines
	close() error
}

// rootDisk never follows a link out of its folder, whatever others do in it at the same time.
type rootDisk struct{ root *os.Root }

func openRoot(dir string) (disk, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return rootDisk{root}, nil
}

func (d rootDisk) mkdir(name string) error              { return mayExist(d.root.Mkdir(name, 0o777)) }
func (d rootDisk) write(name string, data []byte) error { return d.root.WriteFile(name, data, 0o666) }
func (d rootDisk) create(name string) (io.WriteCloser, error) {
	return d.root.OpenFile(name, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o666)
}
func (d rootDisk) rename(from, to string) error            { return d.root.Rename(from, to) }
func (d rootDisk) remove(name string) error                { return mayMiss(d.root.Remove(name)) }
func (d rootDisk) lstat(name string) (fs.FileInfo, error)  { return d.root.Lstat(name) }
func (d rootDisk) read(name string) ([]byte, error)        { return d.root.ReadFile(name) }
func (d rootDisk) open(name string) (io.ReadCloser, error) { return d.root.Open(name) }
func (d rootDisk) close() error                            { return d.root.Close() }

func (d rootDisk) list(name string) ([]fs.DirEntry, error) {
	dir, err := d.root.Open(name)
	if err != nil {
		return nil, err
	}
	defer dir.Close()
	return dir.ReadDir(-1)
}

// plainDisk is for a folder that nobody else writes in: it is faster, since it does not look at every step of a path.
type plainDisk struct{ dir string }

func openPlain(dir string) (disk, error) { return plainDisk{dir}, nil }

func (d plainDisk) path(name string) string { return filepath.Join(d.dir, filepath.FromSlash(name)) }

func (d plainDisk) mkdir(name string) error { return mayExist(os.Mkdir(d.path(name), 0o777)) }
func (d plainDisk) write(name string, data []byte) error {
	f, err := d.create(name)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if closed := f.Close(); err == nil {
		err = closed
	}
	return err
}
func (d plainDisk) create(name string) (io.WriteCloser, error) { return createFile(d.path(name)) }
func (d plainDisk) rename(from, to string) error               { return os.Rename(d.path(from), d.path(to)) }
func (d plainDisk) remove(name string) error                   { return mayMiss(os.Remove(d.path(name))) }
func (d plainDisk) lstat(name string) (fs.FileInfo, error)     { return os.Lstat(d.path(name)) }
func (d plainDisk) read(name string) ([]byte, error)           { return os.ReadFile(d.path(name)) }
func (d plainDisk) open(name string) (io.ReadCloser, error)    { return os.Open(d.path(name)) }
func (d plainDisk) list(name string) ([]fs.DirEntry, error)    { return os.ReadDir(d.path(name)) }
func (d plainDisk) close() error                               { return nil }
func (d plainDisk) walk(found func(path []byte, e entry)) error {
	return walkLevels(d, found)
}

func mayExist(err error) error {
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	return err
}

func mayMiss(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// has reports whether there is something of that name.
func has(d disk, name string) bool {
	_, err := d.lstat(name)
	return err == nil
}

// removeAll removes a folder with all that is in it, and follows no links.
func removeAll(d disk, name string) error {
	info, err := d.lstat(name)
	if err != nil {
		return mayMiss(err)
	}
	if info.IsDir() {
		entries, err := d.list(name)
		if err != nil {
			return err
		}
		for _, e := range entries {
			if err := removeAll(d, path.Join(name, e.Name())); err != nil {
				return err
			}
		}
	}
	return d.remove(name)
}
