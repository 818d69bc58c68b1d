package paste

import (
	"slices"
	"strconv"

	"golang.org/x/net/html"
)

// A table that is larger is its text: no reader gets through it, and Markdown parsers take long.
const (
	maxColumns = 30
	maxCells   = 5000
)

// table reads a table of data. One that holds another, or has one row or column, is there for the layout: it is what is in it.
func (f *flow) table(n *html.Node, l look) {
	f.flush()
	rows := rowsOf(n)
	grid := gridOf(rows)
	if f.line || f.lists > 0 || len(grid) < 2 || len(grid[0]) < 2 || holdsTable(n) {
		f.children(n, l)
		f.flush()
		return
	}
	if caption := child(n, "caption"); caption != nil {
		f.block(caption, nil, l)
	}
	table := element("table")
	head, body := element("thead"), element("tbody")
	table.AppendChild(head)
	table.AppendChild(body)
	for i, row := range grid {
		tr, name, part := element("tr"), "td", body
		if i == 0 {
			name, part = "th", head
		}
		for _, cell := range row {
			tr.AppendChild(f.cell(cell, name))
		}
		part.AppendChild(tr)
	}
	f.append(table)
}

// cell reads a cell as one line. That of a head is bold without saying so.
func (f *flow) cell(source *html.Node, name string) *html.Node {
	cell := element(name)
	if source == nil {
		return cell
	}
	inner := &flow{r: f.r, into: cell, line: true}
	inner.children(source, look{})
	if name == "th" {
		for i := range inner.runs {
			inner.runs[i].bold = false
		}
	}
	inner.finish(place{cell: true})
	return cell
}

func child(n *html.Node, name string) *html.Node {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Data == name && c.Type == html.ElementNode {
			return c
		}
	}
	return nil
}

// rowsOf are the rows of a table, whatever part they are in.
func rowsOf(n *html.Node) []*html.Node {
	var rows []*html.Node
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Data == "tr":
			rows = append(rows, c)
		case c.Data == "thead" || c.Data == "tbody" || c.Data == "tfoot":
			rows = append(rows, rowsOf(c)...)
		}
	}
	return rows
}

func holdsTable(n *html.Node) bool {
	found := false
	each(n, func(c *html.Node) { found = found || c != n && c.Data == "table" })
	return found
}

// gridOf puts cells in columns, with empty ones where a cell goes over several. Rows in which nothing can be read go. It is nil for more cells than
// a table may have.
func gridOf(rows []*html.Node) [][]*html.Node {
	var grid [][]*html.Node
	columns := 0
	over := map[int]int{} // for how many rows yet a column is taken
	for _, tr := range rows {
		var row []*html.Node
		free := func() {
			for ; over[len(row)] > 0; row = append(row, nil) {
				over[len(row)]--
			}
		}
		for c := tr.FirstChild; c != nil && len(row) <= maxColumns; c = c.NextSibling {
			if c.Data != "td" && c.Data != "th" {
				continue
			}
			free()
			down := span(c, "rowspan") - 1
			for i := range span(c, "colspan") {
				over[len(row)] = down
				if row = append(row, nil); i == 0 {
					row[len(row)-1] = c
				}
			}
		}
		free()
		if slices.ContainsFunc(row, func(c *html.Node) bool { return c != nil && !blank(c) }) {
			grid, columns = append(grid, row), max(columns, len(row))
		}
		if len(grid)*columns > maxCells || columns > maxColumns {
			return nil
		}
	}
	for i := range grid {
		grid[i] = append(grid[i], make([]*html.Node, columns-len(grid[i]))...)
	}
	return grid
}

// span is over how many columns or rows a cell goes.
func span(c *html.Node, name string) int {
	n, err := strconv.Atoi(attribute(c, name))
	if err != nil || n < 1 {
		return 1
	}
	return min(n, maxColumns)
}
