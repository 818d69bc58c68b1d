package build_test

import (
	"strings"
	"testing"

	"openoverheid.nu/internal/accessibility"
	"openoverheid.nu/internal/build"
)

const statementPage = "---\ntitle: Toegankelijkheid\n---\n\nVooraf.\n\n{{< toegankelijkheidsverklaring >}}\n\n## Wat we doen\n\nVeel.\n"

// checked is a site with a statement and the report of a check that found the problems.
func checked(problems string) build.Options {
	return options(files{
		"cases/club.md":                aCase("Een club", "2012-03-06", ""),
		"pages/toegankelijkheid.md":    statementPage,
		"pages/toegankelijkheid.en.md": strings.Replace(statementPage, "Toegankelijkheid", "Accessibility", 1),
		"pages/accessibility-check.json": `{"date": "2026-11-24", "kinds": 8, "pages": 153, "views": [{"width": 1280, "scheme": "dark"}, {"width": 320, "scheme": "light"}],
			"tools": [{"name": "axe-core", "version": "4.14.1", "rules": "WCAG 2.2 AA", "pages": 8}], "problems": [` + problems + `]}`,
	})
}

// words is the text of a page's main part, with single spaces.
func words(t *testing.T, out map[string][]byte, name string) string {
	t.Helper()
	return strings.Join(strings.Fields(page(t, out, name).Find("main article").Text()), " ")
}

func says(t *testing.T, text string, wanted ...string) {
	t.Helper()
	for _, want := range wanted {
		if !strings.Contains(text, want) {
			t.Errorf("does not say %q:\n%s", want, text)
		}
	}
}

func TestAStatementSaysWhatTheSettingsAndTheCheckSay(t *testing.T) {
	o := checked("")
	o.Accessibility = accessibility.Declaration{
		Status: accessibility.Partial, Prepared: "2026-11-24", Method: accessibility.Self,
		Exceptions: []accessibility.Exception{{
			What: map[string]string{"nl": "Oude <b>filmpjes</b>", "en": "Old films"}, Reason: accessibility.Burden,
			Alternative: map[string]string{"nl": "Vraag ze op", "en": "Ask for them"},
		}},
		NotExamined: []map[string]string{{"nl": "Kaarten", "en": "Maps"}},
		Contact:     accessibility.Contact{Email: "info@proef.example", Phone: "+32 2 123 45 67"},
		Enforcement: accessibility.Body{Name: map[string]string{"nl": "De dienst", "en": "The body"}, URL: map[string]string{"nl": "https://dienst.example/", "en": "https://dienst.example/"}},
	}
	out := made(t, o)
	says(t, words(t, out, "toegankelijkheid/index.html"), "Proef wil dat iedereen", "Richtlijn (EU) 2016/2102", "geldt voor https://proef.example/",
		"voldoet gedeeltelijk aan WCAG 2.2, niveau AA", "Zou een onevenredige last zijn Oude <b>filmpjes</b> Alternatief: Vraag ze op",
		"opgesteld op 24 november 2026. Ze berust op een zelfbeoordeling.", "axe-core 4.14.1 (WCAG 2.2 AA): 8 pagina’s",
		"elk van de 8 soorten pagina’s is er één bekeken in vensters van 320 en 1280 pixels breed. Dat gebeurde in licht en in donker.",
		"Ze vonden geen fouten.", "Wat niet gebeurd is: Kaarten", "kunt u terecht bij: De dienst.")
	says(t, words(t, out, "en/toegankelijkheid/index.html"), "partially compliant", "disproportionate burden Old films", "The body")
	doc := page(t, out, "toegankelijkheid/index.html")
	for _, selector := range []string{`a[href="mailto:info@proef.example"]`, `a[href="tel:+3221234567"]`, `a[href="https://dienst.example/"]`} {
		if doc.Find("main "+selector).Length() != 1 {
			t.Errorf("no %s", selector)
		}
	}
	var headings, links []string
	for _, h := range doc.Find(".prose h2").EachIter() {
		headings = append(headings, "#"+h.AttrOr("id", "")+" "+h.Text())
	}
	for _, a := range doc.Find("[data-section-nav] a").EachIter() {
		links = append(links, a.AttrOr("href", "")+" "+a.Text())
	}
	if strings.Join(headings, "\n") != strings.Join(links, "\n") || len(links) != 6 {
		t.Errorf("the navigation has %q, the text %q", links, headings)
	}
}

func TestAStatementClaimsNothingThatNobodySaid(t *testing.T) {
	out := made(t, options(files{"cases/club.md": aCase("Een club", "2012-03-06", ""), "pages/toegankelijkheid.md": statementPage}))
	text := words(t, out, "toegankelijkheid/index.html")
	says(t, text, "is nog niet vastgesteld", "geen inhoud bekend", "noemt daarvoor nog geen adres", "noemt geen instantie")
	for _, claim := range []string{"voldoet volledig", "opgesteld op", "gedeeltelijk", "programma"} {
		if strings.Contains(text, claim) {
			t.Errorf("says %q:\n%s", claim, text)
		}
	}
}

func TestAStatementIsNeverFullWhereTheCheckFoundSomething(t *testing.T) {
	o := checked(`{"tool": "axe-core", "rule": "color-contrast", "message": "Too little contrast", "example": "/cases/", "pages": 2}`)
	o.Accessibility.Status = accessibility.Full
	text := words(t, made(t, o), "toegankelijkheid/index.html")
	says(t, text, "voldoet gedeeltelijk", "Voldoet niet aan de eisen Too little contrast (axe-core: color-contrast). Op 2 pagina’s. Bijvoorbeeld: /cases/", "Ze vonden 1 fout,")
	if strings.Contains(text, "volledig") {
		t.Errorf("says that it complies fully:\n%s", text)
	}
	problems := said(build.Check(o))
	says(t, problems, "pages/accessibility-check.json:1:1", "color-contrast")
	o.Accessibility.Status = accessibility.Partial
	if problems := said(build.Check(o)); problems != "" {
		t.Errorf("what is honest is a problem: %s", problems)
	}
}

func TestAReportThatIsNoneStopsTheBuild(t *testing.T) {
	o := checked(`{"tool": "axe-core"}`)
	says(t, said(build.Check(o)), "pages/accessibility-check.json:2:", "'rule'")
}
