package feed

import (
	"bytes"
	"cmp"
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"
	"time"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/made"
	"openoverheid.nu/internal/schema"
	"openoverheid.nu/internal/site"
)

// item is what the three formats say of one case. Texts are plain and fit for XML, addresses absolute.
type item struct {
	id, url    string
	title      string // never empty
	summary    string // never empty
	page       string // the address that references in the text are relative to
	blocks     string // HTML of the lists that its page shows beside the text
	html       string // the whole text with those lists, once it is asked for; empty where the case has none
	image      *image // nil where it has none
	audio      []attachment
	categories []category
	authors    []author
	source     author    // the feed of its language: the title, and the folder of the files
	published  time.Time // zero where it is not known
	updated    time.Time // likewise
	instant    time.Time // likewise
}

type image struct {
	url, mediaType, alt, credit string
	size                        int    // bytes; 0 where it is not known
	pixels                      Pixels // likewise
}

// category is a term of one of the facets.
type category struct{ scheme, term, label string }

// author is an organisation; url is empty where its website is not known.
type author struct{ name, url string }

// items works out what feeds say of cases; it is for one goroutine.
type items struct {
	site    *site.Site
	options Options
	from    made.From       // what all of them are made from
	lists   []*schema.Field // of the model: those that a page shows beside the text, and those that may hold sound
	terms   map[*site.Term]term
	sources map[*site.Language]author

	rewriter rewriter
	found    [][]casefile.Value // of each of the lists, in the case that is worked out
}

// term is what items say of a term, which many cases have.
type term struct {
	category category
	author   author
	from     made.From
}

func newItems(s *site.Site, o Options, from made.From) *items {
	i := &items{site: s, options: o, from: from, terms: map[*site.Term]term{}, sources: map[*site.Language]author{}}
	if s.Model == nil {
		return i
	}
	for _, f := range s.Model.Fields {
		if isShown(f) || f.Display == schema.DisplayMedia {
			i.lists = append(i.lists, f)
		}
	}
	return i
}

// whole works out all of an item.
func (i *items) whole(e *site.Entry) (*item, error) {
	it := i.work(e)
	content, err := i.options.Content(e)
	if err != nil {
		return nil, fmt.Errorf("reading the text of %s: %w", e.Slug, err)
	}
	text := i.rewriter.rewrite(content, newBase(e.URL))
	it.html = string(bytes.TrimSpace(append(text, it.blocks...)))
	return it, nil
}

// work works out an item but for its text.
func (i *items) work(e *site.Entry) *item {
	page, rows := newBase(e.URL), i.rows(e)
	it := &item{
		id:        escapeURI(e.ID),
		url:       address(e.URL),
		title:     cmp.Or(plain(e.Title), e.Slug),
		page:      e.URL,
		blocks:    i.blocks(e, rows, page),
		image:     i.imageOf(e, page),
		audio:     i.audioOf(e, rows, page),
		source:    i.source(e.Language),
		published: writable(e.Date),
		updated:   changedAt(e),
		instant:   instant(e),
	}
	i.addTerms(it, e)
	it.summary = cmp.Or(plain(e.Summary), it.title)
	return it
}

// source is the feed of a language.
func (i *items) source(l *site.Language) author {
	known, ok := i.sources[l]
	if !ok {
		known = author{name: languageTitle(i.site, l), url: address(i.site.AbsURL("/" + l.Prefix))}
		i.sources[l] = known
	}
	return known
}

// addTerms gives an item the terms of every facet, in the order of the model; those of some are its authors.
func (i *items) addTerms(it *item, e *site.Entry) {
	n := 0
	for _, f := range e.Facets {
		n += len(f.Terms)
	}
	it.categories = slices.Grow(it.categories, n)
	for _, f := range e.Facets {
		for _, t := range f.Terms {
			known := i.term(t)
			it.categories = append(it.categories, known.category)
			if f.Facet.Field.Author {
				it.authors = append(it.authors, known.author)
			}
		}
	}
}

func (i *items) term(t *site.Term) term {
	known, ok := i.terms[t]
	if !ok {
		label := termLabel(t)
		known.category = category{scheme: address(i.site.AbsURL(t.Facet.Path)), term: cmp.Or(plain(t.Value), t.Slug), label: label}
		known.author = author{name: label, url: address(t.Website)}
		known.from = new(row).ofTerm(known)
		i.terms[t] = known
	}
	return known
}

// imageOf is the cover of a case, a file beside it or an address.
func (i *items) imageOf(e *site.Entry, page base) *image {
	src := strings.TrimSpace(e.Image.Src)
	if src == "" {
		return nil
	}
	cover := &image{mediaType: imageType(src), alt: plain(e.Image.Alt), credit: plain(e.Image.Credit)}
	ref := src
	if isFile(src) {
		ref = (&url.URL{Path: src}).String()
		cover.size, cover.pixels = i.options.Size(beside(e, src)), i.options.Pixels(beside(e, src))
	}
	if cover.url = page.resolve(ref); cover.url == "" {
		return nil
	}
	return cover
}

// isFile reports whether a cover is a file, and no address.
func isFile(src string) bool { return src != "" && !strings.Contains(src, "://") }

// imageType knows the types that browsers show. Not from the mime package: what that knows differs by machine.
func imageType(file string) string {
	switch strings.ToLower(path.Ext(file)) {
	case ".jpg", ".jpeg":
		return "image/jpeg"
	case ".png":
		return "image/png"
	case ".gif":
		return "image/gif"
	case ".webp":
		return "image/webp"
	case ".avif":
		return "image/avif"
	case ".svg":
		return "image/svg+xml"
	}
	return ""
}
