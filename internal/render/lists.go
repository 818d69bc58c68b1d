package render

import (
	"cmp"
	"crypto/sha256"
	"slices"
	"strconv"
	"sync"

	"openoverheid.nu/internal/made"
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

// list is what the pages of a list of cases have in common.
type list struct {
	name, lang, layout, path, title, lastmod string

	noindex    bool
	total      int         // cases
	alternates []Alternate // of the first page; from the others a change of language leads there
	change     []Alternate // where a change of language leads from all pages, where that is not to an alternate
	with       []withView  // of the first page
	params     listParams  // but for what each page has of its own
}

// listPage is all that a page of a list is made from; listPage.page gets nothing else, as caseInput says of pages of cases.
type listPage struct {
	*list
	cards        []*cardKey
	number, last int
}

// paginate cuts a list into pages; a list without cases is one empty page.
func (v *views) paginate(l *site.Language, entries []*site.Entry, of list) []part {
	of.lang, of.total = l.Code, len(entries)
	size, sum := v.o.Pagination, sync.OnceValue(of.sum)
	last := max(1, (len(entries)+size-1)/size)
	parts := make([]part, last)
	for i := range parts {
		some := entries[i*size : min(len(entries), (i+1)*size)]
		parts[i] = one(func() page {
			in := &listPage{&of, v.languages[l].cardsOf(some), i + 1, last}
			p := in.page()
			p.known, p.late = in.sum(sum()), func() any { return in.pageParams() }
			return p
		})
		if len(some) > 0 {
			parts[i].near = some[0].Position
		}
	}
	return parts
}

// page is one of the pages of a list, but for what it shows.
func (in *listPage) page() page {
	p := page{
		name: in.name + "-" + strconv.Itoa(in.number), lang: in.lang, layout: in.layout, path: pageAddress(in.path, in.number),
		title: in.title, lastmod: in.lastmod, noindex: in.noindex,
	}
	if in.number == 1 {
		p.alternates = in.alternates
	}
	return p
}

func (in *listPage) pageParams() listParams {
	p := in.params
	p.Cards, p.Total, p.Pager = slugsOf(in.cards), in.total, pagerOf(in.path, in.number, in.last)
	p.Self, p.Switch = pageAddress(in.path, in.number), in.change
	if in.number == 1 {
		p.Alternates, p.With = in.alternates, in.with
	} else if in.change == nil {
		p.Switch = in.alternates
	}
	return p
}

// sum is the hash of all that is in it.
func (of *list) sum() made.From {
	return sha256.Sum256(encode([]any{
		of.name, of.lang, of.layout, of.path, of.title, of.lastmod, of.noindex, of.total, of.alternates, of.change, of.with, of.params,
	}))
}

// sum is the hash of all that is in it, that of its list worked out before.
func (in *listPage) sum(list made.From) made.From {
	b := append(make([]byte, 0, 4096), list[:]...)
	b = appendCount(appendCount(appendCount(b, in.number), in.last), len(in.cards))
	for _, c := range in.cards {
		b = appendCard(b, c)
	}
	return sha256.Sum256(b)
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
