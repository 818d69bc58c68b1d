package form

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"openoverheid.nu/internal/casefile"
)

// readObject reads the keys of an object. Keys that the model does not name stay.
func (c *Control) readObject(values url.Values) (*casefile.Value, bool) {
	v, changed := merge(c.old, c.Parts, values)
	switch {
	case !changed && !c.present:
		return nil, false
	case !changed:
		return &c.old, false
	case len(v.Members) == 0:
		return nil, c.present
	}
	return &v, true
}

// merge is an object with the values that the form has for its keys: those that were there stay in their place, new ones come behind
// those that the model names before them.
func merge(old casefile.Value, parts []*Control, values url.Values) (casefile.Value, bool) {
	members, changed := slices.Clone(old.Members), false
	if members == nil {
		members = []casefile.Member{}
	}
	at := 0 // behind the last of the model's keys so far
	for _, part := range parts {
		name := part.field.Name
		i := slices.IndexFunc(members, func(m casefile.Member) bool { return m.Name == name })
		v, different := part.read(values)
		changed = changed || different
		switch {
		case different && v == nil && i >= 0:
			members = slices.Delete(members, i, i+1)
			at = min(at, len(members))
			continue
		case different && v != nil && i >= 0:
			members[i].Value = *v
		case different && v != nil:
			members = slices.Insert(members, at, casefile.Member{Name: name, Value: *v})
			i = at
		}
		if i >= 0 {
			at = i + 1
		}
	}
	return casefile.Value{Members: members}, changed
}

// readRows reads a list of objects in the order that the form gives.
func (c *Control) readRows(values url.Values) (*casefile.Value, bool) {
	old := &c.old
	if !c.present {
		old = nil
	}
	sent := values[c.Name+".rows"]
	if len(sent) == 0 {
		return old, false
	}
	list := casefile.Value{List: []casefile.Value{}}
	changed := false
	numbers := rowNumbers(sent[len(sent)-1])
	for _, n := range numbers {
		row, different, ok := c.readRow(n, values)
		if ok {
			list.List = append(list.List, row)
		}
		changed = changed || different
	}
	for i := range c.Rows {
		if i >= len(numbers) || numbers[i] != i+1 {
			changed = true
		}
	}
	switch {
	case !changed:
		return old, false
	case len(list.List) == 0:
		return nil, c.present
	}
	return &list, true
}

// readRow reads one row; ok is false for one without values, which is none.
func (c *Control) readRow(n int, values url.Values) (v casefile.Value, changed, ok bool) {
	if n <= len(c.Rows) {
		row := c.Rows[n-1]
		if row.Locked {
			return row.old, false, true
		}
		v, changed = merge(row.old, row.Parts, values)
		if !changed {
			return row.old, false, true
		}
		return v, true, len(v.Members) > 0
	}
	v, changed = merge(casefile.Value{}, renumbered(c, n), values)
	return v, changed, len(v.Members) > 0
}

// renumbered are the controls of a new row.
func renumbered(c *Control, n int) []*Control {
	parts := make([]*Control, len(c.Blank.Parts))
	for i, part := range c.Blank.Parts {
		copied := *part
		copied.Name = c.Name + "." + strconv.Itoa(n) + "." + part.field.Name
		parts[i] = &copied
	}
	return parts
}

// rowNumbers reads an order of rows: "3,1,2". What is no number, or there twice, is passed over.
func rowNumbers(s string) []int {
	var numbers []int
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return r < '0' || r > '9' }) {
		n, err := strconv.Atoi(part)
		if err != nil || n < 1 || len(numbers) == maxRows || slices.Contains(numbers, n) {
			continue
		}
		numbers = append(numbers, n)
	}
	return numbers
}
