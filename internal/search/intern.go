package search

import "math/bits"

// interner numbers words in the order that they first come.
type interner struct {
	words []string
	slots []slot // open addressing; a power of two, at most half full
}

// slot is a word's number plus one and its hash.
type slot struct{ hash, number uint32 }

func newInterner() *interner { return &interner{slots: make([]slot, 1<<10)} }

// number returns the number of a word. It keeps a copy of a new one, so that the text it stands in can go.
func (n *interner) number(word string) uint32 {
	hash := hashWord(word)
	at := n.place(word, hash)
	if found := n.slots[at].number; found != 0 {
		return found - 1
	}
	n.words = append(n.words, string([]byte(word)))
	n.slots[at] = slot{hash, uint32(len(n.words))}
	if 2*len(n.words) > len(n.slots) {
		n.grow()
	}
	return uint32(len(n.words) - 1)
}

// find returns the number of a word that may have one.
func (n *interner) find(word string) (number uint32, ok bool) {
	found := n.slots[n.place(word, hashWord(word))].number
	return found - 1, found != 0
}

// place returns the slot of a word, or the free one that it would get.
func (n *interner) place(word string, hash uint32) uint32 {
	mask := uint32(len(n.slots) - 1)
	at := hash & mask
	for s := n.slots[at]; s.number != 0 && (s.hash != hash || n.words[s.number-1] != word); s = n.slots[at] {
		at = (at + 1) & mask
	}
	return at
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
func hashWord(word string) uint32 {
	h := uint64(len(word))
	for ; len(word) >= 8; word = word[8:] {
		h = mix(h ^ eight(word))
	}
	rest := uint64(0)
	for i := range len(word) {
		rest = rest<<8 | uint64(word[i])
	}
	return uint32(mix(h ^ rest))
}

func mix(h uint64) uint64 {
	high, low := bits.Mul64(h^0x9e3779b97f4a7c15, 0xd6e8feb86659fd93)
	return high ^ low
}

// eight returns the first eight bytes of a text as a number.
func eight(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}
