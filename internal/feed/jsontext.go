package feed

import (
	"strconv"
	"unicode/utf8"
)

// object writes a JSON object, member by member; what is empty is left out.
type object struct{ out []byte }

func (o *object) name(name string) {
	if o.out[len(o.out)-1] != '{' {
		o.out = append(o.out, ',')
	}
	o.out = append(append(append(o.out, '"'), name...), `":`...)
}

func (o *object) text(name, text string) {
	if text != "" {
		o.name(name)
		o.out = appendJSON(o.out, text)
	}
}

func (o *object) number(name string, n int) {
	if n != 0 {
		o.name(name)
		o.out = strconv.AppendInt(o.out, int64(n), 10)
	}
}

// list writes a list of objects, whose members write writes.
func list[T any](o *object, name string, all []T, write func(T)) {
	if len(all) == 0 {
		return
	}
	o.name(name)
	separator := byte('[')
	for _, one := range all {
		o.out = append(o.out, separator, '{')
		write(one)
		o.out = append(o.out, '}')
		separator = ','
	}
	o.out = append(o.out, ']')
}

var jsonBytes = bytesBut("\x7f", `"\`)

// appendJSON appends a text in quotes, as encoding/json does where it leaves <, > and & as they are.
func appendJSON(dst []byte, text string) []byte {
	const hex = "0123456789abcdef"
	dst = append(dst, '"')
	start := 0
	for i := 0; i < len(text); {
		c := text[i]
		if jsonBytes[c] {
			i++
			continue
		}
		r, n := rune(c), 1
		if c >= utf8.RuneSelf {
			if r, n = utf8.DecodeRuneInString(text[i:]); !isJSONEscaped(r, n) {
				i += n
				continue
			}
		}
		dst = append(dst, text[start:i]...)
		if short := jsonEscapeOf(r); short != 0 {
			dst = append(dst, '\\', short)
		} else {
			dst = append(dst, '\\', 'u', hex[r>>12&15], hex[r>>8&15], hex[r>>4&15], hex[r&15])
		}
		i += n
		start = i
	}
	return append(append(dst, text[start:]...), '"')
}

// isJSONEscaped knows, of what is not ASCII, a byte that is no character, and what ends a line in JavaScript.
func isJSONEscaped(r rune, n int) bool {
	return r == utf8.RuneError && n == 1 || r == '\u2028' || r == '\u2029'
}

// jsonEscapeOf is the letter that stands for a character behind a backslash; zero where it takes its number.
func jsonEscapeOf(r rune) byte {
	switch r {
	case '"', '\\':
		return byte(r)
	case '\b':
		return 'b'
	case '\f':
		return 'f'
	case '\n':
		return 'n'
	case '\r':
		return 'r'
	case '\t':
		return 't'
	}
	return 0
}
