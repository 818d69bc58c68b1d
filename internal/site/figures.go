package site

import (
	"slices"

	"openoverheid.nu/internal/schema"
)

// Matrix counts the cases that have a term of each of two facets.
type Matrix struct {
	Rows, Columns []*Term
	Cells         [][]Cell // by row, then by column
	Most          int      // the highest count
}

// Cell is where two terms meet.
type Cell struct {
	Count int
	Pair  *Pair  // the list of these cases, where they have one
	Only  *Entry // the case, where it is the only one
}

// Cross counts the cases of two facets of the language. Terms stand in the order of their facets.
func (l *Language) Cross(rows, columns *Facet) Matrix {
	m := Matrix{Rows: rows.Terms, Columns: columns.Terms, Cells: make([][]Cell, len(rows.Terms))}
	row, column := places(rows.Terms), places(columns.Terms)
	for i := range m.Cells {
		m.Cells[i] = make([]Cell, len(columns.Terms))
	}
	for _, e := range l.Entries {
		for _, a := range e.Terms(rows.Name) {
			for _, b := range e.Terms(columns.Name) {
				m.add(&m.Cells[row[a]][column[b]], e)
			}
		}
	}
	for i, a := range rows.Terms {
		for j, b := range columns.Terms {
			m.Cells[i][j].Pair = l.eitherPair(a, b)
		}
	}
	return m
}

func (m *Matrix) add(c *Cell, e *Entry) {
	c.Count++
	c.Only = nil
	if c.Count == 1 {
		c.Only = e
	}
	m.Most = max(m.Most, c.Count)
}

func places(terms []*Term) map[*Term]int {
	at := make(map[*Term]int, len(terms))
	for i, t := range terms {
		at[t] = i
	}
	return at
}

// Rows counts what the cases of the language hold of a list of the model: their sources, their measured results.
func (l *Language) Rows(f *schema.Field) int {
	n, at := 0, slices.Index(l.listed, f)
	for _, e := range l.Entries {
		if at >= 0 {
			n += e.rows[at]
		} else {
			rows, _ := e.Get(f.Name)
			n += len(rows.List)
		}
	}
	return n
}

// lists are the fields of the model that hold measured results or sources.
func lists(m *schema.Model) []*schema.Field {
	var fields []*schema.Field
	for _, f := range m.Fields {
		if f.Display == schema.DisplayFigures || f.Display == schema.DisplaySources {
			fields = append(fields, f)
		}
	}
	return fields
}

// countRows counts what the case holds of some lists.
func (e *Entry) countRows(fields []*schema.Field) {
	e.rows = make([]int, len(fields))
	for i, f := range fields {
		rows, _ := e.Get(f.Name)
		e.rows[i] = len(rows.List)
	}
}
