package publish

import (
	"crypto/sha256"
	"hash"
	"io"
	"path"
)

// Write adds a file that is made while it is written, so that it need not be held: fill is called once, before Write returns. What it writes
// goes to the disk as it comes: many small parts are for it to gather. Write may be called by several goroutines.
func (r *Run) Write(path string, fill func(w io.Writer) error) (Listed, error) {
	if !isPortable(path) { // told by Commit, together with all others
		return Listed{}, r.note(nil, addition{published: published{path: path}})
	}
	f, err := r.to.write(path, fill)
	return f.listed(), r.note(err, f)
}

func (f published) listed() Listed { return Listed{f.path, f.size, f.sum} }

// measured counts and hashes what is written to a file.
type measured struct {
	to   io.Writer
	size int64
	sum  hash.Hash
}

func (m *measured) Write(b []byte) (int, error) {
	n, err := m.to.Write(b)
	m.size += int64(n)
	_, _ = m.sum.Write(b[:n])
	return n, err
}

// writeTo fills a new file of a disk, and tells what is in it.
func writeTo(d disk, name string, fill func(w io.Writer) error) (size int64, sum [sha256.Size]byte, err error) {
	f, err := d.create(name)
	if err != nil {
		return 0, sum, err
	}
	m := &measured{to: f, sum: sha256.New()}
	err = fill(m)
	if closed := f.Close(); err == nil {
		err = closed
	}
	m.sum.Sum(sum[:0])
	return m.size, sum, err
}

func (f *freshFolder) write(name string, fill func(w io.Writer) error) (addition, error) {
	if err := f.dirs.make(f.d, f.made, path.Dir(name)); err != nil {
		return addition{}, err
	}
	size, sum, err := writeTo(f.d, f.made+"/"+name, fill)
	return addition{published: published{name, size, sum}}, err
}

// write stages a file, and takes it back where the folder holds the same.
func (f *oldFolder) write(name string, fill func(w io.Writer) error) (addition, error) {
	staged, err := f.placeStaged(name)
	if err != nil {
		return addition{}, err
	}
	a := addition{}
	a.path = name
	if a.size, a.sum, err = writeTo(f.d, staged, fill); err != nil {
		return a, err
	}
	if a.same, err = f.unchanged(a.published, func(found []byte) bool { return sha256.Sum256(found) == a.sum }); a.same && err == nil {
		err = f.d.remove(staged)
	}
	return a, err
}
