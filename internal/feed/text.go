package feed

import (
	"strings"
	"unicode/utf8"

	"openoverheid.nu/internal/plainbytes"
)

// plain makes a text fit for a title, a label or a summary: one line, and no character that XML or the feed validator
// refuses. Marks of writing direction and characters outside the basic plane are kept.
func plain(s string) string {
	if isPlain(s) {
		return s
	}
	var line strings.Builder
	gap := false
	for _, r := range s {
		switch {
		case isSpace(r):
			gap = line.Len() > 0
		case !isRefused(r):
			if gap {
				line.WriteByte(' ')
				gap = false
			}
			line.WriteRune(r)
		}
	}
	return line.String()
}

// isPlain reports of most texts that there is nothing to do.
func isPlain(s string) bool {
	last := byte(' ')
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < ' ' || c == ' ' && last == ' ' {
			return false
		}
		if c >= 0x7f {
			r, n := utf8.DecodeRuneInString(s[i:])
			if isSpace(r) || isRefused(r) {
				return false
			}
			i += n - 1
		}
		last = c
	}
	return s == "" || last != ' '
}

// isSpace knows what parts words. A space that keeps words together is not among it.
func isSpace(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\v', '\f', '\r', '\u0085', '\u2028', '\u2029':
		return true
	}
	return false
}

// isRefused reports whether a character may not stand in a feed: what is no XML character, the control characters that
// are, and U+FFFD, which only tells that a text was broken before. Tab and line feed may.
func isRefused(r rune) bool {
	switch {
	case r == '\t' || r == '\n':
		return false
	case r < ' ' || r >= 0x7f && r <= 0x9f || r == utf8.RuneError:
		return true
	}
	return r&0xfffe == 0xfffe || r >= 0xfdd0 && r <= 0xfdef // not characters at all
}

var htmlBytes = plainbytes.Of("\n\t", `<>&"`)

// appendText appends a text as HTML, without what a feed refuses. It is for attribute values too.
func appendText(dst, text []byte) []byte {
	start := 0
	for i := 0; i < len(text); {
		c := text[i]
		if htmlBytes[c] {
			i++
			continue
		}
		r, n := utf8.DecodeRune(text[i:])
		if c >= utf8.RuneSelf && !isRefused(r) {
			i += n
			continue
		}
		dst = append(append(dst, text[start:i]...), escapeOf(c)...)
		i += n
		start = i
	}
	return append(dst, text[start:]...)
}

// escapeOf is how a byte that may not stand in HTML as it is gets there; empty for one that must go.
func escapeOf(c byte) string {
	switch c {
	case '<':
		return "&lt;"
	case '>':
		return "&gt;"
	case '&':
		return "&amp;"
	case '"':
		return "&#34;"
	}
	return ""
}
