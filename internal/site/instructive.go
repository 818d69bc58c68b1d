package site

import (
	"cmp"
	"slices"
)

// What a case tells that others can learn from counts up to a limit: twenty sources teach little more than five.
const (
	sectionWeight = 2
	countedRows   = 5 // of a list of figures, and of one of sources
)

// Instructive returns the n cases that tell most: of the sections that the model names, measured results and sources. Of
// equals the newest.
func (*Site) Instructive(l *Language, n int) []*Entry {
	weights := make(map[*Entry]int, len(l.Entries))
	for _, e := range l.Entries {
		weights[e] = e.tells()
	}
	sorted := slices.Clone(l.Entries)
	slices.SortStableFunc(sorted, func(a, b *Entry) int { return cmp.Compare(weights[b], weights[a]) })
	return sorted[:min(n, len(sorted))]
}

// tells weighs how much a case tells.
func (e *Entry) tells() int {
	weight := 0
	for _, section := range e.Sections {
		if section.ID != "" {
			weight += sectionWeight
		}
	}
	for _, rows := range e.rows {
		weight += min(rows, countedRows)
	}
	return weight
}
