package elsewhere

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Clean makes one line of a text: spaces single, control characters gone, and at most most characters, cut between words. Marks
// that turn the direction of what follows are dropped too: they would turn our own words with it.
func Clean(text string, most int) string {
	text = strings.Map(func(c rune) rune {
		switch {
		case unicode.IsSpace(c) || c == '\u2028' || c == '\u2029':
			return ' '
		case turns(c) || unicode.IsControl(c) || noCharacter(c):
			return -1
		}
		return c
	}, strings.ToValidUTF8(text, ""))
	return shorten(strings.Join(strings.Fields(text), " "), most)
}

// turns reports whether a character embeds, overrides or isolates a direction.
func turns(c rune) bool { return c >= '\u202a' && c <= '\u202e' || c >= '\u2066' && c <= '\u2069' }

// noCharacter reports whether a code point stands for nothing that can be read.
func noCharacter(c rune) bool {
	return c == '\ufeff' || c == '\u200b' || c == utf8.RuneError || c&0xfffe == 0xfffe || c >= '\ufdd0' && c <= '\ufdef' ||
		unicode.Is(unicode.Co, c) || c >= 0xe0000 && c <= 0xe007f
}

// shorten cuts a text that is too long after a word, and says so with three dots.
func shorten(text string, most int) string {
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	runes := []rune(text)[:most-1]
	cut := string(runes)
	if i := strings.LastIndexByte(cut, ' '); i > len(cut)/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:.-–—(") + "…"
}
