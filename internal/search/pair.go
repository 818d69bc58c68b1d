package search

// wordPair is two words that written as one are a third.
type wordPair struct {
	head, tail uint32
	joined     int32
}

func (p wordPair) same(other wordPair) bool { return p.head == other.head && p.tail == other.tail }

// wordPairs finds pairs by their words. Most words that stand next to each other are none.
type wordPairs struct {
	all   []wordPair
	slots []uint32 // the places of pairs in all, and one; open addressing, a power of two
}

// newWordPairs takes pairs; of those with the same two words the last counts.
func newWordPairs(all []wordPair) *wordPairs {
	size := 8
	for size < 4*len(all) {
		size *= 2
	}
	p := &wordPairs{all, make([]uint32, size)}
	for i, pair := range all {
		at := p.slot(pair.head, pair.tail)
		for p.slots[at] != 0 && !pair.same(p.all[p.slots[at]-1]) {
			at = p.next(at)
		}
		p.slots[at] = uint32(i + 1)
	}
	return p
}

// get returns the word that two words are when written as one.
func (p *wordPairs) get(head, tail uint32) (joined int32, ok bool) {
	for at := p.slot(head, tail); p.slots[at] != 0; at = p.next(at) {
		if pair := &p.all[p.slots[at]-1]; pair.head == head && pair.tail == tail {
			return pair.joined, true
		}
	}
	return none, false
}

func (p *wordPairs) slot(head, tail uint32) uint32 {
	return uint32(mix(uint64(head)<<32|uint64(tail))) & uint32(len(p.slots)-1)
}

func (p *wordPairs) next(at uint32) uint32 { return (at + 1) & uint32(len(p.slots)-1) }
