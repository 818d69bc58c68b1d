package render

import (
	"cmp"
	"slices"

	"openoverheid.nu/internal/site"
)

// otherPairs is how many other pairs the page of one names.
const otherPairs = 10

// pairLists are the pages of the cases that have two terms.
func (v *views) pairLists(l *site.Language, pair *site.Pair) []part {
	view := pairView{
		First: termViewOf(pair.First), FirstFacet: facetViewOf(l, pair.First.Facet),
		Second: termViewOf(pair.Second), SecondFacet: facetViewOf(l, pair.Second.Facet),
	}
	return v.paginate(l, pair.Entries, list{
		name: "pair-" + pair.First.Facet.Name + "-" + pair.First.Slug + "-" + pair.Second.Slug, layout: "facet-pair", path: pair.Path,
		title: pair.First.Label + " + " + pair.Second.Label, lastmod: day(pair.Updated),
		alternates: v.alternates(l, func(other *site.Language) string { return pairPath(other, pair) }), with: pairsLike(l, pair),
		params: listParams{
			common: v.common(l, "", "", nil, v.o.Feeds(l, pair.First, pair.Second),
				link{Label: view.FirstFacet.Label, URL: view.FirstFacet.URL}, link{Label: view.First.Label, URL: view.First.URL}),
			Pair: &view,
		},
	})
}

// pairPath is the address of the same pair in another language, or "".
func pairPath(l *site.Language, pair *site.Pair) string {
	first, ok := sameTerm(l, pair.First)
	second, both := sameTerm(l, pair.Second)
	if !ok || !both {
		return ""
	}
	if same, ok := l.Pair(first, second); ok {
		return same.Path
	}
	return ""
}

// pairsLike are the other pairs of the first term, the largest first.
func pairsLike(l *site.Language, pair *site.Pair) []withView {
	var others []*site.Pair
	for _, p := range l.Pairs {
		if p != pair && p.First == pair.First {
			others = append(others, p)
		}
	}
	slices.SortStableFunc(others, func(a, b *site.Pair) int { return cmp.Compare(len(b.Entries), len(a.Entries)) })
	var views []withView
	for _, p := range others[:min(len(others), otherPairs)] {
		views = append(views, withView{Label: p.Second.Label, URL: p.Path, Count: len(p.Entries)})
	}
	return views
}

// with is what a term occurs with.
func with(l *site.Language, t *site.Term) []withView {
	var views []withView
	for _, w := range t.With {
		view := withView{Label: w.Label, URL: w.Path, Count: w.Count}
		if pair, ok := l.Pair(t, w.Term); ok {
			view.URL = pair.Path
		} else if pair, ok := l.Pair(w.Term, t); ok {
			view.URL = pair.Path
		}
		views = append(views, view)
	}
	return views
}
