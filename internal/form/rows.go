package form

import (
	"strconv"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/schema"
)

// parts makes the controls of the keys of an object.
func (f *Form) parts(name string, field *schema.Field, v, example casefile.Value) []*Control {
	var parts []*Control
	for _, key := range field.Fields {
		member, present := v.Get(key.Name)
		part := f.control(name+"."+key.Name, key, member, present)
		if field.Core && field.Name == coverField && key.Name == coverFile {
			part.Kind = Picture
		}
		if part.Example == "" && !part.Locked {
			part.Example = f.exampleText(key, f.partExample(key, example))
		}
		parts = append(parts, part)
	}
	return parts
}

// rows makes the rows of a list of objects, and the blank one.
func (f *Form) rows(k *Control, example casefile.Value) {
	for i, item := range k.old.List {
		k.Rows = append(k.Rows, f.row(k, i+1, item, example))
	}
	blank := f.row(k, 0, casefile.Value{Members: []casefile.Member{}}, example)
	k.Blank = &blank
	for _, key := range k.field.AnyOf {
		if part, ok := k.field.Field(key); ok {
			k.AnyOf = append(k.AnyOf, part.LabelIn(f.lang))
		}
	}
}

func (f *Form) row(k *Control, n int, item, example casefile.Value) Row {
	r := Row{N: n, old: item, Locked: item.Members == nil}
	if r.Locked {
		r.Source = item.Text
		return r
	}
	r.Parts = f.parts(k.Name+"."+strconv.Itoa(n), k.field, item, example)
	return r
}

// Order is the order of the rows as the form sends it back: "1,2,3".
func (c *Control) Order() string { return order(len(c.Rows)) }

func order(n int) string {
	var s []byte
	for i := range n {
		if i > 0 {
			s = append(s, ',')
		}
		s = strconv.AppendInt(s, int64(i+1), 10)
	}
	return string(s)
}

// number writes a limit; empty where there is none.
func number(limit *float64) string {
	if limit == nil {
		return ""
	}
	return strconv.FormatFloat(*limit, 'f', -1, 64)
}
