package desk

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"
)

// disk is the site's folder. Nothing in it is reached through a link, and nothing outside it at all. Names have slashes.
type disk struct{ root *os.Root }

// lstat looks at a file or folder, and refuses one that is a link, or lies behind one.
func (k disk) lstat(name string) (fs.FileInfo, error) {
	var info fs.FileInfo
	for i := 0; ; {
		n := strings.IndexByte(name[i:], '/')
		part := name
		if n >= 0 {
			part = name[:i+n]
		}
		var err error
		if info, err = k.root.Lstat(part); err != nil {
			return nil, err
		}
		if n < 0 {
			break
		}
		if !info.IsDir() {
			return nil, notPlain(part, info)
		}
		i += n + 1
	}
	if !info.IsDir() && !info.Mode().IsRegular() {
		return nil, notPlain(name, info)
	}
	return info, nil
}

// notPlain says why a name leads nowhere: a link is refused, a file that stands where a folder should means that there is nothing.
func notPlain(name string, info fs.FileInfo) error {
	if info.Mode().IsRegular() {
		return &fs.PathError{Op: "lstat", Path: name, Err: fs.ErrNotExist}
	}
	return refuse(name, "desk-link")
}

// has reports whether there is anything of that name, a link included.
func (k disk) has(name string) bool {
	_, err := k.root.Lstat(name)
	return !errors.Is(err, fs.ErrNotExist)
}

// read reads a file of at most so many bytes.
func (k disk) read(name string, most int64) ([]byte, fs.FileInfo, error) {
	if _, err := k.lstat(name); err != nil {
		return nil, nil, err
	}
	f, err := k.root.OpenFile(name, os.O_RDONLY|noFollow, 0)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, nil, refuse(name, "desk-link")
	}
	data, err := io.ReadAll(io.LimitReader(f, most+1))
	if err != nil {
		return nil, nil, err
	}
	if int64(len(data)) > most {
		return nil, nil, refuse(name, "desk-too-large")
	}
	return data, info, nil
}

// list returns what is in a folder, sorted by name; nothing where there is none.
func (k disk) list(name string) ([]fs.DirEntry, error) {
	info, err := k.lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("%s is no folder", name)
	}
	return fs.ReadDir(k.root.FS(), name)
}

// mkdirs makes a folder with those around it, none of them a link.
func (k disk) mkdirs(name string) error {
	if err := k.root.MkdirAll(name, 0o777); err != nil {
		return err
	}
	info, err := k.lstat(name)
	if err == nil && !info.IsDir() {
		err = refuse(name, "desk-link")
	}
	return err
}

// tempMark is how the names of files begin that are being written.
const tempMark = ".openoverheid-"

// The two kinds of files that a killed process leaves: one that may be half written, and one that is whole (see swap).
const (
	halfWritten = ".part"
	whole       = ".swap"
)

// tempName is a hidden name beside a file, which tells what file it is for.
func tempName(name, kind string) string {
	return path.Join(path.Dir(name), tempMark+rand.Text()+"-"+path.Base(name)+kind)
}

// tempOf returns the name of the file that a hidden name is for; false where the name is none of ours.
func tempOf(name string) (file, kind string, ok bool) {
	rest, ok := strings.CutPrefix(path.Base(name), tempMark)
	_, base, ok2 := strings.Cut(rest, "-")
	kind = path.Ext(base)
	return path.Join(path.Dir(name), strings.TrimSuffix(base, kind)), kind, ok && ok2 && (kind == halfWritten || kind == whole)
}

// writeTemp writes a hidden file beside the one it is to become, down to the disk.
func (k disk) writeTemp(name string, data []byte, perm fs.FileMode) (string, error) {
	temp := tempName(name, halfWritten)
	f, err := k.root.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return "", err
	}
	_, err = f.Write(data)
	if err == nil && perm != 0 {
		err = f.Chmod(perm.Perm())
	}
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		k.root.Remove(temp)
		return "", err
	}
	return temp, nil
}

// put gives a file its content: after a crash it has the old or the new.
func (k disk) put(name string, data []byte, perm fs.FileMode) error {
	temp, err := k.writeTemp(name, data, perm)
	if err != nil {
		return err
	}
	if err := k.root.Rename(temp, name); err != nil {
		k.root.Remove(temp)
		return err
	}
	k.syncDir(path.Dir(name))
	return nil
}

// putNew makes a file that is not there yet; where one is, the error is fs.ErrExist and the file untouched.
func (k disk) putNew(name string, data []byte) error {
	temp, err := k.writeTemp(name, data, 0)
	if err != nil {
		return err
	}
	defer k.root.Remove(temp)
	err = k.root.Link(temp, name)
	if err != nil && !errors.Is(err, fs.ErrExist) { // a file system without links: nearly as good
		if k.has(name) {
			return &fs.PathError{Op: "create", Path: name, Err: fs.ErrExist}
		}
		err = k.root.Rename(temp, name)
	}
	if err == nil {
		k.syncDir(path.Dir(name))
	}
	return err
}

// move gives a file or folder another name, which nothing may have.
func (k disk) move(from, to string) error {
	if k.has(to) {
		return &fs.PathError{Op: "rename", Path: to, Err: fs.ErrExist}
	}
	if err := k.root.Rename(from, to); err != nil {
		return err
	}
	k.syncDir(path.Dir(from))
	if path.Dir(from) != path.Dir(to) {
		k.syncDir(path.Dir(to))
	}
	return nil
}

// syncDir has the system write down what is in a folder, where it can: a crash of the machine then keeps the renaming.
func (k disk) syncDir(name string) {
	if f, err := k.root.Open(name); err == nil {
		_ = f.Sync() // not every file system knows it
		f.Close()
	}
}
