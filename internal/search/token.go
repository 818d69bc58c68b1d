package search

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxWord is the length in characters that longer words are cut to.
const maxWord = 40

// unit is what stands between spaces as one: a word, or words tied by hyphens with their joined form.
type unit struct {
	parts  []string
	joined string
}

// tokenizer cuts texts into words. split says that an apostrophe parts words (French) instead of vanishing.
type tokenizer struct{ split bool }

// units returns the words of a text, in order.
func (t tokenizer) units(text string) []unit {
	var units []unit
	t.each(text, func(u unit) { units = append(units, unit{slices.Clone(u.parts), u.joined}) })
	return units
}

// sequence returns the single words of a text, in order: what phrases are compared with.
func (t tokenizer) sequence(text string) []string {
	var words []string
	t.each(text, func(u unit) { words = append(words, u.parts...) })
	return words
}

// each calls yield for every unit of the text. The list of parts is yield's only until it returns.
func (t tokenizer) each(text string, yield func(unit)) {
	s := fold(text)
	alone := make([]string, 1)
	for i := 0; i < len(s); {
		end := wordEnd(s, i)
		if end == i {
			i += runeSize(s, i)
			continue
		}
		if joiner, size := joinerAt(s, end); joiner != 0 {
			i = t.chain(s, i, end, joiner, size, yield)
			continue
		}
		alone[0] = cut(s[i:end])
		yield(unit{parts: alone, joined: alone[0]})
		i = end
	}
}

// runeSize returns the size in bytes of the character at i.
func runeSize(s string, i int) int {
	if s[i] < utf8.RuneSelf {
		return 1
	}
	_, size := utf8.DecodeRuneInString(s[i:])
	return size
}

// chain reads the chain that begins with the word s[start:end] and a joiner, and returns where it ends.
func (t tokenizer) chain(s string, start, end int, joiner byte, size int, yield func(unit)) int {
	words, joiners := []string{s[start:end]}, []byte{}
	for joiner != 0 {
		next := end + size
		stop := wordEnd(s, next)
		words, joiners = append(words, s[next:stop]), append(joiners, joiner)
		end = stop
		joiner, size = joinerAt(s, end)
	}
	t.cutChain(words, joiners, yield)
	return end
}

// cutChain applies the rules for chains of more than one word.
func (t tokenizer) cutChain(words []string, joiners []byte, yield func(unit)) {
	if abbreviation(words, joiners, '.', 1) || abbreviation(words, joiners, '&', 3) {
		word := cut(strings.Join(words, ""))
		yield(unit{parts: []string{word}, joined: word})
		return
	}
	parts := []string{words[0]}
	flush := func() {
		for i := range parts {
			parts[i] = cut(parts[i])
		}
		yield(unit{parts: parts, joined: cut(strings.Join(parts, ""))})
	}
	for i, joiner := range joiners {
		word := words[i+1]
		switch {
		case joiner == '\'' && !t.split && word != "n":
			parts[len(parts)-1] += word
		case joiner == '-':
			parts = append(parts, word)
		default:
			flush()
			parts = []string{word}
		}
	}
	flush()
}

// abbreviation says whether all joiners are this one and no word is longer than max characters.
func abbreviation(words []string, joiners []byte, joiner byte, max int) bool {
	for _, j := range joiners {
		if j != joiner {
			return false
		}
	}
	for _, w := range words {
		if utf8.RuneCountInString(w) > max {
			return false
		}
	}
	return true
}

// wordEnd returns the end of the letters and digits that begin at i.
func wordEnd(s string, i int) int {
	for i < len(s) {
		if c := s[i]; c < utf8.RuneSelf {
			if c-'a' > 25 && c-'0' > 9 && c-'A' > 25 {
				return i
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r > 0xFFFF || !unicode.In(r, unicode.L, unicode.N) {
			return i
		}
		i += size
	}
	return i
}

// joinerAt returns the kind of joiner at i that a word follows, or 0, and its size in bytes.
func joinerAt(s string, i int) (joiner byte, size int) {
	if i == len(s) || s[i] == ' ' {
		return 0, 0
	}
	r, size := utf8.DecodeRuneInString(s[i:])
	switch r {
	case '\'', '’', '‘', 'ʼ', '`':
		joiner = '\''
	case '-', '‐', '‑':
		joiner = '-'
	case '.', '&':
		joiner = byte(r)
	default:
		return 0, 0
	}
	if wordEnd(s, i+size) == i+size {
		return 0, 0
	}
	return joiner, size
}

// cut returns the first characters of a word, no more than are indexed.
func cut(word string) string {
	if len(word) <= maxWord {
		return word
	}
	n := 0
	for i := range word {
		if n++; n > maxWord {
			return word[:i]
		}
	}
	return word
}

// indexed says whether a part is long enough to be looked for on its own.
func indexed(part string) bool {
	return len(part) >= 2 || len(part) == 1 && part[0] >= '0' && part[0] <= '9'
}
