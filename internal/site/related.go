package site

import (
	"cmp"
	"math"
	"slices"

	"openoverheid.nu/internal/made"
)

const (
	// relatedCases is how many related cases a case is given, unless its editor chose more.
	relatedCases = 5
	// visitsPerCase bounds the work for one case, and so makes the work for all of them linear.
	visitsPerCase = 512
	// termsPerCase is how many of a case's terms count, the rarest: more are no sign of likeness.
	termsPerCase = 64
)

// relator finds the cases of a language that are most like another: those that share the rarest terms. Entries and terms
// are numbers here: entries by their position, so newer ones come first, and terms from rare to common.
type relator struct {
	language *Language
	entries  []*Entry
	terms    []*Term
	postings [][]int32 // entries of each term, ascending
	weights  []float64 // of each term, above zero
	of       []int32   // terms of each entry, ascending, one entry after the other
	start    []int32   // by entry: where its terms are in of; one more for the end
	from     made.From // what related cases come from
}

// asker asks a relator about one entry after another. Several may ask one relator at a time.
type asker struct {
	*relator
	asked []float64   // by term: its weight where the entry that is asked about has it, else zero
	seen  []int32     // by entry: the last one it was a candidate for
	top   []candidate // room for best
	space []*Term     // room for what entries share
}

// addRelated gives each case its related ones: first those that its editor chose, then the most alike. Known are those of an earlier site.
func (l *Language) addRelated(known LanguageRelations) {
	r := newRelator(l)
	if r.take(known) {
		l.relations = known
		return
	}
	r.inParallel((*asker).relate)
	l.relations = r.relations()
}

// inParallel has work done for all entries, each by an asker that nobody else asks meanwhile.
func (r *relator) inParallel(work func(a *asker, entry int32)) {
	inParallel(len(r.entries), func(from, to int) {
		a := r.asker()
		for i := from; i < to; i++ {
			work(a, int32(i))
		}
	})
}

func (r *relator) asker() *asker {
	return &asker{relator: r, asked: make([]float64, len(r.terms)), seen: slices.Repeat([]int32{-1}, len(r.entries))}
}

// relate gives an entry its related ones.
func (a *asker) relate(i int32) {
	e := a.entries[i]
	a.ask(i)
	for _, slug := range e.Case.Related {
		if other := a.position(slug); other >= 0 && a.seen[other] != i {
			a.add(e, int32(other))
		}
	}
	for _, c := range a.best(i, relatedCases-len(e.Related)) {
		a.add(e, c.entry)
	}
	a.forget(i)
}

func newRelator(l *Language) *relator {
	r := &relator{language: l, entries: l.Entries}
	for _, f := range l.Facets {
		if f.Field.Facet.By != byYear { // cases of one year are not alike
			r.terms = append(r.terms, f.Terms...)
		}
	}
	slices.SortStableFunc(r.terms, func(a, b *Term) int { return cmp.Compare(len(a.Entries), len(b.Entries)) })
	for _, t := range r.terms {
		posting := make([]int32, len(t.Entries))
		for i, e := range t.Entries {
			posting[i] = int32(e.Position)
		}
		r.postings = append(r.postings, posting)
		r.weights = append(r.weights, math.Log(float64(len(l.Entries)+1)/float64(len(t.Entries))))
	}
	r.invert()
	r.from = r.sum()
	return r
}

// invert lays out the terms of each entry.
func (r *relator) invert() {
	counts := make([]int32, len(r.entries))
	for _, posting := range r.postings {
		for _, e := range posting {
			counts[e] = min(counts[e]+1, termsPerCase)
		}
	}
	r.start = make([]int32, len(r.entries)+1)
	for i, n := range counts {
		r.start[i+1] = r.start[i] + n
	}
	r.of = make([]int32, r.start[len(r.entries)])
	next := slices.Clone(r.start)
	for t, posting := range r.postings {
		for _, e := range posting {
			if next[e] < r.start[e+1] {
				r.of[next[e]] = int32(t)
				next[e]++
			}
		}
	}
}

func (r *relator) termsOf(entry int32) []int32 { return r.of[r.start[entry]:r.start[entry+1]] }

// ask prepares for questions about an entry, which is not related to itself; forget ends them.
func (a *asker) ask(entry int32) {
	a.seen[entry] = entry
	for _, t := range a.termsOf(entry) {
		a.asked[t] = a.weights[t]
	}
}

func (a *asker) forget(entry int32) {
	for _, t := range a.termsOf(entry) {
		a.asked[t] = 0
	}
}

// add relates an entry, which is asked about, to another, with what they share.
func (a *asker) add(e *Entry, other int32) {
	a.seen[other] = int32(e.Position)
	terms := a.termsOf(other)
	if len(terms) > cap(a.space)-len(a.space) {
		a.space = make([]*Term, 0, 32*termsPerCase)
	}
	from := len(a.space)
	for _, t := range terms {
		if a.asked[t] > 0 {
			a.space = append(a.space, a.terms[t])
		}
	}
	if e.Related == nil {
		e.Related = make([]Related, 0, max(relatedCases, len(e.Case.Related)))
	}
	e.Related = append(e.Related, Related{Entry: a.entries[other], Shared: a.space[from:len(a.space):len(a.space)]})
}

// candidate is an entry that shares a term with the one asked about; its score is the weight of all that they share.
type candidate struct {
	entry int32
	score float64
}

// best returns the n entries most like the one asked about, of equals the newest. It looks at the entries of its terms, the
// rarest term first, and of a term with more entries than it may still visit at those nearest in time.
func (a *asker) best(entry int32, n int) []candidate {
	if n <= 0 {
		return nil
	}
	top, left, most := a.top[:0], visitsPerCase, a.most(entry)
	for _, t := range a.termsOf(entry) {
		if len(top) == n && most < top[n-1].score {
			break
		}
		near := nearest(a.postings[t], entry, left)
		left -= len(near)
		for _, other := range near {
			if a.seen[other] != entry {
				a.seen[other] = entry
				top = insert(top, candidate{other, a.score(other)}, n)
			}
		}
		most -= a.weights[t] // who has none of the terms so far shares no more than the others
	}
	a.top = top
	return top
}

// most is no less than the weight of all that any entry can share with one, however it is rounded.
func (a *asker) most(entry int32) float64 {
	most := 1e-6
	for _, t := range a.termsOf(entry) {
		most += a.weights[t]
	}
	return most
}

// nearest returns at most n entries of a posting list, those around one of its entries.
func nearest(posting []int32, entry int32, n int) []int32 {
	if len(posting) <= n {
		return posting
	}
	i, _ := slices.BinarySearch(posting, entry)
	from := min(max(i-n/2, 0), len(posting)-n)
	return posting[from : from+n]
}

// score is the weight of all that an entry shares with the one asked about.
func (a *asker) score(other int32) float64 {
	score := 0.0
	for _, t := range a.termsOf(other) {
		score += a.asked[t]
	}
	return score
}

// insert keeps the n best candidates, the best first.
func insert(top []candidate, c candidate, n int) []candidate {
	if len(top) == n && !c.beats(top[n-1]) {
		return top
	}
	i, _ := slices.BinarySearchFunc(top, c, func(a, b candidate) int {
		if a.beats(b) {
			return -1
		}
		return 1
	})
	top = slices.Insert(top, i, c)
	return top[:min(len(top), n)]
}

func (c candidate) beats(other candidate) bool {
	if c.score != other.score {
		return c.score > other.score
	}
	return c.entry < other.entry
}
