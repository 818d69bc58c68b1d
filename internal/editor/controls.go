package editor

import (
	"cmp"
	"fmt"
	"html/template"
	"net/http"
	"slices"
	"strings"

	"openoverheid.nu/internal/desk"
	"openoverheid.nu/internal/form"
)

// form is a version of a case as the controls of a page.
func (e *editor) form(r *http.Request, d draft) (template.HTML, error) {
	items, err := e.Desk.List(r.Context())
	if err != nil {
		return "", err
	}
	model := form.New(e.Desk.Rules().Model, form.Options{Lang: e.Lang, Suggest: suggestions(items, d.c.Lang)})
	filled := model.Fill(d.c)
	withoutDraft(filled)
	var out strings.Builder
	if err := renderForm(&out, filled, e.Lang); err != nil {
		return "", fmt.Errorf("making the form: %w", err)
	}
	return template.HTML(out.String()), nil // it comes from html/template
}

// withoutDraft takes the switch out that says whether a case is a draft: the buttons below the form say so.
func withoutDraft(f *form.Filled) {
	for i := range f.Groups {
		g := &f.Groups[i]
		g.Controls = slices.DeleteFunc(g.Controls, func(c *form.Control) bool { return c.Name == "f.draft" })
	}
}

// suggestions are the terms that the cases of a language have, the commonest first.
func suggestions(items []desk.Item, lang string) func(field string) []form.Term {
	counts := map[string]map[string]int{}
	for _, item := range items {
		if item.Lang != lang {
			continue
		}
		for _, t := range item.Terms {
			if counts[t.Field] == nil {
				counts[t.Field] = map[string]int{}
			}
			counts[t.Field][t.Value]++
		}
	}
	return func(field string) []form.Term {
		var terms []form.Term
		for value, count := range counts[field] {
			terms = append(terms, form.Term{Slug: value, Label: value, Count: count})
		}
		slices.SortFunc(terms, func(a, b form.Term) int {
			return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Label, b.Label))
		})
		return terms
	}
}
