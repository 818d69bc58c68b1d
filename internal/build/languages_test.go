package build_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"openoverheid.nu/internal/build"
	"openoverheid.nu/internal/site"
)

// inThree are the options of a Dutch site with English and French beside it.
func inThree(f files) build.Options {
	o := options(f)
	o.Languages = append(o.Languages, site.LanguageOptions{Code: "fr", Locale: "fr-BE", Name: "Français", Title: "Essai", Description: "Un essai."})
	return o
}

// inEnglish is a case with the sections of the English model.
func inEnglish(of string) string {
	return strings.NewReplacer("Aanleiding", "Background", "Aanpak", "Approach", "Resultaat", "Result").Replace(of)
}

// someTranslated is a site of four cases in Dutch, one of them in English too, and a page that is in French too.
func someTranslated() files {
	f := files{
		"cases/club.en.md": inEnglish(aCase("A club", "2012-03-06", "")),
		"pages/over.md":    "---\ntitle: Over\n---\n\nTekst.\n",
		"pages/over.fr.md": "---\ntitle: À propos\n---\n\nTexte.\n",
	}
	for _, slug := range []string{"club", "a", "b", "c"} {
		f["cases/"+slug+".md"] = aCase("Over "+slug, "2012-03-06", "tags: ["+slug+"-dag]\n")
	}
	return f
}

// switches are the links of the language switch: "en /en/cases/club/ English".
func switches(doc *goquery.Document) []string {
	return doc.Find("header .languages a").Map(func(_ int, a *goquery.Selection) string {
		if a.AttrOr("lang", "") != a.AttrOr("hreflang", "") {
			return "a link in " + a.AttrOr("lang", "") + " to a page in " + a.AttrOr("hreflang", "")
		}
		return strings.Join([]string{a.AttrOr("lang", ""), a.AttrOr("href", ""), a.Text()}, " ")
	})
}

func TestTheLanguageSwitchStaysOnThePageOrSaysThatItIsNotTranslated(t *testing.T) {
	out := made(t, inThree(someTranslated()))
	for name, want := range map[string][]string{
		"index.html":               {"en /en/ English", "fr /fr/ Français"},
		"fr/index.html":            {"nl / Nederlands", "en /en/ English"},
		"cases/index.html":         {"en /en/cases/ English", "fr /fr/cases/ Français"},
		"cases/club/index.html":    {"en /en/cases/club/ English", "fr /fr/cases/ Français (non traduit)"},
		"cases/a/index.html":       {"en /en/cases/ English (not translated)", "fr /fr/cases/ Français (non traduit)"},
		"over/index.html":          {"en /en/ English (not translated)", "fr /fr/over/ Français"},
		"fr/over/index.html":       {"nl /over/ Nederlands", "en /en/ English (not translated)"},
		"kanalen/index.html":       {"en /en/channels/ English", "fr /fr/canaux/ Français"},
		"tags/a-dag/index.html":    {"en /en/ English (not translated)", "fr /fr/ Français (non traduit)"},
		"zoeken/index.html":        {"en /en/search/ English", "fr /fr/recherche/ Français"},
		"en/cases/club/index.html": {"nl /cases/club/ Nederlands", "fr /fr/cases/ Français (non traduit)"},
		// From the second page of a list one comes to the first, and from a page that is not there to the home page.
		"cases/page/2/index.html":           {"en /en/cases/ English", "fr /fr/cases/ Français"},
		"kanalen/twitter/page/2/index.html": {"en /en/channels/twitter/ English", "fr /fr/ Français (non traduit)"},
		"404.html":                          {"en /en/ English", "fr /fr/ Français"},
	} {
		if got := switches(page(t, out, name)); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// told are the addresses of a page in all languages, as its head has them: "en /en/cases/club/".
func told(doc *goquery.Document) []string {
	return doc.Find("head link[hreflang]").Map(func(_ int, l *goquery.Selection) string {
		return l.AttrOr("hreflang", "") + " " + strings.TrimPrefix(l.AttrOr("href", ""), "https://proef.example")
	})
}

func TestTheHeadNamesRealTranslationsAlone(t *testing.T) {
	out := made(t, inThree(someTranslated()))
	for name, want := range map[string][]string{
		"cases/club/index.html":    {"nl /cases/club/", "en /en/cases/club/", "x-default /cases/club/"},
		"en/cases/club/index.html": {"en /en/cases/club/", "nl /cases/club/", "x-default /cases/club/"},
		"fr/over/index.html":       {"fr /fr/over/", "nl /over/", "x-default /over/"},
		"en/index.html":            {"en /en/", "nl /", "fr /fr/", "x-default /"},
		"cases/a/index.html":       {},
		"cases/page/2/index.html":  {},
		"404.html":                 {},
	} {
		if got := told(page(t, out, name)); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestASiteInOneLanguageSpeaksOfNoOthers(t *testing.T) {
	o := options(files{"cases/a.md": aCase("Een case", "2012-03-06", ""), "pages/over.md": "---\ntitle: Over\n---\n\nTekst.\n"})
	o.Languages = o.Languages[:1]
	out := made(t, o)
	for _, name := range []string{"index.html", "cases/index.html", "cases/a/index.html", "over/index.html", "404.html"} {
		if doc := page(t, out, name); doc.Find(".languages, .lacks, [hreflang]").Length() > 0 {
			t.Errorf("%s speaks of languages", name)
		}
	}
}

func TestALanguageSaysHowManyCasesItLacks(t *testing.T) {
	out := made(t, inThree(someTranslated()))
	for name, want := range map[string]string{
		"index.html":                     "",
		"cases/index.html":               "",
		"en/index.html":                  "3 more cases in Dutch, not translated",
		"en/cases/index.html":            "3 more cases in Dutch, not translated",
		"en/channels/twitter/index.html": "",
		"fr/index.html":                  "Encore 4 cas en néerlandais, sans traduction",
		"fr/cases/index.html":            "Encore 4 cas en néerlandais, sans traduction",
	} {
		line := page(t, out, name).Find("main .lacks")
		if got := line.Text(); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
		if link := line.Find("a"); want != "" && (link.AttrOr("href", "") != "/cases/" || link.AttrOr("hreflang", "") != "nl") {
			html, _ := goquery.OuterHtml(link)
			t.Errorf("%s: %s does not lead to the Dutch cases", name, html)
		}
	}
}

func TestDatesAndNumbersAreWrittenAsTheLanguageWritesThem(t *testing.T) {
	const more = "results:\n  - {metric: Bezoekers, value: 74000, date: 2012-03-06}\n"
	french := strings.NewReplacer("Aanleiding", "Contexte", "Aanpak", "Démarche", "Resultaat", "Résultat").Replace(aCase("Un test", "2012-03-06", more))
	o := inThree(files{
		"cases/test.md": aCase("Een test", "2012-03-06", more), "cases/test.en.md": inEnglish(aCase("A test", "2012-03-06", more)), "cases/test.fr.md": french,
	})
	o.Languages[1].Locale = "en-GB"
	out := made(t, o)
	for name, want := range map[string][2]string{
		"cases/test/index.html":    {"74.000", "6 maart 2012"},
		"en/cases/test/index.html": {"74,000", "6 March 2012"},
		"fr/cases/test/index.html": {"74\u202f000", "6 mars 2012"},
	} {
		doc := page(t, out, name)
		for _, text := range want {
			if !strings.Contains(doc.Find(".figures").Text(), text) {
				t.Errorf("%s: the figures do not say %q: %q", name, text, doc.Find(".figures").Text())
			}
		}
	}
}
