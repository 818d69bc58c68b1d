package search

import "math/bits"

// interner numbers words in the order that they first come.
type interner struct {
	words []string
	slots []slot // open addressing; a power of two, at most half full
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
	n.words = append(n.words, string(word))
	n.slots[at] = slot{hash, uint32(len(n.words))}
	if 2*len(n.words) > len(n.slots) {
		n.grow()
	}
	return uint32(len(n.words) - 1)
}

// adopt numbers words that are all different, for an interner that has none.
func (n *interner) adopt(words []string) {
	n.words = words
	size := len(n.slots)
	for size < 2*len(words) {
		size *= 2
	}
	n.slots = make([]slot, size)
	mask := uint32(size - 1)
	for i, word := range words {
		hash := hashWord(word)
		at := hash & mask
		for n.slots[at].number != 0 {
			at = (at + 1) & mask
		}
		n.slots[at] = slot{hash, uint32(i + 1)}
	}
}

func (n *interner) grow() {
	slots := make([]slot, 2*len(n.slots))
	mask := uint32(len(slots) - 1)
	for _, s := range n.slots {
		if s.number == 0 {
			continue
		}
		at := s.hash & mask
		for slots[at].number != 0 {
			at = (at + 1) & mask
		}
		slots[at] = s
	}
	n.slots = slots
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
