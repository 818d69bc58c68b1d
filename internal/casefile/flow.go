package casefile

import "strings"

// flow reads a list in brackets or a mapping in braces, over several lines if need be.
func (r *reader) flow() (Value, error) {
	if err := r.deeper(); err != nil {
		return Value{}, err
	}
	v, open := r.value(), r.here()
	list := r.at(r.pos) == '['
	r.pos++
	read := r.flowMapping
	if list {
		v.List, read = []Value{}, r.flowList
	} else {
		v.Members = []Member{}
	}
	err := read(&v, open)
	r.depth--
	return v, err
}

// flowList reads the items and the closing bracket.
func (r *reader) flowList(v *Value, open place) error {
	for {
		if r.flowSpace(); r.at(r.pos) == ']' {
			r.pos++
			return nil
		}
		item, err := r.flowItem(open, "]")
		if err != nil {
			return err
		}
		v.List = append(v.List, item)
		if err := r.flowComma(open, ']'); err != nil {
			return err
		}
	}
}

// flowMapping reads the keys with their values and the closing brace.
func (r *reader) flowMapping(v *Value, open place) error {
	var seen keys
	for {
		if r.flowSpace(); r.at(r.pos) == '}' {
			r.pos++
			return nil
		}
		m, err := r.flowMember(open)
		if err != nil {
			return err
		}
		if first, repeated := seen.add(v.Members, m); repeated {
			r.minor = append(r.minor, repeatedKey(m, first))
		} else {
			v.Members = append(v.Members, m)
		}
		if err := r.flowComma(open, '}'); err != nil {
			return err
		}
	}
}

// flowMember reads a key and its value, null where it has none.
func (r *reader) flowMember(open place) (Member, error) {
	at, quoted := r.here(), r.at(r.pos) == '"' || r.at(r.pos) == '\''
	m := Member{Line: r.line, Column: r.column(r.pos)}
	name, err := r.flowKey(open, quoted)
	if err != nil {
		return m, err
	}
	m.Name = name
	r.flowSpace()
	m.Value = r.value()
	m.Value.Null = true
	if r.at(r.pos) != ':' {
		if name, _, colon := strings.Cut(m.Name, ":"); colon && !quoted {
			return m, r.faultAt(at, "case-yaml-space", name)
		}
		return m, nil
	}
	r.pos++
	if r.flowSpace(); r.at(r.pos) != ',' && r.at(r.pos) != '}' {
		m.Value, err = r.flowItem(open, "}")
	}
	return m, err
}

// flowItem reads a value between brackets or braces, which end with close.
func (r *reader) flowItem(open place, close string) (Value, error) {
	switch c := r.at(r.pos); {
	case c == 0:
		return Value{}, r.unclosed(open, close)
	case c == '[' || c == '{':
		return r.flow()
	case c == '"' || c == '\'':
		return r.quoted()
	case c == ',' || r.specialAt(r.pos):
		return Value{}, r.fault(r.pos, "case-yaml-character", r.text[r.pos:r.pos+1])
	}
	v := r.value()
	resolve(&v, r.flowPlain())
	return v, nil
}

// flowKey reads the name of a key.
func (r *reader) flowKey(open place, quoted bool) (string, error) {
	if quoted {
		key, err := r.quoted()
		return key.Text, err
	}
	if r.at(r.pos) == 0 {
		return "", r.unclosed(open, "}")
	}
	if r.at(r.pos) == ',' || r.specialAt(r.pos) {
		return "", r.fault(r.pos, "case-yaml-character", r.text[r.pos:r.pos+1])
	}
	at := r.here()
	switch name := r.flowPlain(); name {
	case "<<":
		return "", r.faultAt(at, "case-yaml-merge")
	case "":
		return "", r.faultAt(at, "case-yaml-character", r.text[at.pos:at.pos+1])
	default:
		return name, nil
	}
}

// flowComma goes behind a comma, or stays at the closing bracket.
func (r *reader) flowComma(open place, close byte) error {
	r.flowSpace()
	switch c := r.at(r.pos); c {
	case ',':
		r.pos++
	case close:
	case 0:
		return r.unclosed(open, string(close))
	case ':':
		return r.fault(r.pos, "case-yaml-colon", r.lineBefore(r.pos))
	default:
		return r.fault(r.pos, "case-yaml-comma", string(close))
	}
	return nil
}

// lineBefore is the text before an offset that a colon ends: up to the last comma or bracket.
func (r *reader) lineBefore(pos int) string {
	before := r.text[r.bol:pos]
	return strings.TrimSpace(before[1+strings.LastIndexAny(before, ",[{"):])
}

// unclosed says that a bracket is never closed, or why it seems so: a # before the closing one hides it.
func (r *reader) unclosed(open place, close string) error {
	for _, f := range r.minor {
		if f.code == "case-yaml-hash" && f.line >= open.line {
			f.warning = false
			return f
		}
	}
	return r.faultAt(open, "case-yaml-bracket", r.text[open.pos:open.pos+1], close)
}

// flowSpace skips blanks, line breaks and comments.
func (r *reader) flowSpace() {
	for {
		switch c := r.at(r.pos); {
		case c == '\n':
			r.newline()
		case isBlank(c):
			r.pos++
		case c == '#' && strings.TrimLeft(r.text[r.bol:r.pos], " \t") == "":
			r.comment()
		case c == '#' && isBlank(r.text[r.pos-1]):
			r.hashtag()
			r.comment()
		default:
			return
		}
	}
}

// flowPlain reads a text without quotes up to a comma, a bracket, a colon or a comment, over several lines if need be.
func (r *reader) flowPlain() string {
	var b strings.Builder
	for breaks := 0; ; {
		part := r.flowPlainLine()
		if breaks > 0 {
			b.WriteString(folded(breaks))
		}
		b.WriteString(part)
		next := *r
		if breaks = next.breaks(); breaks == 0 || strings.IndexByte(",[]{}:#\x00", next.at(next.pos)) >= 0 {
			break
		}
		r.pos, r.line, r.bol = next.pos, next.line, next.bol
	}
	return b.String()
}

// flowPlainLine reads such a text up to the end of the line at most.
func (r *reader) flowPlainLine() string {
	start, end := r.pos, r.pos
	for ; ; r.pos++ {
		switch c := r.at(r.pos); {
		case c == 0 || strings.IndexByte("\n,[]{}", c) >= 0,
			c == ':' && (r.endsWord(r.pos+1) || strings.IndexByte(",[]{}", r.at(r.pos+1)) >= 0),
			c == '#' && r.pos > start && isBlank(r.text[r.pos-1]):
			return r.text[start:end]
		case !isBlank(c):
			end = r.pos + 1
		}
	}
}
