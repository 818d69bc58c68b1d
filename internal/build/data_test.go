package build_test

import (
	"encoding/json"
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"openoverheid.nu/internal/site"
)

func TestThePageAboutTheData(t *testing.T) {
	f := files{}
	for _, ending := range []string{".md", ".en.md", ".fr.md", ".de.md"} {
		f["cases/club"+ending] = aCase("Club", "2012-03-06", "")
	}
	o := options(f)
	for _, code := range []string{"fr", "de"} {
		o.Languages = append(o.Languages, site.LanguageOptions{Code: code, Locale: code, Name: code, Title: "Proef"})
	}
	o.License = site.License{URL: "https://creativecommons.org/licenses/by/4.0/", Name: "CC BY 4.0"}
	out := made(t, o)
	for _, name := range []string{"data/index.html", "en/data/index.html", "fr/data/index.html", "de/data/index.html"} {
		p := page(t, out, name)
		if text := p.Find("main").Text(); strings.Contains(text, "<no value>") || p.Find(`a[rel="license"]`).Text() != "CC BY 4.0" {
			t.Errorf("%s lacks a word: %s", name, text)
		}
		p.Find("main dt, main dd, main h2, main h3, main h4, main p, main li").Each(func(_ int, s *goquery.Selection) {
			if strings.TrimSpace(s.Text()) == "" {
				t.Errorf("%s has an empty %s", name, s.Nodes[0].Data)
			}
		})
		for _, id := range []string{"field-channels", "field-period", "field-results"} {
			if p.Find("h3#"+id).Length() != 1 {
				t.Errorf("%s does not explain %s", name, id)
			}
		}
		links := p.Find(".data-files a")
		if links.Length() < 8 {
			t.Errorf("%s has %d files", name, links.Length())
		}
		links.Each(func(_ int, s *goquery.Selection) {
			file := out[strings.TrimPrefix(s.AttrOr("href", ""), "/")]
			said, _, _ := strings.Cut(s.Parent().Find(".data-size").Text(), " ")
			if n, err := strconv.Atoi(said); err != nil || len(file) == 0 || n != max(1, int(math.Round(float64(len(file))/1000))) {
				t.Errorf("%s: %s of %d bytes is said to be %s: %v", name, s.Text(), len(file), said, err)
			}
		})
		if p.Find(`footer a[href="/`+strings.TrimSuffix(name, "index.html")+`"]`).Length() != 1 {
			t.Errorf("%s is not in the footer", name)
		}
	}
	english := page(t, out, "en/data/index.html")
	if text := english.Find("#field-channels").Parent().Text(); !strings.Contains(text, "channels.label") || !strings.Contains(text, "a term of a fixed list, several possible; required") {
		t.Errorf("channels are explained as %s", text)
	}
	if page(t, out, "cases/club/index.html").Find(`.share a[href="/data/"]`).Length() != 1 {
		t.Error("a case does not lead to the data")
	}
}

func TestDataOfAllLanguagesIsInOnePlace(t *testing.T) {
	out := made(t, options(files{"cases/club.md": aCase("Club", "2012-03-06", ""), "cases/club.en.md": aCase("Club", "2012-03-06", "")}))
	var all struct{ Cases []struct{ Lang string } }
	if err := json.Unmarshal(out["data/cases.json"], &all); err != nil || len(all.Cases) != 2 || all.Cases[1].Lang != "en" {
		t.Errorf("cases.json: %v, %+v", err, all)
	}
	if _, ok := out["en/data/cases.json"]; ok {
		t.Error("there is a second cases.json")
	}
}
