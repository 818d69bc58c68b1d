package site

import (
	"cmp"
	"slices"
)

const (
	// fewestInPair is how many cases two terms must share to have a list of their own: one case is no list.
	fewestInPair = 2
	// mostPairs bounds the lists of two facets: vocabularies of fifty terms each could make thousands.
	mostPairs = 100
)

// addPairs makes the lists of the pairs that the model asks for, those that most cases have.
func (l *Language) addPairs(s *Site) {
	l.byPair = map[[2]*Term]*Pair{}
	for _, facets := range l.PairedFacets() {
		for _, p := range mostUsed(pairsOf(l.Entries, facets[0], facets[1])) {
			p.Path = p.First.Path + p.Second.Slug + "/"
			p.URL = s.AbsURL(p.Path)
			l.Pairs = append(l.Pairs, p)
			l.byPair[[2]*Term{p.First, p.Second}] = p
		}
	}
}

// pairsOf returns every pair of terms that a case has, in the order in which the cases have them first.
func pairsOf(entries []*Entry, first, second *Facet) []*Pair {
	known := map[[2]*Term]*Pair{}
	var pairs []*Pair
	for _, e := range entries {
		for _, a := range e.Terms(first.Name) {
			for _, b := range e.Terms(second.Name) {
				p := known[[2]*Term{a, b}]
				if p == nil {
					p = &Pair{First: a, Second: b}
					known[[2]*Term{a, b}] = p
					pairs = append(pairs, p)
				}
				p.Entries = append(p.Entries, e)
				p.Updated = later(p.Updated, e.Updated)
			}
		}
	}
	return pairs
}

// mostUsed returns the pairs that are to have a list, in the order of their terms.
func mostUsed(pairs []*Pair) []*Pair {
	pairs = slices.DeleteFunc(pairs, func(p *Pair) bool { return len(p.Entries) < fewestInPair })
	slices.SortFunc(pairs, func(a, b *Pair) int { return cmp.Or(len(b.Entries)-len(a.Entries), a.compare(b)) })
	pairs = pairs[:min(len(pairs), mostPairs)]
	slices.SortFunc(pairs, (*Pair).compare)
	return pairs
}

// compare orders pairs as their facets order the terms.
func (p *Pair) compare(other *Pair) int {
	return cmp.Or(cmp.Compare(p.First.Index, other.First.Index), cmp.Compare(p.Second.Index, other.Second.Index))
}
