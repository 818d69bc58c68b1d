package render

import (
	"cmp"
	"math"
	"net/url"
	"slices"

	"openoverheid.nu/internal/site"
)

// widestMatrix is how many terms a matrix has in either direction.
const widestMatrix = 30

// matrices are the pairs of facets that the model names, and each second facet of them by year.
func (v *views) matrices(l *site.Language) []matrixView {
	views := []matrixView{}
	year := yearFacet(l)
	for _, facets := range l.PairedFacets() {
		first, second := facets[0], facets[1]
		if len(first.Terms) > 0 && len(second.Terms) > 0 {
			views = append(views, v.matrix(l, second, first))
		}
		if year != nil && len(year.Terms) > 1 && len(second.Terms) > 0 {
			views = append(views, v.matrix(l, second, year))
		}
	}
	return views
}

func (v *views) matrix(l *site.Language, rows, columns *site.Facet) matrixView {
	m := l.Cross(rows, columns)
	view := matrixView{RowFacet: facetViewOf(l, rows), ColumnFacet: facetViewOf(l, columns)}
	shown := matrixTerms(columns)
	for _, j := range shown {
		view.Columns = append(view.Columns, termViewOf(m.Columns[j]))
	}
	for _, i := range matrixTerms(rows) {
		row := matrixRow{termView: termViewOf(m.Rows[i])}
		for _, j := range shown {
			cell := m.Cells[i][j]
			row.Cells = append(row.Cells, cellView{
				Count: cell.Count, Radius: radius(cell.Count, m.Most), URL: v.cellPath(l, cell, m.Rows[i], m.Columns[j]),
			})
		}
		view.Rows = append(view.Rows, row)
	}
	return view
}

// matrixTerms are the places of the terms that a matrix shows: of years the newest, the oldest first; of others the commonest.
func matrixTerms(f *site.Facet) []int {
	places := make([]int, len(f.Terms))
	for i := range places {
		places[i] = i
	}
	if f.Field.Facet.By != "" { // newest first
		places = places[:min(len(places), widestMatrix)]
		slices.Reverse(places)
		return places
	}
	slices.SortStableFunc(places, func(a, b int) int { return cmp.Compare(len(f.Terms[b].Entries), len(f.Terms[a].Entries)) })
	places = places[:min(len(places), widestMatrix)]
	slices.Sort(places)
	return places
}

// cellPath is where the cases of a cell are: in a list of their own, at the only one of them, or in the search.
func (v *views) cellPath(l *site.Language, c site.Cell, row, column *site.Term) string {
	switch {
	case c.Count == 0:
		return ""
	case c.Pair != nil:
		return c.Pair.Path
	case c.Only != nil:
		return c.Only.Path
	case v.o.Search:
		return l.SearchPath() + "?" + url.Values{row.Facet.Name: {row.Value}, column.Facet.Name: {column.Value}}.Encode()
	}
	return ""
}

// radius makes areas compare as counts do.
func radius(count, most int) int {
	if count == 0 || most == 0 {
		return 0
	}
	return int(math.Sqrt(float64(count)/float64(most))*whole + 0.5)
}
