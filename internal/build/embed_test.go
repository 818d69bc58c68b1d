package build_test

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

func TestOtherSitesCanFrameTheNewestCases(t *testing.T) {
	f := files{"cases/los.md": aCase("Zonder tag", "2012-02-01", "")}
	for _, n := range []string{"1", "2", "3", "4", "5", "6", "7"} {
		f["cases/case-"+n+".md"] = aCase("Case "+n, "2012-03-0"+n, "tags: [netwerk]\n")
	}
	out := made(t, options(f))
	for name, want := range map[string]struct {
		title, from, list, all string
	}{
		"embed/index.html":              {"Proef", "/", "/cases/", "Alle 8 cases"},
		"embed/tags/netwerk/index.html": {"Netwerk", "/tags/netwerk/", "/tags/netwerk/", "Alle 7 cases"},

		"embed/aspecten/hrm/twitter/index.html": {"HRM + Twitter", "/aspecten/hrm/twitter/", "/aspecten/hrm/twitter/", "Alle 8 cases"},
	} {
		doc := page(t, out, name)
		if got := slugs(doc); !slices.Equal(got, []string{"case-7", "case-6", "case-5", "case-4", "case-3"}) {
			t.Errorf("%s: cases %v", name, got)
		}
		if got := doc.Find(`h1 a[href="` + want.from + `"]`).Text(); !strings.EqualFold(got, want.title) {
			t.Errorf("%s: the title is %q", name, got)
		}
		if got := doc.Find(`.all a[href="` + want.list + `"]`).Text(); got != want.all {
			t.Errorf("%s: the link to the list is %q", name, got)
		}
		if got := doc.Find(`link[rel=canonical]`).AttrOr("href", ""); got != "https://proef.example"+want.from {
			t.Errorf("%s: canonical address %s", name, got)
		}
		if doc.Find(`meta[name=robots][content=noindex]`).Length() == 0 {
			t.Errorf("%s: search engines would list it", name)
		}
		if first := doc.Find("li").First(); !strings.Contains(first.Text(), "7 maart 2012") || !strings.Contains(first.Text(), "Stad Proef") {
			t.Errorf("%s: the first case is %q", name, first.Text())
		}
		doc.Find("a").Each(func(_ int, a *goquery.Selection) {
			if a.AttrOr("target", "") != "_top" {
				t.Errorf("%s: %s would open inside the frame", name, a.AttrOr("href", ""))
			}
		})
		if doc.Find("header, footer, nav").Length() > 0 {
			t.Errorf("%s has the furniture of a page", name)
		}
	}
	if strings.Contains(string(out["sitemap.xml"]), "/embed/") {
		t.Error("the sitemap names pages to frame")
	}
}

