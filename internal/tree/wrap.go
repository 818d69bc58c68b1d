package tree

import (
	"strings"
	"unicode"
)

// Widths are measured without a font: the reader's own is not known. They are those of a wide sans-serif, so that text in a narrower
// one leaves room, never the other way round.

// width is that of a text in a size, both in the drawing's units.
func width(text string, size int, bold bool) int {
	total := 0
	for _, r := range text {
		total += runeWidth(r)
	}
	if bold {
		total = total * 108 / 100
	}
	return (total*size + 999) / 1000
}

// runeWidth is that of a character in thousandths of the size.
func runeWidth(r rune) int {
	switch {
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case strings.ContainsRune("ijl'|.,:;!", r):
		return 300
	case strings.ContainsRune("ftrI ()[]{}/-\"’‘", r):
		return 400
	case strings.ContainsRune("mMwW%@—→…", r):
		return 1050
	case r >= 0x1100: // Hangul, CJK, pictures
		return 1150
	case unicode.IsUpper(r):
		return 830
	}
	return 620
}

// wrap breaks a text into lines that are no wider than most. A word that is wider by itself is broken with a hyphen.
func wrap(text string, size int, bold bool, most int) []string {
	var lines []string
	line := ""
	for _, word := range words(text) {
		joined := strings.TrimSpace(line + " " + word)
		if width(joined, size, bold) <= most {
			line = joined
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		var parts []string
		parts, line = breakWord(word, size, bold, most)
		lines = append(lines, parts...)
	}
	if line != "" || len(lines) == 0 {
		lines = append(lines, line)
	}
	return lines
}

// words are the parts of a text that a line may end between: marks by themselves, as French has before a question mark, stay with the
// word before them, and those at the start with the first.
func words(text string) []string {
	var all []string
	opening := ""
	for _, field := range strings.Fields(text) {
		switch mark := !strings.ContainsFunc(field, isWordPart); {
		case mark && (len(all) == 0 || field == "«"):
			opening += field + " "
		case mark:
			all[len(all)-1] += " " + field
		default:
			all = append(all, opening+field)
			opening = ""
		}
	}
	if opening != "" {
		all = append(all, strings.TrimSpace(opening))
	}
	return all
}

func isWordPart(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// breakWord cuts pieces as wide as a line off a word until the rest fits on one. Each piece has one character at least.
func breakWord(word string, size int, bold bool, most int) (pieces []string, rest string) {
	letters := []rune(word)
	for len(letters) > 1 && width(string(letters), size, bold) > most {
		end := 1
		for end+1 < len(letters) && width(string(letters[:end+1])+"-", size, bold) <= most {
			end++
		}
		pieces = append(pieces, string(letters[:end])+"-")
		letters = letters[end:]
	}
	return pieces, string(letters)
}

// widest is the width of the widest line.
func widest(lines []string, size int, bold bool) int {
	most := 0
	for _, l := range lines {
		most = max(most, width(l, size, bold))
	}
	return most
}
