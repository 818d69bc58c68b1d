package search

import (
	"slices"
	"strings"
)

// last stands after all words that begin with the same characters.
const last = "\uffff"

// findBeginnings finds the best places of beginnings whose words are spread over more than two files.
func (b *termsBuilder) findBeginnings() {
	var prefixes []string
	for i := 1; i < len(b.firsts); i++ {
		for _, p := range beginnings(b.firsts[i]) {
			if i > 1 && strings.HasPrefix(b.firsts[i-1], p) {
				continue // the file before gave it
			}
			if locate(b.firsts, p+last)-locate(b.firsts, p) > 1 {
				prefixes = append(prefixes, p)
			}
		}
	}
	b.prefixes, b.tops, b.lie = prefixes, make([]list, len(prefixes)), make([]int, len(prefixes))
	parallel(len(prefixes), func(from, to int) {
		u := newUnion(b.inventory.docs)
		for i := from; i < to; i++ {
			b.tops[i] = b.beginning(prefixes[i], u)
		}
	})
	b.inventory.begins = make(map[string]list, len(prefixes))
	for i, prefix := range prefixes {
		b.inventory.begins[prefix], b.lie[i] = b.tops[i], locate(b.firsts, prefix)
	}
}

// addBeginnings adds those to a file that lie in it.
func (b *termsBuilder) addBeginnings(at int) {
	for i, file := range b.lie {
		if file == at {
			b.shards[at] = append(b.shards[at], recordRef{recordBeginnings, b.tops[i].size() > b.limits.list, int32(i)})
		}
	}
}

// beginnings returns the first characters of a key: two, three and so on.
func beginnings(key string) []string {
	var found []string
	n := 0
	for i := range key {
		if n >= beginningsMin {
			found = append(found, key[:i])
		}
		n++
	}
	if n >= beginningsMin {
		found = append(found, key)
	}
	return found
}

// beginning returns the best places of a beginning.
func (b *termsBuilder) beginning(prefix string, u *union) list {
	from, _ := slices.BinarySearch(b.words, prefix)
	to, _ := slices.BinarySearch(b.words, prefix+last)
	return b.inventory.beginning(prefix, from, to, u)
}
