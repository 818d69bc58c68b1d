package casediff

import (
	"strings"

	"github.com/aymanbagabas/go-udiff/lcs"

	"openoverheid.nu/internal/casefile"
)

func hasRows(v casefile.Value) bool {
	for _, item := range v.List {
		if item.Members != nil {
			return true
		}
	}
	return false
}

// compareItems compares lists of terms: what was added and removed, or that the order changed.
func compareItems(at Change, before, after []string) []Change {
	var all []Change
	p := pair(before, after)
	for i, text := range after {
		if p.before[i] < 0 {
			c := at
			c.Kind, c.After = Added, text
			all = append(all, c)
		}
	}
	for i, text := range before {
		if p.after[i] < 0 {
			c := at
			c.Kind, c.Before = Removed, text
			all = append(all, c)
		}
	}
	if len(all) == 0 && p.moved {
		c := at
		c.Kind, c.Before, c.After = Moved, strings.Join(before, ", "), strings.Join(after, ", ")
		all = append(all, c)
	}
	return all
}

// pairs says which thing of one list is which of another; -1 where there is none.
type pairs struct {
	before, after []int // by index in the list after, before
	stays         []bool
	moved         bool
}

// pair finds the same texts in two lists: first those that keep their order, then those that moved.
func pair(before, after []string) pairs {
	p := pairs{before: none(len(after)), after: none(len(before)), stays: make([]bool, len(after))}
	i, j := 0, 0
	for _, d := range append(lcs.DiffLines(before, after), lcs.Diff{Start: len(before), ReplStart: len(after)}) {
		for ; i < d.Start; i, j = i+1, j+1 {
			p.before[j], p.after[i], p.stays[j] = i, j, true
		}
		i, j = d.End, d.ReplEnd
	}
	left := map[string][]int{}
	for i, text := range before {
		if p.after[i] < 0 {
			left[text] = append(left[text], i)
		}
	}
	for j, text := range after {
		if old := left[text]; p.before[j] < 0 && len(old) > 0 {
			p.before[j], p.after[old[0]], p.moved = old[0], j, true
			left[text] = old[1:]
		}
	}
	return p
}

func none(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = -1
	}
	return list
}

// compareRows compares lists of objects. Rows that say the same are the same row; of the others, those that have a value in common that
// tells rows apart (a name, a title, an address) are one row that changed.
func compareRows(at Change, before, after []casefile.Value) []Change {
	p := pair(rendered(before), rendered(after))
	p.pairAlike(before, after)
	var all []Change
	for j, row := range after {
		c := at
		c.Row, c.Name = j+1, name(row)
		i := p.before[j]
		switch {
		case i < 0:
			c.Kind, c.After = Added, render(row)
			all = append(all, c)
		case render(before[i]) != render(row):
			all = append(all, compareMembers(c, before[i], row)...)
		case !p.stays[j]:
			c.Kind, c.Before, c.After = Moved, render(row), render(row)
			all = append(all, c)
		}
	}
	for i, row := range before {
		if p.after[i] < 0 {
			c := at
			c.Row, c.Name, c.Kind, c.Before = i+1, name(row), Removed, render(row)
			all = append(all, c)
		}
	}
	return all
}

// pairAlike pairs rows that are left over and have a text of the same key in common, the keys in their order.
func (p *pairs) pairAlike(before, after []casefile.Value) {
	for depth := range mostKeys {
		left := map[string][]int{}
		for i, row := range before {
			if id := identity(row, depth); p.after[i] < 0 && id != "" {
				left[id] = append(left[id], i)
			}
		}
		for j, row := range after {
			if old := left[identity(row, depth)]; p.before[j] < 0 && len(old) > 0 {
				p.before[j], p.after[old[0]] = old[0], j
				left[identity(row, depth)] = old[1:]
			}
		}
	}
}

// mostKeys is how many keys of a row are looked at to find out which row it was.
const mostKeys = 4

// identity is a key of a row and its text; a number or a short code does not tell rows apart.
func identity(row casefile.Value, depth int) string {
	if depth >= len(row.Members) {
		return ""
	}
	m := row.Members[depth]
	if len(m.Value.Text) < 5 {
		return ""
	}
	return m.Name + "\x00" + m.Value.Text
}

// name is the first text of a row.
func name(row casefile.Value) string {
	for _, m := range row.Members {
		if m.Value.Text != "" {
			return m.Value.Text
		}
	}
	return row.Text
}

func rendered(rows []casefile.Value) []string {
	all := make([]string, len(rows))
	for i, row := range rows {
		all[i] = render(row)
	}
	return all
}

// render is a value as one line of text, keys and all: what two rows must have the same to be the same.
func render(v casefile.Value) string {
	switch {
	case v.Members != nil:
		parts := make([]string, 0, len(v.Members))
		for _, m := range v.Members {
			if text := render(m.Value); text != "" {
				parts = append(parts, m.Name+": "+text)
			}
		}
		return strings.Join(parts, "; ")
	case v.List != nil:
		return strings.Join(rendered(v.List), ", ")
	}
	return v.Text
}
