package desk

import (
	"errors"
	"time"
)

// Renaming says how to rename a case.
type Renaming struct {
	Slug        string
	Unpublished bool // nobody knows the old address: leave no alias and no id
}

// Renamed says what a renaming changed.
type Renamed struct {
	Name    string            // what the file is called now
	Files   map[string]string // old name to new, of all languages
	Related []string          // the other cases whose list of related cases was changed with it, sorted
}

// Binned is a case in the bin.
type Binned struct {
	ID        string
	At        time.Time // when it was put there
	Title     string
	Names     []string   // the texts it had, sorted
	Tombstone *Tombstone // what to tell of it if it was published; nil for a draft
}

// Tombstone is a row for cases/withdrawn.yaml: it tells readers and programs that a case which they know was taken away.
type Tombstone struct {
	Case string // its id
	Date time.Time
	Lang string // empty where all languages are gone
}

// Work is what an editor typed and did not save yet.
type Work struct {
	Base   string    `json:"base"`   // the version it started from
	Source []byte    `json:"source"` // the case as it would be saved; may be empty
	Form   []byte    `json:"form"`   // whatever the form wants back
	At     time.Time `json:"at"`     // set by Keep
}

// Rename gives a case another slug in all its languages, and returns the new name of the file.
func (d *Desk) Rename(name, slug string) (string, error) { return "", errors.ErrUnsupported }

// RenameCase does what Rename does, as told, and says what it changed.
func (d *Desk) RenameCase(name string, r Renaming) (*Renamed, error) {
	return nil, errors.ErrUnsupported
}

// Delete puts a case in the bin, in all its languages, with what is beside it.
func (d *Desk) Delete(name string) (*Binned, error) { return nil, errors.ErrUnsupported }

// DeleteLanguage puts a case in one language in the bin; pictures go with the last.
func (d *Desk) DeleteLanguage(name string) (*Binned, error) { return nil, errors.ErrUnsupported }

// Bin lists what is in the bin, the latest first.
func (d *Desk) Bin() ([]Binned, error) { return nil, errors.ErrUnsupported }

// Restore takes a case out of the bin, and returns the name of its first file.
func (d *Desk) Restore(id string) (name string, err error) { return "", errors.ErrUnsupported }

// AddPicture puts a file beside a case.
func (d *Desk) AddPicture(name, filename string, content []byte) (stored, newName string, err error) {
	return "", "", errors.ErrUnsupported
}

// RemovePicture takes a file beside a case away; it goes to the bin.
func (d *Desk) RemovePicture(name, filename string) error { return errors.ErrUnsupported }

// Keep keeps what an editor typed and did not save.
func (d *Desk) Keep(name string, w Work) error { return errors.ErrUnsupported }

// Kept is what Keep kept; nil for nothing.
func (d *Desk) Kept(name string) (*Work, error) { return nil, errors.ErrUnsupported }

// Drop forgets it.
func (d *Desk) Drop(name string) error { return errors.ErrUnsupported }
