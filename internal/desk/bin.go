package desk

import (
	"encoding/json"
	"errors"
	"io/fs"
	"path"
	"slices"
	"time"

	"openoverheid.nu/internal/casefile"
)

const binDir = stateDir + "/bin"

// Below the folder of each thing in the bin.
const (
	labelName   = "label.json"
	contentName = "files" // where things lie as they lay in the site's folder
)

// Binned is a case, or a picture of one, in the bin.
type Binned struct {
	ID        string     `json:"id"`
	At        time.Time  `json:"at"` // when it was put there
	Title     string     `json:"title"`
	Names     []string   `json:"names"`             // the texts that went, sorted; of a picture the text that it was of
	Picture   string     `json:"picture,omitempty"` // the picture, where that is all that went
	Tombstone *Tombstone `json:"tombstone,omitempty"`

	Moved []string `json:"moved"` // the files and folders that were taken away
}

// Delete puts a case in the bin, in all its languages, with what is beside it. Its history and what was not saved stay, for when it is put
// back.
func (d *Desk) Delete(name string) (*Binned, error) { return d.throw(name, false) }

// DeleteLanguage puts a case in the bin in one language alone; what is beside it goes with the last.
func (d *Desk) DeleteLanguage(name string) (*Binned, error) { return d.throw(name, true) }

func (d *Desk) throw(name string, one bool) (b *Binned, err error) {
	w, err := d.caseName(name)
	if err != nil {
		return nil, err
	}
	err = d.locked(func() error {
		if _, err := d.disk().lstat(name); err != nil {
			return err
		}
		files, err := d.files(w.slug)
		if err != nil {
			return err
		}
		if one && len(files) > 1 {
			b, err = d.throwFiles(w, []where{w}, w.lang)
		} else {
			b, err = d.throwFiles(w, files, "")
		}
		return err
	})
	return b, failed(name, err)
}

// throwFiles puts these files of a case in the bin, the folder of those that are its last there as a whole.
func (d *Desk) throwFiles(w where, files []where, lang string) (*Binned, error) {
	b := &Binned{Title: w.slug}
	for _, f := range files {
		b.Names = append(b.Names, f.name)
		from := f.name
		if f.bundle && lang == "" {
			if from = f.dir(); slices.Contains(b.Moved, from) {
				continue
			}
			if err := d.alone(f); err != nil {
				return nil, err
			}
		}
		b.Moved = append(b.Moved, from)
	}
	if err := d.describe(b, w.name, files, lang); err != nil {
		return nil, err
	}
	return b, d.toBin(b, w.slug)
}

// describe says what a case was called, and what is to be told of it.
func (d *Desk) describe(b *Binned, name string, files []where, lang string) error {
	for _, f := range files {
		src, _, err := d.disk().read(f.name, casefile.MaxSize)
		var told *Refusal
		if errors.As(err, &told) {
			continue // too large to be a case
		}
		if err != nil {
			return err
		}
		c, _ := casefile.Parse(f.name, src, d.Rules())
		if c == nil {
			continue
		}
		if f.name == name && c.Title != "" {
			b.Title = c.Title
		}
		if !c.Draft && b.Tombstone == nil {
			b.Tombstone = &Tombstone{Case: c.ID, Date: d.now(), Lang: lang}
		}
	}
	return nil
}

// toBin moves files and folders to the bin, all or none.
func (d *Desk) toBin(b *Binned, slug string) error {
	b.At = d.now().UTC()
	b.ID = b.At.Format(stamp) + "-" + slug
	for n := 1; d.disk().has(path.Join(binDir, b.ID)); n++ {
		b.ID = b.At.Add(time.Duration(n)).Format(stamp) + "-" + slug
	}
	label, err := json.MarshalIndent(b, "", "  ")
	if err != nil {
		return err
	}
	folder := path.Join(binDir, b.ID)
	if err := d.keepFolder(folder); err != nil {
		return err
	}
	if err := d.disk().put(path.Join(folder, labelName), label, 0); err != nil {
		return err
	}
	var p plan
	for _, from := range b.Moved {
		to := path.Join(folder, contentName, from)
		p.mkdir(path.Dir(to))
		p.move(from, to)
	}
	if err := d.carryOut(&p); err != nil {
		return errors.Join(err, d.root.RemoveAll(folder))
	}
	return nil
}

