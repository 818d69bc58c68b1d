package casefile

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// outline is what a body holds, and what is wrong with it on its own.
type outline struct {
	headings []heading
	links    []Link
	images   []image
	faults   []*fault
	unread   bool // the Markdown could not be parsed: nothing is known of it
}

// heading is a heading of the body. Those in quotes and lists are not at the top.
type heading struct {
	title        string
	level        int
	top          bool
	span         // its lines, in the body
	line, column int
}

// image is an image in the body.
type image struct {
	address      string
	line, column int
}

// body is a body being read.
type body struct {
	outline
	text    string
	lines   ruler
	unknown map[string]bool // the shortcodes that were reported as unknown
	unshut  string          // the ends of {{</* ... */>}} that do not come any more

	errors, warnings int
}

// readBody reads the Markdown that starts on a line of the file.
func readBody(text string, line int, r Rules) outline {
	b := &body{text: text, lines: ruler{text: text, first: line}}
	b.reserved()
	src := b.source(r)
	if f := b.tooMuch(); f != nil {
		b.fail(f.line+line-1, f.code)
		return b.outline
	}
	b.codeAttributes()
	doc, notes := parseMarkdown(src)
	if doc == nil {
		b.fail(line, "case-body-unreadable")
		return b.outline
	}
	b.walk(doc, src)
	b.footnotes(notes)
	return b.outline
}

// source is the body as the Markdown parser gets it.
func (b *body) source(r Rules) []byte {
	if nextTag(b.text, 0) < 0 {
		return []byte(b.text)
	}
	return b.readShortcodes(r)
}

func (b *body) fail(line int, code string) {
	b.unread = true
	b.faults = append(b.faults, &fault{line: line, column: 1, code: code})
}

// maxFaults is how many errors, and how many warnings, are said of one body. Who has that many has another kind of problem.
const maxFaults = 500

// wrong says what is wrong at an offset; doubtful what may be wrong.
func (b *body) wrong(at int, code string, args ...string) {
	if b.errors++; b.errors <= maxFaults {
		b.note(at, fault{code: code, args: args})
	}
}

func (b *body) doubtful(at int, code string, args ...string) {
	if b.warnings++; b.warnings <= maxFaults {
		b.note(at, fault{code: code, args: args, warning: true})
	}
}

func (b *body) note(at int, f fault) {
	f.line, f.column = b.lines.place(at)
	b.faults = append(b.faults, &f)
}

// reservedWords mean something to Hugo wherever they stand in a text.
var reservedWords = []string{"HAHAHUGOSHORTCODE", "HUGOMORE42", "{{__hugo_ctx"}

func (b *body) reserved() {
	if !strings.Contains(b.text, "HUGO") && !strings.Contains(b.text, "{{__") {
		return
	}
	for _, word := range reservedWords {
		if i := strings.Index(b.text, word); i >= 0 {
			b.wrong(i, "case-body-reserved", word)
		}
	}
}

// codeAttributes finds the {...} that Hugo reads behind the mark of a code block: one that it can't read stops the build.
// It looks at every line that may be such a mark, whatever is around it.
func (b *body) codeAttributes() {
	if !strings.Contains(b.text, "```") && !strings.Contains(b.text, "~~~") {
		return
	}
	for at := 0; at < len(b.text); at = nextStart(b.text, at) {
		line := lineAt(b.text, at)
		mark := max(strings.Index(line, "```"), strings.Index(line, "~~~"))
		if mark < 0 {
			continue
		}
		info := strings.TrimLeft(line[mark:], "`~")
		if brace := strings.IndexByte(info, '{'); brace >= 0 && !strings.Contains(info, "`") {
			b.wrong(at+mark, "case-code-attributes", info[brace:])
		}
	}
}

// footnotes compares the labels in the text with the notes.
func (b *body) footnotes(notes *footnotes) {
	defined, used := map[string]bool{}, map[string]bool{}
	for _, n := range notes.notes {
		defined[n.name] = true
	}
	for _, r := range notes.references {
		if used[r.name] = true; !defined[r.name] {
			b.wrong(r.at, "case-footnote-missing", r.name)
		}
	}
	for _, n := range notes.notes {
		if !used[n.name] {
			b.doubtful(n.at, "case-footnote-unused", n.name)
		}
		used[n.name] = false // a second note by the same name is never shown
	}
}

// ruler tells offsets in a text as lines and columns. It is quick for offsets that come in order.
type ruler struct {
	text   string
	first  int   // the number of the text's first line
	starts []int // of the lines
	at     int   // an offset whose column is known
	column int
}

func (r *ruler) place(offset int) (line, column int) {
	if r.starts == nil {
		for at := 0; at < len(r.text) || at == 0; at = nextStart(r.text, at) {
			r.starts = append(r.starts, at)
			if r.text == "" {
				break
			}
		}
	}
	offset = min(max(offset, 0), len(r.text))
	i, found := slices.BinarySearch(r.starts, offset)
	if !found {
		i--
	}
	if r.at > offset || r.at < r.starts[i] || r.column == 0 {
		r.at, r.column = r.starts[i], 1
	}
	r.column += utf8.RuneCountInString(r.text[r.at:offset])
	r.at = offset
	return r.first + i, r.column
}
