package opendata

import (
	"encoding/json"
	"fmt"
	"slices"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/made"
	"openoverheid.nu/internal/site"
)

// caseFrom is what the files that a case is in are made from of it.
type caseFrom struct {
	brief    made.From // its row and its linked data: all but the text
	document made.From
}

// inputs takes in what files are made from.
type inputs struct {
	common made.From
	terms  map[*site.Term]termJSON
	row    made.Row

	rules     casefile.Rules // of the last case
	rulesFrom made.From
}

// of is what a case's files are made from: as its file and the site have it, which costs less than to write it. Of the file it takes the front
// matter as it is written, and the sum of all of it: by the same rules they say the same.
func (in *inputs) of(e *site.Entry) caseFrom {
	row := &in.row
	row.Begin(in.common)
	row.Text(e.ID, e.URL, e.Lang, e.Slug, day(e.Updated), e.Front())
	row.Number(len(e.Facets))
	for _, f := range e.Facets {
		row.Text(f.Facet.Name)
		row.Number(len(f.Terms))
		for _, t := range f.Terms {
			row.Parts(in.terms[t].from)
		}
	}
	row.Number(len(e.Related))
	for _, r := range e.Related {
		row.Text(r.Entry.Slug, r.Entry.Title, r.Entry.URL)
	}
	row.Number(len(e.Translations))
	for _, t := range e.Translations {
		row.Text(t.Slug, t.Lang, t.Title, t.URL)
	}
	brief, rules := row.Sum(), in.rulesOf(e.Case)
	row.Begin(brief, rules, made.From(e.Sum))
	return caseFrom{brief, row.Sum()}
}

// rulesOf is what a case was read by, but for the content model, which is the site's. It is the same for nearly all of them.
func (in *inputs) rulesOf(c *casefile.Case) made.From {
	r := c.Rules()
	if in.rulesFrom != (made.From{}) && slices.Equal(r.Languages, in.rules.Languages) && slices.Equal(r.Shortcodes, in.rules.Shortcodes) &&
		slices.Equal(r.Paired, in.rules.Paired) {
		return in.rulesFrom
	}
	var row made.Row
	for _, names := range [][]string{r.Languages, r.Shortcodes, r.Paired} {
		row.Number(len(names))
		row.Text(names...)
	}
	in.rules, in.rulesFrom = r, row.Sum()
	return in.rulesFrom
}

// commonFrom is what all cases are made from: the content model, and what the site says of each of them.
func commonFrom(s *site.Site) (made.From, error) {
	model, err := json.Marshal(s.Model)
	if err != nil {
		return made.From{}, fmt.Errorf("reading the content model: %w", err)
	}
	h := made.NewHash()
	h.Add(model)
	h.AddString(s.BaseURL, s.License.URL)
	return h.Sum(), nil
}

// allFrom is what a file of all cases is made from: what it begins with, and what each of them is made from.
func (w *writer) allFrom(opening []byte, of func(caseFrom) made.From) made.From {
	h := made.NewHash()
	h.Add(w.common[:])
	h.Add(opening)
	for _, c := range w.from {
		from := of(c)
		h.Add(from[:])
	}
	return h.Sum()
}
