package render

import (
	"cmp"
	"slices"

	"openoverheid.nu/internal/site"
)

const (
	// newest is how many cases the home page shows.
	newest = 8
	// instructive is how many cases it shows of those that tell most.
	instructive = 3
)

func (v *views) home(l *site.Language) page {
	alternates := v.alternates(l, homePath)
	p := page{name: "home", lang: l.Code, path: homePath(l), title: l.Title, lastmod: day(l.Updated), alternates: alternates}
	params := homeParams{
		common: v.common(l, p.path, l.Description, alternates, nil),
		Cards:  cardKeys(l.Entries[:min(newest, len(l.Entries))]),
		Facets: v.facetsWithTerms(l), Total: len(l.Entries), Lacks: v.lacks(l),
	}
	if len(l.Entries) > newest {
		params.Instructive = cardKeys(v.site.Instructive(l, instructive))
	}
	p.params = params
	return p
}

func (v *views) notFound(l *site.Language) page {
	p := page{name: "notfound", lang: l.Code, layout: "notfound", path: homePath(l) + "404.html", title: "404", noindex: true}
	c := v.common(l, p.path, "", nil, nil)
	c.Noindex, c.Switch = true, v.alternates(l, homePath) // what was not found here is not there either
	p.params = homeParams{common: c, Cards: cardKeys(l.Entries[:min(newest, len(l.Entries))]), Facets: v.facetsWithTerms(l), Total: len(l.Entries)}
	return p
}

func cardKeys(entries []*site.Entry) []string {
	keys := make([]string, len(entries))
	for i, e := range entries {
		keys[i] = e.Slug
	}
	return keys
}

func (v *views) casesLists(l *site.Language) []part {
	return v.paginate(l, l.Entries, list{
		name: "cases", layout: "cases", path: casesPath(l), title: v.casesLabel(l), lastmod: day(l.Updated), alternates: v.alternates(l, casesPath),
		params: listParams{common: v.common(l, "", l.Description, nil, nil), Lacks: v.lacks(l)},
	})
}

func (v *views) termLists(l *site.Language, t *site.Term) []part {
	facet, term := facetViewOf(l, t.Facet), termViewOf(t)
	of := list{
		name: "term-" + t.Facet.Name + "-" + t.Slug, layout: "facet-term", path: t.Path, title: t.Label, lastmod: day(t.Updated),
		alternates: v.alternates(l, func(other *site.Language) string { return termPath(other, t) }), with: with(l, t),
		params: listParams{
			common: v.common(l, "", t.Description, nil, v.o.Feeds(l, t), link{Label: facet.Label, URL: facet.URL}), Facet: &facet, Term: &term,
		},
	}
	if t.Facet.Field == topicField(v.site.Model) {
		of.params.Topic = t.Value
	}
	return v.paginate(l, t.Entries, of)
}

// termPath is the address of the same term in another language, or "".
func termPath(l *site.Language, t *site.Term) string {
	if same, ok := sameTerm(l, t); ok {
		return same.Path
	}
	return ""
}

func sameTerm(l *site.Language, t *site.Term) (*site.Term, bool) {
	f, ok := l.Facet(t.Facet.Name)
	if !ok {
		return nil, false
	}
	return f.Term(t.Value)
}

func (v *views) facetPage(l *site.Language, f *site.Facet) page {
	facet := facetViewOf(l, f)
	alternates := v.alternates(l, func(other *site.Language) string {
		if same, ok := other.Facet(f.Name); ok {
			return same.Path
		}
		return ""
	})
	p := page{name: "facet-" + f.Name, lang: l.Code, layout: "facet", path: f.Path, title: f.Label, lastmod: day(l.Updated), alternates: alternates}
	p.params = facetParams{common: v.common(l, p.path, "", alternates, nil), Facet: facet, Terms: termViews(f), Years: years(f)}
	return p
}

// facetsWithTerms is every facet that has a term. Years are left to the page of their own.
func (v *views) facetsWithTerms(l *site.Language) []facetTerms {
	facets := []facetTerms{}
	for _, f := range l.Facets {
		if len(f.Terms) > 0 && f.Field.Facet.By == "" {
			facets = append(facets, facetTerms{facetView: facetViewOf(l, f), Terms: termViews(f)})
		}
	}
	return facets
}

func facetViewOf(l *site.Language, f *site.Facet) facetView {
	return facetView{
		Name: f.Name, Label: f.Label, Singular: f.Field.Facet.Singular.In(l.Code), URL: f.Path, Help: f.Field.Help.In(l.Code),
		Closed: len(f.Field.Terms) > 0,
	}
}

func termViews(f *site.Facet) []termView {
	views := make([]termView, len(f.Terms))
	for i, t := range f.Terms {
		views[i] = termViewOf(t)
	}
	return views
}

// commonest returns the terms that most cases have first; of equals, as their facet orders them.
func commonest(terms []*site.Term) []*site.Term {
	sorted := slices.Clone(terms)
	slices.SortStableFunc(sorted, func(a, b *site.Term) int { return cmp.Compare(len(b.Entries), len(a.Entries)) })
	return sorted
}

func termViewOf(t *site.Term) termView {
	return termView{
		Value: t.Value, Slug: t.Slug, Label: t.Label, URL: t.Path, Count: len(t.Entries), Description: t.Description, Website: t.Website,
	}
}
