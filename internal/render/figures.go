package render

import (
	"cmp"
	"slices"
	"strconv"

	"openoverheid.nu/internal/schema"
	"openoverheid.nu/internal/site"
)

const (
	// longestBars is how many terms a chart of bars has.
	longestBars = 12
	// longestGap is how many years without cases are drawn: a case of 1830 is no reason for two centuries of nothing.
	longestGap = 20
	// whole is what shares are parts of.
	whole = 1000
)

// figuresParams is the page of figures about the collection. Charts are numbers here, and a theme draws them.
type figuresParams struct {
	common
	Totals   []totalView  `json:"totals"`
	Years    *columnsView `json:"years,omitempty"`
	Matrices []matrixView `json:"matrices"`
	Bars     []barsView   `json:"bars"`
}

// totalView is how many there are of something: cases, organisations, sources.
type totalView struct {
	Label string `json:"label"`
	Count int    `json:"count"`
	URL   string `json:"url,omitempty"`
}

// barsView is a facet as bars, the terms in the order of the facet where they are few and closed, else the commonest first.
type barsView struct {
	Facet facetView `json:"facet"`
	Bars  []barView `json:"bars"`
	Rest  int       `json:"rest,omitempty"` // terms that are left out
}

type barView struct {
	Label string `json:"label"`
	URL   string `json:"url,omitempty"`
	Count int    `json:"count"`
	Share int    `json:"share"` // of the longest bar, in thousandths
}

// columnsView is a facet of years as columns, oldest first, years without cases included.
type columnsView struct {
	Facet   facetView `json:"facet"`
	Columns []barView `json:"columns"`
}

// matrixView counts cases by two facets.
type matrixView struct {
	RowFacet    facetView   `json:"rowfacet"`
	ColumnFacet facetView   `json:"columnfacet"`
	Columns     []termView  `json:"columns"`
	Rows        []matrixRow `json:"rows"`
}

type matrixRow struct {
	termView
	Cells []cellView `json:"cells"`
}

// cellView is where two terms meet: their cases, and where to see them. The radius is such that areas compare as counts do.
type cellView struct {
	Count  int    `json:"count"`
	URL    string `json:"url,omitempty"`
	Radius int    `json:"radius"` // of the largest, in thousandths
}

func (v *views) figures(l *site.Language) page {
	alternates := v.alternates(l, (*site.Language).FiguresPath)
	p := page{name: "figures", lang: l.Code, layout: "figures", path: l.FiguresPath(), lastmod: day(l.Updated), alternates: alternates}
	c := v.common(l, p.path, "", alternates, nil)
	c.Heading = "figures_title"
	p.params = figuresParams{
		common: c,
		Totals: v.totals(l), Years: yearColumns(l), Matrices: v.matrices(l), Bars: facetBars(l),
	}
	return p
}

// totals are the cases, the terms of the authors and what the cases hold of lists that are shown as figures or sources.
func (v *views) totals(l *site.Language) []totalView {
	totals := []totalView{{Label: v.casesLabel(l), Count: len(l.Entries), URL: casesPath(l)}}
	for _, f := range l.Facets {
		if f.Field.Author && len(f.Terms) > 0 {
			totals = append(totals, totalView{Label: f.Label, Count: len(f.Terms), URL: f.Path})
		}
	}
	for _, field := range v.site.Model.Fields {
		if field.Display == schema.DisplayFigures || field.Display == schema.DisplaySources {
			if n := l.Rows(field); n > 0 {
				totals = append(totals, totalView{Label: field.LabelIn(l.Code), Count: n})
			}
		}
	}
	return totals
}

// yearColumns is the first facet of years; nil where it has fewer than two.
func yearColumns(l *site.Language) *columnsView {
	f := yearFacet(l)
	if f == nil || len(f.Terms) < 2 {
		return nil
	}
	c := columnsView{Facet: facetViewOf(l, f)}
	terms := slices.Clone(f.Terms)
	slices.SortFunc(terms, func(a, b *site.Term) int { return cmp.Compare(a.Value, b.Value) })
	most, before := mostEntries(terms), 0
	for _, t := range terms {
		year, _ := strconv.Atoi(t.Value) // terms of years are numbers
		if before > 0 && year-before <= longestGap {
			for empty := before + 1; empty < year; empty++ {
				c.Columns = append(c.Columns, barView{Label: strconv.Itoa(empty)})
			}
		}
		c.Columns = append(c.Columns, barOf(t, most))
		before = year
	}
	return &c
}

// yearCases is how many cases the time line names of each year.
const yearCases = 6

// years are the terms of a facet of years with the cases that began in them.
func years(f *site.Facet) []yearView {
	if f.Field.Facet.By == "" {
		return nil
	}
	most := mostEntries(f.Terms)
	views := make([]yearView, len(f.Terms))
	for i, t := range f.Terms {
		began := beganIn(t)
		views[i] = yearView{
			termView: termViewOf(t), Share: share(float64(len(t.Entries)), float64(most)),
			Cards: cardKeys(began[:min(len(began), yearCases)]), Ran: len(t.Entries) - len(began),
		}
	}
	return views
}

// beganIn are the cases that the year is the first of.
func beganIn(year *site.Term) []*site.Entry {
	var began []*site.Entry
	for _, e := range year.Entries {
		if e.Terms(year.Facet.Name)[0] == year {
			began = append(began, e)
		}
	}
	return began
}

func yearFacet(l *site.Language) *site.Facet {
	i := slices.IndexFunc(l.Facets, func(f *site.Facet) bool { return f.Field.Facet.By != "" })
	if i < 0 {
		return nil
	}
	return l.Facets[i]
}

// facetBars are the facets but those of years, where they have more than one term.
func facetBars(l *site.Language) []barsView {
	bars := []barsView{}
	for _, f := range l.Facets {
		if f.Field.Facet.By != "" || len(f.Terms) < 2 {
			continue
		}
		terms := f.Terms
		if len(f.Field.Terms) == 0 || len(terms) > longestBars {
			terms = commonest(terms)
		}
		shown := terms[:min(len(terms), longestBars)]
		view, most := barsView{Facet: facetViewOf(l, f), Rest: len(terms) - len(shown)}, mostEntries(terms)
		for _, t := range shown {
			view.Bars = append(view.Bars, barOf(t, most))
		}
		bars = append(bars, view)
	}
	return bars
}

func mostEntries(terms []*site.Term) int {
	most := 0
	for _, t := range terms {
		most = max(most, len(t.Entries))
	}
	return most
}

func barOf(t *site.Term, most int) barView {
	return barView{Label: t.Label, URL: t.Path, Count: len(t.Entries), Share: share(float64(len(t.Entries)), float64(most))}
}

// share is a part of the most in thousandths, never nothing of something: a bar of one among ten thousand is still seen.
func share(part, most float64) int {
	if part <= 0 || most <= 0 {
		return 0
	}
	return max(4, int(part/most*whole+0.5))
}
