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
	places                list
}

// spell returns the words that occur as they sound.
func spell(words []string, lists []list, s *sounder) []spelling {
	spellings := make([]spelling, len(words))
	parallel(len(words), func(from, to int) {
		for i := from; i < to; i++ {
			if lists[i].df > 0 {
				z := s.sound(words[i])
				spellings[i] = spelling{words[i], z, reverse(z), lists[i]}
			}
		}
	})
	return slices.DeleteFunc(spellings, func(s spelling) bool { return s.places.df == 0 })
}

// entry is a spelling in one of the two lexicons. Its head is the beginning of its key as a number, which orders most entries: its size,
// then the first bytes of its sound.
type entry struct {
	head uint64
	*spelling
}

func newEntry(size byte, sound string, s *spelling) entry {
	return entry{uint64(size)<<sizeShift | headOf(sound)>>8, s}
}

const sizeShift = 56

// direction tells the two lexicons apart: that of beginnings, and that of ends, which is reversed.
type direction struct{ reversed bool }

// sound is what an entry is sorted by, after its size.
func (d direction) sound(s *spelling) string {
	if d.reversed {
		return s.reversed
	}
	return s.sound
}

// word is an entry's word so that what sorts together begins with the same characters.
func (d direction) word(s *spelling) string {
	if d.reversed {
		return reverse(s.word)
	}
	return s.word
}

func (d direction) key(e entry) string { return string(byte(e.head>>sizeShift)) + d.sound(e.spelling) }

func (d direction) sameKey(a, b entry) bool {
	return a.head == b.head && d.sound(a.spelling) == d.sound(b.spelling)
}

func (d direction) compare(a, b entry) int {
	if a.head != b.head {
		return cmp.Compare(a.head, b.head)
	}
	return cmp.Or(strings.Compare(d.sound(a.spelling), d.sound(b.spelling)), strings.Compare(a.spelling.word, b.spelling.word))
}

// lexicon returns the bodies and first keys of one of the two lexicons.
func (d direction) lexicon(spellings []spelling, short bool, size int) (bodies []body, firsts []string) {
	entries := make([]entry, 0, len(spellings)+len(spellings)/4)
	for i := range spellings {
		s := &spellings[i]
		sound := d.sound(s)
		n := utf8.RuneCountInString(sound)
		if short && n <= shortSound {
			entries = append(entries, newEntry('0', sound, s))
		}
		if !short || n >= longSound {
			entries = append(entries, newEntry('1', sound, s))
		}
	}
	slices.SortFunc(entries, d.compare)
	return d.cut(entries, size)
}

// cut writes the entries in files of about the same size.
func (d direction) cut(entries []entry, size int) (bodies []body, firsts []string) {
	var c columns
	prev := ""
	for i, e := range entries {
		if i == 0 || c.size() >= size && !d.sameKey(e, entries[i-1]) {
			if i > 0 {
				bodies = append(bodies, c.body())
			}
			c, prev = columns{entries: make([]byte, 0, size)}, ""
			firsts = append(firsts, d.key(e))
		}
		word := d.word(e.spelling)
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
func (c *columns) putPlaces(l *list) {
	df := uint32(l.df)
	if df > rareWord || l.common {
		c.entries = putUint(c.entries, df<<1)
		return
	}
	c.entries = putUint(c.entries, df<<1|1)
	c.docs = append(c.docs, l.docs...)
	for _, weight := range l.weights {
		c.weights = append(c.weights, stepOf(weight))
	}
}
