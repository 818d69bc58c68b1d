package sitemap

import (
	"encoding/xml"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

const base = "https://www.example.org/"

func files(t *testing.T, urls []URL, most limits) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := write(base, urls, most, func(path string, data []byte) error {
		out[path] = string(data)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestSitemap(t *testing.T) {
	got := files(t, []URL{
		{Loc: base + "cases/x/", Lastmod: time.Date(2012, 3, 6, 12, 30, 0, 0, time.FixedZone("", 3600))},
		{
			Loc: base, Lastmod: time.Date(2012, 3, 6, 0, 0, 0, 0, time.UTC),
			Alternates: []Alternate{{"fr", base + "fr/"}, {"en", base + "en/?a=1&b=2"}},
		},
		{Loc: base + "en/?a=1&b=2", Alternates: []Alternate{{"nl-BE", base}, {"fr", base + "fr/"}}},
		{Loc: base + "cases/x/"},
		{Loc: base + "café 'nu'/"},
	}, limits{10, 10_000})
	const want = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
  <url>
    <loc>https://www.example.org/</loc>
    <lastmod>2012-03-06</lastmod>
    <xhtml:link rel="alternate" hreflang="en" href="https://www.example.org/en/?a=1&amp;b=2"></xhtml:link>
    <xhtml:link rel="alternate" hreflang="fr" href="https://www.example.org/fr/"></xhtml:link>
    <xhtml:link rel="alternate" hreflang="nl-BE" href="https://www.example.org/"></xhtml:link>
  </url>
  <url>
    <loc>https://www.example.org/caf%C3%A9%20%27nu%27/</loc>
  </url>
  <url>
    <loc>https://www.example.org/cases/x/</loc>
    <lastmod>2012-03-06T11:30:00Z</lastmod>
  </url>
  <url>
    <loc>https://www.example.org/en/?a=1&amp;b=2</loc>
    <xhtml:link rel="alternate" hreflang="en" href="https://www.example.org/en/?a=1&amp;b=2"></xhtml:link>
    <xhtml:link rel="alternate" hreflang="fr" href="https://www.example.org/fr/"></xhtml:link>
    <xhtml:link rel="alternate" hreflang="nl-BE" href="https://www.example.org/"></xhtml:link>
  </url>
</urlset>
`
	if len(got) != 1 || got["sitemap.xml"] != want {
		t.Errorf("got %v", got)
	}
}

func TestSitemapWithoutPagesIsAFile(t *testing.T) {
	if got := files(t, nil, limits{10, 10_000}); len(got) != 1 || !strings.HasSuffix(got["sitemap.xml"], "</urlset>\n") {
		t.Errorf("got %v", got)
	}
}

func TestLargeSitemapHasPartsAndAnIndex(t *testing.T) {
	var urls []URL
	for i := range 7 {
		urls = append(urls, URL{Loc: fmt.Sprintf("%sp%d/", base, i), Lastmod: time.Date(2012, 3, 1+i, 0, 0, 0, 0, time.UTC)})
	}
	for name, most := range map[string]limits{"by number": {3, 10_000}, "by size": {100, len(head) + len(tail) + 3*95}} {
		got := files(t, urls, most)
		if len(got) != 4 {
			t.Fatalf("%s: %d files", name, len(got))
		}
		const want = `<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
  <sitemap>
    <loc>https://www.example.org/sitemap-1.xml</loc>
    <lastmod>2012-03-03</lastmod>
  </sitemap>
  <sitemap>
    <loc>https://www.example.org/sitemap-2.xml</loc>
    <lastmod>2012-03-06</lastmod>
  </sitemap>
  <sitemap>
    <loc>https://www.example.org/sitemap-3.xml</loc>
    <lastmod>2012-03-07</lastmod>
  </sitemap>
</sitemapindex>
`
		if got["sitemap.xml"] != want {
			t.Errorf("%s: the index is %s", name, got["sitemap.xml"])
		}
		total := 0
		for path, data := range got {
			if path != "sitemap.xml" {
				n := strings.Count(data, "<url>")
				if total += n; n > most.urls || len(data) > most.bytes {
					t.Errorf("%s: %s has %d pages in %d bytes", name, path, n, len(data))
				}
			}
			if err := xml.Unmarshal([]byte(data), new(struct{})); err != nil {
				t.Errorf("%s: %s: %v", name, path, err)
			}
		}
		if total != len(urls) {
			t.Errorf("%s: %d pages", name, total)
		}
	}
}

func TestFiftyThousandPagesAreOneFile(t *testing.T) {
	urls := make([]URL, 50_001)
	for i := range urls {
		urls[i].Loc = fmt.Sprintf("%scases/case-%d/", base, i)
	}
	var names []string
	count := func(path string, _ []byte) error { names = append(names, path); return nil }
	if err := Write(base, urls[1:], count); err != nil || !slices.Equal(names, []string{"sitemap.xml"}) {
		t.Error(names, err)
	}
	names = nil
	if err := Write(base, urls, count); err != nil || !slices.Equal(names, []string{"sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"}) {
		t.Error(names, err)
	}
}

func TestSitemapSaysWhatIsWrong(t *testing.T) {
	none := func(string, []byte) error { return nil }
	for _, urls := range [][]URL{
		{{Loc: "/cases/"}},
		{{Loc: ""}},
		{{Loc: "https://a b/"}},
		{{Loc: base, Alternates: []Alternate{{"en", "en/"}}}},
	} {
		if err := Write(base, urls, none); err == nil {
			t.Errorf("no error for %v", urls)
		}
	}
	full := errors.New("full")
	if err := Write(base, nil, func(string, []byte) error { return full }); !errors.Is(err, full) {
		t.Error(err)
	}
}

func TestRobots(t *testing.T) {
	if got := string(Robots(base)); got != "User-agent: *\nDisallow:\n\nSitemap: https://www.example.org/sitemap.xml\n" {
		t.Errorf("got %q", got)
	}
}
