package feed

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/casegen"
	"openoverheid.nu/internal/made"
	"openoverheid.nu/internal/schema"
	"openoverheid.nu/internal/site"
)

// BenchmarkWrite makes the feeds of 10,000 cases: all of them, and none because they stay.
func BenchmarkWrite(b *testing.B) {
	large, text := largeSite(10_000, 2_000), largeText()
	generated, texts := generatedSite(b, 10_000)
	for _, bb := range []struct {
		name  string
		site  *site.Site
		text  func(e *site.Entry) string
		items int
		stays bool
	}{
		{"generated/all", generated, func(e *site.Entry) string { return texts[e] }, 10, false},
		{"generated/none", generated, func(e *site.Entry) string { return texts[e] }, 10, true},
		{"large/all", large, func(*site.Entry) string { return text }, 20, false},
		{"large/none", large, func(*site.Entry) string { return text }, 20, true},
	} {
		b.Run(bb.name, func(b *testing.B) {
			o := Options{
				Items: bb.items, Content: func(e *site.Entry) (string, error) { return bb.text(e), nil }, Text: func(*site.Entry) made.From { return made.From{} },
			}
			for b.Loop() {
				out := &tally{stays: bb.stays}
				if err := Write(bb.site, o, out); err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(out.files.Load()), "files")
				b.ReportMetric(float64(out.bytes.Load())/1e6, "MB")
			}
		})
	}
}

// tally counts what is handed out, and holds none of it.
type tally struct {
	made.Out
	stays        bool
	files, bytes atomic.Int64
}

func (t *tally) Stays(made.From, ...string) (bool, error) { return t.stays, nil }

func (t *tally) Put(_ string, content []byte) error {
	t.files.Add(1)
	t.bytes.Add(int64(len(content)))
	return nil
}

func (t *tally) Write(_ string, write func(w io.Writer) error) (made.Sum, error) {
	t.files.Add(1)
	return made.Sum{}, write(counter{&t.bytes})
}

// counter counts bytes.
type counter struct{ bytes *atomic.Int64 }

func (c counter) Write(b []byte) (int, error) {
	c.bytes.Add(int64(len(b)))
	return len(b), nil
}

// generatedSite has cases in the shape of this site's own: many in an archive, few in the feeds of terms.
func generatedSite(b *testing.B, n int) (*site.Site, map[*site.Entry]string) {
	src, err := os.ReadFile("../../cases/schema.yaml")
	if err != nil {
		b.Fatal(err)
	}
	model, _ := schema.Parse("cases/schema.yaml", src)
	generator, err := casegen.FromFolder("../../cases")
	if err != nil {
		b.Fatal(err)
	}
	cases := make([]*casefile.Case, n)
	for i := range cases {
		rules := casefile.Rules{Model: model, Languages: []string{"nl"}}
		cases[i], _ = casefile.Parse("cases/"+casegen.Slug(i)+".md", []byte(generator.Case(i, n)), rules)
	}
	s, _ := site.New(cases, site.Options{
		BaseURL: testBase, Model: model, Authority: site.Authority{Domain: "example.org", Date: "2011"}, Now: day("2100-01-01"),
		Languages: []site.LanguageOptions{{Code: "nl", Locale: "nl-BE", Name: "Nederlands", Title: "Open Overheid"}},
	})
	texts := map[*site.Entry]string{}
	for _, e := range s.Languages[0].Entries {
		paragraphs := strings.Split(e.Body, "\n\n")
		for i, p := range paragraphs {
			if heading, ok := strings.CutPrefix(p, "## "); ok {
				paragraphs[i] = fmt.Sprintf("<h2 id=%q>%[1]s <a class=\"anchor\" href=\"#%[1]s\">#</a></h2>", heading)
			} else {
				paragraphs[i] = "<p>" + p + "</p>"
			}
		}
		texts[e] = strings.Join(paragraphs, "\n")
	}
	return s, texts
}

// largeText is some 3 kB.
func largeText() string {
	section := `<h2 id="aanpak">Aanpak <a class="anchor" href="#aanpak">#</a></h2>
<p>` + strings.Repeat("Het team schreef elke week over zijn werk en vroeg collega&rsquo;s om raad. ", 6) + `</p>
<p>Zo groeide het <a href="/cases/case-12/">aantal lezers</a>.<sup id="fnref:1"><a href="#fn:1" class="footnote-ref"
role="doc-noteref">1</a></sup> ` + strings.Repeat("Wie meedeed, bleef meedoen, ook na het eerste jaar. ", 4) + `</p>
<ul><li>een vaste redactie</li><li>een rooster</li><li>tijd om te antwoorden</li></ul>
`
	return strings.Repeat(section, 3) + `<figure><img src="foto.jpg" srcset="foto_480.webp 480w, foto_960.webp 960w"
sizes="(min-width: 40em) 40em, 100vw" alt="Het team" width="960" height="540" loading="lazy"></figure>`
}

// largeSite has each case in five of many terms, twenty cases in each: feeds have each case six times.
func largeSite(cases, terms int) *site.Site {
	s := newSite()
	l := s.Languages[0]
	tags := l.Facets[2]
	for i := range terms {
		path := fmt.Sprintf("/tags/t%d/", i)
		tags.Terms = append(tags.Terms, &site.Term{Facet: tags, Value: fmt.Sprint("t", i), Label: fmt.Sprint("T ", i), Slug: fmt.Sprint("t", i), Path: path, URL: s.AbsURL(path)})
	}
	for i := range cases {
		e := addCase(s, l, casefile.Case{
			Slug: fmt.Sprintf("case-%d", i), Title: fmt.Sprintf("Case %d over é", i), Summary: strings.Repeat("Een zin. ", 12),
			Date: day("2012-03-06").Add(time.Duration(i%3000) * -24 * time.Hour), Image: casefile.Image{Src: "foto.jpg", Alt: "Foto"},
		}, "organisations", "Bestuurszaken", "channels", "LinkedIn", "channels", "Yammer")
		ef := site.EntryFacet{Facet: tags}
		for j := range 5 {
			t := tags.Terms[(i*7+j*401)%terms]
			t.Entries = append(t.Entries, e)
			ef.Terms = append(ef.Terms, t)
		}
		e.Facets = append(e.Facets, ef)
	}
	return s
}
