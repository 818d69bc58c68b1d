package build_test

import (
	"strings"
	"testing"

	"openoverheid.nu/internal/build"
	"openoverheid.nu/internal/elsewhere"
	"openoverheid.nu/internal/site"
)

// otherSites are three: one that was read, one that fails, and one that nobody read yet.
func otherSites() []elsewhere.Source {
	both := func(text string) map[string]string {
		return map[string]string{"nl": text, "en": text, "fr": text, "de": text}
	}
	return []elsewhere.Source{
		{Title: both("Een <weblog>"), URL: "https://blog.example/feed", Site: "https://blog.example/", Language: "fr"},
		{Title: both("Nieuws"), URL: "https://nieuws.example/atom.xml"},
		{Title: both("Nieuw"), URL: "https://nieuw.example/rss"},
	}
}

const fetched = `{"feeds": [
  {"url": "https://blog.example/feed", "language": "nl", "read": "2026-11-24", "items": [
    {"title": "<script>alert(1)</script>", "url": "https://blog.example/1?a=b&c=d", "published": "2026-11-23T09:00:00Z", "summary": "Kort & \"goed\"", "author": "A <b>"},
    {"title": "Ongedateerd", "url": "https://blog.example/2"}]},
  {"url": "https://nieuws.example/atom.xml", "language": "nl", "read": "2026-11-20", "failing": "2026-11-22", "items": [
    {"title": "שלום", "url": "https://nieuws.example/1", "published": "2026-11-24T09:00:00Z"}]},
  {"url": "https://weg.example/feed", "read": "2026-11-24", "items": [{"title": "Weg", "url": "https://weg.example/1"}]}]}`

func elsewhereOptions(file string) build.Options {
	f := searchFiles()
	if file != "" {
		f[elsewhere.File] = file
	}
	o := options(f)
	o.Elsewhere = otherSites()
	return o
}

func TestThePageElsewhereMergesOtherSites(t *testing.T) {
	out := made(t, elsewhereOptions(fetched))
	p := page(t, out, "elders/index.html")
	items := p.Find("main .elsewhere > li")
	var got []string
	for i := range items.Length() {
		item := items.Eq(i)
		link := item.Find("h3 a")
		got = append(got, strings.Join([]string{
			link.Text(), link.AttrOr("href", ""), item.Find("h3").AttrOr("lang", "-"), item.Find("time").AttrOr("datetime", "-"), item.Find("bdi").First().Text(),
		}, " | "))
		if link.AttrOr("rel", "") != "noopener external" || item.Find("h3").AttrOr("dir", "") != "auto" {
			t.Errorf("link %q with rel=%q", link.Text(), link.AttrOr("rel", ""))
		}
	}
	want := []string{
		"שלום | https://nieuws.example/1 | - | 2026-11-24 | Nieuws",
		"<script>alert(1)</script> | https://blog.example/1?a=b&c=d | fr | 2026-11-23 | Een <weblog>",
		"Ongedateerd | https://blog.example/2 | fr | - | Een <weblog>",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("items:\n%s", strings.Join(got, "\n"))
	}
	if text := items.Eq(1).Find("p").First().Text(); text != `Kort & "goed"` || p.Find("main script, main b").Length() != 0 {
		t.Errorf("a text of another site is not shown as text: %q", text)
	}
	if title := p.Find("title").Text(); title != "Elders | Proef" {
		t.Errorf("title: %s", title)
	}
	if !strings.Contains(string(out["sitemap.xml"]), "<loc>https://proef.example/elders/</loc>") {
		t.Error("the sitemap does not name it")
	}
	if page(t, out, "index.html").Find(`footer a[href="/elders/"]`).Length() != 1 {
		t.Error("no link at the foot of the page")
	}
}

func TestThePageElsewhereSaysWhatItKnowsOfItsSources(t *testing.T) {
	sources := page(t, made(t, elsewhereOptions(fetched)), "elders/index.html").Find(".elsewhere-sources > li")
	for i, want := range []struct {
		href string
		days []string
	}{
		{"https://blog.example/", []string{"2026-11-24"}},
		{"https://nieuws.example/atom.xml", []string{"2026-11-20", "2026-11-22"}},
		{"https://nieuw.example/rss", nil},
	} {
		s := sources.Eq(i)
		var days []string
		for j := range s.Find("time").Length() {
			days = append(days, s.Find("time").Eq(j).AttrOr("datetime", ""))
		}
		if s.Find("a").First().AttrOr("href", "") != want.href || strings.Join(days, " ") != strings.Join(want.days, " ") {
			t.Errorf("source %d: %s", i, s.Text())
		}
		if failing := s.Find("strong").Length() == 1; failing != (i == 1) {
			t.Errorf("source %d fails: %v", i, failing)
		}
	}
	if sources.Length() != 3 {
		t.Errorf("%d sources", sources.Length())
	}
}

func TestWithoutOtherSitesThereIsNoPage(t *testing.T) {
	o := elsewhereOptions("no JSON, and nobody cares")
	o.Elsewhere = nil
	out := made(t, o)
	if _, ok := out["elders/index.html"]; ok {
		t.Error("a page of nothing")
	}
	if page(t, out, "index.html").Find(`a[href="/elders/"]`).Length() != 0 {
		t.Error("a link to nothing")
	}
}

func TestBeforeTheFirstFetchThePageSaysSo(t *testing.T) {
	p := page(t, made(t, elsewhereOptions("")), "elders/index.html")
	if p.Find(".elsewhere").Length() != 0 || p.Find("main .note").Length() != 1 || p.Find(".elsewhere-sources > li").Length() != 3 {
		t.Errorf("it shows\n%s", p.Find("main").Text())
	}
}

func TestABrokenFileOfOtherSitesStopsTheBuild(t *testing.T) {
	problems := build.Check(elsewhereOptions("{\n<<<<<<< HEAD\n"))
	if len(problems) != 1 || problems[0].File != elsewhere.File || problems[0].Line != 2 || problems[0].Code != "elsewhere-json" {
		t.Errorf("problems:\n%s", said(problems))
	}
}

func TestElsewhereKeepsItsAddress(t *testing.T) {
	f := searchFiles()
	f["pages/elders.md"] = "---\ntitle: Elders\nsummary: Iets anders.\n---\n\nTekst.\n"
	if problems := build.Check(options(f)); len(problems) != 1 || problems[0].Code != "page-reserved" {
		t.Errorf("problems:\n%s", said(problems))
	}
}

func TestElsewhereSpeaksEveryLanguage(t *testing.T) {
	o := elsewhereOptions(fetched)
	for _, code := range []string{"fr", "de"} {
		o.Languages = append(o.Languages, site.LanguageOptions{Code: code, Locale: code, Name: code, Title: "Proef"})
	}
	out := made(t, o)
	for _, name := range []string{"elders", "en/elsewhere", "fr/ailleurs", "de/anderswo"} {
		p := page(t, out, name+"/index.html")
		if n := p.Find("link[rel=alternate][hreflang]").Length(); n != 5 { // x-default too
			t.Errorf("%s names %d languages", name, n)
		}
		if text := p.Find("main").Text(); strings.Contains(text, "<no value>") || strings.Contains(text, "<time") {
			t.Errorf("%s lacks a word: %s", name, text)
		}
		if p.Find("title").Text() == " | Proef" || p.Find("meta[name=description]").AttrOr("content", "") == "" {
			t.Errorf("%s has no title or description", name)
		}
	}
	if lang := page(t, out, "fr/ailleurs/index.html").Find("h3[lang]").Length(); lang != 1 {
		t.Errorf("%d titles in another language than French", lang)
	}
}
