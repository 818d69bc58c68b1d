package feed

import (
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/made"
	"openoverheid.nu/internal/site"
)

// BenchmarkWrite makes the feeds of 10,000 cases of some 3 kB with 2,000 terms, 20 cases in each.
func BenchmarkWrite(b *testing.B) {
	s := largeSite(10_000, 2_000)
	section := `<h2 id="aanpak">Aanpak <a class="anchor" href="#aanpak">#</a></h2>
<p>` + strings.Repeat("Het team schreef elke week over zijn werk en vroeg collega&rsquo;s om raad. ", 6) + `</p>
<p>Zo groeide het <a href="/cases/case-12/">aantal lezers</a>.<sup id="fnref:1"><a href="#fn:1" class="footnote-ref"
role="doc-noteref">1</a></sup> ` + strings.Repeat("Wie meedeed, bleef meedoen, ook na het eerste jaar. ", 4) + `</p>
<ul><li>een vaste redactie</li><li>een rooster</li><li>tijd om te antwoorden</li></ul>
`
	text := strings.Repeat(section, 3) + `<figure><img src="foto.jpg" srcset="foto_480.webp 480w, foto_960.webp 960w"
sizes="(min-width: 40em) 40em, 100vw" alt="Het team" width="960" height="540" loading="lazy"></figure>`
	o := Options{
		Content: func(*site.Entry) (string, error) { return text, nil },
		Text:    func(*site.Entry) made.From { return made.From{1} },
	}
	b.Run("all", func(b *testing.B) {
		for b.Loop() {
			out := &tally{}
			if err := Write(s, o, out); err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(len(text)), "B/case")
			b.ReportMetric(float64(out.files.Load()), "files")
			b.ReportMetric(float64(out.bytes.Load())/1e6, "MB")
		}
	})
	b.Run("none", func(b *testing.B) {
		for b.Loop() {
			if err := Write(s, o, &tally{stays: true}); err != nil {
				b.Fatal(err)
			}
		}
	})
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
