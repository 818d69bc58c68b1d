package render

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"hash"
	"io/fs"
	"maps"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"
)

// input is everything that Hugo makes the pages from.
type input struct {
	languages []string // codes
	settings  []byte   // Hugo's own, as JSON
	theme     map[string][]byte
	data      map[string][]byte          // what all pages see, by file name
	cards     map[string]map[string]card // by language and slug; a page sees those it names
	o         Options
	exact     bool // tell pictures apart by their bytes, not by their size and time

	shared Fingerprint // of settings, theme and data
}

// Fingerprint tells things that are made from other bytes apart.
type Fingerprint [sha256.Size]byte

// input is that of a site without its pages.
func (v *views) input() (*input, error) {
	in := &input{data: v.data(), cards: v.cards(), o: v.o}
	for _, l := range v.site.Languages {
		in.languages = append(in.languages, l.Code)
	}
	var err error
	if in.settings, err = json.Marshal(hugoConfig(v.site, v.o)); err != nil {
		return nil, fmt.Errorf("passing the settings on to Hugo: %w", err)
	}
	if in.theme, err = readTheme(v.o); err != nil {
		return nil, err
	}
	in.shared = in.sharedFingerprint()
	return in, nil
}

func (in *input) sharedFingerprint() Fingerprint {
	h := sha256.New()
	add(h, in.settings)
	for _, files := range []map[string][]byte{in.data, in.theme} {
		for _, name := range slices.Sorted(maps.Keys(files)) {
			add(h, []byte(name))
			add(h, files[name])
		}
	}
	return Fingerprint(h.Sum(nil))
}

// add puts a part in, and where it ends.
func add(h hash.Hash, part []byte) {
	fmt.Fprintf(h, "%d:", len(part))
	_, _ = h.Write(part) // a hash never fails
}

// encode writes the content files of pages, on all cores.
func (in *input) encode(pages []page) error {
	var group errgroup.Group
	size := max(1, (len(pages)+runtime.GOMAXPROCS(0)-1)/runtime.GOMAXPROCS(0))
	for part := range slices.Chunk(pages, size) {
		group.Go(func() error {
			for i := range part {
				if err := part[i].encode(in); err != nil {
					return fmt.Errorf("handing %s to Hugo: %w", part[i].path, err)
				}
			}
			return nil
		})
	}
	return group.Wait()
}

// encode writes the page's content file, and takes the fingerprint of all that belongs to the page alone.
func (p *page) encode(in *input) error {
	front, err := p.frontMatter()
	if err != nil {
		return err
	}
	p.source = append(front, p.body...)
	h := sha256.New()
	add(h, []byte(p.contentFile()))
	add(h, p.source)
	if named, ok := p.params.(interface{ cardNames() []string }); ok {
		p.cards = named.cardNames()
		for _, name := range p.cards {
			add(h, encode(in.cards[p.lang][name]))
		}
	}
	for _, picture := range p.pictures {
		add(h, []byte(picture))
		if err := in.addPicture(h, picture); err != nil {
			return err
		}
	}
	p.from = Fingerprint(h.Sum(nil))
	return nil
}

func (in *input) addPicture(h hash.Hash, name string) error {
	if in.exact {
		content, err := fs.ReadFile(in.o.Files, name)
		add(h, content)
		return err
	}
	info, err := fs.Stat(in.o.Files, name)
	if err == nil {
		add(h, fmt.Appendf(nil, "%d %d", info.Size(), info.ModTime().UnixNano()))
	}
	return err
}

// cardsOf are the cards that pages name, as the theme's data file has them.
func (in *input) cardsOf(pages []page) []byte {
	named := make(map[string]map[string]card, len(in.languages))
	for _, code := range in.languages {
		named[code] = map[string]card{}
	}
	for _, p := range pages {
		for _, name := range p.cards {
			if c, ok := in.cards[p.lang][name]; ok {
				named[p.lang][name] = c
			}
		}
	}
	return encode(named)
}
