package jsontext

import (
	"unicode/utf8"

	"openoverheid.nu/internal/plainbytes"
)

// AppendString appends a text as JSON, with <, > and & as they are: what an encoder with SetEscapeHTML(false) writes.
func AppendString(b []byte, text string) []byte { return quote(b, text, plain) }

// AppendEscaped appends a text as json.Marshal writes it, which is safe within HTML.
func AppendEscaped(b []byte, text string) []byte { return quote(b, text, plainInHTML) }

// plain are the bytes of ASCII that stand in a text as they are, and plainInHTML those that do where it may come to stand in HTML.
var plain, plainInHTML = plainbytes.Of("\x7f", `"\`), plainbytes.Of("\x7f", `"\<>&`)

func quote(b []byte, text string, plain *[256]bool) []byte {
	b = append(b, '"')
	start := 0
	for i := 0; i < len(text); {
		if plain[text[i]] {
			i++
			continue
		}
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			if r, size = utf8.DecodeRuneInString(text[i:]); !escaped(r, size) {
				i += size
				continue
			}
		}
		b = appendEscape(append(b, text[start:i]...), r)
		i += size
		start = i
	}
	return append(append(b, text[start:]...), '"')
}

// escaped reports whether a character beyond ASCII does not stand as it is: bytes that are no UTF-8, and the two that end a line in
// JavaScript alone.
func escaped(r rune, size int) bool {
	return r == utf8.RuneError && size == 1 || r == '\u2028' || r == '\u2029'
}

func appendEscape(b []byte, r rune) []byte {
	switch r {
	case '"', '\\':
		return append(b, '\\', byte(r))
	case '\b':
		return append(b, '\\', 'b')
	case '\f':
		return append(b, '\\', 'f')
	case '\n':
		return append(b, '\\', 'n')
	case '\r':
		return append(b, '\\', 'r')
	case '\t':
		return append(b, '\\', 't')
	}
	const digits = "0123456789abcdef"
	return append(b, '\\', 'u', digits[r>>12&15], digits[r>>8&15], digits[r>>4&15], digits[r&15])
}
