package search

import (
	"slices"
	"strings"
)

// classes groups the words of a vocabulary: key[class], and for each word its class or none.
type classes struct {
	keys   []string // sorted
	number map[string]int32
	of     []int32   // by word
	words  [][]int32 // by class, sorted
}

const none = int32(-1)

// classify finds the class of every word that use says is to be found.
func classify(l *Language, words []string, use func(word int) bool) *classes {
	keyOf := make([]string, len(words))
	parallel(len(words), func(from, to int) {
		for i := from; i < to; i++ {
			if use(i) {
				keyOf[i] = l.primary(words[i])
			}
		}
	})
	k := newKeys(keyOf)
	c := &classes{make([]string, 0, len(k.all)), make(map[string]int32, len(k.all)), make([]int32, len(words)), make([][]int32, 0, len(k.all))}
	for i, key := range k.settle(l) {
		k.class[i] = c.add(key)
	}
	for i, key := range k.of {
		c.of[i] = none
		if key != none {
			c.of[i] = k.class[key]
		}
	}
	c.fill()
	return c
}

// fill lists the words of every class, all in one piece of memory.
func (c *classes) fill() {
	counts := make([]int, len(c.keys))
	total := 0
	for _, class := range c.of {
		if class != none {
			counts[class]++
			total++
		}
	}
	room := make([]int32, total)
	for class, n := range counts {
		c.words[class], room = room[:0:n], room[n:]
	}
	for i, class := range c.of {
		if class != none {
			c.words[class] = append(c.words[class], int32(i))
		}
	}
}

// add returns the number of a key's class, which it makes if need be.
func (c *classes) add(key string) int32 {
	n, ok := c.number[key]
	if !ok {
		n = int32(len(c.keys))
		c.number[key] = n
		c.keys = append(c.keys, key)
		c.words = append(c.words, nil)
	}
	return n
}

// find returns the class a word would be looked up in, or none.
func (c *classes) find(l *Language, word string) int32 {
	for _, key := range l.candidates(word) {
		if n, ok := c.number[key]; ok {
			return n
		}
	}
	return none
}

// inOrder returns all classes by key.
func (c *classes) inOrder() []int32 {
	order := make([]int32, len(c.keys))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(x, y int32) int { return strings.Compare(c.keys[x], c.keys[y]) })
	return order
}
