package build_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// three are cases of two aspects, two channels and a few years.
func three() files {
	return files{
		"cases/een.md":  aCase("Eerste case", "2012-03-06", "level: vlaams\nperiod: {start: 2010, end: 2011}\n"),
		"cases/twee.md": aCase("Tweede case", "2013-03-06", "level: lokaal\nperiod: {start: 2011}\n"),
		"cases/drie.md": strings.Replace(aCase("Derde case", "2014-03-06", "level: vlaams\n"), "[twitter]", "[twitter, blog]", 1),
	}
}

func TestTwoFiltersWorkWithoutScripts(t *testing.T) {
	out := made(t, options(three()))
	pair := page(t, out, "aspecten/hrm/twitter/index.html")
	if got := slugs(pair); !slices.Equal(got, []string{"drie", "twee", "een"}) {
		t.Errorf("cases of the pair: %v", got)
	}
	for _, address := range []string{"/aspecten/", "/aspecten/hrm/", "/kanalen/twitter/"} {
		if pair.Find(`main a[href="`+address+`"]`).Length() == 0 {
			t.Errorf("the pair does not lead to %s", address)
		}
	}
	if _, ok := out["aspecten/hrm/blog/index.html"]; ok {
		t.Error("a list of one case")
	}
	if term := page(t, out, "aspecten/hrm/index.html"); term.Find(`.with a[href="/aspecten/hrm/twitter/"]`).Length() != 1 {
		t.Error("the term does not lead to its pair")
	}
}

func TestATermSaysWhatOccursWithIt(t *testing.T) {
	doc := page(t, made(t, options(three())), "niveaus/vlaams/index.html")
	with := doc.Find(".with li").Map(func(_ int, s *goquery.Selection) string { return s.Text() })
	if !slices.Contains(with, "Twitter 2") || !slices.Contains(with, "HRM 2") {
		t.Errorf("it occurs with %v", with)
	}
}

func TestALongListSaysItOnce(t *testing.T) {
	f := files{}
	for i := range 7 {
		f[fmt.Sprintf("cases/case-%d.md", i)] = aCase(fmt.Sprint("Case ", i), "2012-03-06", "")
	}
	out := made(t, options(f))
	if page(t, out, "aspecten/hrm/index.html").Find(".with").Length() != 1 || page(t, out, "aspecten/hrm/page/2/index.html").Find(".with").Length() != 0 {
		t.Error("what occurs with a term belongs on its first page alone")
	}
	if got := slugs(page(t, out, "aspecten/hrm/twitter/page/3/index.html")); len(got) != 1 {
		t.Errorf("the last page of the pair has %v", got)
	}
}

func TestTheTimeLineNamesWhatBeganInAYear(t *testing.T) {
	doc := page(t, made(t, options(three())), "jaren/index.html")
	years := doc.Find(".timeline > li").Map(func(_ int, s *goquery.Selection) string {
		began := s.Find("[data-case-link]").Map(func(_ int, a *goquery.Selection) string { return a.AttrOr("data-case-link", "") })
		return s.Find("h2").Text() + ": " + strings.Join(began, " ") + "; " + s.Find(".timeline-count span").Text()
	})
	want := []string{"2011: twee; 2 cases, waarvan 1 al liep", "2010: een; 1 case"}
	if !slices.Equal(years, want) {
		t.Errorf("got %q, want %q", years, want)
	}
}

func TestFiguresAboutTheCollection(t *testing.T) {
	doc := page(t, made(t, options(three())), "cijfers/index.html")
	if got := doc.Find("title").Text(); got != "Cijfers | Proef" {
		t.Errorf("the title is %q", got)
	}
	for what, test := range map[string]struct{ selector, want string }{
		"total of cases":                   {`.totals > div:first-child`, "Cases3"},
		"years with their counts":          {`.columns li`, "1201022011"}, // 1 in 2010, 2 in 2011
		"a table of the years":             {`.chart details tbody tr:first-child`, "20101"},
		"levels as bars":                   {`section[aria-labelledby="chart-level"] tbody`, "Lokaal1Vlaams2"},
		"a matrix of aspects and channels": {`section[aria-labelledby="chart-channels-aspects"] tbody tr:last-child`, "Twitter3"},
		"channels by year":                 {`section[aria-labelledby="chart-channels-year"] tbody tr:last-child`, "Twitter12"},
	} {
		got := strings.Join(strings.Fields(doc.Find(test.selector).Text()), "")
		if got != test.want {
			t.Errorf("%s: %q, want %q", what, got, test.want)
		}
	}
	for _, address := range []string{"/aspecten/hrm/twitter/", "/cases/drie/", "/zoeken/?channels=twitter&year=2011"} {
		if doc.Find(`.matrix td a[href="`+address+`"]`).Length() == 0 {
			t.Errorf("no cell leads to %s", address)
		}
	}
	if doc.Find("main [style]").Length() > 0 {
		t.Error("inline styles, which the policy forbids")
	}
}

