package publish

import (
	"bytes"
	"encoding/binary"
	"io/fs"
	"sync"
	"sync/atomic"

	"golang.org/x/sys/unix"
)

// walk goes from each folder to those in it by their handles, a name at a time, and follows no link. It asks the system for half of what
// os.Root asks for, which opens every folder on the way again and tells more of each file.
func (d rootDisk) walk(found func(path []byte, e entry)) error {
	top, err := d.root.Open(".")
	if err != nil {
		return mayMiss(err)
	}
	defer top.Close()
	w := walker{found: found}
	return w.walk(int(top.Fd()), "")
}

// walker tells of what there is.
type walker struct {
	found func(path []byte, e entry)
	wide  atomic.Int32 // how many folders are under way whose folders are walked several at a time
}

// widest bounds that: folders in folders would take more handles than a process may have.
const widest = 4

// direntSpace is room for the names of most folders.
var direntSpace = sync.Pool{New: func() any { return new([16 << 10]byte) }}

// walk tells of what is in a folder, and below it. Prefix is what the paths in it begin with.
func (w *walker) walk(dir int, prefix string) error {
	below, err := w.look(dir, prefix)
	if err != nil {
		return mayMiss(err) // as a folder is that somebody just removed
	}
	into := func(i int) error { return w.into(dir, below[i], prefix+below[i]) }
	if len(below) <= inARow {
		return inTurn(len(below), into)
	}
	defer w.wide.Add(-1)
	if w.wide.Add(1) > widest {
		return inTurn(len(below), into)
	}
	return together(len(below), into)
}

// into walks a folder of a folder.
func (w *walker) into(dir int, name, path string) error {
	fd, err := untilDone(func() (int, error) {
		return unix.Openat(dir, name, unix.O_RDONLY|unix.O_DIRECTORY|unix.O_NOFOLLOW|unix.O_CLOEXEC, 0)
	})
	if err != nil {
		return mayMiss(&fs.PathError{Op: "openat", Path: path, Err: err})
	}
	defer unix.Close(fd)
	return w.walk(fd, path+"/")
}

// look tells of what is in a folder, and returns the folders in it.
func (w *walker) look(dir int, prefix string) (below []string, err error) {
	space := direntSpace.Get().(*[16 << 10]byte)
	defer direntSpace.Put(space)
	path := []byte(prefix)
	for {
		n, err := untilDone(func() (int, error) { return unix.Getdents(dir, space[:]) })
		if err != nil {
			return nil, &fs.PathError{Op: "getdents", Path: prefix, Err: err}
		}
		if n == 0 {
			return below, nil
		}
		for left := space[:n]; len(left) > 0; {
			var name []byte
			var e entry
			name, e.kind, left = nextDirent(left)
			if isNoEntry(name, prefix) {
				continue
			}
			path = append(path[:len(prefix)], name...)
			if e.kind != directory {
				if e, err = stat(dir, string(name)); err != nil {
					return nil, &fs.PathError{Op: "fstatat", Path: string(path), Err: err}
				}
			}
			switch e.kind {
			case nothing:
				continue
			case directory:
				below = append(below, string(name))
			}
			w.found(path, e)
		}
	}
}

// isNoEntry reports whether a name in a folder is none that is told: the folder itself, that around it, and our own files.
func isNoEntry(name []byte, prefix string) bool {
	return string(name) == "." || string(name) == ".." || prefix == "" && string(name) == stateDir
}

// nextDirent takes the first of the entries that the system gave: a number, an offset, the length of all of it, a type, and a name that ends with
// a zero.
func nextDirent(src []byte) (name []byte, k kind, rest []byte) {
	const lengthAt, typeAt, nameAt = 16, 18, 19
	length := binary.NativeEndian.Uint16(src[lengthAt:])
	name, _, _ = bytes.Cut(src[nameAt:length], []byte{0})
	if src[typeAt] == unix.DT_DIR {
		k = directory
	}
	return name, k, src[length:]
}

// stat tells what a name in a folder is; nothing, where somebody just removed it.
func stat(dir int, name string) (entry, error) {
	var st unix.Stat_t
	_, err := untilDone(func() (int, error) { return 0, unix.Fstatat(dir, name, &st, unix.AT_SYMLINK_NOFOLLOW) })
	if err != nil {
		return entry{}, mayMiss(err)
	}
	e := entry{kind: special, size: st.Size}
	switch st.Mode & unix.S_IFMT {
	case unix.S_IFREG:
		e.kind = ordinary
	case unix.S_IFDIR:
		e.kind = directory
	}
	if st.Ctim.Sec > 0 {
		e.changed = st.Ctim.Nano()
	}
	return e, nil
}
