package search

import (
	"maps"
	"slices"
)

// edition is the words of an index that was made, with all that they were worked out from.
type edition struct {
	lang      string
	synonyms  [][]string
	docs      []digest // by number: their texts
	words     *vocabulary
	keep      *keeper
	weigh     *weigher
	groups    *wordGroups
	guises    *guises
	inventory *inventory
	lexicons  [2]*lexicon // nil for none
	terms     *termsFiles // nil where the manifest has all inside
	since     *changes    // what differs from the edition that this one revises; nil where that is unknown, or all numbers of documents do
}

// mostChanged is the part of all documents, as a number that divides them, of which more than that are worth beginning anew.
const mostChanged = 10

// edit returns the next edition: what changed put into the last, where that is all that differs.
func (b *Builder) edit(docs []digest, texts []*text, l *Language, o Options) *edition {
	e := &edition{lang: o.Lang, synonyms: o.Synonyms, docs: docs, weigh: newWeigher(texts)}
	besides := wordsOf(b.tokens, slices.Concat(o.Synonyms...))
	if b.last == nil || !b.revise(e, texts, besides, l) {
		b.decoded = false
		b.composed++
		b.compose(e, texts, besides, l)
	}
	if !b.once {
		b.last, b.groups = e, e.groups
	}
	return e
}

// compose makes an edition of all documents.
func (b *Builder) compose(e *edition, texts []*text, besides []string, l *Language) {
	e.words = newVocabulary(b.collectors, texts, besides)
	e.keep = newKeeper(e.words, l)
	tally := newTally(e.words, e.keep)
	e.groups = b.group(e.lang, l, e.words.words, tally.used(e.words, besides, e.keep.stop))
	e.guises = newGuises(e.words, e.groups, e.keep.stop, b.tokens, e.synonyms)
	e.inventory = newInventory(gather(e.words, e.keep, tally, e.guises, e.weigh), e.words.words, e.groups)
}

// revise makes an edition by revising the last one, and says whether that can be: not where a change reaches documents that did not change.
func (b *Builder) revise(e *edition, texts []*text, besides []string, l *Language) bool {
	last := b.last
	if last.lang != e.lang || *last.weigh != *e.weigh || !slices.EqualFunc(last.synonyms, e.synonyms, slices.Equal) {
		return false
	}
	m := follow(last.docs, e.docs)
	if len(m.lost)+len(m.fresh) > 1+len(texts)/mostChanged {
		return false
	}
	var fresh []unplaced
	if e.words, fresh = last.words.with(b.collectors, texts, besides); len(fresh) > 0 {
		words := make([]string, len(fresh))
		for i, f := range fresh {
			words[i] = b.collectors[f.by].interner.words[f.number]
		}
		slices.Sort(words)
		words, moved := widen(last.words.words, slices.Compact(words))
		last, e.words = last.widened(words, moved, b.tokens, l), e.words.widened(words, moved)
		e.words.place(fresh, b.collectors)
	}
	if e.words.spare > spareWords/10 && e.words.spare > len(e.words.words)/8 {
		return false
	}
	if e.keep = newKeeper(e.words, l); !e.keep.same(last.keep) {
		return false
	}
	drift := len(m.lost) + len(m.fresh)
	touched, ok := e.regroup(last, m, b.tokens, besides, l)
	if !ok {
		return false
	}
	before, after := last.part(last.words.texts, m.lost), e.part(texts, m.fresh)
	e.inventory = last.inventory.revised(before, after, m, e, touched)
	e.since = e.changesSince(last, m)
	b.drift += drift
	return true
}

// part makes the inventory of some documents alone.
func (e *edition) part(texts []*text, numbers []uint32) *partial {
	v := e.only(texts, numbers)
	return newPartial(gather(v, e.keep, newTally(v, e.keep), e.guises, e.weigh), v.words, e.groups)
}

// only returns the vocabulary with some documents alone.
func (e *edition) only(texts []*text, numbers []uint32) *vocabulary {
	v := *e.words
	v.texts = make([]*text, len(numbers))
	for i, n := range numbers {
		v.texts[i] = texts[n]
	}
	return &v
}

// same says whether two keepers keep the same.
func (k *keeper) same(other *keeper) bool {
	return slices.Equal(k.stop, other.stop) && slices.Equal(k.common, other.common) && slices.Equal(k.some, other.some)
}

// unplaced is a word of a collector that a vocabulary has not.
type unplaced struct{ by, number int }

// with returns the vocabulary with other texts, and the words that they need besides: without these it is of no use.
func (v *vocabulary) with(collectors []*collector, texts []*text, besides []string) (next *vocabulary, fresh []unplaced) {
	next = &vocabulary{words: v.words, df: make([]int32, len(v.words)), texts: texts, order: make([][]uint32, len(collectors))}
	for i, c := range collectors {
		var order []uint32
		if i < len(v.order) {
			order = v.order[i]
		}
		next.order[i] = append(slices.Clone(order), make([]uint32, len(c.df)-len(order))...)
		c.used = 0
		for n, df := range c.df {
			if df == 0 {
				continue
			}
			c.used++
			at, word := &next.order[i][n], c.interner.words[n]
			if int(*at) >= len(v.words) || v.words[*at] != word {
				place, ok := slices.BinarySearch(v.words, word)
				if !ok {
					fresh = append(fresh, unplaced{i, n})
					continue
				}
				*at = uint32(place)
			}
			next.df[*at] += df
		}
	}
	next.spare = next.spareBut(besides)
	return next, fresh
}

// place gives words their place, which there is now.
func (v *vocabulary) place(words []unplaced, collectors []*collector) {
	for _, w := range words {
		place, _ := slices.BinarySearch(v.words, collectors[w.by].interner.words[w.number])
		v.order[w.by][w.number] = uint32(place)
		v.df[place] += collectors[w.by].df[w.number]
	}
}

// spareBut counts the words that no document has, and that are not needed besides.
func (v *vocabulary) spareBut(besides []string) (spare int) {
	needed := make([]bool, len(v.words))
	for _, word := range besides {
		if place, ok := slices.BinarySearch(v.words, word); ok {
			needed[place] = true
		}
	}
	for i, df := range v.df {
		if df == 0 && !needed[i] {
			spare++
		}
	}
	return spare
}

// few says whether the words that are needed are few.
func (v *vocabulary) few() bool { return len(v.words)-v.spare < manyWords }

// revised returns the inventory without some documents and with others; the other documents have the numbers that m tells. The lists of compounds that
// have a class as a part are made anew of those that are touched.
func (v *inventory) revised(before, after *partial, m *moves, e *edition, touched map[int32]bool) *inventory {
	next := &inventory{docs: m.docs, guises: maps.Clone(v.guises), begins: maps.Clone(v.begins)}
	r := reviser{before, after, m}
	var changed []int32
	next.words, changed = r.lists(&v.words, before.words, after.words, len(e.words.words))
	next.parts, _ = r.lists(&v.parts, before.parts, after.parts, len(e.groups.classes.keys))
	r.guises(next)
	r.beginnings(next, e.words.words, changed)
	next.touch(e, touched)
	return next
}
