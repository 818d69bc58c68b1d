package search

import "strings"

// matcher finds words that contain one of some strings, of three bytes or more.
type matcher struct {
	bits [1 << 10]uint64
	by   map[uint32][]string // by their first three bytes
}

func newMatcher() *matcher { return &matcher{by: map[uint32][]string{}} }

func three(s string) uint32 { return uint32(s[0])<<16 | uint32(s[1])<<8 | uint32(s[2]) }

func (m *matcher) add(s string) {
	if len(s) < 3 {
		return
	}
	n := three(s)
	m.by[n] = append(m.by[n], s)
	bit := n % (64 * uint32(len(m.bits)))
	m.bits[bit/64] |= 1 << (bit % 64)
}

// in says whether a word contains one of the strings, and is longer.
func (m *matcher) in(word string) bool {
	if len(m.by) == 0 {
		return false
	}
	for at := 0; at+3 <= len(word); at++ {
		n := three(word[at:])
		bit := n % (64 * uint32(len(m.bits)))
		if m.bits[bit/64]>>(bit%64)&1 == 0 {
			continue
		}
		for _, s := range m.by[n] {
			if len(s) < len(word) && strings.HasPrefix(word[at:], s) {
				return true
			}
		}
	}
	return false
}

// tails is a set of ends of words, of four bytes or more, with a number of each.
type tails struct {
	bits [1 << 10]uint64
	all  map[string]int
}

func newTails() *tails { return &tails{all: map[string]int{}} }

func lastFour(s string) uint32 { return uint32(mix(four(s[len(s)-4:]))) }

func (t *tails) add(tail string, n int) {
	t.all[tail] += n
	bit := lastFour(tail) % (64 * uint32(len(t.bits)))
	t.bits[bit/64] |= 1 << (bit % 64)
}

// maybe says whether a word may end so.
func (t *tails) maybe(word string) bool {
	if len(t.all) == 0 || len(word) < 4 {
		return false
	}
	bit := lastFour(word) % (64 * uint32(len(t.bits)))
	return t.bits[bit/64]>>(bit%64)&1 != 0
}

// end says whether a word ends so, with at least some bytes before.
func (t *tails) end(word string, least int) bool {
	if !t.maybe(word) {
		return false
	}
	for at := least; at <= len(word)-minPart; at++ {
		if _, ok := t.all[word[at:]]; ok {
			return true
		}
	}
	return false
}
