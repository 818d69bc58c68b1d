package search

import "slices"

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
	exists := make(map[string]string, len(words))
	for _, key := range keyOf {
		if key != "" {
			exists[key] = ""
		}
	}
	settleAll(l, exists)
	c := &classes{keys: make([]string, 0, len(exists)), number: make(map[string]int32, len(exists)), of: make([]int32, len(words))}
	for i, key := range keyOf {
		c.of[i] = none
		if key != "" {
			c.of[i] = c.add(exists[key])
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

// freeKeys returns the keys that words have in common though no word has them: accepteert and accepteren are both forms of "accepteer".
func freeKeys(l *Language, exists map[string]string) map[string]bool {
	free := map[string]bool{}
	for key := range exists {
		if l.Words[key] == key {
			continue
		}
		for i := range l.Alts {
			if l.Alts[i].Flags&flagFree == 0 {
				continue
			}
			if alt, ok := l.apply(&l.Alts[i], key); ok {
				free[alt] = true
			}
		}
	}
	return free
}

// settleAll sets for every key the key its class gets.
func settleAll(l *Language, exists map[string]string) {
	free := freeKeys(l, exists)
	keys := make([]string, 0, len(exists))
	for key := range exists {
		keys = append(keys, key)
	}
	settled := make([]string, len(keys))
	parallel(len(keys), func(from, to int) {
		for i := from; i < to; i++ {
			settled[i] = settle(l, exists, free, keys[i])
		}
	})
	for i, key := range keys {
		exists[key] = settled[i]
	}
}

// settle follows the first alternative that exists, and the first one of that, to the end; of a circle it takes the lowest key.
func settle(l *Language, exists map[string]string, free map[string]bool, key string) string {
	var room [maxCandidates]string
	path := append(room[:0], key)
	for len(path) < maxCandidates {
		next := l.alternativeIn(exists, free, path[len(path)-1])
		if next == "" || len(path) > 1 && !slices.Contains(l.candidates(key), next) {
			break // a reader would not look there
		}
		if at := slices.Index(path, next); at >= 0 {
			return slices.Min(path[at:])
		}
		path = append(path, next)
	}
	return path[len(path)-1]
}
