package paste

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// windows1252 are the characters that old programs write as control characters.
var windows1252 = map[rune]rune{
	0x80: '€', 0x82: '‚', 0x84: '„', 0x85: '…', 0x8b: '‹', 0x91: '‘', 0x92: '’', 0x93: '“', 0x94: '”', 0x95: '•', 0x96: '–', 0x97: '—', 0x9b: '›',
}

// symbols are the characters of Symbol and Wingdings that Word writes most, as it writes them.
var symbols = map[rune]rune{
	'\uf0b7': '•', '\uf0a7': '•', '\uf0d8': '•', '\uf0e0': '→', '\uf0e8': '→', '\uf0df': '←', '\uf0fc': '✓', '\uf0fb': '✗', '\uf04a': '☺', '\uf02d': '-',
}

// plain is a text with spaces for all that separates words, and without characters that nobody sees.
func plain(s string) string {
	s = strings.Map(func(c rune) rune {
		if seen, ok := windows1252[c]; ok {
			return seen
		}
		if seen, ok := symbols[c]; ok {
			return seen
		}
		switch {
		case unicode.IsSpace(c) || c == '\u2028' || c == '\u2029':
			return ' '
		case unseen(c):
			return -1
		}
		return c
	}, s)
	return unreserved.Replace(s)
}

// unseen reports whether a character stands for nothing, turns the direction of what follows, or is for private use, as our own marks are.
// The joiner stays: emoji and some scripts need it.
func unseen(c rune) bool {
	return c != '\u200d' && (unicode.IsControl(c) || unicode.Is(unicode.Cf, c)) || unicode.Is(unicode.Co, c) || c == unicode.ReplacementChar ||
		c&0xfffe == 0xfffe || c >= 0xfdd0 && c <= 0xfdef
}

// unreserved takes apart the words that mean something to Hugo wherever they stand.
var unreserved = strings.NewReplacer("HAHAHUGOSHORTCODE", "HAHAHUGO SHORTCODE", "HUGOMORE42", "HUGOMORE 42")

// superscripts are the figures of m² and of a note.
var superscripts = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹")

func isFigures(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// isEmoji reports whether a picture's text is a sign, as mail programs and sites write 🙂.
func isEmoji(s string) bool {
	return s != "" && utf8.RuneCountInString(s) <= 8 && !strings.ContainsFunc(s, func(c rune) bool {
		return c < 0x2000 || unicode.IsLetter(c) || unicode.IsNumber(c)
	})
}
