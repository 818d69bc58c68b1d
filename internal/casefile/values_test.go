package casefile

import (
	"encoding/binary"
	"testing"
)

func TestOtherValuesAreOtherBytes(t *testing.T) {
	seen := map[string]string{}
	for _, front := range []string{
		"", "tags: []", "tags: {}", "tags:", "tags: \"\"", "tags: \"null\"", "tags: a", "tags: [a]", "tags: [[a]]", "tags: {a: b}", "tags: [{a: b}]",
		"tags: [a, b]", "tags: [ab]", "tags: [[a], b]", "tags: [[a, b]]", "tags: a\nx: b", "x: b\ntags: a", "x: a\ntags: b", "x: 2012", "x: \"2012\"", "x: 2012.0",
		"x: true", "x: 'true'", "tags: {a: b, c: d}", "tags: {a: {b: c}}",
	} {
		c, _ := Parse("cases/a.md", []byte("---\n"+front+"\n---\n"), testRules())
		bytes := string(c.AppendValues(nil))
		if other, ok := seen[bytes]; ok {
			t.Errorf("%q and %q give the same bytes", front, other)
		}
		seen[bytes] = front
	}
}

func TestTheSameValuesAreTheSameBytesWhereverTheyStand(t *testing.T) {
	flow, _ := Parse("cases/a.md", []byte("---\ntags: [a, 'b']\nperiod: {start: 2011}\n---\n"), testRules())
	block, _ := Parse("cases/b.md", []byte("---\n# a remark\ntags:\n  - a\n  - \"b\"\nperiod:\n  start: 2011\n---\n\nText.\n"), testRules())
	if string(flow.AppendValues(nil)) != string(block.AppendValues(nil)) {
		t.Errorf("%q and %q", flow.AppendValues(nil), block.AppendValues(nil))
	}
}

// readValues reads back what AppendValues wrote: if that can be done, no two cases give the same bytes.
type readValues []byte

func (r *readValues) count() int {
	n, size := binary.Uvarint(*r)
	*r = (*r)[size:]
	return int(n)
}

func (r *readValues) text() string {
	n := r.count()
	text := string((*r)[:n])
	*r = (*r)[n:]
	return text
}

func (r *readValues) members() []Member {
	members := make([]Member, r.count())
	for i := range members {
		members[i] = Member{Name: r.text(), Value: r.value()}
	}
	return members
}

func (r *readValues) value() Value {
	mark := (*r)[0]
	*r = (*r)[1:]
	switch mark {
	case 'n':
		return Value{Null: true}
	case 'l':
		list := make([]Value, r.count())
		for i := range list {
			list[i] = r.value()
		}
		return Value{List: list}
	case 'o':
		return Value{Members: r.members()}
	}
	return Value{Text: r.text(), plain: mark == 'p'}
}

func FuzzValuesCanBeReadBack(f *testing.F) {
	seeds(f, func(src string) { f.Add([]byte(src)) })
	f.Fuzz(func(t *testing.T, src []byte) {
		c, _ := Parse("cases/club35.md", src, testRules())
		if c == nil {
			return
		}
		bytes := readValues(c.AppendValues(nil))
		again := &Case{Values: bytes.members(), rules: c.rules}
		if showMembers(again.Values) != showMembers(c.Values) || len(bytes) > 0 {
			t.Fatalf("%s became %s, %q is left", showMembers(c.Values), showMembers(again.Values), bytes)
		}
		for _, m := range c.Values {
			one, _ := c.AppendJSON(nil, m.Name)
			if other, _ := again.AppendJSON(nil, m.Name); string(other) != string(one) {
				t.Errorf("%s became %s", one, other)
			}
		}
	})
}
