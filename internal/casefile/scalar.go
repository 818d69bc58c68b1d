package casefile

import "strings"

// scalar reads the value whose first character the reader is at, up to the end of its last line: a text in any of its styles,
// or a flow collection. Indent is that of the collection it is in.
func (r *reader) scalar(indent int) (Value, error) {
	switch r.at(r.pos) {
	case '"', '\'':
		v, err := r.quoted()
		if err != nil {
			return v, err
		}
		return v, r.finishLine()
	case '[', '{':
		v, err := r.flow()
		if err != nil {
			return v, err
		}
		return v, r.finishLine()
	case '|', '>':
		return r.blockScalar(indent)
	}
	return r.plain(indent)
}

// specialAt reports whether a plain scalar or key can't begin with the character at an offset.
func (r *reader) specialAt(pos int) bool {
	switch c := r.at(pos); c {
	case '-', '?', ':':
		return r.endsWord(pos + 1)
	default:
		return strings.IndexByte("[]{},#&*!|>'\"%@`", c) >= 0
	}
}

// plain reads a text without quotes. Lines below that are further in than the collection continue it.
func (r *reader) plain(indent int) (Value, error) {
	v := r.value()
	if r.specialAt(r.pos) {
		return v, r.fault(r.pos, "case-yaml-character", r.text[r.pos:r.pos+1])
	}
	var b strings.Builder
	part, comment, err := r.plainLine()
	b.WriteString(part)
	for err == nil && !comment {
		breaks := r.continuation(indent)
		if breaks == 0 {
			break
		}
		part, comment, err = r.plainLine()
		b.WriteString(folded(breaks) + part)
	}
	resolve(&v, b.String())
	return v, err
}

// plainLine reads the rest of a line of plain text, and reports whether a comment ended it: nothing can continue it then.
func (r *reader) plainLine() (string, bool, error) {
	start, end := r.pos, r.pos
	for ; ; r.pos++ {
		switch c := r.at(r.pos); {
		case c == '\n' || c == 0:
			r.last = end
			return r.text[start:end], false, nil
		case c == '#' && r.pos > start && isBlank(r.text[r.pos-1]):
			r.last = end
			r.hashtag()
			r.comment()
			return r.text[start:end], true, nil
		case c == ':' && r.endsWord(r.pos+1):
			return "", false, r.fault(r.pos, "case-yaml-colon", r.text[start:end])
		case !isBlank(c):
			end = r.pos + 1
		}
	}
}

// continuation goes to the next line of a plain text and returns how many line breaks are before it; 0 where the text
// ends here, and then the reader stays where it is.
func (r *reader) continuation(indent int) int {
	breaks := 0
	for pos := r.pos; r.at(pos) == '\n'; {
		breaks++
		bol := pos + 1
		for pos = bol; r.at(pos) == ' '; pos++ {
		}
		inner := pos - bol
		for isBlank(r.at(pos)) {
			pos++
		}
		switch c := r.at(pos); {
		case c == '\n':
			continue
		case c == 0 || c == '#' || inner <= indent:
			return 0
		}
		r.line += breaks
		r.bol, r.pos = bol, pos
		return breaks
	}
	return 0
}

// folded is what line breaks within a text mean: one is a space, more are one less.
func folded(breaks int) string {
	if breaks == 1 {
		return " "
	}
	return strings.Repeat("\n", breaks-1)
}

// resolve gives a value its plain text, or null.
func resolve(v *Value, text string) {
	switch text {
	case "", "~", "null", "Null", "NULL":
		v.Null = true
	default:
		v.Text, v.plain = text, true
	}
}
