package site

import (
	"cmp"
	"math"
	"slices"
)

const (
	// togetherTerms is how many terms are told to go with one.
	togetherTerms = 8
	// fewestTogether is how many cases must have both: one case is chance.
	fewestTogether = 2
)

// addTogether tells each term which others its cases often have. Common terms go with everything, so a term weighs more the
// rarer it is. Years go with nothing.
func (l *Language) addTogether() {
	counted := l.countedTerms()
	terms := l.allTerms()
	counts := make([]int, l.terms) // by term: how many cases have it together with the one looked at
	for _, t := range terms {
		if t.Facet.Field.Facet.By == byYear {
			continue
		}
		seen := count(t.Entries, counted, counts)
		t.With = l.together(t, seen, terms, counts)
		for _, other := range seen {
			counts[other] = 0
		}
	}
}

// allTerms are the terms of the language by their index.
func (l *Language) allTerms() []*Term {
	terms := make([]*Term, 0, l.terms)
	for _, f := range l.Facets {
		terms = append(terms, f.Terms...)
	}
	return terms
}

// count adds up in how many of the cases each term occurs, and returns those terms.
func count(entries []*Entry, counted [][]int32, counts []int) (seen []int32) {
	for _, e := range entries {
		for _, t := range counted[e.Position] {
			if counts[t] == 0 {
				seen = append(seen, t)
			}
			counts[t]++
		}
	}
	return seen
}

// countedTerms are by case the terms that can go together, by their index: of a case with very many, the first.
func (l *Language) countedTerms() [][]int32 {
	counted := make([][]int32, len(l.Entries))
	var space []int32
	for i, e := range l.Entries {
		from := len(space)
		for _, f := range e.Facets {
			if f.Facet.Field.Facet.By == byYear {
				continue
			}
			for _, t := range f.Terms {
				space = append(space, int32(t.Index))
			}
		}
		counted[i] = space[from:min(len(space), from+termsPerCase)]
	}
	return counted
}

// together returns the best of the terms that were seen with one.
func (l *Language) together(t *Term, seen []int32, terms []*Term, counts []int) []Together {
	var with []Together
	for _, other := range seen {
		if int(other) != t.Index && counts[other] >= fewestTogether {
			with = append(with, Together{terms[other], counts[other]})
		}
	}
	weight := func(w Together) float64 {
		return float64(w.Count) * math.Log(float64(len(l.Entries)+1)/float64(len(w.Entries)))
	}
	slices.SortFunc(with, func(a, b Together) int {
		return cmp.Or(cmp.Compare(weight(b), weight(a)), cmp.Compare(a.Index, b.Index))
	})
	return slices.Clone(with[:min(len(with), togetherTerms)])
}
