package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// letters are those that NFKD leaves whole and readers type otherwise.
var letters = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "đ", "d", "ð", "d", "ł", "l", "þ", "th", "ı", "i", "ς", "σ")

// fold returns the text without accents, in lower case, with its ligatures taken apart. Folding twice changes nothing.
func fold(text string) string {
	if folded, plain := foldASCII(text); plain {
		return folded
	}
	var b strings.Builder
	b.Grow(len(text))
	for i := 0; i < len(text); {
		if plain := plainEnd(text, i); plain > i {
			b.WriteString(text[i:plain])
			i = plain
			continue
		}
		if c := text[i]; c < utf8.RuneSelf {
			b.WriteByte(c + 'a' - 'A')
			i++
			continue
		}
		_, size := utf8.DecodeRuneInString(text[i:])
		foldRune(&b, text[i:i+size])
		i += size
	}
	return b.String()
}

// plainEnd returns the end of the ASCII from i on that folding leaves as it is.
func plainEnd(text string, i int) int {
	for i < len(text) && text[i] < utf8.RuneSelf && text[i]-'A' > 25 {
		i++
	}
	return i
}

// foldRune folds one character on its own: since marks are dropped, their order does not matter.
func foldRune(b *strings.Builder, char string) {
	var room [64]byte
	for parts := norm.NFKD.AppendString(room[:0], char); len(parts) > 0; {
		r, size := utf8.DecodeRune(parts)
		parts = parts[size:]
		switch {
		case r < utf8.RuneSelf:
			b.WriteByte(byte(unicode.ToLower(r)))
		case !unicode.Is(unicode.M, r):
			letters.WriteString(b, string(unicode.ToLower(r)))
		}
	}
}

// foldASCII folds a text of ASCII only, and says whether it was.
func foldASCII(text string) (string, bool) {
	upper := false
	for i := 0; i < len(text); i++ {
		if text[i] >= utf8.RuneSelf {
			return "", false
		}
		upper = upper || 'A' <= text[i] && text[i] <= 'Z'
	}
	if upper {
		return strings.ToLower(text), true
	}
	return text, true
}
