package search

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

const (
	shortSound = 7 // characters of the longest sounds of size 0
	longSound  = 6 // characters of the shortest sounds of size 1
	rareWord   = 2 // documents, at most, of a word whose places stand in the lexicon itself
)

// spelling is a word of the lexicon as it sounds.
type spelling struct {
	word, sound, reversed string
	places                postings
}

// spell returns the words that occur as they sound.
func (p *gatherer) spell(words []string, s *sounder) []spelling {
	spellings := make([]spelling, len(words))
	parallel(len(words), func(from, to int) {
		for i := from; i < to; i++ {
			if places := p.of(int32(i)); len(places.docs) > 0 {
				z := s.sound(words[i])
				spellings[i] = spelling{words[i], z, reverse(z), places}
			}
		}
	})
	return slices.DeleteFunc(spellings, func(s spelling) bool { return len(s.places.docs) == 0 })
}

// entry is a spelling in one of the two lexicons. Its head is the beginning of its key as a number, which orders most entries.
type entry struct {
	head  uint64
	size  byte
	sound string // or reversed
	*spelling
}

func newEntry(size byte, sound string, s *spelling) entry {
	head := uint64(size)
	for i := range 7 {
		head <<= 8
		if i < len(sound) {
			head |= uint64(sound[i])
		}
	}
	return entry{head, size, sound, s}
}

func (e *entry) key() string { return string(e.size) + e.sound }

func (e *entry) sameKey(other *entry) bool { return e.size == other.size && e.sound == other.sound }

// lexicon returns the bodies and first keys of one of the two lexicons.
func lexicon(spellings []spelling, reversed, short bool, size int) (bodies []body, firsts []string) {
	entries := make([]entry, 0, len(spellings)+len(spellings)/4)
	for i := range spellings {
		s := &spellings[i]
		sound := s.sound
		if reversed {
			sound = s.reversed
		}
		n := utf8.RuneCountInString(sound)
		if short && n <= shortSound {
			entries = append(entries, newEntry('0', sound, s))
		}
		if !short || n >= longSound {
			entries = append(entries, newEntry('1', sound, s))
		}
	}
	slices.SortFunc(entries, func(a, b entry) int {
		if a.head != b.head {
			return cmp.Compare(a.head, b.head)
		}
		return cmp.Or(strings.Compare(a.sound, b.sound), strings.Compare(a.word, b.word))
	})
	return cutLexicon(entries, reversed, size)
}

// cutLexicon writes the entries in files of about the same size.
func cutLexicon(entries []entry, reversed bool, size int) (bodies []body, firsts []string) {
	var c columns
	prev := ""
	for i := range entries {
		e := &entries[i]
		if i == 0 || c.size() >= size && !e.sameKey(&entries[i-1]) {
			if i > 0 {
				bodies = append(bodies, c.body())
			}
			c, prev = columns{entries: make([]byte, 0, size)}, ""
			firsts = append(firsts, e.key())
		}
		word := e.word
		if reversed {
			word = reverse(word) // what sorts together then begins with the same characters
		}
		c.entries = putFront(c.entries, prev, word)
		c.putPlaces(&e.places)
		prev = word
	}
	if len(entries) > 0 {
		bodies = append(bodies, c.body())
	}
	return bodies, firsts
}

// putPlaces writes how many documents have a word, and of a rare word which.
func (c *columns) putPlaces(p *postings) {
	df := uint32(len(p.docs))
	if df > rareWord || p.common {
		c.entries = putUint(c.entries, df<<1)
		return
	}
	c.entries = putUint(c.entries, df<<1|1)
	c.docs = encodeDocs(c.docs, p.docs)
	for _, weight := range p.weights {
		c.weights = append(c.weights, stepOf(weight))
	}
}
