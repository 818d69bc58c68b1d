package render

import (
	"crypto/sha256"
	"sync"
	"time"

	"openoverheid.nu/internal/made"
)

// inputRow is what a page is made from, in the making.
type inputRow struct{ made.Row }

// inputRows are rows that were summed: a site has some for each of its pages, one after another.
var inputRows = sync.Pool{New: func() any { return new(inputRow) }}

func newInputRow() *inputRow {
	r := inputRows.Get().(*inputRow)
	r.Begin()
	return r
}

// sum is the hash of the row, which is at its end with that.
func (r *inputRow) sum() made.From {
	defer inputRows.Put(r)
	return r.Row.Sum()
}

func (g *caseGround) seal() {
	g.sum = sha256.Sum256(encode([]any{g.model, g.locale, g.title, g.home, g.list, g.feeds}))
}

func (c *caseTerm) seal() {
	r := newInputRow()
	r.Text(c.value, c.label, c.website, c.link)
	c.sum = r.sum()
}

// sum is the hash of all that is in it. What a case says counts by its file's name and text and the files beside it: the rest of a
// Case comes from these, the model and the theme, which all pages share.
func (in *caseInput) sum() made.From {
	r := newInputRow()
	r.From(in.caseGround.sum, made.From(in.written.Sum))
	r.Text(in.written.File, in.path, in.url, in.updated.Format(time.DateOnly))
	r.list(in.written.Files)
	r.list(in.redirects)
	r.Number(len(in.alternates))
	for _, a := range in.alternates {
		r.Text(a.Lang, a.Locale, a.Label, a.URL)
	}
	r.Number(len(in.facets))
	for _, f := range in.facets {
		r.Text(f.field.Name)
		r.terms(f.terms)
	}
	r.card(in.card)
	r.card(in.newer)
	r.card(in.older)
	r.Number(len(in.related))
	for _, related := range in.related {
		r.card(related.card)
		r.terms(related.shared)
	}
	r.Number(len(in.links))
	for _, l := range in.links {
		r.Text(l.Href, l.URL)
	}
	return r.sum()
}

// list adds texts, and how many there are.
func (r *inputRow) list(texts []string) {
	r.Number(len(texts))
	r.Text(texts...)
}

func (r *inputRow) terms(terms []*caseTerm) {
	r.Number(len(terms))
	for _, t := range terms {
		r.Parts(t.sum)
	}
}

// card adds what tells a card apart; there may be none.
func (r *inputRow) card(c *cardKey) {
	if c == nil {
		r.Number(0)
		return
	}
	r.Number(1)
	r.Text(c.slug)
	r.Parts(c.sum)
}