// Bin lists what is in the bin, the latest first.
func (d *Desk) Bin() ([]Binned, error) {
	entries, err := d.disk().list(binDir)
	if err != nil {
		return nil, failed(binDir, err)
	}
	var all []Binned
	for _, e := range entries {
		if b, err := d.binned(e.Name()); err == nil {
			all = append(all, *b)
		}
	}
	slices.Reverse(all)
	return all, nil
}

// binned reads what one thing in the bin is.
func (d *Desk) binned(id string) (*Binned, error) {
	folder := path.Join(binDir, id)
	if !isPlain(id) {
		return nil, refuse("", "desk-not-in-bin")
	}
	label, _, err := d.disk().read(path.Join(folder, labelName), maxForm)
	if err != nil {
		return nil, refuse("", "desk-not-in-bin")
	}
	var b Binned
	if err := json.Unmarshal(label, &b); err != nil || b.ID != id || len(b.Moved) == 0 || len(b.Names) == 0 ||
		slices.ContainsFunc(b.Moved, func(name string) bool { return !isTreePath(name) }) {
		return nil, refuse("", "desk-not-in-bin")
	}
	if !d.disk().has(path.Join(folder, contentName, b.Moved[0])) { // on its way, or put back
		return nil, refuse("", "desk-not-in-bin")
	}
	return &b, nil
}

// Restore puts back what is in the bin where it was, and returns the name of the case. Where something else has the place or the address by
// now, it refuses.
func (d *Desk) Restore(id string) (name string, err error) {
	err = d.locked(func() error {
		b, err := d.binned(id)
		if err != nil {
			return err
		}
		if err := d.checkRoom(b); err != nil {
			return err
		}
		var p plan
		for _, to := range b.Moved {
			p.mkdir(path.Dir(to))
			p.move(path.Join(binDir, id, contentName, to), to)
		}
		if err := d.carryOut(&p); err != nil {
			return err
		}
		name = b.Names[0]
		return d.root.RemoveAll(path.Join(binDir, id))
	})
	return name, failed(name, err)
}

// checkRoom refuses to put something back where another thing is, or a case whose address another has.
func (d *Desk) checkRoom(b *Binned) error {
	for _, to := range b.Moved {
		if other, ok := d.collides(to); ok {
			return refuse(to, "desk-place-taken", other)
		}
	}
	if b.Picture != "" {
		if name := b.Names[0]; !d.disk().has(name) {
			return missing(name)
		}
		return nil
	}
	for _, name := range b.Names {
		slug, lang, _, _ := casefile.Name(name, d.Rules().Languages)
		files, err := d.files(slug)
		if err != nil {
			return err
		}
		for _, f := range files {
			if f.lang == lang {
				return refuse(name, "desk-place-taken", f.name)
			}
		}
	}
	return nil
}

// Purge takes something out of the bin for good.
func (d *Desk) Purge(id string) error {
	return d.locked(func() error {
		if _, err := d.binned(id); err != nil {
			return err
		}
		return d.root.RemoveAll(path.Join(binDir, id))
	})
}

// RemovePicture puts a file beside a case in the bin.
func (d *Desk) RemovePicture(name, filename string) error {
	w, err := d.caseName(name)
	if err != nil {
		return err
	}
	if err := pictureName(filename); err != nil {
		return err
	}
	at := path.Join(w.dir(), filename)
	return failed(at, d.locked(func() error {
		if !w.bundle {
			return &fs.PathError{Op: "remove", Path: at, Err: fs.ErrNotExist}
		}
		if info, err := d.disk().lstat(at); err != nil {
			return err
		} else if !info.Mode().IsRegular() {
			return refuse(filename, "desk-picture-name")
		}
		return d.toBin(&Binned{Title: filename, Names: []string{name}, Picture: filename, Moved: []string{at}}, w.slug)
	}))
}
