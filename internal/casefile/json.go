package casefile

import (
	"cmp"
	"slices"
	"strconv"

	"openoverheid.nu/internal/jsontext"
	"openoverheid.nu/internal/schema"
)

// AppendJSON appends the value of a field of the front matter as the model checks it: texts, numbers, booleans, lists and objects, dates
// as texts. It reports whether there is one: not of a field that the file lacks or leaves empty. The bytes are those of json.Marshal.
func (c *Case) AppendJSON(b []byte, name string) ([]byte, bool) {
	value, ok := c.Get(name)
	if !ok || value.Null {
		return b, false
	}
	return value.appendJSON(b, c.rules.field(name)), true
}

// appendJSON is decoded, written as JSON.
func (v Value) appendJSON(b []byte, f *schema.Field) []byte {
	switch {
	case v.Null:
		return append(b, "null"...)
	case v.List != nil:
		b = append(b, '[')
		for i, item := range v.List {
			if i > 0 {
				b = append(b, ',')
			}
			b = item.appendJSON(b, f)
		}
		return append(b, ']')
	case v.Members != nil:
		return v.appendObject(b, f)
	case v.plain && !wantsText(f):
		return appendTyped(b, v.Text)
	}
	return jsontext.AppendEscaped(b, v.Text)
}

// appendObject appends an object with its keys in the order of their bytes; of two of a name it has the last.
func (v Value) appendObject(b []byte, f *schema.Field) []byte {
	var space [16]int // that few have more keys than
	order := space[:0]
	for i := range v.Members {
		order = append(order, i)
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(v.Members[i].Name, v.Members[j].Name) })
	b = append(b, '{')
	first := true
	for n, i := range order {
		m := &v.Members[i]
		if n+1 < len(order) && v.Members[order[n+1]].Name == m.Name {
			continue
		}
		if !first {
			b = append(b, ',')
		}
		first = false
		b = append(jsontext.AppendEscaped(b, m.Name), ':')
		b = m.Value.appendJSON(b, memberField(f, m.Name))
	}
	return append(b, '}')
}

// appendTyped is typed, written as JSON.
func appendTyped(b []byte, text string) []byte {
	if value, ok := parseBool(text); ok {
		return strconv.AppendBool(b, value)
	}
	if n, ok := parseNumber(text); ok {
		return append(b, n...)
	}
	return jsontext.AppendEscaped(b, text)
}
