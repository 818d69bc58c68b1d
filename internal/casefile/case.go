// Package casefile owns one case: its file parsed with positions, validated, and written back without loss.
//
// A file is split in front matter and body (source.go). The front matter is divided into blocks, a field with its lines each
// (blocks.go), which a small YAML reader reads one by one (reader.go and what follows from it): a mistake in one leaves the
// others alone, and an edit replaces one and leaves the others byte for byte (format.go, encode.go). The body goes through the
// Markdown parser once, for an outline of what it holds (body.go, walk.go). Parse reports what can't be read; Validate what
// was read and does not fit (validate*.go).
package casefile

import (
	"crypto/sha256"
	"time"
)

// Case is one case in one language, as its file says it. Values that a file lacks, or has wrong, are zero.
type Case struct {
	File   string // slash-separated, relative to the site's folder
	Slug   string
	Lang   string
	Bundle bool // index.md in a folder of its own, with images beside it

	Title    string
	Summary  string
	Date     time.Time // a day is midnight UTC
	Lastmod  time.Time // zero where the file has none
	Reviewed time.Time // zero where the file has none
	Draft    bool
	ID       string // the slug it was first published under; Slug where the file has none
	Aliases  []string
	Related  []string
	Image    Image

	Values   []Member // every field of the front matter in the order of the file, those above included
	Body     string   // Markdown after the front matter, line ends as \n
	BodyLine int      // the line in the file that Body starts on, from 1
	Sections []Section
	Files    []string // names of the other files in its bundle, sorted; set by whoever read the folder
	Sum      Sum      // of the file: two cases by the same name, of the same sum and rules, are the same

	rules     Rules
	text      string // the whole file; Body and Section.Text are parts of it
	parts     parts
	longFront bool    // so long that it was not read
	outline   outline // of the body
}

// Sum is the SHA-256 of a file's text.
type Sum [sha256.Size]byte

// Image is the case's cover.
type Image struct{ Src, Alt, Credit string }

// Section is a level-2 heading of the body with its text.
type Section struct {
	Title string // as written
	ID    string // the model's section; empty for a heading of the editor's own
	Line  int    // in the file
	Text  string // Markdown up to the next level-2 heading
}

// Value is a value of the front matter with the place it was written.
type Value struct {
	Text         string   // a scalar in canonical form: "2012-03-06", "120", "true"
	Null         bool     // written as null, or nothing after the colon
	List         []Value  // of a list; empty but not nil for one without items
	Members      []Member // of an object; empty but not nil for one without keys
	Line, Column int      // in the file, from 1

	plain bool // a scalar written without quotes: 120 is a number then, and true is not a text
}

// Member is a key and its value.
type Member struct {
	Name         string
	Value        Value
	Line, Column int // of the key
}

// Get returns the value of a field of the front matter.
func (c *Case) Get(name string) (Value, bool) { return member(c.Values, name) }

// Get returns the value of a key of an object.
func (v Value) Get(name string) (Value, bool) { return member(v.Members, name) }

// Strings returns the texts of a list, or of a single scalar as a list of one.
func (v Value) Strings() []string {
	if v.List == nil && v.Members == nil && !v.Null && v.Text != "" {
		return []string{v.Text}
	}
	var texts []string
	for i := range v.List {
		if text := v.List[i].Text; text != "" {
			if texts == nil {
				texts = make([]string, 0, len(v.List))
			}
			texts = append(texts, text)
		}
	}
	return texts
}

func member(members []Member, name string) (Value, bool) {
	for i := range members { // by place: a member is large, and most are passed over
		if members[i].Name == name {
			return members[i].Value, true
		}
	}
	return Value{}, false
}
