package build_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"openoverheid.nu/internal/build"
	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/site"
)

// compareFiles is a site of two cases in Dutch and one in English.
func compareFiles() files {
	f := searchFiles()
	f["cases/bende.md"] = aCase("Een bende", "2013-03-06", "")
	return f
}

func TestAPageSetsCasesSideBySide(t *testing.T) {
	out := made(t, options(compareFiles()))
	p := page(t, out, "vergelijken/index.html")
	element := p.Find("compare-page")
	for attribute, want := range map[string]string{
		"data-cases": "/cases/", "data-sections": "aanleiding aanpak resultaat moeilijkheden succesfactoren lessen herhaalbaarheid",
	} {
		if got := element.AttrOr(attribute, ""); got != want {
			t.Errorf("%s=%q, want %q", attribute, got, want)
		}
	}
	for _, attribute := range []string{"data-manifest", "data-reader"} {
		if name := element.AttrOr(attribute, ""); len(out[strings.TrimPrefix(name, "/")]) == 0 {
			t.Errorf("%s names %q, which is not there", attribute, name)
		}
	}
	if title := p.Find("title").Text(); title != "Vergelijken | Proef" {
		t.Errorf("title: %s", title)
	}
	if got := p.Find(`link[rel=canonical]`).AttrOr("href", ""); got != "https://proef.example/vergelijken/" {
		t.Errorf("canonical address: %s", got)
	}
	if !strings.Contains(string(out["sitemap.xml"]), "<loc>https://proef.example/vergelijken/</loc>") {
		t.Error("the sitemap does not name it")
	}
}

func TestWithoutScriptsTheComparePageListsTheCases(t *testing.T) {
	p := page(t, made(t, options(compareFiles())), "vergelijken/index.html")
	fallback := p.Find(".compare-fallback [data-case-link]")
	if got := fallback.First().AttrOr("href", ""); fallback.Length() != 2 || got != "/cases/bende/" {
		t.Errorf("%d links, the first to %s", fallback.Length(), got)
	}
	if _, hidden := p.Find(".compare-live").Attr("hidden"); !hidden {
		t.Error("what needs scripts is shown without them")
	}
}

func TestManyCasesAreListedElsewhere(t *testing.T) {
	f := files{}
	for i := range 151 {
		f[fmt.Sprintf("cases/case-%03d.md", i)] = aCase(fmt.Sprintf("Case %03d", i), "2012-03-06", "")
	}
	o := options(f)
	for search, want := range map[bool]string{true: "/zoeken/a-z/", false: "/cases/"} {
		o.Search = search
		p := page(t, made(t, o), "vergelijken/index.html")
		if links := p.Find(".compare-fallback a"); links.Length() != 1 || links.AttrOr("href", "") != want {
			t.Errorf("search %v: %d links, the first to %s", search, links.Length(), links.AttrOr("href", ""))
		}
		if n := p.Find(".compare-choices a").Length(); n != 8 {
			t.Errorf("search %v: %d cases to begin with", search, n)
		}
	}
}

func TestWithoutTheSearchThePageStillSuggests(t *testing.T) {
	o := options(compareFiles())
	o.Search = false
	p := page(t, made(t, o), "vergelijken/index.html")
	if n := p.Find("compare-page input, compare-page[data-manifest], compare-page[data-reader]").Length(); n != 0 {
		t.Error("a search field without an index")
	}
	if n := p.Find(`.compare-choices a[href="?case=club"]`).Length(); n != 1 {
		t.Errorf("%d links to begin with a case", n)
	}
}

func TestCasesLeadToTheComparison(t *testing.T) {
	out := made(t, options(compareFiles()))
	for name, want := range map[string]string{"cases/club/index.html": "/vergelijken/?case=club", "en/cases/club/index.html": ""} {
		if got := page(t, out, name).Find(".compare-this a").AttrOr("href", ""); got != want {
			t.Errorf("%s leads to %q, want %q", name, got, want)
		}
	}
	if page(t, out, "index.html").Find(`footer a[href="/vergelijken/"]`).Length() != 1 {
		t.Error("no link at the foot of the page")
	}
	for name := range out {
		if strings.HasPrefix(name, "en/compare") {
			t.Errorf("%s compares one case", name)
		}
	}
}

func TestTheComparisonKeepsItsAddress(t *testing.T) {
	f := compareFiles()
	f["pages/vergelijken.md"] = "---\ntitle: Vergelijken\nsummary: Iets anders.\n---\n\nTekst.\n"
	if problems := build.Check(options(f)); !slices.ContainsFunc(problems, func(p diag.Problem) bool { return p.Code == "page-reserved" }) {
		t.Errorf("no problem of a page that takes it:\n%s", said(problems))
	}
}

func TestTheComparisonSpeaksEveryLanguage(t *testing.T) {
	f, o := files{}, options(nil)
	for _, code := range []string{"fr", "de"} {
		o.Languages = append(o.Languages, site.LanguageOptions{Code: code, Locale: code, Name: code, Title: "Proef"})
	}
	for _, name := range []string{"een", "twee"} {
		for _, ending := range []string{".md", ".en.md", ".fr.md", ".de.md"} {
			f["cases/"+name+ending] = aCase("Case "+name, "2012-03-06", "")
		}
	}
	o.Files = options(f).Files
	out := made(t, o)
	for _, name := range []string{"vergelijken", "en/compare", "fr/comparer", "de/vergleichen"} {
		p := page(t, out, name+"/index.html")
		if n := p.Find("link[rel=alternate][hreflang]").Length(); n != 5 { // x-default too
			t.Errorf("%s names %d languages", name, n)
		}
		texts := map[string]string{}
		if err := json.Unmarshal([]byte(p.Find("compare-page").AttrOr("data-texts", "")), &texts); err != nil || len(texts) == 0 {
			t.Errorf("%s has no texts: %v", name, err)
		}
		for key, text := range texts {
			if text == "" || strings.Contains(text, "<no value>") {
				t.Errorf("%s: text %s is %q", name, key, text)
			}
		}
		if text := p.Find("main").Text(); strings.Contains(text, "<no value>") {
			t.Errorf("%s lacks a word: %s", name, text)
		}
	}
}
