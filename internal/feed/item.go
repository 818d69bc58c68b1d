package feed

import (
	"cmp"
	"fmt"
	"net/url"
	"path"
	"strings"
	"time"

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

	rewriter rewriter
}

// whole works out all of an item.
func (i *items) whole(e *site.Entry) (*item, error) {
	it := i.work(e)
	content, err := i.options.Content(e)
	if err != nil {
		return nil, fmt.Errorf("reading the text of %s: %w", e.Slug, err)
	}
	it.html = strings.TrimSpace(i.rewriter.rewrite(content, newBase(e.URL)) + it.blocks)
	return it, nil
}

// work works out an item but for its text, which is most of the work.
func (i *items) work(e *site.Entry) *item {
	page := newBase(e.URL)
	it := &item{
		id:         escapeURI(e.ID),
		url:        address(e.URL),
		title:      cmp.Or(plain(e.Title), e.Slug),
		page:       e.URL,
		blocks:     i.blocks(e, page),
		image:      i.imageOf(e, page),
		audio:      i.audioOf(e, page),
		categories: i.categories(e),
		authors:    authorsOf(e),
		source:     author{name: languageTitle(i.site, e.Language), url: address(i.site.AbsURL("/" + e.Language.Prefix))},
		published:  writable(e.Date),
		updated:    changedAt(e),
		instant:    instant(e),
	}
	it.summary = cmp.Or(plain(e.Summary), it.title)
	return it
}

// categories lists the terms of every facet, in the order of the model.
func (i *items) categories(e *site.Entry) []category {
	var all []category
	for _, f := range e.Facets {
		scheme := address(i.site.AbsURL(f.Facet.Path))
		for _, t := range f.Terms {
			all = append(all, category{scheme: scheme, term: cmp.Or(plain(t.Value), t.Slug), label: termLabel(t)})
		}
	}
	return all
}

func authorsOf(e *site.Entry) []author {
	var all []author
	for _, t := range e.Authors() {
		all = append(all, author{name: termLabel(t), url: address(t.Website)})
	}
	return all
}

// imageOf is the cover of a case, a file beside it or an address.
func (i *items) imageOf(e *site.Entry, page base) *image {
	src := strings.TrimSpace(e.Image.Src)
	if src == "" {
		return nil
	}
	cover := &image{mediaType: imageType(src), alt: plain(e.Image.Alt), credit: plain(e.Image.Credit)}
	ref := src
	if !strings.Contains(src, "://") {
		ref = (&url.URL{Path: src}).String()
		cover.size, cover.pixels = i.options.Size(beside(e, src)), i.options.Pixels(beside(e, src))
	}
	if cover.url = page.resolve(ref); cover.url == "" {
		return nil
	}
	return cover
}

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
