package search

import (
	"bytes"
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
	c := cutter{tokenizer: t}
	c.each(text, func(parts [][]byte, joined []byte) { units = append(units, unit{texts(parts), string(joined)}) })
	return units
}

// sequence returns the single words of a text, in order: what phrases are compared with.
func (t tokenizer) sequence(text string) []string {
	var words []string
	c := cutter{tokenizer: t}
	c.each(text, func(parts [][]byte, _ []byte) { words = append(words, texts(parts)...) })
	return words
}

func texts(parts [][]byte) []string {
	all := make([]string, len(parts))
	for i, part := range parts {
		all[i] = string(part)
	}
	return all
}

// cutter cuts one text after another, in the same memory.
type cutter struct {
	tokenizer
	folded  []byte
	words   [][]byte // of the chain at hand
	joiners []byte   // between them
	parts   [][]byte // of the unit at hand
	room    []byte   // for what is written as one
}

// each calls yield for every unit of the text, with its parts and its joined form. They are yield's only until it returns.
func (c *cutter) each(text string, yield func(parts [][]byte, joined []byte)) {
	c.folded = appendFold(c.folded[:0], text)
	s := c.folded
	for i := 0; i < len(s); {
		end := wordEnd(s, i)
		if end == i {
			i += runeSize(s, i)
			continue
		}
		if joiner, size := joinerAt(s, end); joiner != 0 {
			i = c.chain(s, i, end, joiner, size, yield)
			continue
		}
		c.parts = append(c.parts[:0], cut(s[i:end]))
		yield(c.parts, c.parts[0])
		i = end
	}
}

// runeSize returns the size in bytes of the character at i.
func runeSize(s []byte, i int) int {
	if s[i] < utf8.RuneSelf {
		return 1
	}
	_, size := utf8.DecodeRune(s[i:])
	return size
}

// chain reads the chain that begins with the word s[start:end] and a joiner, and returns where it ends.
func (c *cutter) chain(s []byte, start, end int, joiner byte, size int, yield func([][]byte, []byte)) int {
	c.words, c.joiners, c.room = append(c.words[:0], s[start:end]), c.joiners[:0], c.room[:0]
	for joiner != 0 {
		next := end + size
		end = wordEnd(s, next)
		c.words, c.joiners = append(c.words, s[next:end]), append(c.joiners, joiner)
		joiner, size = joinerAt(s, end)
	}
	c.cutChain(yield)
	return end
}

// cutChain applies the rules for chains of more than one word.
func (c *cutter) cutChain(yield func([][]byte, []byte)) {
	if c.abbreviation('.', 1) || c.abbreviation('&', 3) {
		c.parts = append(c.parts[:0], cut(c.join(c.words...)))
		yield(c.parts, c.parts[0])
		return
	}
	c.parts = append(c.parts[:0], c.words[0])
	for i, joiner := range c.joiners {
		word := c.words[i+1]
		switch {
		case joiner == '\'' && !c.split && string(word) != "n":
			last := len(c.parts) - 1
			c.parts[last] = c.join(c.parts[last], word)
		case joiner == '-':
			c.parts = append(c.parts, word)
		default:
			c.finish(yield)
			c.parts = append(c.parts[:0], word)
		}
	}
	c.finish(yield)
}

// finish yields the parts at hand.
func (c *cutter) finish(yield func([][]byte, []byte)) {
	for i, part := range c.parts {
		c.parts[i] = cut(part)
	}
	joined := c.parts[0]
	if len(c.parts) > 1 {
		joined = cut(c.join(c.parts...))
	}
	yield(c.parts, joined)
}

// join returns words written as one.
func (c *cutter) join(words ...[]byte) []byte {
	from := len(c.room)
	for _, word := range words {
		c.room = append(c.room, word...)
	}
	return c.room[from:]
}

// abbreviation says whether all joiners are this one and no word is longer than max characters.
func (c *cutter) abbreviation(joiner byte, max int) bool {
	if bytes.Count(c.joiners, []byte{joiner}) < len(c.joiners) {
		return false
	}
	for _, w := range c.words {
		if utf8.RuneCount(w) > max {
			return false
		}
	}
	return true
}

// inWord says which characters of ASCII are letters and digits.
var inWord = func() (in [utf8.RuneSelf]bool) {
	for c := range in {
		in[c] = unicode.In(rune(c), unicode.L, unicode.N)
	}
	return in
}()

// wordEnd returns the end of the letters and digits that begin at i.
func wordEnd(s []byte, i int) int {
	for i < len(s) {
		if c := s[i]; c < utf8.RuneSelf {
			if !inWord[c] {
				return i
			}
			i++
			continue
		}
		r, size := utf8.DecodeRune(s[i:])
		if r > 0xFFFF || !unicode.In(r, unicode.L, unicode.N) {
			return i
		}
		i += size
	}
	return i
}

// joinerAt returns the kind of joiner at i that a word follows, or 0, and its size in bytes.
func joinerAt(s []byte, i int) (joiner byte, size int) {
	if i == len(s) || s[i] == ' ' {
		return 0, 0
	}
	r, size := utf8.DecodeRune(s[i:])
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
func cut(word []byte) []byte { return firstChars(word, maxWord) }

// firstChars returns the first characters of a text, at most max.
func firstChars(text []byte, max int) []byte {
	if len(text) <= max {
		return text
	}
	n := 0
	for i := range text {
		if utf8.RuneStart(text[i]) {
			if n++; n > max {
				return text[:i]
			}
		}
	}
	return text
}

// indexed says whether a part is long enough to be looked for on its own.
func indexed[T string | []byte](part T) bool {
	return len(part) >= 2 || len(part) == 1 && part[0] >= '0' && part[0] <= '9'
}
