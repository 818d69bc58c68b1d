package site

import (
	"slices"

	"openoverheid.nu/internal/made"
)

// Relations are which cases a site found to be related, by language. They come from the order of the cases, the terms that each has and
// what editors chose, so that a site in which these are the same need not look for them again.
type Relations map[string]LanguageRelations

// LanguageRelations are those of one language.
type LanguageRelations struct {
	From made.From
	All  []int32 // of each entry the number of its related ones, then their positions
}

// Relations are those of the site, for the options of the next.
func (s *Site) Relations() Relations {
	r := Relations{}
	for _, l := range s.Languages {
		r[l.Code] = l.relations
	}
	return r
}

// take gives all entries the related ones that an earlier site had for the same terms; false where it is not known, or makes no sense.
func (r *relator) take(known LanguageRelations) bool {
	if known.From != r.from {
		return false
	}
	of := known.each(len(r.entries))
	if of == nil {
		return false
	}
	r.inParallel(func(a *asker, i int32) {
		a.ask(i)
		for _, other := range of[i] {
			a.add(a.entries[i], other)
		}
		a.forget(i)
	})
	return true
}

// each are the positions of the related ones of each of n entries; nil where it does not say that.
func (k LanguageRelations) each(n int) [][]int32 {
	of := make([][]int32, n)
	left := k.All
	for i := range of {
		if len(left) == 0 || left[0] < 0 || int(left[0]) >= len(left) {
			return nil
		}
		next := 1 + left[0]
		of[i], left = left[1:next], left[next:]
		if slices.ContainsFunc(of[i], func(p int32) bool { return p < 0 || int(p) >= n }) {
			return nil
		}
	}
	if len(left) > 0 {
		return nil
	}
	return of
}

// relations are those that the entries have by now.
func (r *relator) relations() LanguageRelations {
	all := slices.Grow([]int32(nil), (1+relatedCases)*len(r.entries)) // nil of none, as a cache reads it back
	for _, e := range r.entries {
		all = append(all, int32(len(e.Related)))
		for _, other := range e.Related {
			all = append(all, int32(other.Entry.Position))
		}
	}
	return LanguageRelations{r.from, all}
}

// sum is the hash of all that related cases come from. Terms are told apart by their place among those of the language, from rare to common.
func (r *relator) sum() made.From {
	row := make(made.Row, 0, 8*len(r.entries)+4*len(r.of))
	row.Number(len(r.entries), len(r.postings))
	for _, posting := range r.postings {
		row.Number(len(posting))
		for _, entry := range posting {
			row.Number(int(entry))
		}
	}
	for _, e := range r.entries {
		row.Number(len(e.Case.Related))
		for _, slug := range e.Case.Related {
			row.Number(r.position(slug))
		}
	}
	return row.Sum()
}

// position is where a case that an editor chose stands; -1 where it is not in the site.
func (r *relator) position(slug string) int {
	if other, ok := r.language.Entry(slug); ok {
		return other.Position
	}
	return -1
}
