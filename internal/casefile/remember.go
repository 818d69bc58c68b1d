package casefile

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"strings"

	"openoverheid.nu/internal/diag"
)

// Remember returns what Recall needs to read a case again without parsing its Markdown and without checking it: a few hundred bytes, to
// be kept for the same program only. Problems are all that Parse and Validate had to say of the case. Where there are any it is nil: they
// are to be told each time.
func Remember(c *Case, problems []diag.Problem) []byte {
	if len(problems) > 0 {
		return nil
	}
	m := &memo{text: c.text, rules: c.rules, bytes: make([]byte, sha256.Size, 1024)}
	m.parts(c.parts)
	m.front(c.Values)
	m.outline(&c.outline, c.parts.body.start)
	seal := c.seal(m.bytes[sha256.Size:])
	copy(m.bytes, seal[:])
	return bytes.Clone(m.bytes) // without the room to grow
}

// seal is a hash of a memory and of all that it depends on, which is how it is known for that of a case: its name and text, the files beside it, the
// rules. A memory with another seal is never looked into.
func (c *Case) seal(memory []byte) [sha256.Size]byte {
	var space [2048]byte // that few memories need more than
	b := append(space[:0], c.Sum[:]...)
	b = appendSized(b, c.File)
	b = appendTexts(b, c.Files)
	b = appendTexts(b, c.rules.Languages)
	b = appendTexts(b, c.rules.Shortcodes)
	b = appendTexts(b, c.rules.Paired)
	if c.rules.Model != nil {
		b = append(b, c.rules.Model.Sum[:]...)
	}
	b = binary.AppendUvarint(b, uint64(len(memory)))
	return sha256.Sum256(append(b, memory...))
}

func appendTexts(b []byte, texts []string) []byte {
	b = binary.AppendUvarint(b, uint64(len(texts)))
	for _, text := range texts {
		b = appendSized(b, text)
	}
	return b
}

func appendSized(b []byte, text string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(text))), text...)
}

// memo writes a memory. Most texts are parts of the case's own, which it names by where they are.
type memo struct {
	bytes []byte
	rules Rules
	text  string // of the whole file
	at    int    // an offset in it, behind the last part that was named
	line  int    // of the last place
}

// nearby is how far behind the last part the next is looked for, in bytes.
const nearby = 4096

func (m *memo) number(n int) { m.bytes = binary.AppendUvarint(m.bytes, uint64(n)) }

// part writes a text: its length, and 1 and how far behind the last part it stands in the file; or 0 and the text, where it stands nowhere near.
func (m *memo) part(s string) {
	m.number(len(s))
	if s == "" {
		return
	}
	i := strings.Index(m.text[m.at:min(len(m.text), m.at+len(s)+nearby)], s)
	m.number(i + 1)
	if i < 0 {
		m.bytes = append(m.bytes, s...)
		return
	}
	m.at += i + len(s)
}

func (m *memo) place(line, column int) {
	m.bytes = binary.AppendVarint(m.bytes, int64(line-m.line))
	m.number(column)
	m.line = line
}

func (m *memo) span(s span) {
	m.number(s.start)
	m.number(s.end - s.start)
}

func (m *memo) parts(p parts) {
	m.span(p.front)
	m.number(p.frontLine)
	m.span(p.body)
	m.number(p.bodyLine)
	m.at, m.line = p.front.start, p.frontLine
}

// front writes the fields of the front matter, with the place in the model of those that it names.
func (m *memo) front(members []Member) {
	m.number(len(members))
	for i := range members {
		known := m.rules.place(members[i].Name) + 1
		if m.number(known); known == 0 {
			m.part(members[i].Name)
		}
		m.content(&members[i])
	}
}

func (m *memo) member(v *Member) {
	m.part(v.Name)
	m.content(v)
}

func (m *memo) content(v *Member) {
	m.place(v.Line, v.Column)
	m.value(&v.Value)
}

// What a value is, in one byte of a memory.
const (
	valueNull = 1 << iota
	valuePlain
	valueList
	valueObject
)

func (m *memo) value(v *Value) {
	m.bytes = append(m.bytes, flag(v.Null, valueNull)|flag(v.plain, valuePlain)|flag(v.List != nil, valueList)|flag(v.Members != nil, valueObject))
	m.place(v.Line, v.Column)
	m.part(v.Text)
	if v.List != nil {
		m.number(len(v.List))
		for i := range v.List {
			m.value(&v.List[i])
		}
	}
	if v.Members != nil {
		m.number(len(v.Members))
		for i := range v.Members {
			m.member(&v.Members[i])
		}
	}
}

func flag(is bool, bit byte) byte {
	if is {
		return bit
	}
	return 0
}

// outline writes what a body holds that starts at an offset of the file.
func (m *memo) outline(o *outline, start int) {
	m.at = start
	m.number(len(o.headings))
	for _, h := range o.headings {
		m.part(h.title)
		m.bytes = append(m.bytes, byte(h.level), flag(h.top, 1))
		m.span(h.span)
		m.place(h.line, h.column)
	}
	m.at = start
	m.number(len(o.links))
	for _, l := range o.links {
		m.part(l.URL)
		m.place(l.Line, l.Column)
	}
	m.at = start
	m.number(len(o.images))
	for _, i := range o.images {
		m.part(i.address)
		m.place(i.line, i.column)
	}
}
