package editor

import (
	"fmt"
	"strings"
	"testing"
)

const sketch = "---\ntitle: Een schets\ndate: 2026-11-21\ndraft: true\n---\n\n## Aanleiding\n\nNog te schrijven.\n"

func TestPages(t *testing.T) {
	o := open(t, map[string]string{"cases/club35.md": club, "cases/club35.en.md": strings.Replace(club, "Club35", "Club35 in English", 1), "cases/schets/index.md": sketch, "cases/schets/a.png": "png"})
	for _, test := range []struct {
		target string
		status int
		says   []string
	}{
		{"/_edit/", 200, []string{"Nieuwe case", `href="/_edit/case/cases/club35.md"`, "Een schets", "concept", "1 tot 3 van 3", `<option value="en">English`}},
		{"/_edit/?q=schets", 200, []string{"1 tot 1 van 1", "Een schets"}},
		{"/_edit/?q=SCHÉTS+een", 200, []string{"1 tot 1 van 1"}},
		{"/_edit/?q=yammer", 200, []string{"1 tot 2 van 2"}},
		{"/_edit/?q=nergens", 200, []string{"Geen case gevonden", `value="nergens"`}},
		{"/_edit/?state=draft", 200, []string{"1 tot 1 van 1", "Een schets"}},
		{"/_edit/?lang=en&state=published", 200, []string{"1 tot 1 van 1", "Club35 in English"}},
		{"/_edit/?state=zomaar&sort=zomaar&page=-3&lang=xx", 200, []string{"1 tot 3 van 3"}},
		{"/_edit/new", 200, []string{`name="title"`, "autofocus"}},
		{"/_edit/case/cases/club35.md", 200, []string{
			`action="/_edit/save/cases/club35.md"`, `name="f.title"`, `name="s.aanpak"`, "Ze kwamen samen.", `src="/_edit/page/cases/club35.md"`,
			`value="` + o.base("cases/club35.md") + `"`, "Wat nog beter moet", `href="/_edit/case/cases/club35.en.md"`, `sandbox="allow-same-origin"`,
		}},
		{"/_edit/case/cases/schets/index.md", 200, []string{"Klaar voor publicatie", "Maak deze case in het Engels", "Afbeeldingen (1)"}},
		{"/_edit/case/cases/niets.md", 404, []string{"Dat kan niet"}},
		{"/_edit/of/en/club35", 303, []string{"Location: /_edit/case/cases/club35.en.md"}},
		{"/_edit/of/en/schets", 404, nil},
		{"/_edit/page/cases/club35.md", 200, []string{"<main><pre>---"}},
		{"/_edit/file/cases/club35.md", 200, []string{`attachment; filename="club35.md"`, club}},
		{"/_edit/rename/cases/club35.md", 200, []string{`value="club35"`}},
		{"/_edit/delete/cases/club35.md", 200, []string{"Naar de prullenbak", "in al haar talen", "geen concept"}},
		{"/_edit/delete/cases/schets/index.md", 200, []string{"Naar de prullenbak"}},
		{"/_edit/history/cases/club35.md", 200, []string{"nog geen vroegere versies"}},
		{"/_edit/bin", 200, []string{"De prullenbak is leeg"}},
		{"/_edit/pictures/cases/schets/index.md", 200, []string{`src="/_edit/picture/cases/schets/index.md?file=a.png"`, `name="alt" required`, `name="credit"`}},
		{"/_edit/picture/cases/schets/index.md?file=a.png", 200, []string{"image/png", "sandbox"}},
		{"/_edit/picture/cases/schets/index.md?file=index.md", 404, nil},
		{"/_edit/submit", 200, []string{"staat niet in Git", "mailto:redactie@voorbeeld.be", `href="/_edit/file/cases/club35.md"`, `file=a.png`}},
		{"/_edit/help/", 200, []string{"<h1>Hulp</h1>", `href="/_edit/help/handboek.md"`, ">Meer</a>"}},
		{"/_edit/help/handboek.md", 200, []string{`<h1 lang="nl">Gids</h1>`, `href="meer.md"`, `src="images/a.png"`, "<!-- raw HTML omitted -->", ">Meer</a>"}},
		{"/_edit/help/meer.md", 200, []string{"<h1>Meer</h1>"}},
		{"/_edit/help/images/a.png", 200, []string{"image/png"}},
		{"/_edit/help/niets.md", 404, nil},
		{"/_edit/assets/editor.css", 200, []string{"text/css"}},
		{"/_edit/assets/edit.js", 200, []string{"text/javascript"}},
		{"/_edit/assets/niets.js", 404, nil},
		{"/_edit/nergens", 404, []string{"Deze pagina bestaat niet"}},
		{"/_edit/cases.json?q=club&lang=en", 200, []string{`[{"slug":"club35","title":"Club35 in English","lang":"en","url":"/en/cases/club35/"}]`}},
		{"/_edit/cases.json?q=schets&lang=nl", 200, []string{"[]"}},
		{"/_edit/state/cases/club35.md?base=" + o.base("cases/club35.md"), 200, []string{`{"changed":false}`}},
		{"/_edit/state/cases/club35.md?base=oud", 200, []string{`{"changed":true}`}},
		{"/_edit/state/cases/weg.md?base=x", 200, []string{`{"gone":true}`}},
	} {
		status, answer := o.get(test.target)
		o.says(test.target, status, answer, test.status, test.says...)
	}
}

