package render

import (
	"bytes"
	"maps"
	"slices"

	"openoverheid.nu/internal/made"
	"openoverheid.nu/internal/site"
)

// cards are those of all cases. A page is made from the sums of those that it names; their JSON is written when a page shows it.
type cards struct {
	languages map[string]*site.Language
	sums      map[string][]cardKey // by language and position
	written   map[string][][]byte  // as JSON, by language and position; nil until it is asked for
}

func (v *views) cards() *cards {
	c := &cards{map[string]*site.Language{}, map[string][]cardKey{}, map[string][][]byte{}}
	for _, l := range v.site.Languages {
		c.languages[l.Code], c.sums[l.Code], c.written[l.Code] = l, v.languages[l].cards, make([][]byte, len(l.Entries))
	}
	return c
}

// find is the case with that card.
func (c *cards) find(lang, slug string) (*site.Entry, bool) {
	l, ok := c.languages[lang]
	if !ok {
		return nil, false
	}
	return l.Entry(slug)
}

// sum is the hash of a card; that of nothing where there is none.
func (c *cards) sum(lang, slug string) made.From {
	if e, ok := c.find(lang, slug); ok {
		return c.sums[lang][e.Position].sum
	}
	return made.From{}
}

// of are the cards that pages name, as the theme's data file has them: by language and slug. It is called by one goroutine at a time.
func (c *cards) of(languages []string, pages []page) []byte {
	named := make(map[string]map[string][]byte, len(languages))
	for _, code := range languages {
		named[code] = map[string][]byte{}
	}
	for _, p := range pages {
		for _, slug := range p.cards {
			if e, ok := c.find(p.lang, slug); ok {
				named[p.lang][slug] = c.json(e)
			}
		}
	}
	var b bytes.Buffer
	writeObject(&b, named, func(cards map[string][]byte) {
		writeObject(&b, cards, func(card []byte) { b.Write(card) })
	})
	return b.Bytes()
}

func (c *cards) json(e *site.Entry) []byte {
	written := &c.written[e.Lang][e.Position]
	if *written == nil {
		*written = encode(cardOf(e))
	}
	return *written
}

// writeObject writes a JSON object, its keys sorted.
func writeObject[T any](b *bytes.Buffer, members map[string]T, write func(T)) {
	b.WriteByte('{')
	for i, name := range slices.Sorted(maps.Keys(members)) {
		if i > 0 {
			b.WriteByte(',')
		}
		b.Write(encode(name))
		b.WriteByte(':')
		write(members[name])
	}
	b.WriteByte('}')
}

func cardOf(e *site.Entry) card {
	c := card{
		Slug: e.Slug, URL: e.Path, Title: e.Title, Summary: e.Summary, Draft: e.Draft,
		Date: day(e.Date), Image: imageOf(e.Case), Authors: []string{},
	}
	for _, f := range e.Facets {
		for _, t := range f.Terms {
			switch {
			case f.Facet.Field.Author:
				c.Authors = append(c.Authors, t.Label)
			case len(f.Facet.Field.Terms) > 0 && len(c.Marks) < maxMarks:
				c.Marks = append(c.Marks, mark{Facet: f.Facet.Name, Label: t.Label})
			}
		}
	}
	return c
}

// maxMarks keeps cards lean: lists hold many of them.
const maxMarks = 4

// sum is the hash of all that is on the card.
func (c *card) sum() made.From {
	r := newInputRow()
	r.Text(c.Slug, c.URL, c.Title, c.Summary, c.Date)
	r.list(c.Authors)
	r.Number(len(c.Marks))
	for _, m := range c.Marks {
		r.Text(m.Facet, m.Label)
	}
	if c.Image != nil {
		r.list([]string{c.Image.Src, c.Image.Alt, c.Image.Credit})
	}
	if c.Draft {
		r.Text("draft")
	}
	return r.sum()
}

// What a page shows of other cases are cards, which it names. A type of params.go that names any says so here: a page is rendered
// anew when one of its cards changes, and the theme finds no others.

func (p homeParams) cardNames() []string {
	return append(p.Cards[:len(p.Cards):len(p.Cards)], p.Instructive...)
}

func (p listParams) cardNames() []string { return p.Cards }

func (p searchParams) cardNames() []string { return p.Cards }

func (p compareParams) cardNames() []string {
	return append(p.Cards[:len(p.Cards):len(p.Cards)], p.Newest...)
}

func (p embedParams) cardNames() []string { return p.Cards }

func (p facetParams) cardNames() []string {
	var names []string
	for _, y := range p.Years {
		names = append(names, y.Cards...)
	}
	return names
}

func (p caseParams) cardNames() []string {
	names := []string{p.Slug, p.Newer, p.Older}
	for _, r := range p.Related {
		names = append(names, r.Card)
	}
	return names
}
