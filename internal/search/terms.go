package search

import (
	"slices"
	"sort"
	"strings"
)

// The types of records in a terms file.
const (
	recordClass = iota
	recordStray
	recordBeginnings
	recordTitle
)

const (
	beginningsMin = 2   // characters
	beginningsTop = 100 // documents
)

// termsBuilder writes the terms files and the lists outside them.
type termsBuilder struct {
	limits    limits
	words     []string
	groups    *wordGroups
	inventory *inventory
	known     map[digest][]byte // files that need not be written, and were compressed already
	titles    titles
	prefixes  []string // that have a record of their best places
	tops      []list   // these
	shards    [][]recordRef
	firsts    []string
	outside   []body
	places    map[listName]int // of lists outside
}

// build returns the bodies of the terms files; their first keys and the lists outside are then in the builder.
func (b *termsBuilder) build() []body {
	b.cutShards(b.records())
	b.addStrays()
	b.addBeginnings()
	parallel(len(b.shards), func(from, to int) {
		for _, shard := range b.shards[from:to] {
			slices.SortFunc(shard, b.byKey)
		}
	})
	b.putOutside()
	bodies := make([]body, len(b.shards))
	parallel(len(b.shards), func(from, to int) {
		w := termsWriter{termsBuilder: b}
		for i := from; i < to; i++ {
			bodies[i] = w.file(b.shards[i])
		}
	})
	return bodies
}

// putOutside numbers the lists that are too long for their record, as they come.
func (b *termsBuilder) putOutside() {
	b.places = map[listName]int{}
	var room []namedList
	for _, shard := range b.shards {
		for _, ref := range shard {
			if !ref.long {
				continue
			}
			room = b.lists(room[:0], ref)
			for i := range room {
				l := &room[i]
				if _, ok := b.places[l.name]; !ok && l.size() > b.limits.list {
					b.places[l.name] = len(b.outside)
					b.outside = append(b.outside, body{sections: [][]byte{l.docs, l.weights}})
				}
			}
		}
	}
}

// atAnEnd says whether a compound begins or ends with a part as it is spelled: readers find it by that, without a record.
func atAnEnd(compound, part string) bool {
	return strings.HasPrefix(compound, part) || strings.HasSuffix(compound, part)
}

// leastTerms is the size of a terms file in bytes below which it would hardly be compressed.
const leastTerms = 3 << 10

// cutShards divides the records in files of about the same size. Those with the same key stay together.
func (b *termsBuilder) cutShards(records []recordRef, sizes []uint32) {
	total := 0
	for _, size := range sizes {
		total += int(size)
	}
	most := min(b.limits.terms, max(leastTerms, total/max(1, b.limits.files)))
	size := most
	from := 0
	for i := range records {
		if size >= most && (i == 0 || b.key(records[i]) != b.key(records[i-1])) {
			if i > from {
				b.shards = append(b.shards, records[from:i:i])
			}
			b.firsts = append(b.firsts, b.key(records[i]))
			from, size = i, 0
		}
		size += int(sizes[i])
	}
	b.shards = append(b.shards, records[from:len(records):len(records)])
	if len(b.firsts) == 0 {
		b.firsts = []string{""}
	}
}

// locate returns the file that a key lies in.
func locate(firsts []string, key string) int {
	return max(0, sort.Search(len(firsts), func(i int) bool { return firsts[i] > key })-1)
}

// liesIn says whether a file is the one that a key lies in.
func liesIn(firsts []string, file int, key string) bool {
	return (file == 0 || firsts[file] <= key) && (file+1 >= len(firsts) || firsts[file+1] > key)
}

// addStrays repeats the words whose class lies in another file than they would, for those that are still being typed.
func (b *termsBuilder) addStrays() {
	shares := sharesOf(len(b.shards))
	strays := make([][]recordRef, len(shares))
	each(shares, func(part, from, to int) {
		for at := from; at < to; at++ {
			for _, ref := range b.shards[at] {
				if ref.kind != recordClass {
					continue
				}
				for _, word := range b.groups.classes.words.of(ref.n) {
					if b.inventory.words.df(word) > 0 && !liesIn(b.firsts, at, b.words[word]) {
						l := b.inventory.words.get(word)
						strays[part] = append(strays[part], recordRef{recordStray, l.size() > b.limits.list, word})
					}
				}
			}
		}
	})
	for _, some := range strays {
		for _, ref := range some {
			at := locate(b.firsts, b.key(ref))
			b.shards[at] = append(b.shards[at], ref)
		}
	}
}
