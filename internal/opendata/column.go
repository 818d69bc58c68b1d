package opendata

import (
	"strings"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/schema"
	"openoverheid.nu/internal/site"
)

// Column is a column of the table.
type Column struct {
	Name  string        // channels, period.start, year
	Field *schema.Field // that it holds, or a part of; nil for what the site adds: id, url, lang, slug and updated
	Part  *schema.Field // of an object, the key of it; else nil
	Kind  schema.Kind   // of a value
	List  bool          // several values in a cell
	Role  Role

	cell func(e *site.Entry) []string // the values; empty for none
}

// Role is what a column holds of its field.
type Role string

// The roles.
const (
	Values Role = "values" // as the case has them
	Labels Role = "labels" // the terms as people read them, in the language of the case
	Years  Role = "years"  // those that a date or a period covers
	Added  Role = "added"  // by the site
)

// columnsOf are the columns of the model's table: what the site adds, then the fields in the order of the model. Texts of sections
// are not in it: they have lines of their own, and more of them than a cell can hold.
func columnsOf(model *schema.Model) []Column {
	columns := []Column{
		{Name: "id", cell: func(e *site.Entry) []string { return one(e.ID) }, Kind: schema.URL},
		{Name: "url", cell: func(e *site.Entry) []string { return one(e.URL) }, Kind: schema.URL},
		{Name: "lang", cell: func(e *site.Entry) []string { return one(e.Lang) }, Kind: schema.String},
		{Name: "slug", cell: func(e *site.Entry) []string { return one(e.Slug) }, Kind: schema.Slug},
		{Name: "updated", cell: func(e *site.Entry) []string { return one(day(e.Updated)) }, Kind: schema.Date},
	}
	taken := map[string]bool{}
	for i := range columns {
		columns[i].Role = Added
		taken[columns[i].Name] = true
	}
	for _, f := range model.Fields {
		if f.Core && f.Name == "draft" { // what is here is none
			continue
		}
		for _, c := range fieldColumns(f) {
			for taken[c.Name] { // a field of the name that the site uses itself
				c.Name = "case." + c.Name
			}
			taken[c.Name] = true
			columns = append(columns, c)
		}
	}
	return columns
}

func fieldColumns(f *schema.Field) []Column {
	var columns []Column
	if f.Kind == schema.Object {
		for _, part := range f.Fields {
			columns = append(columns, Column{
				Name: f.Name + "." + part.Name, Field: f, Part: part, Kind: part.Kind, List: f.List || part.List, Role: Values,
				cell: func(e *site.Entry) []string { return partTexts(e, f, part) },
			})
		}
	} else {
		columns = append(columns, Column{
			Name: f.Name, Field: f, Kind: f.Kind, List: f.List, Role: Values,
			cell: func(e *site.Entry) []string { return fieldTexts(e, f) },
		})
	}
	if f.Facet == nil {
		return columns
	}
	name := f.Facet.Name
	switch {
	case f.Facet.By != "":
		columns = append(columns, Column{
			Name: name, Field: f, Kind: schema.Integer, List: f.Kind == schema.Object, Role: Years,
			cell: func(e *site.Entry) []string { return termTexts(e, name, func(t *site.Term) string { return t.Value }) },
		})
	case len(f.Terms) > 0: // of an open vocabulary the values are what people read
		columns = append(columns, Column{
			Name: f.Name + ".label", Field: f, Kind: schema.String, List: f.List, Role: Labels,
			cell: func(e *site.Entry) []string { return termTexts(e, name, func(t *site.Term) string { return t.Label }) },
		})
	}
	return columns
}

func one(text string) []string {
	if text == "" {
		return nil
	}
	return []string{text}
}

func fieldTexts(e *site.Entry, f *schema.Field) []string {
	value, _ := e.Get(f.Name)
	if value.List == nil {
		return one(textOf(value, f))
	}
	texts := make([]string, len(value.List))
	for i, item := range value.List {
		texts[i] = textOf(item, f)
	}
	return texts
}

// partTexts is one key of an object, or of each object of a list: those without it have an empty text, so that the first of one
// column belongs to the first of the next.
func partTexts(e *site.Entry, f, part *schema.Field) []string {
	value, _ := e.Get(f.Name)
	if value.List == nil {
		inner, _ := value.Get(part.Name)
		return innerTexts(inner, part)
	}
	texts, any := make([]string, len(value.List)), false
	for i, item := range value.List {
		inner, _ := item.Get(part.Name)
		texts[i] = strings.Join(innerTexts(inner, part), ", ")
		any = any || texts[i] != ""
	}
	if !any {
		return nil
	}
	return texts
}

func innerTexts(value casefile.Value, part *schema.Field) []string {
	if value.List == nil {
		return one(textOf(value, part))
	}
	var texts []string
	for _, item := range value.List {
		texts = append(texts, textOf(item, part))
	}
	return texts
}

// textOf is one value as a text: a moment is its day, so that a column of dates holds dates.
func textOf(value casefile.Value, f *schema.Field) string {
	if f.Kind == schema.Date && f.WithTime && len(value.Text) > len("2012-03-06") {
		return value.Text[:len("2012-03-06")]
	}
	return value.Text
}

func termTexts(e *site.Entry, facet string, text func(*site.Term) string) []string {
	var texts []string
	for _, t := range e.Terms(facet) {
		texts = append(texts, text(t))
	}
	return texts
}
