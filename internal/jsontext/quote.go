package jsontext

import (
	"math/bits"
	"unicode/utf8"

	"openoverheid.nu/internal/plainbytes"
)

// AppendString appends a text as JSON, with <, > and & as they are: what an encoder with SetEscapeHTML(false) writes.
func AppendString(b []byte, text string) []byte { return quote(b, text, plain, false) }

// AppendEscaped appends a text as json.Marshal writes it, which is safe within HTML.
func AppendEscaped(b []byte, text string) []byte { return quote(b, text, plainInHTML, true) }

// plain are the bytes of ASCII that stand in a text as they are, and plainInHTML those that do where it may come to stand in HTML.
var plain, plainInHTML = plainbytes.Of("\x7f", `"\`), plainbytes.Of("\x7f", `"\<>&`)

func quote(b []byte, text string, plain *[256]bool, html bool) []byte {
	b = append(b, '"')
	start := 0
	for i := 0; i < len(text); {
		if len(text)-i >= 8 {
			w := eightOf(text[i:])
			others := notPlain(w)
			if html {
				others |= notPlainInHTML(w)
			}
			if others == 0 {
				i += 8
				continue
			}
			i += bits.TrailingZeros64(others) / 8
		} else if plain[text[i]] {
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

// Of eight bytes in one word, the first the lowest, these tell which are something: the highest bit of a byte that is, where no lower byte is
// (https://graphics.stanford.edu/~seander/bithacks.html#ZeroInWord).
const (
	ones  = 0x0101010101010101
	highs = 0x80 * ones
)

func equal(w uint64, c byte) uint64 {
	w ^= ones * uint64(c)
	return (w - ones) & ^w & highs
}

// notPlain tells which bytes of a word are beyond ASCII, control characters, quotes or backslashes.
func notPlain(w uint64) uint64 {
	control := (w - ' '*ones) & ^w
	return (w|control)&highs | equal(w, '"') | equal(w, '\\')
}

// notPlainInHTML tells which bytes HTML would take for something else.
func notPlainInHTML(w uint64) uint64 { return equal(w, '<') | equal(w, '>') | equal(w, '&') }

// eightOf are the first eight bytes of a text; compilers read them at once.
func eightOf(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
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
