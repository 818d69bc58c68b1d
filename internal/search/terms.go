package search

import (
	"bytes"
	"cmp"
	"maps"
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

// surface is one word of a class with its places.
type surface struct {
	word string
	list list
}

// record is one entry of a terms file.
type record struct {
	key      string
	kind     int
	surfaces []surface // of a class; of other kinds the one list, without a word
	parts    list      // of a class: the compounds that have it as a part
}

// termsBuilder writes the terms files and the lists outside them.
type termsBuilder struct {
	limits    limits
	words     []string
	groups    *wordGroups
	inventory *inventory
	titles    []*text // by document
	shards    [][]record
	firsts    []string
	outside   []body
	places    map[*byte]int // of lists outside, by their first byte: a stray shares its list
}

// build returns the bodies of the terms files; their first keys and the lists outside are then in the builder.
func (b *termsBuilder) build() []body {
	b.cutShards(mergeRecords(b.records(), titleRecords(b.titles)))
	b.addStrays()
	b.addBeginnings()
	parallel(len(b.shards), func(from, to int) {
		for _, shard := range b.shards[from:to] {
			slices.SortFunc(shard, byKey)
		}
	})
	b.putOutside()
	bodies := make([]body, len(b.shards))
	parallel(len(b.shards), func(from, to int) {
		var c columns
		for i := from; i < to; i++ {
			bodies[i] = b.encode(&c, b.shards[i])
		}
	})
	return bodies
}

// putOutside numbers the lists that are too long for their record, as they come.
func (b *termsBuilder) putOutside() {
	b.places = map[*byte]int{}
	for _, shard := range b.shards {
		for i := range shard {
			shard[i].eachList(func(l *list) {
				if l.size() <= b.limits.list {
					return
				}
				if _, ok := b.places[&l.docs[0]]; !ok {
					b.places[&l.docs[0]] = len(b.outside)
					b.outside = append(b.outside, body{sections: [][]byte{l.docs, l.weights}})
				}
			})
		}
	}
}

// eachList calls yield with every list of a record, in the order that they are written.
func (r *record) eachList(yield func(*list)) {
	for i := range r.surfaces {
		yield(&r.surfaces[i].list)
	}
	if r.kind == recordClass && r.parts.df > 0 {
		yield(&r.parts)
	}
}

// records returns a record of every class that occurs, by key.
func (b *termsBuilder) records() []record {
	order := b.groups.order
	records := make([]record, len(order))
	parallel(len(order), func(from, to int) {
		n := 0
		for _, class := range order[from:to] {
			n += len(b.groups.classes.words[class]) + 1
		}
		room := make([]surface, 0, n)
		for i := from; i < to; i++ {
			records[i], room = b.class(order[i], room)
		}
	})
	return slices.DeleteFunc(records, func(r record) bool { return len(r.surfaces) == 0 && r.parts.df == 0 })
}

// mergeRecords returns the records of two ordered lists, in order.
func mergeRecords(x, y []record) []record {
	all := make([]record, 0, len(x)+len(y))
	for len(x) > 0 && len(y) > 0 {
		if byKey(x[0], y[0]) < 0 {
			all, x = append(all, x[0]), x[1:]
		} else {
			all, y = append(all, y[0]), y[1:]
		}
	}
	return append(append(all, x...), y...)
}

func byKey(x, y record) int { return cmp.Or(strings.Compare(x.key, y.key), x.kind-y.kind) }

// maxTitle is the number of characters of a title that count for how it begins.
const maxTitle = 40

// titleKey returns the words of a title as one text.
func titleKey(words []string) string {
	return string(firstChars([]byte(strings.Join(words, " ")), maxTitle))
}

// titleRecords returns a record of each beginning of a title, by key.
func titleRecords(titles []*text) (records []record) {
	docs := make(map[string][]uint32, len(titles))
	for i, t := range titles {
		docs[t.title] = append(docs[t.title], uint32(i))
	}
	for _, title := range slices.Sorted(maps.Keys(docs)) {
		if list := docs[title]; title != "" {
			p := postings{docs: list, weights: bytes.Repeat([]byte{maxStep}, len(list))}
			records = append(records, record{key: title, kind: recordTitle, surfaces: []surface{{"", p.encode()}}})
		}
	}
	return records
}

// class returns the record of a class, with its surfaces after those that are in the room already, and the room with them.
func (b *termsBuilder) class(class int32, room []surface) (record, []surface) {
	from := len(room)
	for _, word := range b.groups.classes.words[class] {
		if l := b.inventory.words.get(word); l.df > 0 {
			room = append(room, surface{b.words[word], l})
		}
	}
	if l, ok := b.inventory.guises[class]; ok {
		room = append(room, surface{"", l})
	}
	return record{key: b.groups.classes.keys[class], surfaces: room[from:len(room):len(room)], parts: b.inventory.parts.get(class)}, room
}

// atAnEnd says whether a compound begins or ends with a part as it is spelled: readers find it by that, without a record.
func atAnEnd(compound, part string) bool {
	return strings.HasPrefix(compound, part) || strings.HasSuffix(compound, part)
}

// leastTerms is the size of a terms file in bytes below which it would hardly be compressed.
const leastTerms = 3 << 10

// cutShards divides the records in files of about the same size. Those with the same key stay together.
func (b *termsBuilder) cutShards(records []record) {
	total := 0
	for i := range records {
		total += records[i].size(b.limits.list)
	}
	most := min(b.limits.terms, max(leastTerms, total/max(1, b.limits.files)))
	size := most
	from := 0
	for i := range records {
		if size >= most && (i == 0 || records[i].key != records[i-1].key) {
			if i > from {
				b.shards = append(b.shards, slices.Clone(records[from:i]))
			}
			b.firsts = append(b.firsts, records[i].key)
			from, size = i, 0
		}
		size += records[i].size(b.limits.list)
	}
	b.shards = append(b.shards, slices.Clone(records[from:]))
	if len(b.firsts) == 0 {
		b.firsts = []string{""}
	}
}

// size returns about how many bytes a record takes.
func (r *record) size(inside int) int {
	n := len(r.key)/2 + 3 + min(r.parts.size(), inside)
	for _, s := range r.surfaces {
		n += 4 + min(s.list.size(), inside)
	}
	return n
}

// locate returns the file that a key lies in.
func locate(firsts []string, key string) int {
	return max(0, sort.Search(len(firsts), func(i int) bool { return firsts[i] > key })-1)
}

// addStrays repeats the words whose class lies in another file than they would, for those that are still being typed.
func (b *termsBuilder) addStrays() {
	for at := range b.shards {
		for _, r := range b.shards[at] {
			if r.kind != recordClass {
				continue
			}
			for _, s := range r.surfaces {
				if to := locate(b.firsts, s.word); to != at && s.word != "" {
					b.shards[to] = append(b.shards[to], record{key: s.word, kind: recordStray, surfaces: []surface{{"", s.list}}})
				}
			}
		}
	}
}

// last stands after all words that begin with the same characters.
const last = "\uffff"

// addBeginnings adds the best places of beginnings whose words are spread over more than two files.
func (b *termsBuilder) addBeginnings() {
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
	tops := make([]record, len(prefixes))
	parallel(len(prefixes), func(from, to int) {
		u := newUnion(b.inventory.docs)
		for i := from; i < to; i++ {
			tops[i] = b.beginning(prefixes[i], u)
		}
	})
	b.inventory.begins = make(map[string]list, len(tops))
	for _, r := range tops {
		b.inventory.begins[r.key] = r.surfaces[0].list
		at := locate(b.firsts, r.key)
		b.shards[at] = append(b.shards[at], r)
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

// beginning returns the record of a beginning.
func (b *termsBuilder) beginning(prefix string, u *union) record {
	from, _ := slices.BinarySearch(b.words, prefix)
	to, _ := slices.BinarySearch(b.words, prefix+last)
	return record{key: prefix, kind: recordBeginnings, surfaces: []surface{{"", b.inventory.beginning(prefix, from, to, u)}}}
}

// encode writes one terms file, in the memory of the one before.
func (b *termsBuilder) encode(c *columns, records []record) body {
	*c = columns{c.entries[:0], c.docs[:0], c.weights[:0]}
	prev := ""
	for _, r := range records {
		c.entries = putUint(putFront(c.entries, prev, r.key), r.head())
		prev = r.key
		if r.kind != recordClass {
			b.putList(c, r.surfaces[0].list)
			continue
		}
		for _, s := range r.surfaces {
			c.entries = putFront(c.entries, r.key, s.word)
			b.putList(c, s.list)
		}
		if r.parts.df > 0 {
			b.putList(c, r.parts)
		}
	}
	return columns{c.entries, slices.Clone(c.docs), slices.Clone(c.weights)}.body()
}

// The bits of a record's head, above its kind.
const (
	headParts    = 4
	headSurfaces = 3 // places that their number is shifted
)

// head says what follows the key of a record.
func (r *record) head() uint32 {
	h := uint32(r.kind)
	if r.kind != recordClass {
		return h
	}
	if r.parts.df > 0 {
		h |= headParts
	}
	return h | uint32(len(r.surfaces))<<headSurfaces
}

// putList writes a list, or a reference to a file of its own if it is long.
func (b *termsBuilder) putList(c *columns, l list) {
	header := uint32(l.df << listShift)
	if l.common {
		header |= listCommon
	}
	if l.size() <= b.limits.list {
		c.entries = putUint(c.entries, header)
		c.docs, c.weights = append(c.docs, l.docs...), append(c.weights, l.weights...)
		return
	}
	c.entries = putUint(putUint(c.entries, header|listOutside), uint32(b.places[&l.docs[0]]))
}
