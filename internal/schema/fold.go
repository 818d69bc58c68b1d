package schema

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold returns the key by which two spellings of a name are the same: lower case, without accents, punctuation and spaces
// collapsed, "+" as "plus", "&" as "en" and so are "and", "et" and "und". Folding twice changes nothing.
func Fold(s string) string {
	words := strings.FieldsFunc(foldLetters(s), func(c rune) bool { return c == ' ' })
	for i, w := range words {
		switch w {
		case "&", "and", "et", "und":
			words[i] = "en"
		}
	}
	return strings.Join(words, " ")
}

// foldLetters returns s in plain lower-case letters and digits, with a space for all that separates words and an ampersand as
// a word of its own. An apostrophe separates nothing: foto's is fotos.
func foldLetters(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, c := range plain(s) {
		switch {
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			b.WriteRune(c)
		case c == '&':
			b.WriteString(" & ")
		case c == '+':
			b.WriteString(" plus ")
		case c == '\'' || c == '’' || c == '‘' || unicode.Is(unicode.Mn, c):
		case letters[unicode.ToLower(c)] != "":
			b.WriteString(letters[unicode.ToLower(c)])
		case unicode.IsLetter(c) || unicode.IsNumber(c):
			b.WriteRune(unicode.ToLower(c))
		default:
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// plain takes accents apart from their letters; text in ASCII has none.
func plain(s string) string {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return norm.NFKD.String(strings.ToValidUTF8(s, " "))
		}
	}
	return s
}

// letters are those that no decomposition takes apart.
var letters = map[rune]string{'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ı': "i"}
