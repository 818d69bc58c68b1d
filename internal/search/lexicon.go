package search

import (
	"cmp"
	"strings"
	"unicode/utf8"
)

const (
	shortSound = 7 // characters of the longest sounds of size 0
	longSound  = 6 // characters of the shortest sounds of size 1
	rareWord   = 2 // documents, at most, of a word whose places stand in the lexicon itself
)

// spelling is a word of a lexicon as it sounds; in a lexicon of ends both are reversed, so that what sorts together begins with the same characters.
type spelling struct {
	word        uint32
	sound, text string
}

// entry is a spelling in one of the two lexicons. Its head is the beginning of its key as a number, which orders most entries: its size,
// then the first bytes of its sound.
type entry struct {
	head uint64
	*spelling
}

func newEntry(size byte, s *spelling) entry {
	return entry{uint64(size)<<sizeShift | headOf(s.sound)>>8, s}
}

const sizeShift = 56

func (e entry) key() string { return string(byte(e.head>>sizeShift)) + e.sound }

func (e entry) sameKey(other entry) bool { return e.head == other.head && e.sound == other.sound }

// packed returns an entry as a number: its word, and whether it is of size 1.
func (e entry) packed() uint32 { return e.word<<1 | uint32(e.head>>sizeShift)&1 }

// compareEntries orders entries by their keys, then by their words, whose numbers are in order.
func compareEntries(a, b entry) int {
	if a.head != b.head {
		return cmp.Compare(a.head, b.head)
	}
	return cmp.Or(strings.Compare(a.sound, b.sound), cmp.Compare(a.word, b.word))
}

// direction tells the two lexicons apart: that of beginnings, and that of ends, which is reversed.
type direction struct{ reversed bool }

// lexiconWriter writes one of the two lexicons.
type lexiconWriter struct {
	direction
	words   []string
	lists   *lists // by word
	sounder *sounder
	short   bool    // words that sound short stand apart
	size    int     // of a file, about
	once    bool    // there will be no next lexicon
	entries []entry // all, where they were put in order
}

// add appends the entries of a word.
func (w *lexiconWriter) add(entries []entry, word uint32) []entry {
	s := w.spell(word)
	n := utf8.RuneCountInString(s.sound)
	if w.short && n <= shortSound {
		entries = append(entries, newEntry('0', s))
	}
	if !w.short || n >= longSound {
		entries = append(entries, newEntry('1', s))
	}
	return entries
}

func (w *lexiconWriter) spell(word uint32) *spelling {
	text := w.words[word]
	sound := w.sounder.sound(text)
	if w.reversed {
		sound, text = reverse(sound), reverse(text)
	}
	return &spelling{word, sound, text}
}

// unpack returns the entry that packed made a number of.
func (w *lexiconWriter) unpack(packed uint32) entry {
	return newEntry('0'+byte(packed&1), w.spell(packed>>1))
}

// put writes an entry after another.
func (w *lexiconWriter) put(c *columns, prev string, e entry) {
	c.entries = putFront(c.entries, prev, e.text)
	l := w.lists.get(int32(e.word))
	c.putPlaces(&l)
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
