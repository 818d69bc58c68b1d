package feed

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/made"
	"openoverheid.nu/internal/schema"
	"openoverheid.nu/internal/site"
)

// The site's address has a folder in it on purpose: the feeds must not take the root of the host for their own.
const testBase = "https://www.example.org/blog/"

// newSite returns a site of one language without cases.
func newSite() *site.Site {
	s := &site.Site{
		BaseURL:   testBase,
		Authority: site.Authority{Domain: "example.org", Date: "2011"},
		License:   site.License{URL: "https://creativecommons.org/licenses/by/4.0/", Name: "CC BY 4.0"},
	}
	addLanguage(s, "nl", "nl-BE", "Nederlands", "")
	return s
}

func addLanguage(s *site.Site, code, locale, name, prefix string) *site.Language {
	l := &site.Language{
		Code: code, Locale: locale, Name: name, Prefix: prefix,
		Title: "Open Overheid", Description: "Cases van overheden op sociale media",
	}
	l.Facets = []*site.Facet{
		newFacet("organisations", "Organisaties", "Organisatie", prefix+"organisaties", true),
		newFacet("channels", "Kanalen", "Kanaal", prefix+"kanalen", false),
		newFacet("tags", "Tags", "Tag", prefix+"tags", false),
	}
	s.Languages = append(s.Languages, l)
	return l
}

func newFacet(name, label, singular, path string, author bool) *site.Facet {
	return &site.Facet{Name: name, Label: label, Path: "/" + path + "/", Field: &schema.Field{
		Name: name, Author: author, Facet: &schema.Facet{Name: name, Singular: schema.Text{"nl": singular}},
	}}
}

// addCase adds a case; terms are facet names and values: "channels", "Twitter".
func addCase(s *site.Site, l *site.Language, c casefile.Case, terms ...string) *site.Entry {
	c.Sum = sha256.Sum256(fmt.Appendf(nil, "%+v", c)) // it has no file
	e := &site.Entry{Case: &c, Language: l}
	e.Path = "/" + l.Prefix + "cases/" + c.Slug + "/"
	e.URL = s.AbsURL(e.Path)
	e.ID = "tag:" + s.Authority.Domain + "," + s.Authority.Date + ":cases/" + cmp.Or(c.ID, c.Slug)
	if l != s.Default() {
		e.ID += "/" + l.Code
	}
	e.Updated = c.Date
	if c.Lastmod.After(c.Date) {
		e.Updated = c.Lastmod
	}
	for i := 0; i < len(terms); i += 2 {
		addTerm(s, l, e, terms[i], terms[i+1])
	}
	l.Entries = append(l.Entries, e)
	if e.Updated.After(s.Updated) {
		s.Updated = e.Updated
	}
	return e
}

func addTerm(s *site.Site, l *site.Language, e *site.Entry, facet, value string) *site.Term {
	i := slices.IndexFunc(l.Facets, func(f *site.Facet) bool { return f.Name == facet })
	f := l.Facets[i]
	j := slices.IndexFunc(f.Terms, func(t *site.Term) bool { return t.Value == value })
	if j < 0 {
		slug := fmt.Sprintf("term-%d", len(f.Terms))
		if strings.Trim(strings.ToLower(value), "abcdefghijklmnopqrstuvwxyz0123456789-") == "" {
			slug = strings.ToLower(value)
		}
		path := f.Path + slug + "/"
		j = len(f.Terms)
		f.Terms = append(f.Terms, &site.Term{Facet: f, Value: value, Slug: slug, Label: value, Path: path, URL: s.AbsURL(path)})
	}
	t := f.Terms[j]
	t.Entries = append(t.Entries, e)
	k := slices.IndexFunc(e.Facets, func(ef site.EntryFacet) bool { return ef.Facet == f })
	if k < 0 {
		k = len(e.Facets)
		e.Facets = append(e.Facets, site.EntryFacet{Facet: f})
	}
	e.Facets[k].Terms = append(e.Facets[k].Terms, t)
	return t
}

func day(s string) time.Time {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		panic(err)
	}
	return t
}

// exampleSite is a small site with all that feeds show: two languages, a cover, a change, terms shared and not.
func exampleSite() (*site.Site, func(*site.Entry) string) {
	s := newSite()
	nl, en := s.Languages[0], addLanguage(s, "en", "en", "English", "en/")
	addCase(s, nl, casefile.Case{
		Slug: "club35", Title: "Club35: jong & ambtenaar", Date: day("2012-03-06"), Lastmod: day("2012-04-01"),
		Summary: "Jonge ambtenaren vinden elkaar, <buiten> de hiërarchie.",
		Image:   casefile.Image{Src: "groep foto.jpg", Alt: "De groep", Credit: "Bestuurszaken"},
	}, "organisations", "Bestuurszaken", "channels", "LinkedIn", "channels", "Yammer", "tags", "netwerk")
	nl.Facets[0].Terms[0].Website = "https://www.bestuurszaken.be"
	addCase(s, nl, casefile.Case{Slug: "springuitdeband", Title: "Springuitdeband", Date: day("2012-03-06"), Summary: "Een netwerk."},
		"organisations", "Bestuurszaken", "channels", "LinkedIn")
	addCase(s, nl, casefile.Case{
		Slug: "hallo", Title: "Hallo", Date: time.Date(2011, 1, 2, 3, 4, 5, 0, time.FixedZone("", 2*3600)), Summary: "Zonder termen.",
	})
	addCase(s, en, casefile.Case{Slug: "club35", Title: "Club35", Date: day("2012-03-06"), Summary: "Young civil servants."},
		"organisations", "Bestuurszaken")
	return s, func(e *site.Entry) string {
		return "<h2 id=\"aanpak\">Aanpak <a class=\"anchor\" href=\"#aanpak\">#</a></h2>\n<p>Zie <a href=\"../hallo/\">" +
			e.Title[:3] + "</a>.<sup id=\"fnref:1\"><a href=\"#fn:1\">1</a></sup></p>\n<p><img src=\"foto.jpg\" alt=\"Foto\"></p>"
	}
}

// writeAll returns the feeds by path, and fails where a path comes twice.
func writeAll(t testing.TB, s *site.Site, content func(*site.Entry) string, o Options) map[string]string {
	t.Helper()
	files := map[string]string{}
	for name, data := range writeAfter(t, &made.Memory{}, s, content, o).Files {
		files[name] = string(data)
	}
	return files
}

// writeAfter makes the feeds in a run that is after another.
func writeAfter(t testing.TB, run *made.Memory, s *site.Site, content func(*site.Entry) string, o Options) *made.Memory {
	t.Helper()
	o.Content = func(e *site.Entry) (string, error) { return content(e), nil }
	o.Text = func(e *site.Entry) made.From { return made.From(sha256.Sum256([]byte(content(e)))) }
	if err := Write(s, o, run); err != nil {
		t.Fatal(err)
	}
	return run
}
