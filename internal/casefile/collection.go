package casefile

import (
	"strconv"
	"strings"
)

// member reads a key and its value. Indent is that of the mapping the key is in.
func (r *reader) member(indent int) (Member, error) {
	m := Member{Line: r.line, Column: r.column(r.pos)}
	end, after, ok := r.keyAt(r.pos)
	if !ok {
		return m, r.noKey()
	}
	name, err := r.keyName(end)
	if err != nil {
		return m, err
	}
	m.Name = name
	r.pos, r.last = after, after
	m.Value, err = r.valueOf(indent, true)
	return m, err
}

// keyName reads the key that ends at an offset.
func (r *reader) keyName(end int) (string, error) {
	if c := r.at(r.pos); c == '"' || c == '\'' {
		v, err := r.quoted()
		return v.Text, err
	}
	name := r.text[r.pos:end]
	if name == "<<" {
		return "", r.fault(r.pos, "case-yaml-merge")
	}
	return name, nil
}

// keyAt finds a key at an offset: where its name ends and where its value may begin.
func (r *reader) keyAt(pos int) (end, after int, ok bool) {
	if c := r.at(pos); c == '"' || c == '\'' {
		end = r.closingQuote(pos)
		for after = end; isBlank(r.at(after)); after++ {
		}
		return end, after + 1, end > 0 && r.at(after) == ':' && r.endsWord(after+1)
	}
	if r.specialAt(pos) {
		return 0, 0, false
	}
	end = pos
	for i := pos; ; i++ {
		switch c := r.at(i); {
		case c == 0 || c == '\n' || c == '#' && i > pos && isBlank(r.text[i-1]):
			return 0, 0, false
		case c == ':' && r.endsWord(i+1):
			return end, i + 1, true
		case !isBlank(c):
			end = i + 1
		}
	}
}

// noKey says what is wrong with a line that should begin with a key.
func (r *reader) noKey() *fault {
	word, _, _ := strings.Cut(r.text[r.pos:r.lineEnd()], " ")
	name, rest, colon := strings.Cut(word, ":")
	switch {
	case r.dash():
		return r.fault(r.pos, "case-yaml-indent")
	case colon && isName(name) && !strings.HasPrefix(rest, "//"):
		return r.fault(r.pos, "case-yaml-space", name)
	case r.specialAt(r.pos):
		return r.fault(r.pos, "case-yaml-character", word[:1])
	}
	return r.fault(r.pos, "case-yaml-line")
}

// valueOf reads what follows a key's colon, or an item's dash where asKey is false. Indent is that of the collection.
func (r *reader) valueOf(indent int, asKey bool) (Value, error) {
	null := r.value()
	null.Null = true
	r.skipBlanks()
	c := r.at(r.pos)
	if c == '#' && isBlank(r.text[r.pos-1]) {
		r.hashtag()
		r.comment()
		c = r.at(r.pos)
	}
	if c != '\n' && c != 0 {
		if asKey && r.dash() {
			return null, r.fault(r.pos, "case-yaml-list")
		}
		return r.inline(indent, asKey)
	}
	return r.below(indent, asKey, null)
}

// below reads a value that starts on a line of its own; null where no line is its.
func (r *reader) below(indent int, asKey bool, null Value) (Value, error) {
	inner, err := r.nextLine()
	if err != nil {
		return null, err
	}
	if inner < indent || inner == indent && !(asKey && r.dash()) {
		return null, nil
	}
	return r.node(indent, inner)
}

// node reads the value whose first character the reader is at, with the indentation inner.
func (r *reader) node(indent, inner int) (Value, error) {
	if r.dash() {
		return r.list(inner)
	}
	if _, _, ok := r.keyAt(r.pos); ok {
		return r.mapping(inner)
	}
	return r.scalar(indent)
}

// inline reads a value on the line of its key or dash. Behind a dash a list or a mapping may begin.
func (r *reader) inline(indent int, asKey bool) (Value, error) {
	if asKey {
		return r.scalar(indent)
	}
	return r.node(indent, r.pos-r.bol)
}

// mapping reads the keys at an indentation.
func (r *reader) mapping(indent int) (Value, error) {
	v := r.value()
	v.Members = []Member{}
	if err := r.deeper(); err != nil {
		return v, err
	}
	var seen keys
	for {
		m, err := r.member(indent)
		if err != nil {
			return v, err
		}
		if first, repeated := seen.add(v.Members, m); repeated {
			r.minor = append(r.minor, repeatedKey(m, first))
		} else {
			v.Members = append(v.Members, m)
		}
		if more, err := r.more(indent); !more {
			r.depth--
			return v, err
		}
	}
}

// list reads the items at an indentation, each behind a dash.
func (r *reader) list(indent int) (Value, error) {
	v := r.value()
	v.List = []Value{}
	if err := r.deeper(); err != nil {
		return v, err
	}
	for r.dash() {
		r.pos++
		r.last = r.pos
		item, err := r.valueOf(indent, false)
		if err != nil {
			return v, err
		}
		v.List = append(v.List, item)
		if more, err := r.more(indent); !more {
			r.depth--
			return v, err
		}
	}
	r.depth--
	return v, nil // what follows is a key of the mapping that the list is in
}

// dash reports whether the reader is at an item of a list.
func (r *reader) dash() bool { return r.at(r.pos) == '-' && r.endsWord(r.pos+1) }

// more goes to the next line and reports whether it belongs to the collection at an indentation.
func (r *reader) more(indent int) (bool, error) {
	inner, err := r.nextLine()
	if err != nil || inner < indent {
		return false, err
	}
	if inner > indent {
		return false, r.fault(r.pos, "case-yaml-indent")
	}
	return true, nil
}

func (r *reader) deeper() error {
	if r.depth++; r.depth > maxDepth {
		return r.fault(r.pos, "case-yaml-deep")
	}
	return nil
}

// keys finds the keys that a mapping has twice.
type keys struct {
	lines map[string]int // by name; made once there are too many to look through
}

// add returns the line of the same key among the members before it, and whether there is one.
func (k *keys) add(members []Member, m Member) (int, bool) {
	if len(members) < 32 {
		for i := range members {
			if members[i].Name == m.Name {
				return members[i].Line, true
			}
		}
		return 0, false
	}
	if k.lines == nil {
		k.lines = make(map[string]int, 2*len(members))
		for i := range members {
			k.lines[members[i].Name] = members[i].Line
		}
	}
	line, ok := k.lines[m.Name]
	if !ok {
		k.lines[m.Name] = m.Line
	}
	return line, ok
}

func repeatedKey(m Member, first int) *fault {
	return &fault{line: m.Line, column: m.Column, code: "case-yaml-twice", args: []string{m.Name, strconv.Itoa(first)}}
}

// isName reports whether a word looks like the name of a field.
func isName(word string) bool {
	return word != "" && !strings.ContainsFunc(word, func(r rune) bool {
		return r != '_' && r != '-' && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9')
	})
}
