package search

import (
	"math/bits"
	"slices"
	"strings"
)

// interner numbers words in the order that they first come.
type interner struct {
	words   []string
	slots   []slot   // open addressing; a power of two, at most half full
	held    int      // how many of these are taken
	adopted []uint32 // words of an earlier run, in order, that may have no slot yet
}

// slot is a word's number plus one and its hash.
type slot struct{ hash, number uint32 }

func newInterner() interner { return interner{slots: make([]slot, 1<<10)} }

// number returns the number of a word. It keeps a copy of a new one, so that the text it stands in can go.
func (n *interner) number(word []byte) uint32 {
	hash := hashWord(word)
	mask := uint32(len(n.slots) - 1)
	at := hash & mask
	for s := n.slots[at]; s.number != 0; s = n.slots[at] {
		if s.hash == hash && n.words[s.number-1] == string(word) {
			return s.number - 1
		}
		at = (at + 1) & mask
	}
	number, ok := n.amongAdopted(word)
	if !ok {
		number = uint32(len(n.words))
		n.words = append(n.words, string(word))
	}
	n.slots[at] = slot{hash, number + 1}
	if n.held++; 2*n.held > len(n.slots) {
		n.grow(2 * len(n.slots))
	}
	return number
}

// adopt takes over words that are all different, and their numbers in order, for an interner that has none. Few are asked for where few documents
// changed: a word gets its slot when it is.
func (n *interner) adopt(words []string, sorted []uint32) { n.words, n.adopted = words, sorted }

// amongAdopted looks for a word among those that were adopted.
func (n *interner) amongAdopted(word []byte) (number uint32, ok bool) {
	if n.adopted == nil {
		return 0, false
	}
	at, ok := slices.BinarySearchFunc(n.adopted, word, func(number uint32, word []byte) int { return strings.Compare(n.words[number], string(word)) })
	if ok {
		number = n.adopted[at]
	}
	return number, ok
}

// settle gives all words their slots, where many of those that were adopted have theirs: searching takes longer.
func (n *interner) settle() {
	if n.adopted == nil || n.held < len(n.adopted)/slowWords {
		return
	}
	n.adopted, n.held = nil, len(n.words)
	size := 1 << 10
	for size < 2*len(n.words) {
		size *= 2
	}
	n.slots = make([]slot, size)
	for i, word := range n.words {
		n.put(slot{hashWord(word), uint32(i + 1)})
	}
}

// slowWords divides the words of an earlier run: where more than that have a slot, all get one.
const slowWords = 16

// put puts a slot in its place, which is free.
func (n *interner) put(s slot) {
	mask := uint32(len(n.slots) - 1)
	at := s.hash & mask
	for n.slots[at].number != 0 {
		at = (at + 1) & mask
	}
	n.slots[at] = s
}

func (n *interner) grow(size int) {
	before := n.slots
	n.slots = make([]slot, size)
	for _, s := range before {
		if s.number != 0 {
			n.put(s)
		}
	}
}

// hashWord is quick, and need be no better than that for words of at most maxWord characters.
func hashWord[T string | []byte](word T) uint32 {
	n := len(word)
	h := uint64(n)
	switch {
	case n >= 8:
		for i := 0; i < n-8; i += 8 {
			h = mix(h ^ eight(word[i:]))
		}
		h ^= eight(word[n-8:])
	case n >= 4:
		h ^= four(word)<<32 ^ four(word[n-4:])
	case n > 0:
		h ^= uint64(word[0])<<8 ^ uint64(word[n/2])<<16 ^ uint64(word[n-1])<<24
	}
	return uint32(mix(h))
}

func mix(h uint64) uint64 {
	high, low := bits.Mul64(h^0x9e3779b97f4a7c15, 0xd6e8feb86659fd93)
	return high ^ low
}

// four returns the first four bytes of a text as a number.
func four[T string | []byte](s T) uint64 {
	_ = s[3]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24
}

// eight returns the first eight bytes of a text as a number.
func eight[T string | []byte](s T) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}