func TestTheListHasPages(t *testing.T) {
	files := map[string]string{}
	for i := range 120 {
		files[fmt.Sprintf("cases/case-%03d.md", i)] = strings.Replace(sketch, "Een schets", fmt.Sprintf("Case %03d", i), 1)
	}
	o := open(t, files)
	_, answer := o.get("/_edit/?sort=title&page=2")
	o.says("the second page", 200, answer, 200, "51 tot 100 van 120", "Case 050", "Case 099", `rel="prev"`, "page=1", `rel="next"`, "page=3")
	_, answer = o.get("/_edit/?sort=title&page=99")
	o.says("a page that is not there", 200, answer, 200, "101 tot 120 van 120", `rel="prev"`)
	if strings.Contains(answer, `rel="next"`) {
		t.Error("the last page has a next one")
	}
}

func TestANewCaseNeedsATitleOnly(t *testing.T) {
	o := open(t, nil)
	status, answer := o.post("/_edit/new", "title", "  ")
	o.says("no title", status, answer, 422, "Geef de case een titel.")
	status, answer = o.post("/_edit/new", "title", "Bibliotheek antwoordt", "lang", "xx")
	o.says("a language that is not there", status, answer, 422, `role="alert"`)
	status, answer = o.post("/_edit/new", "title", "Bibliotheek antwoordt", "lang", "en")
	o.says("in English", status, answer, 303, "Location: /_edit/case/cases/bibliotheek-antwoordt.en.md?done=created")
	status, answer = o.post("/_edit/new", "title", "Bibliotheek antwoordt")
	o.says("a title", status, answer, 303, "Location: /_edit/case/cases/bibliotheek-antwoordt")
	status, answer = o.get("/_edit/case/cases/bibliotheek-antwoordt.en.md?done=created")
	o.says("its form", status, answer, 200, "De case is gemaakt.", "Bibliotheek antwoordt")
}

func TestSavingChangesWhatWasTypedAndNothingElse(t *testing.T) {
	o := open(t, map[string]string{"cases/club35.md": club})
	status, answer := o.post("/_edit/save/cases/club35.md", "base", o.base("cases/club35.md"), "as", "ready", "f.title", "Club36", "s.aanpak", "Ze kwamen vaak samen.")
	o.says("save", status, answer, 303, "Location: /_edit/case/cases/club35.md?done=ready")
	if want := strings.NewReplacer("title: Club35", "title: Club36", "Ze kwamen", "Ze kwamen vaak").Replace(club); o.file("cases/club35.md") != want {
		t.Errorf("the file is\n%s", o.file("cases/club35.md"))
	}
	r := o.request("POST", "/_edit/save/cases/club35.md", o.form("base", o.base("cases/club35.md"), "as", "draft"))
	r.Header.Set("Accept", "application/json")
	status, answer = o.send(r)
	o.says("by a script", status, answer, 200, `"draft":true`, `"status":"Bewaard om 14:03."`, o.base("cases/club35.md"))
}

