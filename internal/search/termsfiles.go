package search

import (
	"bytes"
	"maps"
	"slices"
)

// termsFiles is the terms files of an edition, without what they hold.
type termsFiles struct {
	firsts  []string
	files   []body
	outside rows // of each file, the lists outside that it refers to
}

// changes is what the records of two editions differ in, apart from the best places of beginnings.
type changes struct {
	words   []int32 // that have other documents, or are of another class
	classes []int32 // that have other words, or other lists of their own
	titles  []string
}

// changesSince finds what differs from an edition whose words and classes have the same numbers; it returns nil where all lists do.
func (e *edition) changesSince(last *edition, m *moves) *changes {
	if !m.same {
		return nil
	}
	c := &changes{}
	now, was := e.groups.classes, last.groups.classes
	add := func(classes ...int32) {
		for _, class := range classes {
			if class != none {
				c.classes = append(c.classes, class)
			}
		}
	}
	for word := range int32(len(e.words.words)) {
		if now.of[word] != was.of[word] || !e.inventory.words.sameAs(word, &last.inventory.words, word) {
			c.words = append(c.words, word)
			add(now.of[word], was.of[word])
		}
	}
	known := int32(len(was.keys))
	for class := range int32(len(now.keys)) {
		if class >= known || !e.inventory.parts.sameAs(class, &last.inventory.parts, class) {
			add(class)
		}
	}
	for _, class := range numbersIn(e.inventory.guises, last.inventory.guises) {
		if is, was := e.inventory.guises[class], last.inventory.guises[class]; !is.tellsSame(&was) {
			add(class)
		}
	}
	add(classesIn(last.groups.order, e.groups.order, len(now.keys))...)
	for _, doc := range m.lost {
		c.titles = append(c.titles, last.words.texts[doc].title)
	}
	for _, doc := range m.fresh {
		c.titles = append(c.titles, e.words.texts[doc].title)
	}
	return c
}

// classesIn returns the classes that only one of two lists has.
func classesIn(x, y []int32, all int) (only []int32) {
	if len(x) == len(y) && (len(x) == 0 || &x[0] == &y[0]) {
		return nil
	}
	in := make([]byte, all)
	for _, class := range x {
		in[class] |= 1
	}
	for _, class := range y {
		in[class] |= 2
	}
	for class, which := range in {
		if which == 1 || which == 2 {
			only = append(only, int32(class))
		}
	}
	return only
}

func (l *list) tellsSame(other *list) bool {
	return l.df == other.df && l.common == other.common && bytes.Equal(l.docs, other.docs) && bytes.Equal(l.weights, other.weights)
}

// revisedTerms tells which terms files of the last edition stay.
type revisedTerms struct {
	last   *termsFiles
	begins map[string]list // of the last edition
	since  *changes
}

// stays returns for each file that is to be made the file of the last edition that is the same, or -1.
func (b *termsBuilder) stays(files *termsFiles) []int {
	stays := make([]int, len(b.firsts))
	if b.revised == nil || b.known == nil {
		return slices.Repeat([]int{-1}, len(stays))
	}
	last := b.revised.last
	for at, first := range b.firsts {
		old, ok := slices.BinarySearch(last.firsts, first)
		if ok = ok && (at+1 == len(b.firsts)) == (old+1 == len(last.firsts)); ok && at+1 < len(b.firsts) {
			ok = b.firsts[at+1] == last.firsts[old+1]
		}
		if stays[at] = -1; ok && b.known[last.files[old].sum] != nil && slices.Equal(files.outside.of(int32(at)), last.outside.of(int32(old))) {
			stays[at] = old
		}
	}
	changed := func(key string) { stays[locate(b.firsts, key)] = -1 }
	for _, word := range b.revised.since.words {
		changed(b.words[word])
	}
	for _, class := range b.revised.since.classes {
		changed(b.groups.classes.keys[class])
	}
	for _, title := range b.revised.since.titles {
		changed(title)
	}
	b.compareBeginnings(stays)
	return stays
}

// compareBeginnings notes the files that have other beginnings than those of the last edition.
func (b *termsBuilder) compareBeginnings(stays []int) {
	before := make([]int, len(b.revised.last.firsts)) // how many each file had
	for prefix := range maps.Keys(b.revised.begins) {
		before[locate(b.revised.last.firsts, prefix)]++
	}
	others := make([]bool, len(stays))
	now := make([]int, len(stays))
	for i, prefix := range b.prefixes {
		at := b.lie[i]
		was := b.revised.begins[prefix]
		others[at] = others[at] || !b.tops[i].tellsSame(&was)
		now[at]++
	}
	for at, old := range stays {
		if old >= 0 && (others[at] || now[at] != before[old]) {
			stays[at] = -1
		}
	}
}

func (t *termsFiles) encode(data []byte) []byte {
	if t == nil {
		return append(data, 0)
	}
	data = putStrings(append(data, 1), t.firsts)
	for i := range t.files {
		data = putUint(append(data, t.files[i].sum[:]...), uint32(t.files[i].size()))
	}
	return t.outside.encode(data)
}

// decodeTermsFiles reads terms files that were packed; nil for none.
func decodeTermsFiles(in *input, packed map[digest][]byte) *termsFiles {
	if in.uint() == 0 {
		return nil
	}
	t := &termsFiles{firsts: in.strings()}
	t.files = make([]body, len(t.firsts))
	for i := range t.files {
		t.files[i] = body{sum: in.digest(), known: in.uint()}
		if packed[t.files[i].sum] == nil {
			in.fail()
		}
	}
	t.outside = in.rows(len(t.files), maxDocuments)
	return t
}
