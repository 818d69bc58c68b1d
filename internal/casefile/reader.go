package casefile

import (
	"strings"
	"unicode/utf8"
)

// reader reads the YAML of one block of front matter (see blocks.go) in a single pass over its bytes.
//
// It reads the YAML that people write by hand: mappings, lists and scalars in all their styles, comments included. What
// lets a small file mean something large or something else (anchors, aliases, merge keys, tags, several documents) is
// refused. A general YAML parser was measured first: it took six times as long, half a minute for some files of 64 kB, and had
// nothing to say of a file behind its first mistake. A test compares what this reader makes of YAML with what one does.
type reader struct {
	text     string // of the whole file
	pos, end int    // offsets in text: where the reader is, and where the block ends
	line     int    // in the file, of pos
	bol      int    // offset of that line's first character
	depth    int    // of collections
	last     int    // offset after the last thing that belongs to a value

	mark, markColumn int // an offset on this line whose column is known

	comments []span
	minor    []*fault // mistakes that leave the rest as it was
}

// maxDepth is how many collections may be in one another. A case needs three.
const maxDepth = 16

// fault says what is wrong at an offset of the current line.
func (r *reader) fault(pos int, code string, args ...string) *fault {
	return &fault{line: r.line, column: r.column(pos), code: code, args: args}
}

// place is where the reader was.
type place struct{ pos, line, bol int }

func (r *reader) here() place { return place{r.pos, r.line, r.bol} }

// faultAt says what is wrong at a place, be it on a line before this one.
func (r *reader) faultAt(p place, code string, args ...string) *fault {
	return &fault{line: p.line, column: 1 + utf8.RuneCountInString(r.text[p.bol:p.pos]), code: code, args: args}
}

// column is that of an offset on the current line, in characters from 1.
func (r *reader) column(pos int) int {
	if r.markColumn == 0 || r.mark < r.bol || r.mark > pos {
		r.mark, r.markColumn = r.bol, 1
	}
	r.markColumn += utf8.RuneCountInString(r.text[r.mark:pos])
	r.mark = pos
	return r.markColumn
}

// value starts a value at the reader's place.
func (r *reader) value() Value { return Value{Line: r.line, Column: r.column(r.pos)} }

// at returns the byte at an offset, 0 from the block's end on: no text holds a NUL (see decode).
func (r *reader) at(pos int) byte {
	if pos >= r.end {
		return 0
	}
	return r.text[pos]
}

// newline goes on to the next line from the end of this one.
func (r *reader) newline() {
	r.pos++
	r.line++
	r.bol = r.pos
}

func (r *reader) skipBlanks() {
	for isBlank(r.at(r.pos)) {
		r.pos++
	}
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' }

// endsWord reports whether nothing of a word can be at an offset: after the colon of a key, the dash of an item.
func (r *reader) endsWord(pos int) bool {
	c := r.at(pos)
	return c == 0 || c == '\n' || isBlank(c)
}

// lineEnd is the offset of the current line's end, before the line break.
func (r *reader) lineEnd() int {
	if i := strings.IndexByte(r.text[r.pos:r.end], '\n'); i >= 0 {
		return r.pos + i
	}
	return r.end
}

// comment skips a comment, to the line's end.
func (r *reader) comment() {
	start := r.pos
	r.pos = r.lineEnd()
	if n := len(r.comments); n == 0 || r.comments[n-1].start < start {
		r.comments = append(r.comments, span{start, r.pos})
	}
}

// hashtag doubts a comment where a text may be: a # with a letter right behind it is often meant as text.
func (r *reader) hashtag() {
	if c := r.at(r.pos + 1); c != 0 && c != '\n' && c != '#' && c != '!' && !isBlank(c) {
		doubt := r.fault(r.pos, "case-yaml-hash")
		doubt.warning = true
		r.minor = append(r.minor, doubt)
	}
}

// finishLine skips what may follow a value on its line, blanks and a comment, up to the line's end.
func (r *reader) finishLine() error {
	r.last = r.pos
	r.skipBlanks()
	switch c := r.at(r.pos); {
	case c == '#' && isBlank(r.text[r.pos-1]):
		r.comment()
	case c != '\n' && c != 0:
		return r.fault(r.pos, "case-yaml-after", strings.TrimSpace(r.text[r.pos:r.lineEnd()]))
	}
	return nil
}

// nextLine goes to the next line that holds more than blanks and a comment, and returns its indentation. The reader is then
// at the first character behind that. It reports -1 at the block's end.
func (r *reader) nextLine() (int, error) {
	if r.pos > r.bol && r.at(r.pos) == '\n' {
		r.newline()
	}
	for r.pos < r.end {
		for r.at(r.pos) == ' ' {
			r.pos++
		}
		indent := r.pos - r.bol
		tab := r.pos
		r.skipBlanks()
		switch c := r.at(r.pos); {
		case c == '\n':
			r.newline()
		case c == '#':
			r.comment()
		case c != 0 && r.pos > tab:
			return 0, r.fault(tab, "case-yaml-tab")
		case c != 0:
			return indent, nil
		}
	}
	return -1, nil
}
