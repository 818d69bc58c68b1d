package search

import (
	"encoding/binary"
	"slices"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// fold returns the text without accents, in lower case, with its ligatures taken apart. Folding twice changes nothing.
func fold(text string) string { return string(appendFold(nil, text)) }

// appendFold appends a folded text.
func appendFold(b []byte, text string) []byte {
	b = slices.Grow(b, len(text))
	for i := 0; i < len(text); {
		if i+8 <= len(text) {
			if word := eight(text[i:]); word&nonASCII == 0 {
				b = binary.LittleEndian.AppendUint64(b, lowerASCII(word))
				i += 8
				continue
			}
		}
		if c := text[i]; c < utf8.RuneSelf {
			b = append(b, byte(lowerASCII(uint64(c))))
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if r < usualRunes {
			b = append(b, usual()[r]...)
		} else {
			b = appendFoldedRune(b, text[i:i+size])
		}
		i += size
	}
	return b
}

const (
	everyByte = 0x0101010101010101
	nonASCII  = 0x80 * everyByte
)

// lowerASCII makes lower case of eight characters of ASCII at a time: to those from A on one sum reaches the highest bit, to those after Z
// the other does too.
func lowerASCII(eight uint64) uint64 {
	upper := (eight + (0x80-'A')*everyByte) &^ (eight + (0x80-'Z'-1)*everyByte) & nonASCII
	return eight | upper>>2
}

// usualRunes is where the characters end that Europe writes, with their quotes and dashes.
const usualRunes = 0x2100

// usual holds the usual characters folded: taking them apart is slow.
var usual = sync.OnceValue(func() []string {
	folded := make([]string, usualRunes)
	for r := range folded {
		folded[r] = string(appendFoldedRune(nil, string(rune(r))))
	}
	return folded
})

// appendFoldedRune appends one character, folded on its own: since marks are dropped, their order does not matter.
func appendFoldedRune(b []byte, char string) []byte {
	for _, r := range norm.NFKD.String(char) {
		if r >= utf8.RuneSelf && unicode.Is(unicode.M, r) {
			continue
		}
		r = unicode.ToLower(r)
		if plain, ok := letters[r]; ok {
			b = append(b, plain...)
		} else {
			b = utf8.AppendRune(b, r)
		}
	}
	return b
}

// letters are those that NFKD leaves whole and readers type otherwise.
var letters = map[rune]string{'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ð': "d", 'ł': "l", 'þ': "th", 'ı': "i", 'ς': "σ"}
