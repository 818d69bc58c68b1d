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

	add func(values []string, e *site.Entry) []string // appends the values of a case; nothing where it has none
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
		{Name: "id", add: func(v []string, e *site.Entry) []string { return addOne(v, e.ID) }, Kind: schema.URL},
		{Name: "url", add: func(v []string, e *site.Entry) []string { return addOne(v, e.URL) }, Kind: schema.URL},
		{Name: "lang", add: func(v []string, e *site.Entry) []string { return addOne(v, e.Lang) }, Kind: schema.String},
		{Name: "slug", add: func(v []string, e *site.Entry) []string { return addOne(v, e.Slug) }, Kind: schema.Slug},
		{Name: "updated", add: func(v []string, e *site.Entry) []string { return addOne(v, day(e.Updated)) }, Kind: schema.Date},
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
				add: func(v []string, e *site.Entry) []string { return addParts(v, e, f, part) },
			})
		}
	} else {
		columns = append(columns, Column{
			Name: f.Name, Field: f, Kind: f.Kind, List: f.List, Role: Values,
			add: func(v []string, e *site.Entry) []string { return addField(v, e, f) },
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
			add: func(v []string, e *site.Entry) []string {
				return addTerms(v, e, name, func(t *site.Term) string { return t.Value })
			},
		})
	case len(f.Terms) > 0: // of an open vocabulary the values are what people read
		columns = append(columns, Column{
			Name: f.Name + ".label", Field: f, Kind: schema.String, List: f.List, Role: Labels,
			add: func(v []string, e *site.Entry) []string {
				return addTerms(v, e, name, func(t *site.Term) string { return t.Label })
			},
		})
	}
	return columns
}

func addOne(values []string, text string) []string {
	if text == "" {
		return values
	}
	return append(values, text)
}

func addField(values []string, e *site.Entry, f *schema.Field) []string {
	value, _ := e.Get(f.Name)
	return addTexts(values, value, f)
}

func addTexts(values []string, value casefile.Value, f *schema.Field) []string {
	if value.List == nil {
		return addOne(values, textOf(value, f))
	}
	for i := range value.List {
		values = append(values, textOf(value.List[i], f))
	}
	return values
}

// addParts adds one key of an object, or of each object of a list: those without it have an empty text, so that the first of one
// column belongs to the first of the next.
func addParts(values []string, e *site.Entry, f, part *schema.Field) []string {
	value, _ := e.Get(f.Name)
	if value.List == nil {
		inner, _ := value.Get(part.Name)
		return addTexts(values, inner, part)
	}
	before, any := len(values), false
	for i := range value.List {
		inner, _ := value.List[i].Get(part.Name)
		text := strings.Join(addTexts(nil, inner, part), ", ")
		values = append(values, text)
		any = any || text != ""
	}
	if !any {
		return values[:before]
	}
	return values
}

// textOf is one value as a text: a moment is its day, so that a column of dates holds dates.
func textOf(value casefile.Value, f *schema.Field) string {
	if f.Kind == schema.Date && f.WithTime && len(value.Text) > len("2012-03-06") {
		return value.Text[:len("2012-03-06")]
	}
	return value.Text
}

func addTerms(values []string, e *site.Entry, facet string, text func(*site.Term) string) []string {
	for _, t := range e.Terms(facet) {
		values = append(values, text(t))
	}
	return values
}
