package textcheck

import (
	"slices"
	"strings"
	"unicode/utf8"

	"openoverheid.nu/internal/casefile"
)

// places tells offsets in a case as lines and columns of its file.
type places struct {
	body   string
	first  int   // the line that the body starts on
	starts []int // of the body's lines
	file   []string
	c      *casefile.Case
}

func newPlaces(c *casefile.Case) *places {
	p := &places{body: c.Body, first: c.BodyLine, c: c, starts: []int{0}}
	for at := 0; ; {
		i := strings.IndexByte(c.Body[at:], '\n')
		if i < 0 {
			return p
		}
		at += i + 1
		p.starts = append(p.starts, at)
	}
}

// inBody is the line and column of an offset in the body.
func (p *places) inBody(offset int) (line, column int) {
	line = p.line(offset)
	return line, utf8.RuneCountInString(p.body[p.starts[line-p.first]:offset]) + 1
}

func (p *places) line(offset int) int {
	i, found := slices.BinarySearch(p.starts, offset)
	if !found {
		i--
	}
	return p.first + i
}

// inField finds a part of a field's value in the file: the offsets are in the value, which may be written in another way than it
// reads. Where that part can't be found as it is, the place is that of the whole value.
func (p *places) inField(v casefile.Value, start, end int) (line, column int, found string) {
	wanted := excerpt(v.Text[start:end])
	lines := p.lines()
	before := strings.Count(v.Text[:start], wanted) // it may be there more than once
	for i := v.Line - 1; i < len(lines) && i < p.endOfField(v); i++ {
		for at := 0; wanted != ""; {
			next := strings.Index(lines[i][at:], wanted)
			if next < 0 {
				break
			}
			at += next
			if column := utf8.RuneCountInString(lines[i][:at]) + 1; i >= v.Line || column >= v.Column {
				if before == 0 {
					return i + 1, column, wanted
				}
				before--
			}
			at += len(wanted)
		}
	}
	return p.wholeField(v)
}

func (p *places) wholeField(v casefile.Value) (line, column int, found string) {
	if lines := p.lines(); v.Line >= 1 && v.Line <= len(lines) {
		rest := []rune(lines[v.Line-1])
		return v.Line, v.Column, excerpt(string(rest[min(v.Column-1, len(rest)):]))
	}
	return 1, 1, ""
}

// endOfField is the line before the next field's, or before the body.
func (p *places) endOfField(v casefile.Value) int {
	end := p.first - 1
	for _, m := range p.c.Values {
		if m.Line > v.Line {
			end = min(end, m.Line-1)
		}
	}
	return end
}

// lines are those of the whole file.
func (p *places) lines() []string {
	if p.file == nil {
		p.file = strings.Split(string(p.c.Format()), "\n")
	}
	return p.file
}