func TestThereIsAPageToFrameForEveryTermAndPairAndNoOther(t *testing.T) {
	out := made(t, options(files{
		"cases/een.md":    aCase("Een club", "2012-03-06", "tags: [netwerk]\n"),
		"cases/twee.md":   aCase("Nog een club", "2012-03-07", ""),
		"cases/een.en.md": aCase("A club", "2012-03-06", ""),
	}))
	term := regexp.MustCompile(`^((?:en/)?)([a-z]+/[a-z0-9-]+(?:/[a-z0-9-]+)?)/feed\.xml$`)
	want := []string{"embed/index.html", "en/embed/index.html"}
	for name := range out {
		if m := term.FindStringSubmatch(name); m != nil {
			want = append(want, m[1]+"embed/"+m[2]+"/index.html")
		}
	}
	var got []string
	for name := range out {
		if strings.HasPrefix(name, "embed/") || strings.HasPrefix(name, "en/embed/") {
			got = append(got, name)
		}
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Contains(want, "embed/aspecten/hrm/twitter/index.html") || !slices.Equal(got, want) {
		t.Errorf("pages to frame:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	doc := page(t, out, "en/embed/channels/twitter/index.html")
	if lang := doc.Find("html").AttrOr("lang", ""); lang != "en" || doc.Find(`h1 a[href="/en/channels/twitter/"]`).Length() == 0 || doc.Find(".all").Text() != "1 case" {
		t.Errorf("in English, lang %q, it is %q", lang, doc.Find("main").Text())
	}
}

func TestAPageToFrameWithoutCasesSaysSo(t *testing.T) {
	out := made(t, options(files{"cases/club.md": aCase("Een club", "2012-03-06", "draft: true\n")}))
	doc := page(t, out, "en/embed/index.html")
	if text := doc.Find("main").Text(); !strings.Contains(text, "There is nothing here yet.") || doc.Find("ul, .all").Length() > 0 {
		t.Errorf("it says %q", text)
	}
}

func TestHostileTitlesStayTextWhereOtherSitesShowThem(t *testing.T) {
	const title = `</a><script>alert(1)</script> &amp; \"x\" ` + "\U0001F600"
	const told = `</a><script>alert(1)</script> &amp; "x" ` + "\U0001F600"
	out := made(t, options(files{"cases/club.md": aCase(title, "2012-03-06", "")}))
	doc := page(t, out, "embed/index.html")
	if got := doc.Find(`a[data-case-link="club"]`).Text(); got != told {
		t.Errorf("the title became %q", got)
	}
	if doc.Find("script:not([src])").Length() > 0 {
		t.Error("the title became a script")
	}
	file := out["cases/club/oembed.json"]
	var link struct{ Title string }
	if err := json.Unmarshal(file, &link); err != nil || link.Title != told {
		t.Errorf("in oEmbed the title is %q, %v", link.Title, err)
	}
	if strings.ContainsAny(string(file), "<>") {
		t.Errorf("a program that copies the title without thinking gets markup: %s", file)
	}
}

func TestACaseTellsOtherSitesWhatALinkToItShows(t *testing.T) {
	out := made(t, options(files{
		"cases/club.md":    aCase("Een club", "2012-03-06", ""),
		"cases/club.en.md": strings.Replace(aCase("A club", "2012-03-06", ""), "[Stad Proef]", "[Stad Proef, Stad Twee]", 1),
	}))
	for dir, want := range map[string]map[string]any{
		"cases/club/": {
			"version": "1.0", "type": "link", "title": "Een club", "author_name": "Stad Proef", "author_url": "https://proef.example/organisaties/stad-proef/",
			"provider_name": "Proef", "provider_url": "https://proef.example/", "thumbnail_width": 1200.0, "thumbnail_height": 630.0,
		},
		"en/cases/club/": {
			"version": "1.0", "type": "link", "title": "A club", "author_name": "Stad Proef, Stad Twee",
			"provider_name": "Trial", "provider_url": "https://proef.example/en/", "thumbnail_width": 1200.0, "thumbnail_height": 630.0,
		},
	} {
		doc := page(t, out, dir+"index.html")
		if got := doc.Find(`link[rel=alternate][type="application/json+oembed"]`).AttrOr("href", ""); got != "https://proef.example/"+dir+"oembed.json" {
			t.Errorf("%s announces %q", dir, got)
		}
		var got map[string]any
		if err := json.Unmarshal(out[dir+"oembed.json"], &got); err != nil {
			t.Fatal(err)
		}
		want["thumbnail_url"] = doc.Find(`meta[property="og:image"]`).AttrOr("content", "none")
		for key := range want {
			if got[key] != want[key] {
				t.Errorf("%s: %s is %v, want %v", dir, key, got[key], want[key])
			}
		}
		if len(got) != len(want) {
			t.Errorf("%s says %v", dir, got)
		}
	}
}

func TestTheSnippetCanBeCopiedAsItIs(t *testing.T) {
	out := made(t, options(files{
		"cases/club.md":     aCase("Een club", "2012-03-06", ""),
		"pages/over.md":     "---\ntitle: Over\n---\n\nTekst.\n",
		"layouts/text.html": `{{ define "main" }}{{ partial "embed-snippet.html" (dict "url" "/embed/tags/r&d/" "title" "R&D \"nu\" <b>" "height" 480) }}{{ end }}`,
	}))
	code := page(t, out, "over/index.html").Find("pre code")
	frame, err := goquery.NewDocumentFromReader(strings.NewReader(code.First().Text()))
	if err != nil {
		t.Fatal(err)
	}
	for attribute, want := range map[string]string{
		"src": "https://proef.example/embed/tags/r&d/", "title": `R&D "nu" <b>`, "height": "480", "loading": "lazy",
	} {
		if got := frame.Find("iframe").AttrOr(attribute, ""); got != want {
			t.Errorf("%s is %q, want %q", attribute, got, want)
		}
	}
	if script := code.Last().Text(); !strings.HasPrefix(script, "<script>\n") || !strings.Contains(script, "origin !== 'https://proef.example'") {
		t.Errorf("the script is\n%s", script)
	}
}
