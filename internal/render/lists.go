package render

import (
	"cmp"
	"slices"
	"strconv"

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
	title := v.casesLabel(l)
	return v.paginate(l, list{
		name: "cases", layout: "cases", path: casesPath(l), title: title, entries: l.Entries, lastmod: day(l.Updated),
		alternates: v.alternates(l, casesPath),
		params: func(p listParams) any {
			p.common, p.Lacks = v.listCommon(l, p, l.Description, nil), v.lacks(l)
			return p
		},
	})
}

func (v *views) termLists(l *site.Language, t *site.Term) []part {
	facet, term := facetViewOf(l, t.Facet), termViewOf(t)
	own := v.o.Feeds(l, t)
	alternates := v.alternates(l, func(other *site.Language) string { return termPath(other, t) })
	return v.paginate(l, list{
		name: "term-" + t.Facet.Name + "-" + t.Slug, layout: "facet-term", path: t.Path, title: t.Label, entries: t.Entries,
		lastmod: day(t.Updated), alternates: alternates,
		params: func(p listParams) any {
			p.common = v.listCommon(l, p, t.Description, own, link{Label: facet.Label, URL: facet.URL})
			p.Facet, p.Term = &facet, &term
			if t.Facet.Field == topicField(v.site.Model) {
				p.Topic = t.Value
			}
			if p.Self == t.Path {
				p.With = with(l, t)
			}
			return p
		},
	})
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

// list is a list of cases before it is cut into pages.
type list struct {
	name, layout, path, title, lastmod string
	entries                            []*site.Entry
	alternates                         []Alternate // of the first page; from the others a change of language leads there
	noindex                            bool
	params                             func(p listParams) any
}

// paginate cuts a list into pages; a list without cases is one empty page.
func (v *views) paginate(l *site.Language, of list) []part {
	size := v.o.Pagination
	last := max(1, (len(of.entries)+size-1)/size)
	parts := make([]part, last)
	for i := range parts {
		entries := of.entries[i*size : min(len(of.entries), (i+1)*size)]
		parts[i] = one(func() page { return of.page(l, entries, i+1, last) })
		if len(entries) > 0 {
			parts[i].near = entries[0].Position
		}
	}
	return parts
}

// page is one of the pages of a list, with its cases.
func (of *list) page(l *site.Language, entries []*site.Entry, number, last int) page {
	p := page{
		name: of.name + "-" + strconv.Itoa(number), lang: l.Code, layout: of.layout, path: pageAddress(of.path, number),
		title: of.title, lastmod: of.lastmod, noindex: of.noindex,
	}
	params := listParams{Cards: cardKeys(entries), Total: len(of.entries), Pager: pagerOf(of.path, number, last)}
	params.Self, params.Switch = p.path, of.alternates
	if number == 1 {
		p.alternates, params.Alternates, params.Switch = of.alternates, of.alternates, nil
	}
	p.params = of.params(params)
	return p
}

func pageAddress(base string, number int) string {
	if number == 1 {
		return base
	}
	return base + "page/" + strconv.Itoa(number) + "/"
}

// pagerOf names the first and the last page and two on either side of this one; nil where there is just one page.
func pagerOf(base string, number, last int) *pager {
	if last == 1 {
		return nil
	}
	p := &pager{Number: number, Last: last}
	if number > 1 {
		p.Previous = pageAddress(base, number-1)
	}
	if number < last {
		p.Next = pageAddress(base, number+1)
	}
	before := 0
	add := func(i int) {
		if i > before {
			p.Pages = append(p.Pages, pagerPage{Number: i, URL: pageAddress(base, i), Gap: i > before+1})
			before = i
		}
	}
	add(1)
	for i := max(1, number-2); i <= min(last, number+2); i++ {
		add(i)
	}
	add(last)
	return p
}