func TestProblemsStopPublishingAndNeverADraft(t *testing.T) {
	o := open(t, map[string]string{"cases/club35.md": club})
	name, base := "cases/club35.md", o.base("cases/club35.md")
	status, answer := o.post("/_edit/save/"+name, "base", base, "as", "ready", "f.title", "", "s.aanpak", "Nieuwe tekst.")
	o.says("published", status, answer, 422, "Nog niet bewaard", `role="alert"`, `href="#f.title"`, "Nieuwe tekst.", `value="draft"`)
	if o.file(name) != club {
		t.Error("the file was changed")
	}
	_, answer = o.get("/_edit/case/" + name)
	o.says("what was typed is there again", 200, answer, 200, "U was hier bezig", "Nieuwe tekst.")
	status, answer = o.post("/_edit/save/"+name, "base", base, "as", "draft", "f.title", "", "s.aanpak", "Nieuwe tekst.")
	o.says("as a draft", status, answer, 303, "done=draft")
	if got := o.file(name); !strings.Contains(got, "draft: true") || !strings.Contains(got, "Nieuwe tekst.") || !strings.Contains(got, "# een aantekening") {
		t.Errorf("the file is\n%s", got)
	}
	_, answer = o.get("/_edit/case/" + name)
	if strings.Contains(answer, "U was hier bezig") {
		t.Error("what was saved is offered as unsaved")
	}
}

func TestADraftThatMayNotBePublishedStaysADraft(t *testing.T) {
	o := open(t, map[string]string{"cases/club35.md": strings.Replace(club, "---\n", "---\ndraft: true\n", 1)})
	name := "cases/club35.md"
	status, answer := o.post("/_edit/save/"+name, "base", o.base(name), "as", "ready", "f.title", "", "s.aanpak", "Nieuwe tekst.")
	o.says("published", status, answer, 422, "Nog niet bewaard", `aria-keyshortcuts="Control+S">Bewaar als concept`, "note-error")
	_, answer = o.get("/_edit/case/" + name)
	o.says("what was typed is there again", 200, answer, 200, "U was hier bezig", "Nieuwe tekst.", `aria-keyshortcuts="Control+S">Bewaar als concept`)
}

func TestThePageBesideTheFormHasNoScripts(t *testing.T) {
	page := "<head><script type=module src=a.js></script><SCRIPT>let a = '<script>'</SCRIPT ><title>x</title></head><p>Tekst over scripts</p>"
	if got := string(inert([]byte(page))); got != "<head><title>x</title></head><p>Tekst over scripts</p>" {
		t.Error(got)
	}
}

func TestAPageThatCantBeMadeSaysWhy(t *testing.T) {
	o := open(t, map[string]string{"cases/club35.md": strings.Replace(club, "Ze kwamen samen.", "geen pagina", 1)})
	_, answer := o.get("/_edit/page/cases/club35.md")
	o.says("its page", 200, answer, 200, "nog geen pagina te tonen")
	_, missing := o.get("/_edit/page/cases/weg.md")
	for _, page := range []string{answer, missing} {
		if strings.Contains(page, "<script") || strings.Contains(page, "<nav") {
			t.Errorf("in the place of the site's page stands what would run there, or lead away:\n%s", page)
		}
	}
}

func TestATextOfWhichNoPageCanBeMade(t *testing.T) {
	o := open(t, map[string]string{"cases/club35.md": club})
	name := "cases/club35.md"
	base := o.base(name)
	status, p := preview(o, "", "base", base, "f.title", "Club35", "s.aanpak", "Een barst")
	if status != 200 || p.Page != "" || p.Checks.Errors != 1 || p.Status != "Nog niet bewaard. Uw werk gaat niet verloren." {
		t.Errorf("while typing: %d, %+v", status, p)
	}
	status, answer := o.get("/_edit/page/" + name)
	o.says("its page", status, answer, 200, "nog geen pagina te tonen", "kan geen pagina gemaakt worden")
	status, answer = o.post("/_edit/save/"+name, "base", base, "as", "ready", "f.title", "Club35", "s.aanpak", "Een barst")
	o.says("published", status, answer, 422, "Nog niet bewaard", "kan geen pagina gemaakt worden")
	status, answer = o.post("/_edit/save/"+name, "base", base, "as", "draft", "f.title", "Club35", "s.aanpak", "Een barst")
	o.says("as a draft", status, answer, 303, "done=draft")
}

func TestCasesAreFoundByTheirSlugs(t *testing.T) {
	o := open(t, map[string]string{"cases/club35.md": club, "cases/ander.md": strings.Replace(club, "Club35", "Een ander", 1)})
	_, answer := o.get("/_edit/cases.json?lang=nl&slug=ander&slug=nergens")
	o.says("by slug", 200, answer, 200, `"title":"Een ander"`)
	if strings.Contains(answer, "Club35") {
		t.Errorf("a case that was not asked for:\n%s", answer)
	}
}