func TestASiteWithoutCasesHasFiguresToo(t *testing.T) {
	doc := page(t, made(t, options(files{"cases/niet-af.md": aCase("Niet af", "2012-03-06", "draft: true\n")})), "cijfers/index.html")
	if got := strings.TrimSpace(doc.Find(".totals dd").Text()); got != "0" {
		t.Errorf("%q cases", got)
	}
}

func TestResultsInOneUnitAreComparedAsBars(t *testing.T) {
	out := made(t, options(files{"cases/club.md": aCase("Een club", "2012-03-06", `results:
  - {metric: Leden in 2011, value: 250, unit: leden}
  - {metric: Leden in 2012, value: 500, unit: Leden, date: 2012-07-01}
  - {metric: Retweets, value: 120}
  - {metric: Tevreden, value: 88, unit: "%"}
  - {metric: Verlies, value: -3, unit: leden}
`)}))
	doc := page(t, out, "cases/club/index.html")
	bars := doc.Find(".figures .bars tr").Map(func(_ int, s *goquery.Selection) string {
		return s.Find("rect:last-child").AttrOr("width", "") + " " + strings.TrimSpace(s.Find(".value").Text())
	})
	if want := []string{"500 250", "1000 500", "880 88 %"}; !slices.Equal(bars, want) {
		t.Errorf("bars %q, want %q", bars, want)
	}
	if got := doc.Find(".figure-list li").Length(); got != 2 {
		t.Errorf("%d results stand by themselves, want those without a unit or below zero", got)
	}
	if got := doc.Find(".figures caption").First().Text(); got != "Leden" {
		t.Errorf("the caption is %q", got)
	}
}

func TestWhatIsNotKnownIsSaid(t *testing.T) {
	facts := page(t, made(t, options(three())), "cases/drie/index.html").Find(".facts")
	unknown := facts.Find("dd:has(.unknown)").Prev().Map(func(_ int, s *goquery.Selection) string { return s.Text() })
	if want := []string{"Status", "Periode", "Nagekeken"}; !slices.Equal(unknown, want) {
		t.Errorf("not known: %v, want %v", unknown, want)
	}
}

func TestHomeNamesTheMostInstructiveOfManyCases(t *testing.T) {
	f := files{"cases/leerrijk.md": aCase("Leerrijk", "2010-03-06", "sources:\n  - {title: Een bron}\n") + "\n## Lessen\n\nVeel.\n"}
	for i := range 8 {
		f[fmt.Sprintf("cases/case-%d.md", i)] = aCase(fmt.Sprint("Case ", i), "2012-03-06", "")
	}
	home := page(t, made(t, options(f)), "index.html")
	first := home.Find(`section[aria-labelledby="instructive"] [data-case-link]`).First().AttrOr("data-case-link", "")
	if first != "leerrijk" {
		t.Errorf("the most instructive is %q", first)
	}
	if page(t, made(t, options(three())), "index.html").Find(`section[aria-labelledby="instructive"]`).Length() > 0 {
		t.Error("a site that shows all its cases at once shows some twice")
	}
}

func TestACaseSharedElsewhereHasACard(t *testing.T) {
	f := three()
	f["cases/foto/index.md"] = aCase("Met foto", "2012-03-06", "image: {src: foto.png, alt: Een zaal}\n")
	f["cases/foto/foto.png"] = photo(1300, 700)
	out := made(t, options(f))
	card := func(name string) string {
		return page(t, out, name).Find(`meta[property="og:image"]`).AttrOr("content", "")
	}
	aspect, home, photo := card("cases/een/index.html"), card("index.html"), card("cases/foto/index.html")
	for _, address := range []string{aspect, home, photo} {
		name, own := strings.CutPrefix(address, "https://proef.example/")
		if _, ok := out[name]; !own || !ok {
			t.Errorf("the card %s is not there", address)
		}
	}
	if aspect == home || photo == aspect || aspect != card("cases/twee/index.html") || aspect != card("aspecten/hrm/index.html") {
		t.Errorf("the aspect has %s, the home page %s, a case with a photo %s", aspect, home, photo)
	}
}

func TestACaseIsThereAsJSON(t *testing.T) {
	out := made(t, options(three()))
	for _, want := range []string{
		`"url":"https://proef.example/cases/een/"`, `"schema":"https://proef.example/data/case.schema.json"`, `"label":"Twitter"`, `"start":2010`,
	} {
		if !strings.Contains(string(out["cases/een/index.json"]), want) {
			t.Errorf("no %s in\n%s", want, out["cases/een/index.json"])
		}
	}
	if len(out["data/case.schema.json"]) == 0 {
		t.Error("the schema that it names is not there")
	}
}
