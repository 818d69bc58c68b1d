package feed

import (
	"openoverheid.nu/internal/made"
	"openoverheid.nu/internal/site"
)

// row is what a document is made from, in the making.
type row struct{ made.Row }

// ofItem is what a case is made from in any document: all that is said of it but its text, of which text is the hash.
// TestEveryFieldCounts holds that nothing is left out, here and below. What the row had before goes.
func (r *row) ofItem(it *item, text made.From) made.From {
	r.Begin(text)
	r.Text(it.id, it.url, it.page, it.title, it.summary, it.blocks, it.source.name, it.source.url)
	r.Time(it.published, it.updated, it.instant)
	r.Number(len(it.categories))
	for _, c := range it.categories {
		r.Text(c.scheme, c.term, c.label)
	}
	r.Number(len(it.authors))
	for _, a := range it.authors {
		r.Text(a.name, a.url)
	}
	r.Number(len(it.audio))
	for _, a := range it.audio {
		r.Text(a.url, a.mediaType, a.title)
		r.Number(a.size)
	}
	if i := it.image; i != nil {
		r.Text(i.url, i.mediaType, i.alt, i.credit)
		r.Number(i.size, i.pixels.Width, i.pixels.Height)
	}
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
