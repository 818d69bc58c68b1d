package opendata

import (
	"encoding/binary"
	"encoding/json"
	"fmt"

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
	parts  parts
}

// of is what a case's files are made from: as its file and the site have it, which costs less than to write it.
func (in *inputs) of(e *site.Entry) caseFrom {
	p := &in.parts
	*p = append((*p)[:0], in.common[:]...)
	p.add(e.ID, e.URL, e.Lang, e.Slug, e.Title, e.Summary, day(e.Date), day(e.Updated))
	*p = e.AppendValues(*p)
	p.count(len(e.Facets))
	for _, f := range e.Facets {
		p.add(f.Facet.Name)
		p.count(len(f.Terms))
		for _, t := range f.Terms {
			from := in.terms[t].from
			*p = append(*p, from[:]...)
		}
	}
	p.count(len(e.Related))
	for _, r := range e.Related {
		p.add(r.Entry.Slug, r.Entry.Title, r.Entry.URL)
	}
	p.count(len(e.Translations))
	for _, t := range e.Translations {
		p.add(t.Slug, t.Lang, t.Title, t.URL)
	}
	brief := p.from()
	*p = append((*p)[:0], brief[:]...)
	p.add(e.Body)
	for _, s := range e.Sections {
		p.add(s.ID, s.Title, s.Text)
	}
	return caseFrom{brief, p.from()}
}

// parts are put one behind the other, each after its length, so that they are told apart.
type parts []byte

func (p *parts) add(texts ...string) {
	for _, text := range texts {
		*p = append(binary.AppendUvarint(*p, uint64(len(text))), text...)
	}
}

func (p *parts) count(n int) { *p = binary.AppendUvarint(*p, uint64(n)) }

func (p parts) from() made.From {
	h := made.NewHash()
	h.Add(p)
	return h.Sum()
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
