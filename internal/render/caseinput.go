package render

import (
	"strings"
	"time"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/made"
	"openoverheid.nu/internal/schema"
	"openoverheid.nu/internal/site"
)

// caseInput is all that the page of a case is made from. It can be worked out, and hashed, in a small part of the time that the page
// takes; caseHead and caseParamsOf get nothing else, so that a page with the same hash is the same page.
type caseInput struct {
	*caseGround
	written    *casefile.Case
	path, url  string
	updated    time.Time
	redirects  []string
	alternates []Alternate
	facets     []caseFacet
	card       *cardKey
	related    []caseRelated
	newer      *cardKey // nil at the end
	older      *cardKey
	links      []caseLink
}

// caseGround is what all cases of a language have in common.
type caseGround struct {
	model  *schema.Model
	locale string
	title  string // of the site
	home   string // absolute
	list   link
	feeds  []FeedLink

	sum made.From // of all of it
}

// caseFacet is the terms that a case has of a field.
type caseFacet struct {
	field *schema.Field // of the ground's model
	terms []*caseTerm
}

// caseTerm is what pages of cases show of a term.
type caseTerm struct {
	value, label, website string
	link                  string // HTML

	sum made.From // of all of it
}

// caseRelated is a related case, and some of what the two share.
type caseRelated struct {
	card   *cardKey
	shared []*caseTerm
}

// cardKey is the card of a case that a page names.
type cardKey struct {
	slug string
	sum  made.From // of the card
}

// languageViews is what pages of a language show of its terms and cases, worked out once.
type languageViews struct {
	ground *caseGround
	terms  []caseTerm   // by their index
	cards  []cardKey    // by the position of their case
	named  []*site.Term // that the terms are
}

func (v *views) languageViews(l *site.Language) *languageViews {
	views := &languageViews{ground: v.caseGround(l), cards: make([]cardKey, len(l.Entries))}
	for _, f := range l.Facets {
		for _, t := range f.Terms {
			views.terms, views.named = append(views.terms, caseTermOf(t)), append(views.named, t)
		}
	}
	_ = inParallel(len(l.Entries), func(from, to int) error {
		for i, e := range l.Entries[from:to] {
			c := cardOf(e)
			views.cards[from+i] = cardKey{e.Slug, c.sum()}
		}
		return nil
	})
	return views
}

func (v *views) caseGround(l *site.Language) *caseGround {
	g := &caseGround{
		model: v.site.Model, locale: l.Locale, title: l.Title, home: v.site.AbsURL("/" + l.Prefix),
		list: link{Label: v.casesLabel(l), URL: casesPath(l)}, feeds: v.feeds[l],
	}
	g.seal()
	return g
}

func caseTermOf(t *site.Term) caseTerm {
	c := caseTerm{value: t.Value, label: t.Label, website: t.Website, link: termLink(t)}
	c.seal()
	return c
}

// caseInput gathers what the page of a case is made from.
func (v *views) caseInput(e *site.Entry) *caseInput {
	l := v.languages[e.Language]
	in := &caseInput{
		caseGround: l.ground, written: e.Case, path: e.Path, url: e.URL, updated: e.Updated, redirects: e.Redirects,
		card: &l.cards[e.Position], newer: l.card(e.Newer), older: l.card(e.Older), links: v.caseLinks(e),
	}
	for _, t := range e.Translations {
		in.alternates = append(in.alternates, alternate(t.Language, t.Path))
	}
	terms := l.someTerms(e)
	in.facets = make([]caseFacet, len(e.Facets))
	for i, f := range e.Facets {
		in.facets[i] = caseFacet{f.Facet.Field, terms(f.Terms)}
	}
	in.related = make([]caseRelated, len(e.Related))
	for i, r := range e.Related {
		in.related[i] = caseRelated{&l.cards[r.Entry.Position], terms(r.Shared[:min(reasons, len(r.Shared))])}
	}
	return in
}

// card is the card of a case of the language; nil of none.
func (l *languageViews) card(e *site.Entry) *cardKey {
	if e == nil {
		return nil
	}
	return &l.cards[e.Position]
}

// cardsOf are the cards of cases of the language.
func (l *languageViews) cardsOf(entries []*site.Entry) []*cardKey {
	cards := make([]*cardKey, len(entries))
	for i, e := range entries {
		cards[i] = &l.cards[e.Position]
	}
	return cards
}

func slugsOf(cards []*cardKey) []string {
	slugs := make([]string, len(cards))
	for i, c := range cards {
		slugs[i] = c.slug
	}
	return slugs
}

// term is what pages show of a term. A preview names terms of the whole site on a small one.
func (l *languageViews) term(t *site.Term) *caseTerm {
	if t.Index < len(l.named) && l.named[t.Index] == t {
		return &l.terms[t.Index]
	}
	c := caseTermOf(t)
	return &c
}

// someTerms returns a function that finds terms, in memory that is asked for once for all that a case has.
func (l *languageViews) someTerms(e *site.Entry) func([]*site.Term) []*caseTerm {
	n := reasons * len(e.Related)
	for _, f := range e.Facets {
		n += len(f.Terms)
	}
	space := make([]*caseTerm, 0, n)
	return func(terms []*site.Term) []*caseTerm {
		from := len(space)
		for _, t := range terms {
			space = append(space, l.term(t))
		}
		return space[from:len(space):len(space)]
	}
}

// caseLinks are the links of the text to another case's file, such as ../club35.md: they work in a text editor, and the theme
// makes them work on the site.
func (v *views) caseLinks(e *site.Entry) []caseLink {
	var links []caseLink
	for _, l := range casefile.Links(e.Case) {
		href, _, _ := strings.Cut(l.URL, "#")
		if !strings.HasSuffix(href, ".md") {
			continue
		}
		if to, ok := v.site.CaseAt(e, href); ok {
			links = append(links, caseLink{Href: href, URL: to.Path})
		}
	}
	return links
}
