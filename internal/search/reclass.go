package search

import (
	"cmp"
	"slices"
)

// compare finds the words that are split in other parts than before.
func (r *regrouping) compare() {
	now, before := r.now.compounds, r.old.compounds
	r.changed = make([]bool, len(now.of))
	for i, split := range now.of {
		r.changed[i] = !sameStrings(split, before.of[i])
	}
}

// sameStrings is quick where two lists are one.
func sameStrings(x, y []string) bool {
	return len(x) == len(y) && (len(x) == 0 || &x[0] == &y[0] || slices.Equal(x, y))
}

// findClasses finds the classes of the parts of words, where they may be others than before.
func (r *regrouping) findClasses() {
	c, splits := r.now.classes, r.now.compounds.of
	there := make([]bool, len(c.keys))
	for n := range there {
		there[n] = len(c.words.of(int32(n))) > 0
	}
	for _, parts := range [][]madePart{r.now.compounds.learned, r.now.compounds.added} {
		for _, p := range parts {
			there[p.class] = true
		}
	}
	r.now.order = r.inOrder(func(n int32) bool { return there[n] })
	c.number, c.sorted = nil, r.now.order
	others := r.withOtherParts()
	shares := sharesOf(len(splits))
	found := make([][]foundParts, len(shares))
	each(shares, func(part, from, to int) {
		f := newFinder(c, r.language)
		for i := from; i < to; i++ {
			if splits[i] != nil && (r.changed[i] || c.of[i] != r.old.classes.of[i] || others[i]) {
				found[part] = append(found[part], foundParts{int32(i), r.splitter.classesOf(f, splits, int32(i))})
			}
		}
	})
	parts := &r.now.compounds.parts
	for i, split := range splits {
		if split == nil && parts.at[i] != 0 {
			r.setParts(int32(i), nil)
		}
	}
	for _, all := range found {
		for _, p := range all {
			r.setParts(p.word, p.classes)
		}
	}
}

// foundParts is the classes of a word's parts.
type foundParts struct {
	word    int32
	classes []int32
}

// setParts gives a word other parts than before.
func (r *regrouping) setParts(word int32, classes []int32) {
	r.touch(r.old.compounds.parts.of(word), classes)
	r.now.compounds.parts.set(word, classes)
}

// touch notes the classes that only one of two lists has.
func (r *regrouping) touch(before, after []int32) {
	for _, class := range before {
		if !slices.Contains(after, class) {
			r.touched[class] = true
		}
	}
	for _, class := range after {
		if !slices.Contains(before, class) {
			r.touched[class] = true
		}
	}
}

// withOtherParts says of each word whether it has a part that is of another class than before, or that has other parts, and so on.
func (r *regrouping) withOtherParts() []bool {
	others, splits := r.changedParts(), r.now.compounds.of
	with := make([]bool, len(splits))
	for before := -1; before != len(others.all); {
		before = len(others.all)
		for i, split := range splits {
			if !with[i] && slices.ContainsFunc(split, others.has) {
				with[i] = true
				others.set(r.now.words[i], known{})
			}
		}
	}
	return with
}

// changedParts returns the parts that are of another class than before, or have other parts.
func (r *regrouping) changedParts() *knownParts {
	others := newKnownParts(len(r.known)+len(r.moved), 0)
	add := func(part string) { others.set(part, known{}) }
	for part := range r.known {
		add(part)
	}
	for _, i := range r.moved {
		add(r.now.words[i])
	}
	for _, list := range [][]string{r.learned, r.others} {
		for _, part := range list {
			add(part)
		}
	}
	for i, split := range r.now.compounds.of {
		if r.changed[i] {
			add(r.now.words[i])
		}
		if r.now.compounds.by[i] == byParts {
			continue
		}
		for _, part := range split {
			if r.keys.touches(part) && !others.has(part) && !r.splitter.known.has(part) {
				add(part)
			}
		}
	}
	return others
}

// findPairs finds the pairs again of words that are split again, and those that are joined otherwise now.
func (r *regrouping) findPairs() {
	now := r.now.compounds
	all, was := make([]wordPair, 0, len(r.old.pairs.all)+16), r.old.pairs.all
	var others []wordPair
	for i := range now.of {
		from := 0
		for from < len(was) && int(was[from].joined) == i {
			from++
		}
		if !r.again[i] && !r.changed[i] {
			all = append(all, was[:from]...)
		} else {
			others = append(others, was[:from]...)
			before := len(all)
			if now.of[i] != nil {
				all = r.splitter.pair(all, int32(i))
			}
			others = append(others, all[before:]...)
		}
		was = was[from:]
	}
	now.pairs, r.now.pairs = all, newWordPairs(all)
	for _, p := range all {
		if _, moved := slices.BinarySearch(r.moved, p.joined); moved {
			others = append(others, p)
		}
	}
	slices.SortFunc(others, func(x, y wordPair) int { return cmp.Or(cmp.Compare(x.head, y.head), cmp.Compare(x.tail, y.tail)) })
	for _, p := range slices.CompactFunc(others, wordPair.same) {
		if r.joinedClass(r.old, p) != r.joinedClass(r.now, p) {
			r.pairs = append(r.pairs, p)
		}
	}
}

// joinedClass returns the class of the word that two words are when written as one, or none.
func (r *regrouping) joinedClass(w *wordGroups, p wordPair) int32 {
	joined, ok := w.pairs.get(p.head, p.tail)
	if !ok {
		return none
	}
	return w.classes.of[joined]
}
