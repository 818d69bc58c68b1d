package casefile

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// closingQuote is the offset behind the quote that closes the one at an offset, on the same line; 0 where there is none.
func (r *reader) closingQuote(pos int) int {
	quote := r.at(pos)
	for i := pos + 1; ; i++ {
		switch c := r.at(i); {
		case c == 0 || c == '\n':
			return 0
		case c == '\\' && quote == '"':
			i++
		case c == quote && quote == '\'' && r.at(i+1) == quote:
			i++
		case c == quote:
			return i + 1
		}
	}
}

// quoted reads a text in quotes, over several lines if need be.
func (r *reader) quoted() (Value, error) {
	v, open := r.value(), r.here()
	quote := r.at(r.pos)
	r.pos++
	var b []byte
	solid := 0 // how much of b is not blanks before a line break
	for {
		switch c := r.at(r.pos); {
		case c == 0 || c == '\\' && quote == '"' && r.at(r.pos+1) == 0:
			return v, r.faultAt(open, "case-yaml-quote", string(quote))
		case c == quote && quote == '\'' && r.at(r.pos+1) == quote:
			b = append(b, quote)
			r.pos += 2
			solid = len(b)
		case c == quote:
			r.pos++
			v.Text = string(b)
			return v, nil
		case c == '\\' && quote == '"':
			text, err := r.escape()
			if err != nil {
				return v, err
			}
			b = append(b, text...)
			solid = len(b)
		case c == '\n':
			b = append(b[:solid], folded(r.breaks())...)
			solid = len(b)
		default:
			part := r.unescaped(quote)
			b = append(b, part...)
			if trimmed := strings.TrimRight(part, " \t"); trimmed != "" {
				solid = len(b) - len(part) + len(trimmed)
			}
		}
	}
}

// unescaped reads on up to the closing quote, a backslash or the line's end.
func (r *reader) unescaped(quote byte) string {
	start := r.pos
	for c := r.at(r.pos); c != 0 && c != quote && c != '\n' && (c != '\\' || quote != '"'); c = r.at(r.pos) {
		r.pos++
	}
	return r.text[start:r.pos]
}

// breaks skips line breaks and the blanks around them, and counts them.
func (r *reader) breaks() int {
	n := 0
	for r.at(r.pos) == '\n' {
		n++
		r.newline()
		r.skipBlanks()
	}
	return n
}

// escapes is what a backslash makes of the letter behind it, in double quotes.
var escapes = map[byte]string{
	't': "\t", '\t': "\t", 'n': "\n", ' ': " ", '"': `"`, '/': "/", '\\': `\`,
	'_': "\u00a0", 'L': "\u2028", 'P': "\u2029",
	'0': "\x00", 'a': "\a", 'b': "\b", 'v': "\v", 'f': "\f", 'r': "\r", 'e': "\x1b",
}

// escape reads a backslash and what it stands for.
func (r *reader) escape() (string, error) {
	letter := r.at(r.pos + 1)
	if letter == '\n' { // the line break itself is escaped: only empty lines below it count
		r.pos++
		return strings.Repeat("\n", r.breaks()-1), nil
	}
	text, ok := escapes[letter]
	length := 2
	if digits := strings.IndexByte("..x.u...U", letter); digits > 1 && letter != '.' {
		text, length, ok = r.codePoint(digits)
	}
	switch {
	case !ok:
		return "", r.fault(r.pos, "case-yaml-escape", strings.TrimSpace(r.text[r.pos:min(r.pos+2, r.end)]))
	case firstControl(text) >= 0:
		return "", r.fault(r.pos, "case-control", "1")
	}
	r.pos += length
	return text, nil
}

// codePoint reads a character written as a number: \xE9, \u00E9, \U000000E9, or two \u that together are one in UTF-16.
func (r *reader) codePoint(digits int) (text string, length int, ok bool) {
	length = 2 + digits
	c, ok := r.hex(r.pos+2, digits)
	if c >= 0xD800 && c < 0xDC00 && r.at(r.pos+length) == '\\' && r.at(r.pos+length+1) == 'u' {
		low, _ := r.hex(r.pos+length+2, 4)
		if low >= 0xDC00 && low < 0xE000 {
			c, length = 0x10000+(c-0xD800)<<10+low-0xDC00, length+6
		}
	}
	return string(c), length, ok && utf8.ValidRune(c)
}

func (r *reader) hex(pos, digits int) (rune, bool) {
	if pos+digits > r.end {
		return 0, false
	}
	n, err := strconv.ParseUint(r.text[pos:pos+digits], 16, 32)
	return rune(n), err == nil && n <= utf8.MaxRune
}
