package site

import (
	"cmp"
	"slices"
	"strconv"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/schema"
)

// clash is two terms of a facet whose names make the same slug; the second had to give way.
type clash struct{ kept, moved *Term }

// addSlugs gives each term a slug of its own. Of terms that would have the same, one that the vocabulary knows keeps it,
// else the one with the oldest case, so that addresses stay as they are when cases are added; the others get a number.
func (f *Facet) addSlugs(d descriptions) []clash {
	terms := byClaim(f.Terms, d)
	owners := map[string]*Term{pageFolder: nil} // a list's second page
	for _, t := range terms {
		t.Slug = Slug(d.named(t), d.lang.Code)
		if _, taken := owners[t.Slug]; !taken {
			owners[t.Slug] = t
		}
	}
	var clashes []clash
	next := map[string]int{}
	for _, t := range terms {
		owner := owners[t.Slug]
		if owner == t {
			continue
		}
		t.Slug = freeSlug(t.Slug, owners, next)
		owners[t.Slug] = t
		if owner != nil {
			clashes = append(clashes, clash{kept: owner, moved: t})
		}
	}
	return clashes
}

// byClaim returns the terms in the order in which they may choose a slug.
func byClaim(terms []*Term, d descriptions) []*Term {
	sorted := slices.Clone(terms)
	oldest := func(t *Term) *Entry { return t.Entries[len(t.Entries)-1] }
	slices.SortFunc(sorted, func(a, b *Term) int {
		return cmp.Or(cmp.Compare(d.place(a.Value), d.place(b.Value)), oldest(a).Date.Compare(oldest(b).Date),
			cmp.Compare(a.Value, b.Value))
	})
	return sorted
}

// freeSlug adds the first number to a slug that makes it nobody's. next remembers the numbers that were tried.
func freeSlug(slug string, owners map[string]*Term, next map[string]int) string {
	for n := max(next[slug], 2); ; n++ {
		numbered := slug + "-" + strconv.Itoa(n)
		if _, taken := owners[numbered]; !taken {
			next[slug] = n + 1
			return numbered
		}
	}
}

// reportClashes warns, where a case first has it, of a term whose address needed a number. What differs so little that it
// is probably the same term has its warning already.
func (k *checker) reportClashes(clashes []clash) {
	for _, x := range clashes {
		if schema.Fold(x.kept.Value) == schema.Fold(x.moved.Value) {
			continue
		}
		c := slices.MinFunc(x.moved.Entries, func(a, b *Entry) int { return cmp.Compare(a.File, b.File) }).Case
		k.report(diag.Warning, c, placeOf(c, x.moved), "site-term-slug", x.moved.Value, x.kept.Value, x.moved.Slug)
	}
}

func placeOf(c *casefile.Case, t *Term) casefile.Value {
	for _, v := range values(c, t.Facet.Field.Name) {
		if v.Text == t.Value {
			return v
		}
	}
	return casefile.Value{}
}
