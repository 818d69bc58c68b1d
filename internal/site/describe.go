package site

import (
	"cmp"

	"openoverheid.nu/internal/schema"
)

// descriptions is what the model or the editors say of the terms of a facet, in one language.
type descriptions struct {
	field *schema.Field
	lang  *Language
	rank  map[string]int // place in the closed or the described open vocabulary, by value
	open  []schema.OpenTerm
}

func newDescriptions(field *schema.Field, open []schema.OpenTerm, l *Language) descriptions {
	d := descriptions{field: field, lang: l, rank: map[string]int{}}
	if len(field.Terms) == 0 {
		d.open = open
	}
	for i, t := range field.Terms {
		d.rank[t.Value] = i
	}
	for i, t := range d.open {
		d.rank[t.Name] = i
	}
	return d
}

// place returns where the vocabulary has the value; terms that it does not have come after all others.
func (d descriptions) place(value string) int {
	if i, ok := d.rank[value]; ok {
		return i
	}
	return len(d.rank)
}

// describe gives the term its label, and what more is known of it in the language.
func (d descriptions) describe(t *Term) {
	i, known := d.rank[t.Value]
	switch {
	case known && d.open != nil:
		open := d.open[i]
		t.Label, t.Description, t.Website = cmp.Or(open.Label[d.lang.Code], open.Name), open.Description[d.lang.Code], open.URL
	case known:
		closed := d.field.Terms[i]
		t.Label, t.Description = closed.LabelIn(d.lang.Code), closed.Description[d.lang.Code]
	case d.field.Kind == schema.Boolean:
		t.Label = yesOrNo(t.Value, d.lang.Code)
	default:
		t.Label = t.Value
	}
}

// yesOrNo is the label of a boolean that the model gives none.
func yesOrNo(value, lang string) string {
	words := map[string][2]string{"nl": {"ja", "nee"}, "en": {"yes", "no"}, "fr": {"oui", "non"}, "de": {"ja", "nein"}}
	pair, ok := words[lang]
	switch {
	case ok && value == "true":
		return pair[0]
	case ok && value == "false":
		return pair[1]
	}
	return value
}

// named is what the term's slug is made from: its value, which stays when labels are improved, or the word for yes or no.
func (d descriptions) named(t *Term) string {
	if d.field.Kind == schema.Boolean {
		return t.Label
	}
	return t.Value
}
