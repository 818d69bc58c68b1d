package render

import (
	"crypto/sha256"
	"strconv"
	"sync"

	"openoverheid.nu/internal/made"
	"openoverheid.nu/internal/site"
)

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
	r := newInputRow()
	r.From(list)
	r.Number(in.number, in.last, len(in.cards))
	for _, c := range in.cards {
		r.card(c)
	}
	return r.sum()
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
