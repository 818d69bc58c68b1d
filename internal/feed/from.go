package feed

import (
	"encoding/json"
	"fmt"
	"strings"

	"openoverheid.nu/internal/made"
	"openoverheid.nu/internal/schema"
	"openoverheid.nu/internal/site"
)

// row is what a document is made from, in the making.
type row struct{ made.Row }

// ofCase is what a case is made from in any document: its file, of which it takes the sum, what the site and the output say of it, and its text on
// its page, which text tells. TestAllThatFeedsSayOfACaseCounts holds that nothing is left out, and TestEveryFieldCounts the same below. What the row had
// before goes.
func (r *row) ofCase(i *items, e *site.Entry, text made.From) made.From {
	r.Begin(i.from, text, made.From(e.Sum))
	source := i.source(e.Language)
	r.Text(e.ID, e.URL, e.Path, e.Slug, e.Lang, source.name, source.url)
	r.Time(e.Updated)
	r.Number(len(e.Facets))
	for _, f := range e.Facets {
		authors := 0
		if f.Facet.Field.Author {
			authors = len(f.Terms)
		}
		r.Number(len(f.Terms), authors)
		for _, t := range f.Terms {
			r.Parts(i.term(t).from)
		}
	}
	r.sizes(i, e)
	return r.Sum()
}

// sizes adds what the output tells of the files that a case names.
func (r *row) sizes(i *items, e *site.Entry) {
	if cover := strings.TrimSpace(e.Image.Src); isFile(cover) {
		r.Number(i.options.Size(beside(e, cover)))
		pixels := i.options.Pixels(beside(e, cover))
		r.Number(pixels.Width, pixels.Height)
	}
	for _, f := range i.lists {
		if f.Display != schema.DisplayMedia {
			continue
		}
		rows, _ := e.Get(f.Name)
		for _, row := range rows.List {
			if ref, _ := row.Get("url"); !strings.Contains(ref.Text, ":") {
				r.Number(i.options.Size(beside(e, ref.Text)))
			}
		}
	}
}

// ofAll is what all cases are made from: the content model, and where the site is.
func (r *row) ofAll(s *site.Site) (made.From, error) {
	model, err := json.Marshal(s.Model)
	if err != nil {
		return made.From{}, fmt.Errorf("reading the content model: %w", err)
	}
	r.Begin()
	r.Text(string(model), s.BaseURL)
	return r.Sum(), nil
}

// ofTerm is what a case is made from that has a term.
func (r *row) ofTerm(t term) made.From {
	r.Begin()
	r.Text(t.category.scheme, t.category.term, t.category.label, t.author.name, t.author.url)
	return r.Sum()
}

// ofChannel is what the documents of a channel are made from; item tells it of a case.
func (r *row) ofChannel(c *channel, item func(e *site.Entry) made.From) made.From {
	r.Begin()
	r.Text(c.dir, c.folder, c.home, c.ids, c.archive.current, c.archive.older, c.archive.newer, c.hub, c.title, c.description, c.lang,
		c.owner.name, c.owner.url, c.generator, c.license.URL, c.license.Name)
	r.Time(c.updated)
	r.Number(len(c.withdrawn))
	for _, w := range c.withdrawn {
		r.Text(w.ID, w.Reason)
		r.Time(w.Date)
	}
	for _, e := range c.entries {
		r.From(item(e))
	}
	return r.Sum()
}

// ofList is what a list of feeds is made from.
func (r *row) ofList(l *opml) made.From {
	r.Begin()
	r.Text(l.Version, l.Title, l.Modified, l.Owner, l.OwnerID, l.Docs)
	r.outlines(l.Outlines)
	return r.Sum()
}

func (r *row) outlines(outlines []outline) {
	r.Number(len(outlines))
	for _, o := range outlines {
		r.Text(o.Text, o.Title, o.Type, o.Version, o.FeedURL, o.PageURL, o.Language, o.Description)
		r.outlines(o.Outlines)
	}
}
