package render

import (
	"bytes"
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"

	"openoverheid.nu/internal/site"
)

// views works out every page of a site.
type views struct {
	site  *site.Site
	texts []TextPage
	o     Options

	feeds     map[*site.Language][]FeedLink // of the whole site
	languages map[*site.Language]*languageViews
	sameText  map[string][]TextPage // the languages of a text page, by its name
}

func newViews(s *site.Site, texts []TextPage, o Options) *views {
	v := &views{
		site: s, texts: texts, o: o, feeds: map[*site.Language][]FeedLink{}, languages: map[*site.Language]*languageViews{},
		sameText: map[string][]TextPage{},
	}
	for _, t := range texts {
		v.sameText[t.Name] = append(v.sameText[t.Name], t)
	}
	if o.Feeds == nil {
		v.o.Feeds = func(*site.Language, ...*site.Term) []FeedLink { return nil }
	}
	for _, l := range s.Languages {
		v.feeds[l] = v.o.Feeds(l)
		v.languages[l] = v.languageViews(l)
	}
	return v
}

// part is some pages that belong together, few enough to hold.
type part struct {
	near  int           // where its first case stands among those of its language; 0 where that does not matter
	pages func() []page // makes them; it may be called beside others
}

// one is a part of one page.
func one(make func() page) part { return part{pages: func() []page { return []page{make()} }} }

// pages are the parts of the site, but for the pages about the data.
func (v *views) pages() []part {
	var parts []part
	for _, l := range v.site.Languages {
		parts = append(parts, v.pagesOf(l)...)
	}
	for _, t := range v.texts {
		if l, ok := v.site.Language(t.Lang); ok {
			parts = append(parts, one(func() page { return v.textPage(l, t) }))
		}
	}
	return parts
}

func (v *views) pagesOf(l *site.Language) []part {
	parts := []part{
		{pages: func() []page { return []page{v.home(l), v.notFound(l), v.figures(l), v.feedsPage(l)} }},
		{pages: func() []page { return v.comparePage(l) }},
		{pages: func() []page { return v.embedPages(l) }},
		{pages: func() []page { return v.elsewherePage(l) }},
	}
	if v.o.Search {
		parts = append(parts, v.searchPages(l)...)
	}
	for _, f := range l.Facets {
		parts = append(parts, one(func() page { return v.facetPage(l, f) }))
	}
	parts = append(parts, v.lists(l)...)
	for _, e := range l.Entries {
		parts = append(parts, one(func() page { return v.casePart(e) }))
	}
	return parts
}

// lists are the pages of all lists by date. Those that show the same cards come one after another: a batch of pages has fewer cards then.
func (v *views) lists(l *site.Language) []part {
	parts := v.casesLists(l)
	for _, f := range l.Facets {
		for _, t := range f.Terms {
			parts = append(parts, v.termLists(l, t)...)
		}
	}
	for _, p := range l.Pairs {
		parts = append(parts, v.pairLists(l, p)...)
	}
	slices.SortStableFunc(parts, func(a, b part) int { return cmp.Compare(a.near, b.near) })
	return parts
}

// common fills what every page has. The page's own feeds come before those of the whole site.
func (v *views) common(l *site.Language, self, description string, alternates []Alternate, own []FeedLink, crumbs ...link) common {
	if crumbs == nil {
		crumbs = []link{}
	}
	return common{
		Description: description, Self: self, Crumbs: crumbs, Alternates: alternates,
		Feeds: append(own[:len(own):len(own)], v.feeds[l]...),
	}
}

// alternates pairs a page with the same one in other languages; at says where it is there, or "".
func (v *views) alternates(own *site.Language, at func(l *site.Language) string) []Alternate {
	var out []Alternate
	for _, l := range v.site.Languages {
		if l == own {
			continue
		}
		if address := at(l); address != "" {
			out = append(out, alternate(l, address))
		}
	}
	return out
}

func alternate(l *site.Language, address string) Alternate {
	return Alternate{Lang: l.Code, Locale: l.Locale, Label: l.Name, URL: address}
}

func homePath(l *site.Language) string { return "/" + l.Prefix }

func casesPath(l *site.Language) string { return l.CasesPath() }

// casesLabel is what cases are called, as a heading.
func (v *views) casesLabel(l *site.Language) string {
	label := v.site.Model.Many.In(l.Code)
	first, size := utf8.DecodeRuneInString(label)
	return string(unicode.ToUpper(first)) + label[size:]
}

// data returns the data files of the theme that all pages see, by name: the frame of every page and the accessibility statement.
func (v *views) data() map[string][]byte {
	frames := map[string]frame{}
	statements := map[string]statementView{}
	for _, l := range v.site.Languages {
		frames[l.Code] = v.frame(l)
		statements[l.Code] = statementOf(l, v.o.Statement)
	}
	return map[string][]byte{"frame.json": encode(frames), "accessibility.json": encode(statements)}
}

// encode writes our own structs, which can't fail to encode.
func encode(value any) []byte {
	b, err := marshal(value)
	if err != nil {
		panic("render: " + err.Error())
	}
	return bytes.TrimSuffix(b, []byte("\n"))
}

func (v *views) frame(l *site.Language) frame {
	f := frame{
		Home: homePath(l), About: l.Description, Menu: menu(l, v.o.Menu), Footer: menu(l, v.o.Footer),
		Facets: []facetView{}, Cases: link{Label: v.casesLabel(l), URL: casesPath(l)}, Compare: l.ComparePath(),
		Topics: v.topics(l),
		Noun:   noun{One: v.site.Model.One.In(l.Code), Many: v.site.Model.Many.In(l.Code)},
	}
	if v.o.Search {
		f.Search = l.SearchPath()
	}
	f.Figures, f.Feeds, f.Data = l.FiguresPath(), l.FeedsPath(), l.DataPath()
	if len(v.o.Elsewhere) > 0 {
		f.Elsewhere = l.ElsewherePath()
	}
	for _, facet := range l.Facets {
		f.Facets = append(f.Facets, facetViewOf(l, facet))
	}
	for _, other := range v.site.Languages {
		f.Languages = append(f.Languages, frameLanguage{alternate(other, homePath(other)), casesPath(other)})
	}
	return f
}

// menu returns the items that the language has.
func menu(l *site.Language, items []MenuItem) []link {
	links := []link{}
	for _, item := range items {
		if item.Label[l.Code] != "" && item.URL[l.Code] != "" {
			links = append(links, link{Label: item.Label[l.Code], URL: item.URL[l.Code]})
		}
	}
	return links
}
