package site

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"time"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/schema"
)

// Options says what a site is called, where it lives and which of its cases it shows.
type Options struct {
	BaseURL    string
	Authority  Authority
	License    License
	Languages  []LanguageOptions // the default first; none is Dutch alone
	Model      *schema.Model
	Vocabulary schema.Vocabulary
	Withdrawn  []Withdrawal // none of them a case that is shown
	Reserved   []string     // addresses of pages that are not cases, such as /over/; they hold in every language

	Drafts bool      // show drafts too
	Future bool      // show cases with a date after Now too
	Now    time.Time // decides what is future; nothing else depends on it

	Before Relations // of an earlier site, to be taken over where they are still right
}

// LanguageOptions is one language of the site.
type LanguageOptions struct {
	Code        string // nl
	Locale      string // nl-BE; the code where it is empty
	Name        string // Nederlands
	Title       string // of the site in this language
	Description string
}

// New derives a site from its cases, which may come in any order, and reports what is wrong between them. The checks
// see all cases, drafts and future ones too. The site is never nil; where problems hold errors, what cannot have a
// place in it (a second case with the same slug, an alias that is taken) is left out.
func New(cases []*casefile.Case, o Options) (*Site, []diag.Problem) {
	o = o.withDefaults()
	s := newSite(o)
	k := newChecker(cases, s, o)
	for _, l := range s.Languages {
		l.addEntries(s, k)
		l.addFacets(s, k)
		l.addPairs(s)
	}
	var others sync.WaitGroup
	others.Go(func() { // no check asks for these
		for _, l := range s.Languages {
			l.addTogether()
			l.addRelated(o.Before[l.Code])
		}
	})
	s.addTranslations()
	s.addWithdrawn(o.Withdrawn)
	k.check()
	others.Wait()
	return s, diag.Sort(k.problems)
}

// check looks at all cases, and gives those of the site their old addresses.
func (k *checker) check() {
	k.checkSlugs()
	k.checkIDs()
	k.checkTranslations()
	k.checkTerms()
	k.checkFacets()
	k.site.addRedirects(k.checkAliases())
	k.checkRelated()
	k.checkLinks()
}

func (o Options) withDefaults() Options {
	if len(o.Languages) == 0 {
		o.Languages = []LanguageOptions{{Code: "nl", Locale: "nl-BE", Name: "Nederlands"}}
	}
	if o.Model == nil {
		o.Model = &schema.Model{}
	}
	if !strings.HasSuffix(o.BaseURL, "/") {
		o.BaseURL += "/"
	}
	return o
}

func newSite(o Options) *Site {
	s := &Site{
		BaseURL: o.BaseURL, Authority: o.Authority, License: o.License, Model: o.Model,
		links: newResolver(o),
	}
	for _, l := range o.Languages {
		s.Languages = append(s.Languages, &Language{
			Code: l.Code, Locale: cmp.Or(l.Locale, l.Code), Name: cmp.Or(l.Name, l.Code), Prefix: s.links.prefix(l.Code),
			Title: l.Title, Description: l.Description,
		})
	}
	return s
}

// hidden reports whether visitors do not get to see the case now, whatever a preview shows.
func (o Options) hidden(c *casefile.Case) bool { return c.Draft || c.Date.After(o.Now) }

// shows reports whether the case is in the site.
func (o Options) shows(c *casefile.Case) bool {
	return (o.Drafts || !c.Draft) && (o.Future || !c.Date.After(o.Now))
}

// addTranslations ties each entry to the same case in the other languages, and counts what they lack.
func (s *Site) addTranslations() {
	for _, l := range s.Languages[1:] {
		for _, e := range s.Default().Entries {
			if _, ok := l.Entry(e.Slug); !ok {
				l.Lacking++
			}
		}
	}
	for _, l := range s.Languages {
		for _, e := range l.Entries {
			for _, other := range s.Languages {
				if t, ok := other.Entry(e.Slug); ok && other != l {
					e.Translations = append(e.Translations, t)
				}
			}
		}
	}
}

// addRedirects gives each entry the old addresses that the checks let through.
func (s *Site) addRedirects(old map[*casefile.Case][]string) {
	for _, l := range s.Languages {
		for _, e := range l.Entries {
			e.Redirects = slices.Clone(old[e.Case])
		}
	}
}
