package site

import (
	"cmp"
	"math"
	"slices"
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
	entries  []*Entry
	terms    []*Term
	postings [][]int32 // entries of each term, ascending
	weights  []float64 // of each term, above zero
	of       []int32   // terms of each entry, ascending, one entry after the other
	start    []int32   // by entry: where its terms are in of; one more for the end

	asked  []float64 // by term: its weight where the entry that is asked about has it, else zero
	seen   []int32   // by entry: the last one it was a candidate for
	shared []*Term   // room for add
}

// addRelated gives each case its related ones: first those that its editor chose, then the most alike.
func (l *Language) addRelated() {
	r := newRelator(l)
	for i, e := range l.Entries {
		r.ask(int32(i))
		for _, slug := range e.Case.Related {
			if other, ok := l.Entry(slug); ok && r.seen[other.Position] != int32(i) {
				r.add(e, int32(other.Position))
			}
		}
		for _, c := range r.best(int32(i), relatedCases-len(e.Related)) {
			r.add(e, c.entry)
		}
		r.forget(int32(i))
	}
}

func newRelator(l *Language) *relator {
	r := &relator{entries: l.Entries, seen: slices.Repeat([]int32{-1}, len(l.Entries))}
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
	r.asked = make([]float64, len(r.terms))
	r.invert()
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
func (r *relator) ask(entry int32) {
	r.seen[entry] = entry
	for _, t := range r.termsOf(entry) {
		r.asked[t] = r.weights[t]
	}
}

func (r *relator) forget(entry int32) {
	for _, t := range r.termsOf(entry) {
		r.asked[t] = 0
	}
}

// add relates an entry, which is asked about, to another, with what they share.
func (r *relator) add(e *Entry, other int32) {
	r.seen[other] = int32(e.Position)
	r.shared = r.shared[:0]
	for _, t := range r.termsOf(other) {
		if r.asked[t] > 0 {
			r.shared = append(r.shared, r.terms[t])
		}
	}
	e.Related = append(e.Related, Related{Entry: r.entries[other], Shared: slices.Clone(r.shared)})
}

// candidate is an entry that shares a term with the one asked about; its score is the weight of all that they share.
type candidate struct {
	entry int32
	score float64
}

// best returns the n entries most like the one asked about, of equals the newest. It looks at the entries of its terms, the
// rarest term first, and of a term with more entries than it may still visit at those nearest in time.
func (r *relator) best(entry int32, n int) []candidate {
	if n <= 0 {
		return nil
	}
	top := make([]candidate, 0, n+1)
	left := visitsPerCase
	for _, t := range r.termsOf(entry) {
		near := nearest(r.postings[t], entry, left)
		left -= len(near)
		for _, other := range near {
			if r.seen[other] != entry {
				r.seen[other] = entry
				top = insert(top, candidate{other, r.score(other)}, n)
			}
		}
	}
	return top
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
func (r *relator) score(other int32) float64 {
	score := 0.0
	for _, t := range r.termsOf(other) {
		score += r.asked[t]
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
