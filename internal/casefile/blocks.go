package casefile

import (
	"errors"
	"strings"
)

// block is a field of the front matter with its lines: from its key, which starts a line, to the end of its value. Blocks are
// read, reported and replaced by themselves, so that a mistake in one leaves the others alone.
type block struct {
	span
	name   string
	line   int // in the file, of its key
	broken bool
	last   int // offset behind the value
}

// frontMatter is what the front matter says, and the lines it says it in.
type frontMatter struct {
	blocks  []block
	members []Member
	faults  []*fault
}

// lot is a run of lines that belong together: a key and the lines that are further in, or lines without a key.
type lot struct {
	start, limit int // limit is where the next lot starts
	end          int // behind its last line that is not empty and no comment
	line         int
	stray        bool
}

// readFront reads front matter: the lines of the span, of which the first is a number of the file.
func readFront(text string, s span, line int) frontMatter {
	var f frontMatter
	var seen keys
	broken := false
	all := lots(text, s, line)
	f.blocks, f.members = make([]block, 0, len(all)), make([]Member, 0, len(all))
	for _, l := range all {
		r := &reader{text: text, pos: l.start, end: l.limit, line: l.line, bol: l.start}
		if l.stray {
			if !broken { // else it belongs to what went wrong above
				f.stray(l, r.strayLine())
			}
			broken = true
			continue
		}
		b, m, err := r.block(l)
		broken = err != nil
		f.blocks = append(f.blocks, b)
		f.add(m, err, &seen)
		f.faults = append(f.faults, r.minor...)
	}
	return f
}

// add takes up a field, or why there is none.
func (f *frontMatter) add(m Member, err error, seen *keys) {
	var wrong *fault
	if errors.As(err, &wrong) {
		f.faults = append(f.faults, wrong)
		return
	}
	if first, repeated := seen.add(f.members, m); repeated {
		f.faults = append(f.faults, repeatedKey(m, first))
		return
	}
	f.members = append(f.members, m)
}

// stray notes down lines without a key. Where only the space behind a key's colon is missing, they are its block.
func (f *frontMatter) stray(l lot, wrong *fault) {
	f.faults = append(f.faults, wrong)
	if wrong.code == "case-yaml-space" {
		f.blocks = append(f.blocks, block{span: span{l.start, l.end}, name: wrong.args[0], line: l.line, broken: true})
	}
}

// block reads the key and value of a lot.
func (r *reader) block(l lot) (block, Member, error) {
	b := block{span: span{l.start, l.end}, line: l.line}
	m, err := r.member(0)
	b.name, b.last = m.Name, r.last
	if err == nil {
		err = r.nothingLeft()
	}
	if b.broken = err != nil; !b.broken {
		b.end = nextStart(r.text, b.last)
	}
	return b, m, err
}

// nothingLeft reports lines that the value left over.
func (r *reader) nothingLeft() error {
	indent, err := r.nextLine()
	if err == nil && indent >= 0 {
		err = r.fault(r.pos, "case-yaml-indent")
	}
	return err
}

// strayLine says what is wrong with a line at the margin that is no field.
func (r *reader) strayLine() *fault {
	line := lineAt(r.text, r.pos)
	switch inner := strings.TrimLeft(line, " "); {
	case strings.HasPrefix(inner, "\t"):
		return r.fault(r.pos, "case-yaml-tab")
	case inner != line:
		return r.fault(r.pos+len(line)-len(inner), "case-yaml-indent")
	case strings.HasPrefix(line, "...") || strings.HasPrefix(line, fence):
		return r.fault(r.pos, "case-yaml-documents")
	}
	return r.noKey()
}

// lots divides front matter at the lines that start a field.
func lots(text string, s span, line int) []lot {
	var all []lot
	r := &reader{text: text, end: s.end}
	for start := s.start; start < s.end; line++ {
		next := min(nextStart(text, start), s.end)
		r.pos, r.bol = start, start
		switch kind := r.lineKind(); {
		case kind == emptyLine:
		case kind == innerLine && len(all) > 0:
			all[len(all)-1].end = next
		default:
			if len(all) > 0 {
				all[len(all)-1].limit = start
			}
			all = append(all, lot{start: start, end: next, limit: s.end, line: line, stray: kind != keyLine})
		}
		start = next
	}
	return all
}

// lineKind is what a line of front matter is at first sight.
type lineKind int

const (
	emptyLine lineKind = iota // or a comment at the margin
	innerLine                 // belongs to the field above it
	keyLine
	otherLine
)

func (r *reader) lineKind() lineKind {
	c := r.at(r.pos)
	if isBlank(c) {
		if strings.TrimSpace(lineAt(r.text, r.pos)) == "" {
			return emptyLine
		}
		return innerLine
	}
	if c == '\n' || c == '#' {
		return emptyLine
	}
	if c == ']' || c == '}' || r.dash() {
		return innerLine
	}
	if _, _, ok := r.keyAt(r.pos); ok {
		return keyLine
	}
	return otherLine
}
