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
	revised   *revisedTerms // nil where there is no edition before
	once      bool          // there will be no next index
	prefixes  []string      // that have a record of their best places
	tops      []list        // these
	lie       []int         // the files that these lie in
	shards    [][]recordRef
	firsts    []string
	outside   []body
	places    map[listName]int // of lists outside
}

// build returns the terms files; the lists outside are then in the builder.
func (b *termsBuilder) build() *termsFiles {
	b.cutShards(b.records())
	b.findBeginnings()
	files := &termsFiles{b.firsts, make([]body, len(b.shards)), b.putOutside()}
	stays := b.stays(files)
	parallel(len(b.shards), func(from, to int) {
		w := termsWriter{termsBuilder: b}
		for at := from; at < to; at++ {
			if stays[at] >= 0 {
				files.files[at] = b.revised.last.files[stays[at]]
				continue
			}
			b.addStrays(at)
			b.addBeginnings(at)
			slices.SortFunc(b.shards[at], b.byKey)
			files.files[at] = w.file(b.shards[at])
		}
	})
	return files
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
func (b *termsBuilder) addStrays(at int) {
	from, to := 0, len(b.words)
	if at > 0 {
		from, _ = slices.BinarySearch(b.words, b.firsts[at])
	}
	if at+1 < len(b.firsts) {
		to, _ = slices.BinarySearch(b.words, b.firsts[at+1])
	}
	c := b.groups.classes
	for word := int32(from); word < int32(to); word++ {
		if c.of[word] == none || b.inventory.words.df(word) == 0 || liesIn(b.firsts, at, c.keys[c.of[word]]) {
			continue
		}
		l := b.inventory.words.get(word)
		b.shards[at] = append(b.shards[at], recordRef{recordStray, l.size() > b.limits.list, word})
	}
}
