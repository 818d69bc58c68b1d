package build_test

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/PuerkitoBio/goquery"

	openoverheid "openoverheid.nu"
	"openoverheid.nu/internal/build"
	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/site"
)

// files is a site's folder: content by name.
type files map[string]string

// options are those of a small Dutch site with English beside it.
func options(f files) build.Options {
	disk := fstest.MapFS{}
	for name, content := range f {
		disk[name] = &fstest.MapFile{Data: []byte(content)}
	}
	return build.Options{
		Files: build.Layer(disk, openoverheid.Files), BaseURL: "https://proef.example/", Theme: "openoverheid",
		Authority: site.Authority{Domain: "proef.example", Date: "2026"},
		Languages: []site.LanguageOptions{
			{Code: "nl", Locale: "nl-BE", Name: "Nederlands", Title: "Proef", Description: "Een proef."},
			{Code: "en", Locale: "en", Name: "English", Title: "Trial", Description: "A trial."},
		},
		Pagination: 3, FeedItems: 20, Search: true, Now: time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC),
	}
}

// made builds a site that must have no errors.
func made(t *testing.T, o build.Options) map[string][]byte {
	t.Helper()
	r, err := build.Run(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	if r.Files == nil {
		t.Fatalf("not built:\n%s", said(r.Problems))
	}
	return r.Files
}

func said(problems []diag.Problem) string {
	var b strings.Builder
	_ = diag.Write(&b, diag.TextFormat, "nl", problems, diag.PrintOptions{})
	return b.String()
}

// page is a page of the output, to be asked by CSS selector.
func page(t *testing.T, out map[string][]byte, name string) *goquery.Document {
	t.Helper()
	content, ok := out[name]
	if !ok {
		t.Fatalf("no %s; there are:\n%s", name, strings.Join(slices.Sorted(maps.Keys(out)), "\n"))
	}
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// slugs are the cases that a page links to in its lists, in order.
func slugs(doc *goquery.Document) []string {
	return doc.Find("main [data-case-link]").Map(func(_ int, s *goquery.Selection) string { return s.AttrOr("data-case-link", "") })
}

// aCase is a complete case; more is added to its front matter.
func aCase(title, date, more string) string {
	return "---\ntitle: \"" + title + "\"\ndate: " + date + `
summary: "Een samenvatting die lang genoeg is om door de keuring te komen, en niet meer."
organisations: [Stad Proef]
aspects: [hrm]
channels: [twitter]
` + more + `---

## Aanleiding

Omdat.

## Aanpak

Zo.

## Resultaat

Dit.
`
}

func TestHomeLeadsToTheNewestCasesAndToEveryFacet(t *testing.T) {
	out := made(t, options(files{
		"cases/oud.md":   aCase("Een oude case", "2012-03-06", ""),
		"cases/nieuw.md": aCase("Een nieuwe case", "2013-03-06", ""),
	}))
	home := page(t, out, "index.html")
	if got := slugs(home); !slices.Equal(got, []string{"nieuw", "oud"}) {
		t.Errorf("cases on the home page: %v", got)
	}
	for _, address := range []string{"/kanalen/", "/kanalen/twitter/", "/aspecten/hrm/", "/organisaties/stad-proef/", "/cases/"} {
		if home.Find(`main a[href="`+address+`"]`).Length() == 0 {
			t.Errorf("no link to %s", address)
		}
	}
}

func TestACasePage(t *testing.T) {
	out := made(t, options(files{
		"cases/club.md": aCase("Een club", "2012-03-06", "level: vlaams\nreviewed: 2026-11-01\nresults:\n  - {metric: Leden, value: 500, date: 2012-07-01}\nsources:\n  - {title: Een bron, url: \"https://bron.example/\"}\n"),
		"cases/ook.md":  aCase("Nog een club", "2012-03-07", ""),
	}))
	doc := page(t, out, "cases/club/index.html")
	for selector, text := range map[string]string{
		`main article[data-case="club"] h1`:           "Een club",
		`article a[href="/kanalen/twitter/"]`:         "Twitter",
		`article a[href="/organisaties/stad-proef/"]`: "Stad Proef",
		`article a[href="https://bron.example/"]`:     "Een bron",
		`article h2#aanleiding`:                       "Aanleiding",
		`article`:                                     "500",
		`main a[data-case-link="ook"]`:                "Nog een club",
		`title`:                                       "Een club",
	} {
		if got := doc.Find(selector).Text(); !strings.Contains(got, text) {
			t.Errorf("%s: %q does not say %q", selector, got, text)
		}
	}
	if got := doc.Find(`link[rel=canonical]`).AttrOr("href", ""); got != "https://proef.example/cases/club/" {
		t.Errorf("canonical address: %s", got)
	}
	if got := doc.Find(`link[rel=alternate][type="application/rss+xml"]`).First().AttrOr("href", ""); !strings.HasSuffix(got, "/feed.xml") {
		t.Errorf("the feed is announced as %q", got)
	}
}

func TestListsAreCutIntoPages(t *testing.T) {
	f := files{}
	for _, n := range []string{"1", "2", "3", "4", "5", "6", "7"} {
		f["cases/case-"+n+".md"] = aCase("Case "+n, "2012-03-0"+n, "")
	}
	out := made(t, options(f))
	for name, want := range map[string][]string{
		"cases/index.html":                  {"case-7", "case-6", "case-5"},
		"cases/page/2/index.html":           {"case-4", "case-3", "case-2"},
		"cases/page/3/index.html":           {"case-1"},
		"kanalen/twitter/page/3/index.html": {"case-1"},
	} {
		if got := slugs(page(t, out, name)); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
	if _, ok := out["cases/page/4/index.html"]; ok {
		t.Error("a page without cases")
	}
	if page(t, out, "cases/page/2/index.html").Find(`nav [aria-current="page"]`).Length() == 0 {
		t.Error("the pager does not say which page this is")
	}
}

func TestFacetsCountTruly(t *testing.T) {
	out := made(t, options(files{
		"cases/a.md": aCase("Case A", "2012-03-06", "tags: [netwerk]\nperiod: {start: 2011, end: 2012}\n"),
		"cases/b.md": aCase("Case B", "2013-03-06", "tags: [netwerk, jong]\n"),
	}))
	if got := slugs(page(t, out, "tags/netwerk/index.html")); len(got) != 2 {
		t.Errorf("tags/netwerk: %v", got)
	}
	if got := slugs(page(t, out, "jaren/2012/index.html")); !slices.Equal(got, []string{"a"}) {
		t.Errorf("jaren/2012: %v", got)
	}
	row := page(t, out, "tags/index.html").Find(`main li:has(a[href="/tags/netwerk/"])`).Text()
	if !strings.Contains(row, "2") {
		t.Errorf("the list of tags says %q", row)
	}
}

func TestWhatAnEditorWritesIsData(t *testing.T) {
	body := "\n<script>alert(1)</script> en <b onclick=\"x()\">vet</b>\n\n## Lessen {#lessen}\n\n<!--content-->\n\n" +
		"`{{</* let-op */>}}` en een [link](https://goed.example/ \"titel\")\n"
	out := made(t, options(files{
		"cases/kwaad.md": strings.Replace(aCase("<script>alert(3)</script> & \\\"meer\\\"", "2012-03-06", ""), "Dit.", body, 1),
	}))
	html := string(out["cases/kwaad/index.html"])
	doc := page(t, out, "cases/kwaad/index.html")
	for _, forbidden := range []string{"<script>alert", "<b onclick", `onclick="alert`, "<!--content-->", "<!--/content-->"} {
		if strings.Contains(html, forbidden) {
			t.Errorf("the page holds %s", forbidden)
		}
	}
	if got := doc.Find("h1").Text(); got != `<script>alert(3)</script> & "meer"` {
		t.Errorf("title: %s", got)
	}
	if doc.Find(`article a[href="https://goed.example/"]`).Length() != 1 {
		t.Error("the good link is gone")
	}
}

func TestABrokenSiteIsNotBuilt(t *testing.T) {
	for name, f := range map[string]files{
		"unknown shortcode":       {"cases/a.md": strings.Replace(aCase("Case A", "2012-03-06", ""), "Dit.", "{{< youtube x >}}", 1)},
		"open shortcode":          {"cases/a.md": strings.Replace(aCase("Case A", "2012-03-06", ""), "Dit.", "{{< figuur", 1)},
		"attribute":               {"cases/a.md": strings.Replace(aCase("Case A", "2012-03-06", ""), "## Aanpak", "## Aanpak {onclick=\"alert(2)\"}", 1)},
		"no front matter":         {"cases/a.md": "zomaar tekst"},
		"two cases with one slug": {"cases/1/a.md": aCase("Case A", "2012-03-06", ""), "cases/2/a.md": aCase("Case B", "2012-03-06", "")},
		"page without a title":    {"pages/over.md": "---\nsummary: x\n---\n"},
		"shortcode in a page":     {"pages/over.md": "---\ntitle: Over\n---\n{{< youtube x >}}"},
	} {
		r, err := build.Run(context.Background(), options(f))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if r.Files != nil || !diag.HasErrors(r.Problems) {
			t.Errorf("%s: built, with problems:\n%s", name, said(r.Problems))
		}
	}
}

// photo is an empty picture, as the content of its file.
func photo(width, height int) string {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewRGBA(image.Rect(0, 0, width, height))); err != nil {
		panic(err)
	}
	return b.String()
}

func TestPicturesBecomeResponsive(t *testing.T) {
	out := made(t, options(files{
		"cases/beeld/index.md":  strings.Replace(aCase("Met beeld", "2012-03-06", "image: {src: plein.png, alt: Het plein}\n"), "Dit.", "![Een plein](plein.png \"Het plein in mei\")", 1),
		"cases/beeld/plein.png": photo(1600, 900),
	}))
	doc := page(t, out, "cases/beeld/index.html")
	inBody := doc.Find(`article img[alt="Een plein"]`)
	if inBody.AttrOr("width", "") == "" || inBody.AttrOr("height", "") == "" || inBody.AttrOr("loading", "") != "lazy" {
		html, _ := goquery.OuterHtml(inBody)
		t.Errorf("no size, or not lazy: %s", html)
	}
	sets := doc.Find(`article [srcset]`)
	if sets.Length() == 0 {
		t.Fatal("no srcset")
	}
	sets.Each(func(_ int, s *goquery.Selection) {
		for candidate := range strings.SplitSeq(s.AttrOr("srcset", ""), ",") {
			address := strings.Fields(candidate)[0]
			if _, ok := out[strings.TrimPrefix(address, "/")]; !ok {
				t.Errorf("srcset names %s, which is not there", address)
			}
		}
	})
	if !bytes.Contains(out["cases/beeld/index.html"], []byte(".webp")) {
		t.Error("no WebP")
	}
}

func TestLanguagesPointToEachOther(t *testing.T) {
	out := made(t, options(files{
		"cases/club.md":    aCase("Een club", "2012-03-06", ""),
		"cases/club.en.md": strings.NewReplacer("Aanleiding", "Background", "Aanpak", "Approach", "Resultaat", "Result").Replace(aCase("A club", "2012-03-06", "")),
		"cases/alleen.md":  aCase("Alleen Nederlands", "2012-03-06", ""),
	}))
	english := page(t, out, "en/cases/club/index.html")
	if got := english.Find("html").AttrOr("lang", ""); got != "en" {
		t.Errorf("lang=%q", got)
	}
	if english.Find(`link[rel=alternate][hreflang^=nl][href$="proef.example/cases/club/"]`).Length() == 0 {
		t.Error("the English page does not name the Dutch one")
	}
	if _, ok := out["en/cases/alleen/index.html"]; ok {
		t.Error("a case without a translation has an English page")
	}
	for _, name := range []string{"en/index.html", "en/feed.xml", "en/channels/twitter/index.html", "en/404.html"} {
		if _, ok := out[name]; !ok {
			t.Errorf("no %s", name)
		}
	}
}

func TestSameInputSameBytesOnAnotherDay(t *testing.T) {
	f := files{"pages/over.md": "---\ntitle: Over\nsummary: Wie we zijn.\n---\n\nTekst.\n"}
	for _, n := range []string{"1", "2", "3", "4", "5"} {
		f["cases/case-"+n+".md"] = aCase("Case "+n, "2012-03-06", "tags: [een, twee, drie]\n")
	}
	o := options(f)
	first := made(t, o)
	o.Now = o.Now.AddDate(0, 3, 7)
	second := made(t, o)
	if !slices.Equal(slices.Sorted(maps.Keys(first)), slices.Sorted(maps.Keys(second))) {
		t.Fatal("other files the second time")
	}
	for name := range first {
		if !bytes.Equal(first[name], second[name]) {
			t.Errorf("%s differs", name)
		}
	}
}

func TestFeedsHaveTheWholeTextWhateverTheThemeDoes(t *testing.T) {
	f := files{"cases/club.md": strings.Replace(aCase("Een club", "2012-03-06", ""), "Dit.", "Lees [meer](/over/) over *dit*.", 1)}
	marked := made(t, options(f))["atom.xml"]
	f["themes/openoverheid/layouts/_partials/content.html"] = `{{ .Content }}`
	unmarked := made(t, options(f))["atom.xml"]
	for name, feed := range map[string][]byte{"marked": marked, "not marked": unmarked} {
		if !bytes.Contains(feed, []byte(`<p>Lees <a href="https://proef.example/over/">meer</a> over <em>dit</em>.</p>`)) {
			t.Errorf("%s: no text, or no absolute address, in\n%s", name, feed)
		}
	}
}

func TestAThemeThatDoesNotWorkIsAnError(t *testing.T) {
	f := files{"cases/club.md": aCase("Een club", "2012-03-06", ""), "layouts/case.html": "{{ .Nergens.Goed }}"}
	if _, err := build.Run(context.Background(), options(f)); err == nil || !strings.Contains(err.Error(), "case.html") {
		t.Errorf("error: %v", err)
	}
}

func TestAnotherModelNeedsNoCode(t *testing.T) {
	model, err := fs.ReadFile(openoverheid.Files, "cases/schema.yaml")
	if err != nil || len(model) == 0 {
		t.Fatal("no embedded model to differ from")
	}
	f := bridges(t)
	out := made(t, options(f))
	for _, name := range []string{"rivieren/schelde/index.html", "rivieren/schelde/feed.xml", "types/hang/index.html", "bouwjaren/1923/index.html"} {
		if _, ok := out[name]; !ok {
			t.Errorf("no %s among:\n%s", name, strings.Join(slices.Sorted(maps.Keys(out)), "\n"))
		}
	}
	for name := range out {
		if strings.HasPrefix(name, "kanalen/") || strings.HasPrefix(name, "aspecten/") {
			t.Errorf("%s comes from the other model", name)
		}
	}
	f["cases/fout.md"] = "---\ntitle: Foute brug\ndate: 2012-03-06\nsummary: \"Een brug van een type dat niet bestaat, over geen rivier, uit geen enkel jaar.\"\ntype: hnag\nriver: [Schelde]\nyear: 1923\n---\n"
	problems := build.Check(options(f))
	if text := said(problems); !strings.Contains(text, "hang?") {
		t.Errorf("the check knows nothing of bridges:\n%s", text)
	}
}

// bridges is a site of another model: bridges, with a year, a type and a river.
func bridges(t *testing.T) files {
	t.Helper()
	model, err := os.ReadFile("../schema/testdata/bridges.yaml")
	if err != nil {
		t.Fatal(err)
	}
	bridge := func(title, more string) string {
		return "---\ntitle: " + title + "\ndate: 2012-03-06\nsummary: \"Een brug waarover genoeg te zeggen valt om een samenvatting te vullen.\"\n" + more +
			"---\n\n## Geschiedenis\n\nOud.\n\n## Constructie\n\nStevig.\n"
	}
	return files{
		"cases/schema.yaml": string(model),
		"cases/temse.md":    bridge("De brug van Temse", "type: balk\nriver: [Schelde]\nyear: 1955\nspan: 374.5\n"),
		"cases/mechelen.md": bridge("De brug van Mechelen", "type: hang\nriver: [Dijle, Schelde]\nyear: 1923\n"),
	}
}

func TestALinkToACasesFileLeadsToItsPage(t *testing.T) {
	out := made(t, options(files{
		"cases/2012/van.md": strings.Replace(aCase("Van", "2012-03-06", "period: {start: 2011-04-07, end: 2012}\n"), "Dit.", "Zie [daar](../naar.md#aanpak).", 1),
		"cases/naar.md":     aCase("Naar", "2012-03-06", ""),
	}))
	doc := page(t, out, "cases/van/index.html")
	if got := doc.Find(`article p a[href="/cases/naar/#aanpak"]`).Text(); got != "daar" {
		html, _ := doc.Find("article").Html()
		t.Errorf("no link in %s", html)
	}
	if facts := doc.Find("dl").Text(); !strings.Contains(facts, "7 april 2011 – 2012") {
		t.Errorf("the period is not in words: %s", facts)
	}
}

func TestAPictureThatIsNoneDoesNotStopTheSite(t *testing.T) {
	for name, content := range map[string]string{"leeg.png": "", "tekst.jpg": "geen beeld", "half.png": "\x89PNG\r\n\x1a\n\x00\x00", "web.webp": "RIFF"} {
		out := made(t, options(files{
			"cases/beeld/index.md": strings.Replace(aCase("Met beeld", "2012-03-06", "image: {src: "+name+", alt: Het plein}\n"), "Dit.", "![Een plein]("+name+")", 1),
			"cases/beeld/" + name:  content,
		}))
		if page(t, out, "cases/beeld/index.html").Find(`article[data-case="beeld"]`).Length() == 0 {
			t.Errorf("%s: no page", name)
		}
	}
}
