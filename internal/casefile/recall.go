package casefile

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
)

// Recall reads a case from the bytes of its file as Parse does, by what Remember made of it, with the files beside it in its place. It is nil where the
// memory is not of that file, with these files beside it, by these rules, or damaged: then the file has to be parsed. Otherwise nothing is
// wrong with the case.
func Recall(file string, src []byte, beside []string, r Rules, memory []byte) *Case {
	if len(memory) < sha256.Size || len(src) > MaxSize {
		return nil
	}
	name := splitName(file, r.Languages)
	text := unifyLines(string(bytes.TrimLeft(src, byteOrderMark)))
	c := &Case{
		File: file, Slug: name.slug, Lang: name.lang, Bundle: name.bundle, Files: beside, Sum: sumOf(text, src), rules: r, text: text,
	}
	told := memory[sha256.Size:]
	if seal := c.seal(told); !bytes.Equal(seal[:], memory[:sha256.Size]) {
		return nil
	}
	m := &recaller{rest: told, text: text, rules: r}
	c.parts = m.parts()
	c.Values = m.front()
	c.outline = m.outline(c.parts.body)
	if m.lost || len(m.rest) > 0 {
		return nil
	}
	c.setTyped()
	c.setBody()
	c.setSections()
	return c
}

// recaller reads a memory. Where that does not hold what it should, it is lost, and what it gives means nothing.
type recaller struct {
	rest  []byte
	rules Rules
	text  string // of the file
	at    int    // behind the last part
	line  int    // of the last place
	lost  bool
}

func (m *recaller) number() int {
	n, size := binary.Uvarint(m.rest)
	if size <= 0 || n > MaxSize {
		m.lost, m.rest = true, nil
		return 0
	}
	m.rest = m.rest[size:]
	return int(n)
}

// count is how many things follow, of a byte each at the least.
func (m *recaller) count() int {
	n := m.number()
	if n > len(m.rest) {
		m.lost, m.rest = true, nil
		return 0
	}
	return n
}

func (m *recaller) byte() byte {
	if len(m.rest) == 0 {
		m.lost = true
		return 0
	}
	b := m.rest[0]
	m.rest = m.rest[1:]
	return b
}

func (m *recaller) part() string {
	length := m.number()
	if length == 0 {
		return ""
	}
	away := m.number()
	if away == 0 {
		length = min(length, len(m.rest)) // else what follows is lost
		own := string(m.rest[:length])
		m.rest = m.rest[length:]
		return own
	}
	start := m.at + away - 1
	if start+length > len(m.text) {
		m.lost = true
		return ""
	}
	m.at = start + length
	return m.text[start:m.at]
}

func (m *recaller) place() (line, column int) {
	away, size := binary.Varint(m.rest)
	if size <= 0 || away > MaxSize || away < -MaxSize {
		m.lost, m.rest = true, nil
		return 0, 0
	}
	m.rest = m.rest[size:]
	m.line += int(away)
	return m.line, m.number()
}

// span reads a part of a text that has so many bytes.
func (m *recaller) span(most int) span {
	start := m.number()
	s := span{start, start + m.number()}
	if s.end > most {
		m.lost = true
		return span{}
	}
	return s
}

func (m *recaller) parts() parts {
	p := parts{whole: true, front: m.span(len(m.text)), frontLine: m.number()}
	p.body, p.bodyLine = m.span(len(m.text)), m.number()
	m.at, m.line = p.front.start, p.frontLine
	return p
}

func (m *recaller) front() []Member {
	members := make([]Member, m.count())
	for i := range members {
		members[i].Name = m.fieldName()
		m.content(&members[i], 0)
	}
	return members
}

// fieldName is the name of a field: that of the model, which is there once for all cases, or the file's own.
func (m *recaller) fieldName() string {
	known := m.number()
	switch {
	case known == 0:
		return m.part()
	case m.rules.Model == nil || known > len(m.rules.Model.Fields):
		m.lost = true
		return ""
	}
	return m.rules.Model.Fields[known-1].Name
}

func (m *recaller) member(v *Member, depth int) {
	v.Name = m.part()
	m.content(v, depth)
}

func (m *recaller) content(v *Member, depth int) {
	v.Line, v.Column = m.place()
	m.value(&v.Value, depth)
}

func (m *recaller) value(v *Value, depth int) {
	is := m.byte()
	v.Null, v.plain = is&valueNull != 0, is&valuePlain != 0
	v.Line, v.Column = m.place()
	v.Text = m.part()
	if depth > maxDepth {
		m.lost, m.rest = true, nil
		return
	}
	if is&valueList != 0 {
		v.List = make([]Value, m.count())
		for i := range v.List {
			m.value(&v.List[i], depth+1)
		}
	}
	if is&valueObject != 0 {
		v.Members = make([]Member, m.count())
		for i := range v.Members {
			m.member(&v.Members[i], depth+1)
		}
	}
}

// outline reads what a body holds.
func (m *recaller) outline(body span) outline {
	var o outline
	m.at = body.start
	o.headings = m.headings(body)
	m.at = body.start
	if n := m.count(); n > 0 {
		o.links = make([]Link, n)
	}
	for i := range o.links {
		l := Link{URL: m.part()}
		l.Line, l.Column = m.place()
		o.links[i] = l
	}
	m.at = body.start
	if n := m.count(); n > 0 {
		o.images = make([]image, n)
	}
	for i := range o.images {
		found := image{address: m.part()}
		found.line, found.column = m.place()
		o.images[i] = found
	}
	return o
}

// headings reads those of a body, from which its sections are cut: one behind the other.
func (m *recaller) headings(body span) []heading {
	n := m.count()
	if n == 0 {
		return nil
	}
	found := make([]heading, n)
	behind := 0
	for i := range found {
		h := heading{title: m.part(), level: int(m.byte()), top: m.byte() != 0, span: m.span(body.end - body.start)}
		h.line, h.column = m.place()
		if h.opensSection() {
			m.lost = m.lost || h.start < behind
			behind = h.end
		}
		found[i] = h
	}
	return found
}
