package search

import (
	"maps"
	"slices"
)

// regrouping finds how words belong together from how they did when some of them were not there, or others were. It works out again what a
// word that came or went may have a part in, and takes over all else.
type regrouping struct {
	language *Language
	old, now *wordGroups
	few      bool    // words, so that tails need no known head
	flipped  []int32 // words that are to be found now and were not, or the other way round
	moved    []int32 // words in another class than before
	splitter *splitter
	before   *splitter       // with what was known before
	known    map[string]bool // what became known or unknown as a part, or is now a word: whether it was known
	keys     roots           // of classes with words that came or went
	anyKeys  bool
	again    []bool         // by word: split again from the beginning
	changed  []bool         // by word: its parts are others now
	learned  []string       // parts that are known as such now or were, and not both
	others   []string       // parts that were learned anew
	touched  map[int32]bool // classes that have other words or other compounds
	pairs    []wordPair     // that are joined as another word, or as none, or of another class
}

// regroup finds how words belong together of which others are to be found than before, or nil where too much changed.
func (w *wordGroups) regroup(l *Language, used []bool, few bool) *regrouping {
	r := &regrouping{language: l, old: w, few: few, touched: map[int32]bool{}, known: map[string]bool{}}
	for i := range used {
		if used[i] != w.used[i] {
			r.flipped = append(r.flipped, int32(i))
		}
	}
	if len(r.flipped) > 16+len(used)/64 {
		return nil
	}
	r.now = &wordGroups{lang: w.lang, words: w.words, used: used}
	r.classify()
	c := w.compounds
	c.load()
	r.now.compounds = &compounds{parts: c.parts.copied()}
	if l.compounds {
		if !r.takeApart() {
			return nil
		}
	} else {
		r.now.pairs, r.now.order = w.pairs, r.now.classes.sorted
	}
	r.now.classes.number, r.now.classes.sorted = nil, r.now.order
	return r
}

// classify puts the words that came in classes, and those that have another one by that.
func (r *regrouping) classify() {
	was := r.old.classes
	c := &classes{keys: was.keys, number: map[string]int32{}, of: slices.Clone(was.of)}
	r.now.classes = c
	settled := r.settle()
	for _, word := range slices.Sorted(maps.Keys(settled)) {
		key := settled[word]
		before, after := was.of[word], none
		if key != "" {
			after = r.class(key)
		}
		if before == after {
			continue
		}
		c.of[word] = after
		if before != none {
			r.touched[before] = true
		}
		if after != none {
			r.touched[after] = true
		}
		if before != none && after != none {
			r.moved = append(r.moved, word)
		}
	}
	c.fill()
	c.sorted = r.inOrder(func(n int32) bool { return len(c.words.of(n)) > 0 })
	c.number = make(map[string]int32, len(r.old.compounds.learned)) // there will be those of parts that are no words
}

// class returns the number of a key's class: that which it had, or a new one.
func (r *regrouping) class(key string) int32 {
	c := r.now.classes
	if n, ok := c.number[key]; ok {
		return n
	}
	n, ok := r.old.classes.among(r.old.order, key)
	if !ok {
		n = int32(len(c.keys))
		c.keys = append(c.keys, key)
	}
	c.number[key] = n
	return n
}

// inOrder returns the classes that a test admits, by key.
func (r *regrouping) inOrder(has func(n int32) bool) []int32 {
	c := r.now.classes
	var fresh []int32
	for n := len(r.old.classes.keys); n < len(c.keys); n++ {
		if has(int32(n)) {
			fresh = append(fresh, int32(n))
		}
	}
	slices.SortFunc(fresh, c.byKey)
	order := make([]int32, 0, len(r.old.order)+len(fresh))
	for _, n := range r.old.order {
		for len(fresh) > 0 && c.byKey(fresh[0], n) < 0 {
			order, fresh = append(order, fresh[0]), fresh[1:]
		}
		if has(n) {
			order = append(order, n)
		}
	}
	return append(order, fresh...)
}

// settle returns the key of the class of every word that may have another one than before; none for those that are not to be found.
func (r *regrouping) settle() map[int32]string {
	l, words := r.language, r.now.words
	var near roots
	settled := map[int32]string{}
	for _, i := range r.flipped {
		key := l.primary(words[i])
		near.add(key)
		l.eachFree(key, near.add)
		settled[i] = ""
	}
	near.close(l)
	all := near
	all.add(ge)
	all.close(l)
	every := near.has(ge) // words with "ge" may have any other root
	var at []int32
	for i, used := range r.now.used {
		if used && (every || all.touches(words[i])) {
			at = append(at, int32(i))
		}
	}
	keyOf := make([]string, len(at))
	parallel(len(at), func(from, to int) {
		for i := from; i < to; i++ {
			keyOf[i] = l.primary(words[at[i]])
		}
	})
	k := newKeys(keyOf)
	free := k.free(l)
	keys := make([]string, len(k.all))
	parallel(len(k.all), func(from, to int) {
		for i := from; i < to; i++ {
			if near.touches(k.all[i]) {
				keys[i] = settle(l, k.number, free, k.all[i])
			}
		}
	})
	for i, key := range k.of {
		if key != none && keys[key] != "" {
			settled[at[i]] = keys[key]
		}
	}
	return settled
}
