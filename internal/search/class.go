package search

import (
	"slices"
	"strings"
)

// classes groups the words of a vocabulary: key[class], and for each word its class or none.
type classes struct {
	keys   []string
	number map[string]int32
	sorted []int32 // classes that number need not have, by key
	of     []int32 // by word
	words  rows    // by class, sorted; of those that words were put in
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
	c := &classes{make([]string, 0, len(k.all)), make(map[string]int32, len(k.all)), nil, make([]int32, len(words)), rows{}}
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
	c.words = rowsBy(len(c.keys), func(yield func(class, word int32)) {
		for i, class := range c.of {
			if class != none {
				yield(class, int32(i))
			}
		}
	})
}

// add returns the number of a key's class, which it makes if need be.
func (c *classes) add(key string) int32 {
	n, ok := c.number[key]
	if !ok {
		n = int32(len(c.keys))
		c.number[key] = n
		c.keys = append(c.keys, key)
	}
	return n
}

// get returns the number of a key's class.
func (c *classes) get(key string) (int32, bool) {
	n, ok := c.number[key]
	if !ok && len(c.sorted) > 0 {
		return c.among(c.sorted, key)
	}
	return n, ok
}

// among returns the number of a key's class among some that are ordered by key.
func (c *classes) among(sorted []int32, key string) (int32, bool) {
	at, ok := slices.BinarySearchFunc(sorted, key, func(n int32, key string) int { return strings.Compare(c.keys[n], key) })
	if !ok {
		return none, false
	}
	return sorted[at], true
}

// find returns the class a word would be looked up in, or none.
func (c *classes) find(l *Language, word string) int32 {
	for _, key := range l.candidates(word) {
		if n, ok := c.get(key); ok {
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
	slices.SortFunc(order, c.byKey)
	return order
}

func (c *classes) byKey(x, y int32) int { return strings.Compare(c.keys[x], c.keys[y]) }
