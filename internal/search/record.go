package search

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
)

// recordRef is an entry of a terms file by what it is of: most of what is written is known, and need not be put together.
type recordRef struct {
	kind byte
	long bool  // it has a list that stands outside
	n    int32 // the class, the word of a stray, the beginning or the title
}

// namedList is a list of a record, and what it is a list of.
type namedList struct {
	name listName
	list
}

// listName tells lists apart. A stray has the list of its word.
type listName struct {
	of byte
	n  int32
}

const (
	listOfWord = iota
	listOfGuise
	listOfParts
	listOfBeginning
	listOfTitle
)

// key returns the key of a record.
func (b *termsBuilder) key(r recordRef) string {
	switch r.kind {
	case recordClass:
		return b.groups.classes.keys[r.n]
	case recordStray:
		return b.words[r.n]
	case recordBeginnings:
		return b.prefixes[r.n]
	}
	return b.titles.keys[r.n]
}

func (b *termsBuilder) byKey(x, y recordRef) int {
	return cmp.Or(strings.Compare(b.key(x), b.key(y)), cmp.Compare(x.kind, y.kind))
}

// lists appends the lists of a record, in the order that they are written: of a class those of its words, then that of those that have it in another
// guise, then that of the compounds that have it as a part. Of others it is one.
func (b *termsBuilder) lists(to []namedList, r recordRef) []namedList {
	switch r.kind {
	case recordStray:
		return append(to, namedList{listName{listOfWord, r.n}, b.inventory.words.get(r.n)})
	case recordBeginnings:
		return append(to, namedList{listName{listOfBeginning, r.n}, b.tops[r.n]})
	case recordTitle:
		return append(to, namedList{listName{listOfTitle, r.n}, b.titles.lists.get(r.n)})
	}
	for _, word := range b.groups.classes.words.of(r.n) {
		if l := b.inventory.words.get(word); l.df > 0 {
			to = append(to, namedList{listName{listOfWord, word}, l})
		}
	}
	if l, ok := b.inventory.guises[r.n]; ok {
		to = append(to, namedList{listName{listOfGuise, r.n}, l})
	}
	if l := b.inventory.parts.get(r.n); l.df > 0 {
		to = append(to, namedList{listName{listOfParts, r.n}, l})
	}
	return to
}

// records returns a record of every class that occurs and of every title, by key, and about how many bytes each takes.
func (b *termsBuilder) records() (records []recordRef, sizes []uint32) {
	order := b.groups.order
	classes, theirs := make([]recordRef, len(order)), make([]uint32, len(order))
	parallel(len(order), func(from, to int) {
		var room []namedList
		for i := from; i < to; i++ {
			classes[i] = recordRef{kind: recordClass, n: order[i]}
			room = b.lists(room[:0], classes[i])
			theirs[i] = b.measure(&classes[i], room)
		}
	})
	records, sizes = make([]recordRef, 0, len(order)+len(b.titles.keys)), make([]uint32, 0, len(order)+len(b.titles.keys))
	var room []namedList
	title := recordRef{kind: recordTitle}
	addTitle := func() {
		room = b.lists(room[:0], title)
		size := b.measure(&title, room)
		records, sizes = append(records, title), append(sizes, size)
		title = recordRef{kind: recordTitle, n: title.n + 1}
	}
	for i, class := range classes {
		if theirs[i] == 0 {
			continue
		}
		for int(title.n) < len(b.titles.keys) && b.byKey(title, class) < 0 {
			addTitle()
		}
		records, sizes = append(records, class), append(sizes, theirs[i])
	}
	for int(title.n) < len(b.titles.keys) {
		addTitle()
	}
	return records, sizes
}

// measure returns about how many bytes a record takes, 0 of one without lists, and notes whether one is too long to stand in it.
func (b *termsBuilder) measure(r *recordRef, lists []namedList) uint32 {
	if len(lists) == 0 {
		return 0
	}
	n := len(b.key(*r))/2 + 3
	for i := range lists {
		size := lists[i].size()
		r.long = r.long || size > b.limits.list
		if n += min(size, b.limits.list); lists[i].name.of != listOfParts {
			n += 4
		}
	}
	return uint32(n)
}

// maxTitle is the number of characters of a title that count for how it begins.
const maxTitle = 40

// titleKey returns the words of a title as one text.
func titleKey(words []string) string {
	return string(firstChars([]byte(strings.Join(words, " ")), maxTitle))
}

// titles are the beginnings of titles in order, each with the documents that have it.
type titles struct {
	keys  []string
	lists lists
}

func titlesOf(texts []*text) titles {
	order := make([]uint32, 0, len(texts))
	for i, t := range texts {
		if t.title != "" {
			order = append(order, uint32(i))
		}
	}
	slices.SortFunc(order, func(x, y uint32) int {
		return cmp.Or(strings.Compare(texts[x].title, texts[y].title), cmp.Compare(x, y))
	})
	t := titles{keys: make([]string, 0, len(order))}
	starts := make([]int, 0, len(order)+1)
	for i, doc := range order {
		if title := texts[doc].title; i == 0 || title != t.keys[len(t.keys)-1] {
			t.keys, starts = append(t.keys, title), append(starts, i)
		}
	}
	starts = append(starts, len(order))
	best := bytes.Repeat([]byte{maxStep}, len(order))
	t.lists = writeLists(len(t.keys), 6*len(order), func() listWriter {
		return func(i int32, to []byte) []byte {
			from, end := starts[i], starts[i+1]
			p := postings{docs: order[from:end], weights: best[from:end]}
			return p.write(to)
		}
	})
	return t
}
