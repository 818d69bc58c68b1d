package feed

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/made"
	"openoverheid.nu/internal/schema"
	"openoverheid.nu/internal/site"
)

// draft is what a random site is built from, time and again.
type draft struct {
	cases                           []*draftCase
	titles, descriptions, languages [2]string
	labels, websites, about         map[string]string // of terms, by their value
	singular, column                string
	license                         site.License
	domain, base                    string
	withdrawn                       []site.Withdrawn
	paired                          bool
	sizes                           int
	options                         Options
}

type draftCase struct {
	casefile.Case
	language int
	terms    []string // facet, value, ...
	sound    string
	metric   string
	text     string
}

var lexicon = []string{"open", "overheid", "sociale", "media", "netwerk", "jong & oud", "<vet>", "één", "]]>", "twee"}

func word(r *rand.Rand) string {
	return lexicon[r.IntN(len(lexicon))] + " " + strconv.Itoa(r.IntN(100))
}

func randomCase(r *rand.Rand, slug string) *draftCase {
	c := &draftCase{language: r.IntN(4) / 3, text: "<p>" + word(r) + " <a href=\"../x/\">" + word(r) + "</a>"}
	c.Slug, c.Lang, c.Title, c.Summary = slug, []string{"nl", "en"}[c.language], word(r), word(r)
	c.Date = day("2012-01-01").AddDate(0, 0, r.IntN(40))
	for range r.IntN(5) {
		facet := []string{"organisations", "channels", "tags"}[r.IntN(3)]
		if value := string(rune('a' + r.IntN(4))); !slices.Contains(c.terms, value) {
			c.terms = append(c.terms, facet, value)
		}
	}
	if r.IntN(2) == 0 {
		c.Image = casefile.Image{Src: "a.jpg", Alt: word(r), Credit: word(r)}
	}
	return c
}

func randomDraft(r *rand.Rand) *draft {
	d := &draft{
		titles: [2]string{"Open Overheid", "Open Overheid"}, descriptions: [2]string{word(r), word(r)}, languages: [2]string{"Nederlands", "English"},
		labels: map[string]string{}, websites: map[string]string{}, about: map[string]string{}, singular: "Organisatie", column: "Wat",
		license: site.License{URL: "https://x.example/", Name: "CC"}, domain: "example.org", base: testBase, options: Options{Items: 3},
	}
	for i := range 4 + r.IntN(16) {
		d.cases = append(d.cases, randomCase(r, fmt.Sprint("case-", i)))
	}
	return d
}

// build makes the site, in which nothing is shared with another that was built before.
func (d *draft) build() (*site.Site, Options) {
	s := newSite()
	s.BaseURL, s.Authority.Domain, s.License, s.Model = d.base, d.domain, d.license, rowsModel()
	s.Model.Fields[0].Fields[0].Label = schema.Text{"nl": d.column, "en": d.column}
	s.Model.Fields = append(s.Model.Fields, &schema.Field{Name: "media", Display: schema.DisplayMedia})
	addLanguage(s, "en", "en", "English", "en/")
	texts := map[*site.Entry]string{}
	for i, l := range s.Languages {
		l.Title, l.Description, l.Name = d.titles[i], d.descriptions[i], d.languages[i]
		l.Facets[0].Field.Facet.Singular = schema.Text{"nl": d.singular}
	}
	for _, dc := range d.cases {
		c := dc.Case
		c.Values = nil
		if dc.metric != "" {
			c.Values = append(c.Values, rows("results", []string{"metric", dc.metric, "value", "1"}))
		}
		if dc.sound != "" {
			c.Values = append(c.Values, rows("media", []string{"kind", "audio", "url", dc.sound, "title", dc.sound}))
		}
		e := addCase(s, s.Languages[dc.language], c, dc.terms...)
		e.Language.Updated = later(e.Language.Updated, e.Updated)
		texts[e] = dc.text
	}
	s.Languages[0].Withdrawn = slices.Clone(d.withdrawn)
	d.dress(s)
	o := d.options
	o.Content = func(e *site.Entry) (string, error) { return texts[e], nil }
	o.Text = func(e *site.Entry) made.From { return textHash(texts[e]) }
	o.Size = func(path string) int { return d.sizes * len(path) }
	o.Pixels = func(path string) Pixels { return Pixels{d.sizes, len(path)} }
	return s, o
}

