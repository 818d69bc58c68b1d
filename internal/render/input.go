package render

import (
	"bytes"
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
	data      map[string][]byte            // what all pages see, by file name
	cards     map[string]map[string][]byte // as JSON, by language and slug; a page sees those it names
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

// encode writes the content files of pages. It may be called by several goroutines.
func (in *input) encode(pages []page) error {
	for i := range pages {
		if err := pages[i].encode(in); err != nil {
			return fmt.Errorf("handing %s to Hugo: %w", pages[i].path, err)
		}
	}
	return nil
}

// encode writes the page's content file, and hashes all that belongs to the page alone.
func (p *page) encode(in *input) error {
	front, err := p.frontMatter()
	if err != nil {
		return err
	}
	p.source = append(front, p.body...)
	h := made.NewHash()
	h.AddString(p.contentFile())
	h.Add(p.source)
	if named, ok := p.params.(interface{ cardNames() []string }); ok {
		p.cards = named.cardNames()
		for _, name := range p.cards {
			h.Add(in.cards[p.lang][name])
		}
	}
	for _, picture := range p.pictures {
		h.AddString(picture)
		if err := in.addPicture(h, picture); err != nil {
			return err
		}
	}
	p.from = h.Sum()
	return nil
}

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

// cardsOf are the cards that pages name, as the theme's data file has them: by language and slug.
func (in *input) cardsOf(pages []page) []byte {
	named := make(map[string]map[string][]byte, len(in.languages))
	for _, code := range in.languages {
		named[code] = map[string][]byte{}
	}
	for _, p := range pages {
		for _, name := range p.cards {
			if c, ok := in.cards[p.lang][name]; ok {
				named[p.lang][name] = c
			}
		}
	}
	var b bytes.Buffer
	writeObject(&b, named, func(cards map[string][]byte) {
		writeObject(&b, cards, func(card []byte) { b.Write(card) })
	})
	return b.Bytes()
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
