package search

import "sync"

// wordPair is two words that written as one are a third.
type wordPair struct {
	head, tail uint32
	joined     int32
}

func (p wordPair) same(other wordPair) bool { return p.head == other.head && p.tail == other.tail }

// wordPairs finds pairs by their words. Most words that stand next to each other are none: a few bits, which the processor has at hand, say so.
type wordPairs struct {
	all   []wordPair
	once  sync.Once // to find them the first time that one is asked for
	slots []uint32  // the places of pairs in all, and one; open addressing, a power of two
	bits  []uint64  // a bit of each pair, by its hash
}

// newWordPairs takes pairs; of those with the same two words the last counts.
func newWordPairs(all []wordPair) *wordPairs { return &wordPairs{all: all} }

func (p *wordPairs) index() {
	size := 64
	for size < 2*len(p.all) {
		size *= 2
	}
	p.slots, p.bits = make([]uint32, size), make([]uint64, size/8)
	for i, pair := range p.all {
		at, bit := p.slot(pair.head, pair.tail)
		p.bits[bit/64] |= 1 << (bit % 64)
		for p.slots[at] != 0 && !pair.same(p.all[p.slots[at]-1]) {
			at = p.next(at)
		}
		p.slots[at] = uint32(i + 1)
	}
}

// get returns the word that two words are when written as one.
func (p *wordPairs) get(head, tail uint32) (joined int32, ok bool) {
	p.once.Do(p.index)
	at, bit := p.slot(head, tail)
	if p.bits[bit/64]>>(bit%64)&1 == 0 {
		return none, false
	}
	for ; p.slots[at] != 0; at = p.next(at) {
		if pair := &p.all[p.slots[at]-1]; pair.head == head && pair.tail == tail {
			return pair.joined, true
		}
	}
	return none, false
}

// slot returns where a pair is looked for, and its bit.
func (p *wordPairs) slot(head, tail uint32) (at, bit uint32) {
	hash := mix(uint64(head)<<32 | uint64(tail))
	return uint32(hash) & uint32(len(p.slots)-1), uint32(hash>>32) & uint32(64*len(p.bits)-1)
}

func (p *wordPairs) next(at uint32) uint32 { return (at + 1) & uint32(len(p.slots)-1) }
