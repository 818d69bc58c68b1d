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
	counts := make([]int, l.terms) // by term: how many cases have it together with the one looked at
	for _, f := range l.Facets {
		for _, t := range f.Terms {
			if f.Field.Facet.By == byYear {
				break
			}
			seen := count(t.Entries, counts)
			t.With = l.together(t, seen, counts)
			for _, other := range seen {
				counts[other.Index] = 0
			}
		}
	}
}

// count adds up in how many of the cases each term occurs, and returns those terms.
func count(entries []*Entry, counts []int) (seen []*Term) {
	for _, e := range entries {
		for _, t := range e.counted() {
			if counts[t.Index] == 0 {
				seen = append(seen, t)
			}
			counts[t.Index]++
		}
	}
	return seen
}

// counted are the terms of a case that can go together: of a case with very many, the first.
func (e *Entry) counted() []*Term {
	var terms []*Term
	for _, f := range e.Facets {
		if f.Facet.Field.Facet.By != byYear {
			terms = append(terms, f.Terms...)
		}
	}
	return terms[:min(len(terms), termsPerCase)]
}

// together returns the best of the terms that were seen with one.
func (l *Language) together(t *Term, seen []*Term, counts []int) []Together {
	var with []Together
	for _, other := range seen {
		if other != t && counts[other.Index] >= fewestTogether {
			with = append(with, Together{other, counts[other.Index]})
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