// dress gives the terms what editors say of them, and the first two a list of the cases that have both.
func (d *draft) dress(s *site.Site) {
	for _, l := range s.Languages {
		for _, f := range l.Facets {
			for _, t := range f.Terms {
				t.Slug = t.Value
				t.Label, t.Website, t.Description = t.Value+d.labels[t.Value], d.websites[t.Value], d.about[t.Value]
			}
		}
		if a, b := l.Facets[0].Terms, l.Facets[1].Terms; d.paired && len(a) > 0 && len(b) > 0 {
			addPair(l, a[0], b[0])
		}
	}
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

func textHash(text string) made.From {
	h := made.NewHash()
	h.AddString(text)
	return h.Sum()
}

// changes are what an editor may do to a site between two builds.
var changes = map[string]func(r *rand.Rand, d *draft, c *draftCase){
	"title":       func(r *rand.Rand, _ *draft, c *draftCase) { c.Title = word(r) },
	"summary":     func(r *rand.Rand, _ *draft, c *draftCase) { c.Summary = word(r) },
	"date":        func(r *rand.Rand, _ *draft, c *draftCase) { c.Date = day("2012-01-01").AddDate(0, 0, r.IntN(40)) },
	"last change": func(r *rand.Rand, _ *draft, c *draftCase) { c.Lastmod = c.Date.AddDate(0, 0, r.IntN(9)) },
	"text":        func(r *rand.Rand, _ *draft, c *draftCase) { c.text = "<p>" + word(r) },
	"picture":     func(r *rand.Rand, _ *draft, c *draftCase) { c.Image.Src = fmt.Sprintf("%d.png", r.IntN(9)) },
	"words":       func(r *rand.Rand, _ *draft, c *draftCase) { c.Image = casefile.Image{Src: "a.jpg", Alt: word(r)} },
	"credit":      func(r *rand.Rand, _ *draft, c *draftCase) { c.Image = casefile.Image{Src: "a.jpg", Credit: word(r)} },
	"no picture":  func(_ *rand.Rand, _ *draft, c *draftCase) { c.Image = casefile.Image{} },
	"sound":       func(r *rand.Rand, _ *draft, c *draftCase) { c.sound = fmt.Sprintf("%d.mp3", r.IntN(9)) },
	"results":     func(r *rand.Rand, _ *draft, c *draftCase) { c.metric = word(r) },
	"terms":       func(r *rand.Rand, _ *draft, c *draftCase) { c.terms = randomCase(r, "x").terms },
	"id":          func(r *rand.Rand, _ *draft, c *draftCase) { c.ID = fmt.Sprint("id-", r.IntN(1000)) },
	"language":    func(_ *rand.Rand, _ *draft, c *draftCase) { c.language = 1 - c.language },
	"rename":      func(r *rand.Rand, _ *draft, c *draftCase) { c.Slug = fmt.Sprint("renamed-", r.IntN(1e6)) },
	"new case": func(r *rand.Rand, d *draft, _ *draftCase) {
		d.cases = append(d.cases, randomCase(r, fmt.Sprint("new-", r.IntN(1e6))))
	},
	"removal":      func(_ *rand.Rand, d *draft, _ *draftCase) { d.cases = d.cases[min(1, len(d.cases)-1):] },
	"site's title": func(r *rand.Rand, d *draft, _ *draftCase) { d.titles[r.IntN(2)] = word(r) },
	"description":  func(r *rand.Rand, d *draft, _ *draftCase) { d.descriptions[r.IntN(2)] = word(r) },
	"name of a language": func(r *rand.Rand, d *draft, _ *draftCase) {
		d.languages[1], d.titles[1] = word(r), d.titles[0]
	},
	"label": func(r *rand.Rand, d *draft, c *draftCase) { d.labels[aTerm(c)] = word(r) },
	"website": func(r *rand.Rand, d *draft, c *draftCase) {
		d.websites[aTerm(c)] = fmt.Sprintf("https://x.example/%d", r.IntN(99))
	},
	"about":   func(r *rand.Rand, d *draft, c *draftCase) { d.about[aTerm(c)] = word(r) },
	"facet":   func(r *rand.Rand, d *draft, _ *draftCase) { d.singular = word(r) },
	"column":  func(r *rand.Rand, d *draft, _ *draftCase) { d.cases[0].metric, d.column = "lezers", word(r) },
	"licence": func(r *rand.Rand, d *draft, _ *draftCase) { d.license.Name = word(r) },
	"licence URL": func(r *rand.Rand, d *draft, _ *draftCase) {
		d.license.URL = fmt.Sprintf("https://x.example/%d", r.IntN(99))
	},
	"authority": func(r *rand.Rand, d *draft, _ *draftCase) { d.domain = fmt.Sprintf("x%d.example", r.IntN(99)) },
	"base":      func(r *rand.Rand, d *draft, _ *draftCase) { d.base = fmt.Sprintf("https://x%d.example/", r.IntN(99)) },
	"hub": func(r *rand.Rand, d *draft, _ *draftCase) {
		d.options.Hub = fmt.Sprintf("https://hub%d.example/", r.IntN(9))
	},
	"generator": func(r *rand.Rand, d *draft, _ *draftCase) { d.options.Generator = word(r) },
	"items":     func(r *rand.Rand, d *draft, _ *draftCase) { d.options.Items = 2 + r.IntN(4) },
	"pairs":     func(_ *rand.Rand, d *draft, _ *draftCase) { d.paired = !d.paired },
	"sizes":     func(r *rand.Rand, d *draft, c *draftCase) { c.Image.Src, d.sizes = "a.jpg", r.IntN(99) },
	"withdrawn": func(r *rand.Rand, d *draft, _ *draftCase) {
		d.withdrawn = append(d.withdrawn, site.Withdrawn{ID: "tag:x.example,2011:" + strconv.Itoa(r.IntN(1e6)), Date: day("2012-02-01"), Reason: word(r)})
	},
	"reason": func(r *rand.Rand, d *draft, _ *draftCase) {
		for i := range d.withdrawn {
			d.withdrawn[i].Reason = word(r)
		}
	},
}

func aTerm(c *draftCase) string {
	if len(c.terms) == 0 {
		return "a"
	}
	return c.terms[1]
}

// Whatever changes, what stays and what is made again are together what a clean build makes.
func TestAfterChangesFeedsAreThoseOfACleanBuild(t *testing.T) {
	sites := 20
	if os.Getenv("SOAK") != "" {
		sites = 1000
	}
	names := slices.Sorted(maps.Keys(changes))
	mattered, kept := map[string]bool{}, 0
	for seed := range sites {
		r := rand.New(rand.NewPCG(uint64(seed), 0))
		d := randomDraft(r)
		last := &made.Memory{}
		write(t, d, last)
		for range 30 {
			var done []string
			for range 1 + r.IntN(8)/7 {
				done = append(done, names[r.IntN(len(names))])
				changes[done[len(done)-1]](r, d, d.cases[r.IntN(len(d.cases))])
			}
			before := last
			last = before.Next()
			write(t, d, last)
			clean := &made.Memory{}
			write(t, d, clean)
			if name := firstDifference(last.Files, clean.Files); name != "" {
				t.Fatalf("site %d, after %s: %s is not what a clean build makes:\n%s\nbut:\n%s", seed, done, name, last.Files[name], clean.Files[name])
			}
			if kept += last.Kept; len(done) == 1 && firstDifference(before.Files, last.Files) != "" {
				mattered[done[0]] = true
			}
		}
	}
	for _, name := range names {
		if !mattered[name] {
			t.Errorf("no feed ever changed with: %s", name)
		}
	}
	if kept == 0 {
		t.Error("no feed ever stayed")
	}
}

func write(t *testing.T, d *draft, out made.Out) {
	t.Helper()
	s, o := d.build()
	if err := Write(s, o, out); err != nil {
		t.Fatal(err)
	}
}

// firstDifference is a file that two runs do not have alike; empty for none.
func firstDifference(a, b map[string][]byte) string {
	for _, files := range []map[string][]byte{a, b} {
		for _, name := range slices.Sorted(maps.Keys(files)) {
			x, inA := a[name]
			if y, inB := b[name]; inA != inB || !bytes.Equal(x, y) {
				return name
			}
		}
	}
	return ""
}

// Only the documents that a change reaches are made again, and only the texts in them are asked for.
func TestChangeLeavesTheFeedsItDoesNotReach(t *testing.T) {
	s := manyCases(35)
	for i, e := range s.Languages[0].Entries {
		addTerm(s, s.Languages[0], e, "channels", fmt.Sprint("kanaal-", i%5))
	}
	var mu sync.Mutex
	var asked []string
	o := Options{Items: 10, Text: func(*site.Entry) made.From { return made.From{} }}
	o.Content = func(e *site.Entry) (string, error) {
		mu.Lock()
		defer mu.Unlock()
		asked = append(asked, e.Slug)
		return "<p>x", nil
	}
	first := &made.Memory{}
	if err := Write(s, o, first); err != nil {
		t.Fatal(err)
	}
	asked = nil
	again := first.Next()
	if err := Write(s, o, again); err != nil || again.Kept != len(first.Files) || len(again.Files) != len(first.Files) || asked != nil {
		t.Fatalf("%v, %d of %d files stay where nothing changed, and %q are asked for", err, again.Kept, len(first.Files), asked)
	}
	changed := s.Languages[0].Entries[2]
	changed.Title = "Anders"
	changed.Sum[0]++ // in the first document of the archive and in the feed of channel 2
	last := again.Next()
	if err := Write(s, o, last); err != nil {
		t.Fatal(err)
	}
	for name, content := range last.Files {
		reached := strings.HasPrefix(name, "archive/1/") || strings.HasPrefix(name, "kanalen/kanaal-2/")
		if changed := !bytes.Equal(content, again.Files[name]); changed != reached {
			t.Errorf("%s changed: %v", name, changed)
		}
	}
	slices.Sort(asked)
	want := []string{"case-00", "case-01", "case-02", "case-03", "case-04", "case-05", "case-06", "case-07", "case-08", "case-09",
		"case-12", "case-17", "case-22", "case-27", "case-32"}
	if last.Kept != len(last.Files)-6 || !slices.Equal(asked, want) {
		t.Errorf("%d of %d files stay, and %q are asked for", last.Kept, len(last.Files), asked)
	}
}

func TestNothingStaysWhereTheTextIsNotKnown(t *testing.T) {
	s := manyCases(5)
	o := Options{Content: func(*site.Entry) (string, error) { return "<p>eerst", nil }}
	first := &made.Memory{}
	if err := Write(s, o, first); err != nil {
		t.Fatal(err)
	}
	o.Content = func(*site.Entry) (string, error) { return "<p>daarna", nil }
	next := first.Next()
	if err := Write(s, o, next); err != nil || !strings.Contains(string(next.Files["feed.xml"]), "daarna") {
		t.Errorf("%v, %s", err, next.Files["feed.xml"])
	}
}
