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
)

// spelling is a word of the lexicon as it sounds.
type spelling struct {
	word, sound, reversed string
	df                    int
}

// spell returns the words that occur as they sound.
func spell(words []string, dfs []int, s *sounder) []spelling {
	spellings := make([]spelling, len(words))
	parallel(len(words), func(_, from, to int) {
		for i := from; i < to; i++ {
			if dfs[i] > 0 {
				z := s.sound(words[i])
				spellings[i] = spelling{words[i], z, reverse(z), dfs[i]}
			}
		}
	})
	return slices.DeleteFunc(spellings, func(s spelling) bool { return s.df == 0 })
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
func lexicon(spellings []spelling, reversed bool, size int) (bodies [][]byte, firsts []string) {
	entries := make([]entry, 0, len(spellings)+len(spellings)/4)
	for i := range spellings {
		s := &spellings[i]
		sound := s.sound
		if reversed {
			sound = s.reversed
		}
		n := utf8.RuneCountInString(sound)
		if n <= shortSound {
			entries = append(entries, newEntry('0', sound, s))
		}
		if n >= longSound {
			entries = append(entries, newEntry('1', sound, s))
		}
	}
	slices.SortFunc(entries, func(a, b entry) int {
		if a.head != b.head {
			return cmp.Compare(a.head, b.head)
		}
		return cmp.Or(strings.Compare(a.sound, b.sound), strings.Compare(a.word, b.word))
	})
	return cutLexicon(entries, size)
}

// cutLexicon writes the entries in files of about the same size.
func cutLexicon(entries []entry, size int) (bodies [][]byte, firsts []string) {
	var body []byte
	prev := ""
	for i := range entries {
		e := &entries[i]
		if i == 0 || len(body) >= size && !e.sameKey(&entries[i-1]) {
			if i > 0 {
				bodies = append(bodies, body)
			}
			body, prev = make([]byte, 0, size+64), ""
			firsts = append(firsts, e.key())
		}
		body = putUint(putFront(body, prev, e.word), uint32(e.df))
		prev = e.word
	}
	if len(entries) > 0 {
		bodies = append(bodies, body)
	}
	return bodies, firsts
}
