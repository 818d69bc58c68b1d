package feed

import (
	"encoding/binary"
	"time"

	"openoverheid.nu/internal/made"
	"openoverheid.nu/internal/site"
)

// parts is a row of what a document is made from. Each is told apart from the next.
type parts []byte

func (p *parts) text(texts ...string) {
	for _, t := range texts {
		*p = append(binary.AppendUvarint(*p, uint64(len(t))), t...)
	}
}

func (p *parts) number(numbers ...int) {
	for _, n := range numbers {
		*p = binary.AppendVarint(*p, int64(n))
	}
}

func (p *parts) time(times ...time.Time) {
	for _, t := range times {
		*p = binary.AppendVarint(binary.AppendVarint(*p, t.Unix()), int64(t.Nanosecond()))
	}
}

// sum is the hash of the row.
func (p *parts) sum() made.From {
	h := made.NewHash()
	h.Add(*p)
	return h.Sum()
}

// ofItem is what a case is made from in any document: all that is said of it but its text, of which text is the hash.
// TestEveryFieldCounts holds that nothing is left out, here and below. What the row had before goes.
func (p *parts) ofItem(it *item, text made.From) made.From {
	*p = append((*p)[:0], text[:]...)
	p.text(it.id, it.url, it.page, it.title, it.summary, it.blocks, it.source.name, it.source.url)
	p.time(it.published, it.updated, it.instant)
	p.number(len(it.categories))
	for _, c := range it.categories {
		p.text(c.scheme, c.term, c.label)
	}
	p.number(len(it.authors))
	for _, a := range it.authors {
		p.text(a.name, a.url)
	}
	p.number(len(it.audio))
	for _, a := range it.audio {
		p.text(a.url, a.mediaType, a.title)
		p.number(a.size)
	}
	if i := it.image; i != nil {
		p.text(i.url, i.mediaType, i.alt, i.credit)
		p.number(i.size, i.pixels.Width, i.pixels.Height)
	}
	return p.sum()
}

// ofChannel is what the documents of a channel are made from; item tells it of a case.
func (p *parts) ofChannel(c *channel, item func(e *site.Entry) made.From) made.From {
	*p = (*p)[:0]
	p.text(c.dir, c.folder, c.home, c.ids, c.archive.current, c.archive.older, c.archive.newer, c.hub, c.title, c.description, c.lang,
		c.owner.name, c.owner.url, c.generator, c.license.URL, c.license.Name)
	p.time(c.updated)
	p.number(len(c.withdrawn))
	for _, w := range c.withdrawn {
		p.text(w.ID, w.Reason)
		p.time(w.Date)
	}
	for _, e := range c.entries {
		from := item(e)
		*p = append(*p, from[:]...)
	}
	return p.sum()
}

// ofList is what a list of feeds is made from.
func (p *parts) ofList(l *opml) made.From {
	*p = (*p)[:0]
	p.text(l.Version, l.Title, l.Modified, l.Owner, l.OwnerID, l.Docs)
	p.outlines(l.Outlines)
	return p.sum()
}

func (p *parts) outlines(outlines []outline) {
	p.number(len(outlines))
	for _, o := range outlines {
		p.text(o.Text, o.Title, o.Type, o.Version, o.FeedURL, o.PageURL, o.Language, o.Description)
		p.outlines(o.Outlines)
	}
}
