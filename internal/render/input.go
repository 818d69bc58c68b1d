package render

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"slices"

	"openoverheid.nu/internal/made"
)

// input is everything that Hugo makes the pages from.
type input struct {
	languages []string // codes
	settings  []byte   // Hugo's own, as JSON
	theme     map[string][]byte
	data      map[string][]byte // what all pages see, by file name
	cards     *cards            // a page sees those it names
	o         Options
	html      *madeHTML // of the batches so far
	byTime    bool      // tell pictures apart by their size and time, not by their bytes

	shared made.From // settings, theme and data
}

// input is that of a site without its pages.
func (v *views) input() (*input, error) {
	in := &input{data: v.data(), cards: v.cards(), o: v.o}
	for _, l := range v.site.Languages {
		in.languages = append(in.languages, l.Code)
	}
	in.html = newMadeHTML(in.languages)
	var err error
	if in.settings, err = json.Marshal(hugoConfig(v.site, v.o)); err != nil {
		return nil, fmt.Errorf("passing the settings on to Hugo: %w", err)
	}
	if in.theme, err = readTheme(v.o); err != nil {
		return nil, err
	}
	in.shared = in.sharedFrom()
	return in, nil
}

func (in *input) sharedFrom() made.From {
	h := made.NewHash()
	h.Add(in.settings)
	for _, files := range []map[string][]byte{in.data, in.theme} {
		for _, name := range slices.Sorted(maps.Keys(files)) {
			h.AddString(name)
			h.Add(files[name])
		}
	}
	return h.Sum()
}

// identify finds out what a page is made from; the content files of those that are quickly written are written for that.
func (in *input) identify(p *page) error {
	if p.late != nil && len(p.pictures) == 0 {
		p.from = p.known
		return nil
	}
	h := made.NewHash()
	if p.late != nil {
		h.Add(p.known[:])
	} else {
		if err := p.encode(); err != nil {
			return err
		}
		h.AddString(p.contentFile())
		h.Add(p.source)
		for _, name := range p.cards {
			card := in.cards.sum(p.lang, name)
			h.Add(card[:])
		}
	}
	for _, picture := range p.pictures {
		h.AddString(picture)
		if err := in.addPicture(h, picture); err != nil {
			return toHugo(p, err)
		}
	}
	p.from = h.Sum()
	return nil
}

// encode writes the page's content file, unless it is there.
func (p *page) encode() error {
	if p.source != nil {
		return nil
	}
	if p.late != nil {
		p.params = p.late()
	}
	front, err := p.frontMatter()
	if err != nil {
		return toHugo(p, err)
	}
	p.source = append(front, p.body...)
	if named, ok := p.params.(interface{ cardNames() []string }); ok {
		p.cards = named.cardNames()
	}
	p.params, p.late = nil, nil // many pages wait for Hugo
	return nil
}

func toHugo(p *page, err error) error { return fmt.Errorf("handing %s to Hugo: %w", p.path, err) }

func (in *input) addPicture(h *made.Hash, name string) error {
	if !in.byTime {
		content, err := fs.ReadFile(in.o.Files, name)
		h.Add(content)
		return err
	}
	info, err := fs.Stat(in.o.Files, name)
	if err == nil {
		h.Add(fmt.Appendf(nil, "%d %d", info.Size(), info.ModTime().UnixNano()))
	}
	return err
}
