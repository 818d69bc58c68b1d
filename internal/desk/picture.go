package desk

import (
	"bytes"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"openoverheid.nu/internal/casefile"
)

// Picture reads a file beside a case.
func (d *Desk) Picture(name, filename string) ([]byte, error) {
	w, err := d.caseName(name)
	if err != nil {
		return nil, err
	}
	if err := pictureName(filename); err != nil {
		return nil, err
	}
	if !w.bundle {
		return nil, missing(filename)
	}
	at := path.Join(w.dir(), filename)
	data, _, err := d.disk().read(at, d.limits.Picture)
	return data, failed(at, err)
}

// AddPicture puts a file beside a case, and returns what it is called there, with a number where another file has that name, and what the
// case's file is called: a case that is one file becomes a folder, in all its languages. The content is taken as it is.
func (d *Desk) AddPicture(name, filename string, content []byte) (stored, newName string, err error) {
	w, err := d.caseName(name)
	if err != nil {
		return "", "", err
	}
	if err := pictureName(filename); err != nil {
		return "", "", err
	}
	if int64(len(content)) > d.limits.Picture {
		return "", "", refuse(filename, "desk-picture-large", strconv.FormatInt(d.limits.Picture>>20, 10))
	}
	err = d.locked(func() error {
		stored, newName, err = d.addPicture(w, filename, content)
		return err
	})
	return stored, newName, failed(name, err)
}

func (d *Desk) addPicture(w where, filename string, content []byte) (stored, newName string, err error) {
	if _, err := d.disk().lstat(w.name); err != nil {
		return "", "", err
	}
	var p plan
	newName, folder := w.name, w.dir()
	if !w.bundle {
		if newName, err = d.toFolder(&p, w); err != nil {
			return "", "", err
		}
		folder = path.Dir(newName)
	}
	stored, there, err := d.freeName(folder, filename, content)
	if err != nil {
		return "", "", err
	}
	if !there {
		p.put(path.Join(folder, stored), "", content)
	}
	return stored, newName, d.carryOut(&p)
}

// toFolder plans that a case of single files becomes a folder, and returns the new name of the file.
func (d *Desk) toFolder(p *plan, w where) (string, error) {
	folder := path.Join(w.dir(), w.slug)
	switch other, taken := d.collides(folder); {
	case taken && other != folder:
		return "", refuse(w.name, "desk-place-taken", other)
	case taken:
		if err := d.alone(where{path.Join(folder, "index.md"), w.slug, w.lang, true}); err != nil {
			return "", err
		}
	default:
		p.mkdir(folder)
	}
	files, err := d.files(w.slug)
	if err != nil {
		return "", err
	}
	for _, f := range files {
		if f.bundle || f.dir() != w.dir() {
			continue
		}
		to := inFolder(f)
		if d.disk().has(to) {
			return "", refuse(f.name, "desk-place-taken", to)
		}
		p.move(f.name, to)
		if err := d.keepModeline(p, f.name, to); err != nil {
			return "", err
		}
		if err := d.follow(p, f.name, to); err != nil {
			return "", err
		}
	}
	return inFolder(w), nil
}

// keepModeline plans that a file that goes elsewhere still names its schema.
func (d *Desk) keepModeline(p *plan, from, to string) error {
	src, _, err := d.disk().read(from, maxKept)
	if err != nil {
		return err
	}
	moved := casefile.KeepModeline([]byte(unixLines(src)), to)
	if edited := keepLineEnds(src, moved); !bytes.Equal(edited, src) {
		p.put(to, Version(src), edited)
	}
	return nil
}

// inFolder is the name of a single file once its case has a folder.
func inFolder(w where) string {
	return path.Join(w.dir(), w.slug, "index"+strings.TrimPrefix(path.Base(w.name), w.slug))
}

// freeName is what a file can be called in a folder; there says that the same content is there under that name already.
func (d *Desk) freeName(folder, filename string, content []byte) (name string, there bool, err error) {
	entries, err := d.disk().list(folder)
	if err != nil {
		return "", false, err
	}
	if len(besides(entries)) >= d.limits.Pictures {
		return "", false, refuse(folder, "desk-pictures-full", strconv.Itoa(d.limits.Pictures))
	}
	stem := strings.TrimSuffix(filename, path.Ext(filename))
	for n := 1; ; n++ {
		name := filename
		if n > 1 {
			name = stem + "-" + strconv.Itoa(n) + path.Ext(filename)
		}
		i := slices.IndexFunc(entries, func(e fs.DirEntry) bool { return sameName(e.Name(), name) })
		if i < 0 {
			return name, false, nil
		}
		have, _, err := d.disk().read(path.Join(folder, entries[i].Name()), d.limits.Picture)
		var told *Refusal
		if err != nil && !errors.As(err, &told) {
			return "", false, err
		}
		if err == nil && bytes.Equal(have, content) {
			return entries[i].Name(), true, nil
		}
	}
}
