package editor

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"image/png"
	"io/fs"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	openoverheid "openoverheid.nu"
	"openoverheid.nu/internal/casediff"
	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/desk"
)

const sketch = "---\ntitle: Een schets\ndate: 2026-11-21\ndraft: true\n---\n\n## Aanleiding\n\nNog te schrijven.\n"

func TestPages(t *testing.T) {
	o := open(t, map[string]string{"cases/club35.md": club, "cases/club35.en.md": strings.Replace(club, "Club35", "Club35 in English", 1), "cases/schets/index.md": sketch, "cases/schets/a.png": "png"})
	for _, test := range []struct {
		target string
		status int
		says   []string
	}{
		{"/_edit/", 200, []string{"Nieuwe case", `href="/_edit/case/cases/club35.md"`, "Een schets", "ontwerp", "1 tot 3 van 3", `<option value="en">English`}},
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
		{"/_edit/delete/cases/club35.md", 200, []string{"Naar de prullenbak", "in al haar talen", "geen ontwerp"}},
		{"/_edit/delete/cases/schets/index.md", 200, []string{"Naar de prullenbak"}},
		{"/_edit/history/cases/club35.md", 200, []string{"nog geen vroegere versies"}},
		{"/_edit/bin", 200, []string{"De prullenbak is leeg"}},
		{"/_edit/pictures/cases/schets/index.md", 200, []string{`src="/_edit/picture/cases/schets/index.md?file=a.png"`, `name="alt" required`, `name="credit"`}},
		{"/_edit/picture/cases/schets/index.md?file=a.png", 200, []string{"image/png", "sandbox"}},
		{"/_edit/picture/cases/schets/index.md?file=index.md", 404, nil},
		{"/_edit/submit", 200, []string{"niet in een Git-map", "mailto:redactie@voorbeeld.be", `href="/_edit/file/cases/club35.md"`, `file=a.png`}},
		{"/_edit/help/", 200, []string{"<h1>Gids</h1>", `href="meer.md"`, `src="images/a.png"`, "<!-- raw HTML omitted -->", ">Meer</a>"}},
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

func preview(o *office, query string, pairs ...string) (int, previewAnswer) {
	o.Helper()
	status, answer := o.post("/_edit/preview/cases/club35.md"+query, pairs...)
	var p previewAnswer
	if _, body, _ := strings.Cut(answer, "\n\n"); status == 200 {
		if err := json.Unmarshal([]byte(body), &p); err != nil {
			o.Fatalf("%v in %s", err, body)
		}
	}
	return status, p
}

func TestTypingIsShownAndKept(t *testing.T) {
	o := open(t, map[string]string{"cases/club35.md": club})
	base := o.base("cases/club35.md")
	status, p := preview(o, "", "base", base, "f.title", "Clu", "s.aanpak", "Ze **typen**.")
	if status != 200 || !strings.Contains(p.Page, "Ze **typen**.") || !strings.Contains(p.Page, "title: Clu") || p.Status != "Nog niet bewaard. Uw werk gaat niet verloren." {
		t.Errorf("%d, %+v", status, p)
	}
	if o.file("cases/club35.md") != club {
		t.Error("the file was changed")
	}
	_, answer := o.get("/_edit/case/cases/club35.md")
	o.says("coming back", 200, answer, 200, "U was hier bezig, vandaag om 14:03", "Ze **typen**.", "Weggooien")
	_, answer = o.get("/_edit/page/cases/club35.md")
	o.says("its page", 200, answer, 200, "Ze **typen**.")
	status, p = preview(o, "", "base", base, "f.title", "Club35", "s.aanpak", "Ze kwamen samen.")
	if status != 200 || p.Status != "Alles is bewaard." {
		t.Errorf("typed back to what it was: %d, %+v", status, p.Status)
	}
	if kept, err := o.desk.Kept("cases/club35.md"); kept != nil || err != nil {
		t.Errorf("kept %v, %v", kept, err)
	}
}

func TestLeavingWritesDownWhatWasTyped(t *testing.T) {
	o := open(t, map[string]string{"cases/club35.md": club})
	base := o.base("cases/club35.md")
	if status, _ := preview(o, "?flush", "base", base, "f.title", "Weg"); status != 204 {
		t.Errorf("%d", status)
	}
	kept, err := o.desk.Kept("cases/club35.md")
	if err != nil || kept == nil || !strings.Contains(string(kept.Source), "title: Weg") || kept.Base != base || string(kept.Form) != club {
		t.Fatalf("%v, %v", kept, err)
	}
	status, answer := o.post("/_edit/drop/cases/club35.md")
	o.says("throwing it away", status, answer, 303, "done=dropped")
	if kept, _ := o.desk.Kept("cases/club35.md"); kept != nil {
		t.Error("it is still kept")
	}
	if status, _ = preview(o, "", "base", base, "f.title", "Anders"); status != 200 {
		t.Errorf("%d", status)
	}
	if err := o.editor.Close(); err != nil {
		t.Fatal(err)
	}
	if kept, _ := o.desk.Kept("cases/club35.md"); kept == nil || !strings.Contains(string(kept.Source), "title: Anders") {
		t.Errorf("ending the program loses %v", kept)
	}
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
}

// conflict lets another program change the file while its form is open.
func conflict(t *testing.T) (o *office, base string) {
	o = open(t, map[string]string{"cases/club35.md": club})
	base = o.base("cases/club35.md")
	if status, _ := preview(o, "", "base", base, "f.title", "Mijn titel", "s.aanpak", "Ze kwamen samen."); status != 200 {
		t.Fatal(status)
	}
	write(t, o.dir, "cases/club35.md", strings.NewReplacer("Veel jongeren", "Heel veel jongeren", "nationaal", "vlaams").Replace(club))
	return o, base
}

func TestNobodysWorkIsOverwrittenUnseen(t *testing.T) {
	o, base := conflict(t)
	theirs := o.file("cases/club35.md")
	status, answer := o.post("/_edit/save/cases/club35.md", "base", base, "as", "ready", "f.title", "Mijn titel", "s.aanleiding", "Veel jongeren vertrokken weer.", "f.level", "nationaal")
	o.says("save", status, answer, 409, "Twee versies van", "Er is niets overschreven", "<mark>Mijn titel</mark>", "<mark>Heel veel</mark>", "Bewaar deze keuze",
		`name="part.f:title" value="mine" checked`, `name="part.s:aanleiding" value="theirs" checked`, `name="part.f:level" value="theirs" checked`)
	if o.file("cases/club35.md") != theirs {
		t.Fatal("the file was changed")
	}
	_, answer = o.get("/_edit/case/cases/club35.md")
	o.says("the form", 200, answer, 200, "Intussen is het bestand veranderd")

	status, answer = o.post("/_edit/merge/cases/club35.md", "base", o.base("cases/club35.md"), "as", "parts", "part.f:title", "mine", "part.s:aanleiding", "theirs", "part.f:level", "mine")
	o.says("merge", status, answer, 303, "done=saved")
	if want := strings.NewReplacer("title: Club35", "title: Mijn titel", "vlaams", "nationaal").Replace(theirs); o.file("cases/club35.md") != want {
		t.Errorf("the file is\n%s\nwant\n%s", o.file("cases/club35.md"), want)
	}
}

func TestAConflictAsAWhole(t *testing.T) {
	for as, want := range map[string]string{"mine": "title: Mijn titel", "theirs": "Heel veel jongeren"} {
		o, base := conflict(t)
		o.post("/_edit/save/cases/club35.md", "base", base, "as", "ready", "f.title", "Mijn titel", "s.aanleiding", "Veel jongeren vertrokken weer.")
		status, answer := o.post("/_edit/merge/cases/club35.md", "base", o.base("cases/club35.md"), "as", as)
		o.says(as, status, answer, 303, "Location: /_edit/case/cases/club35.md")
		if got := o.file("cases/club35.md"); !strings.Contains(got, want) {
			t.Errorf("%s: the file is\n%s", as, got)
		}
		if kept, _ := o.desk.Kept("cases/club35.md"); kept != nil {
			t.Errorf("%s: there is unsaved work still", as)
		}
	}
}

func TestAConflictThatChangesAgainIsAskedAgain(t *testing.T) {
	o, base := conflict(t)
	o.post("/_edit/save/cases/club35.md", "base", base, "as", "ready", "f.title", "Mijn titel")
	seen := o.base("cases/club35.md")
	write(t, o.dir, "cases/club35.md", club+"\n## Lessen\n\nNog iets.\n")
	status, answer := o.post("/_edit/merge/cases/club35.md", "base", seen, "as", "mine")
	o.says("merge", status, answer, 409, "Twee versies van", "Nog iets.")
}

func TestAFileThatIsGoneCanBeSavedAgain(t *testing.T) {
	o := open(t, map[string]string{"cases/club35.md": club})
	base := o.base("cases/club35.md")
	status, answer := o.post("/_edit/delete/cases/club35.md")
	o.says("delete", status, answer, 303, "done=deleted")
	status, answer = o.post("/_edit/save/cases/club35.md", "base", base, "as", "ready", "f.title", "Nog hier")
	o.says("save", status, answer, 404)
}

func TestBinAndBack(t *testing.T) {
	o := open(t, map[string]string{"cases/club35.md": club, "cases/club35.en.md": club})
	status, answer := o.post("/_edit/delete/cases/club35.en.md", "which", "one")
	o.says("one language", status, answer, 303, "Location: /_edit/bin?done=deleted")
	if o.file("cases/club35.en.md") != "" || o.file("cases/club35.md") != club {
		t.Error("not that one alone is gone")
	}
	_, answer = o.get("/_edit/bin")
	o.says("the bin", 200, answer, 200, "cases/club35.en.md", "Zet terug", "cases/withdrawn.yaml")
	binned, err := o.desk.Bin()
	if err != nil || len(binned) != 1 {
		t.Fatal(binned, err)
	}
	status, answer = o.post("/_edit/restore", "id", binned[0].ID)
	o.says("put back", status, answer, 303, "Location: /_edit/case/cases/club35.en.md?done=restored")
	if o.file("cases/club35.en.md") != club {
		t.Error("it is not back")
	}
}

func TestRenamingKeepsTheOldAddress(t *testing.T) {
	o := open(t, map[string]string{"cases/club35.md": club, "cases/gent.md": club})
	status, answer := o.post("/_edit/rename/cases/club35.md", "slug", "gent")
	o.says("taken", status, answer, 422, `role="alert"`, `value="gent"`)
	status, answer = o.post("/_edit/rename/cases/club35.md", "slug", " club-36 ")
	o.says("renamed", status, answer, 303, "Location: /_edit/case/cases/club-36.md?done=renamed")
	if got := o.file("cases/club-36.md"); !strings.Contains(got, "/cases/club35/") {
		t.Errorf("the file is\n%s", got)
	}
}

func TestHistoryTellsWhatChangedAndUndoes(t *testing.T) {
	o := open(t, map[string]string{"cases/club35.md": club})
	o.post("/_edit/save/cases/club35.md", "base", o.base("cases/club35.md"), "as", "ready", "f.title", "Club36")
	_, answer := o.get("/_edit/history/cases/club35.md")
	o.says("history", 200, answer, 200, "Titel", "<del>Club35</del>", "<ins>Club36</ins>", "Zet de versie van ervoor terug")
	revisions, err := o.desk.Revisions("cases/club35.md")
	if err != nil || len(revisions) != 1 {
		t.Fatal(revisions, err)
	}
	status, answer := o.post("/_edit/undo/cases/club35.md", "revision", revisions[0].ID, "base", "oud")
	o.says("of a file that was changed", status, answer, 409, "Er is niets overschreven")
	status, answer = o.post("/_edit/undo/cases/club35.md", "revision", revisions[0].ID, "base", o.base("cases/club35.md"))
	o.says("undo", status, answer, 303, "done=undone")
	if o.file("cases/club35.md") != club {
		t.Errorf("the file is\n%s", o.file("cases/club35.md"))
	}
}

func TestTheSameCaseInAnotherLanguage(t *testing.T) {
	o := open(t, map[string]string{"cases/club35.md": strings.Replace(club, "draft: false", "aliases: [/oud/]", 1), "cases/2012/gent/index.en.md": club})
	status, answer := o.post("/_edit/translate/cases/club35.md", "lang", "en")
	o.says("to English", status, answer, 303, "Location: /_edit/case/cases/club35.en.md?done=translated")
	got := o.file("cases/club35.en.md")
	for _, want := range []string{"draft: true", "title: Club35", "Ze kwamen samen.", "# een aantekening"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if strings.Contains(got, "/oud/") || strings.Contains(got, "## Aanpak") {
		t.Errorf("old addresses or Dutch headings are in\n%s", got)
	}
	write(t, o.dir, "cases/club35.en.md", "---\ntitle: Translated\n---\n")
	status, answer = o.post("/_edit/translate/cases/club35.md", "lang", "en")
	o.says("again", status, answer, 303, "Location: /_edit/case/cases/club35.en.md\r\n")
	if got := o.file("cases/club35.en.md"); got != "---\ntitle: Translated\n---\n" {
		t.Errorf("what was translated became\n%s", got)
	}
	status, answer = o.post("/_edit/translate/cases/2012/gent/index.en.md", "lang", "nl")
	o.says("to Dutch", status, answer, 303, "Location: /_edit/case/cases/2012/gent/index.md?done=translated")
}

func TestTypedWorkIsWrittenNowAndThen(t *testing.T) {
	o := open(t, map[string]string{"cases/club35.md": club})
	k := newKeeper(o.desk)
	for i := range 100 {
		if err := k.keep("cases/club35.md", desk.Work{Source: fmt.Appendf(nil, "%d", i), At: today}); err != nil {
			t.Fatal(err)
		}
	}
	if work, err := k.kept("cases/club35.md"); err != nil || string(work.Source) != "99" {
		t.Errorf("%v, %v", work, err)
	}
	for deadline := time.Now().Add(30 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		work, err := o.desk.Kept("cases/club35.md")
		if err != nil {
			t.Fatal(err)
		}
		if work != nil {
			if string(work.Source) != "99" {
				t.Errorf("the desk has %s", work.Source)
			}
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("it was never written")
		}
	}
}

// hidden is the value of a hidden field of a page.
func hidden(o *office, page, name string) string {
	o.Helper()
	_, rest, ok := strings.Cut(page, `name="`+name+`" value="`)
	if !ok {
		o.Fatalf("no %s in:\n%s", name, page)
	}
	value, _, _ := strings.Cut(rest, `"`)
	return value
}

func TestAFormStandsOnWhatItWasFilledFrom(t *testing.T) {
	o := open(t, map[string]string{"cases/club35.md": strings.Replace(club, "  - {title: Jaarverslag}\n", "  - {title: Eerste}\n  - {title: Tweede}\n", 1)})
	name := "cases/club35.md"
	_, page := o.get("/_edit/case/" + name)
	origin, base := hidden(o, page, "origin"), hidden(o, page, "base")
	save := func(pairs ...string) (string, string) {
		t.Helper()
		r := o.request("POST", "/_edit/save/"+name, o.form(append(pairs, "origin", origin, "base", base, "as", "ready")...))
		r.Header.Set("Accept", "application/json")
		status, answer := o.send(r)
		o.says("save", status, answer, 200)
		return o.base(name), answer
	}
	// The first row goes, and the form stays open: its row 2 is the file's row 1 now.
	base, _ = save("f.sources.rows", "2", "f.sources.1.title", "Eerste", "f.sources.2.title", "Tweede")
	base, _ = save("f.sources.rows", "2", "f.sources.1.title", "Eerste", "f.sources.2.title", "Tweede, beter")
	if got := o.file(name); strings.Contains(got, "Eerste") || !strings.Contains(got, "Tweede, beter") {
		t.Errorf("the file is\n%s", got)
	}
	// A form that is filled from unsaved work stands on that.
	if status, _ := preview(o, "", "origin", origin, "base", base, "f.sources.rows", "2", "f.sources.2.title", "Derde"); status != 200 {
		t.Fatal(status)
	}
	_, page = o.get("/_edit/case/" + name)
	if hidden(o, page, "base") != base || hidden(o, page, "origin") == base {
		t.Error("the form does not tell the file from what it is filled from")
	}
	origin = hidden(o, page, "origin")
	save("f.sources.rows", "1", "f.sources.1.title", "Vierde")
	if got := o.file(name); !strings.Contains(got, "Vierde") || strings.Contains(got, "Tweede") {
		t.Errorf("the file is\n%s", got)
	}
}

func TestAFormThatStandsOnNothingKnownIsRefused(t *testing.T) {
	o := open(t, map[string]string{"cases/club35.md": club})
	status, answer := o.post("/_edit/save/cases/club35.md", "origin", "oud", "base", o.base("cases/club35.md"), "as", "draft", "f.title", "x")
	o.says("save", status, answer, 409, "Open de case opnieuw")
	if o.file("cases/club35.md") != club {
		t.Error("the file was changed")
	}
}

func TestOriginsAreForgottenOldestFirst(t *testing.T) {
	var o origins
	first := o.add([]byte("first"))
	var last string
	for i := range 40 {
		last = o.add(fmt.Appendf(make([]byte, 1<<20), "%d", i))
	}
	if o.get(first) != nil || o.get(last) == nil || o.size > mostOrigins {
		t.Errorf("%d bytes are remembered", o.size)
	}
}

func TestPasting(t *testing.T) {
	o := open(t, nil)
	status, answer := o.post("/_edit/paste", "html", "<p>Een <b>sterk</b> verhaal<script>alert(1)</script></p>")
	o.says("from Word", status, answer, 200, `{"markdown":"Een **sterk** verhaal"}`)
	status, answer = o.post("/_edit/paste", "html", strings.Repeat("<div>", 100_000))
	o.says("too deep", status, answer, 422, `"problem"`)
}

func TestTheHandbookHasWhatItsPagesLeadTo(t *testing.T) {
	book, err := fs.Sub(openoverheid.Handbook, "docs")
	if err != nil {
		t.Fatal(err)
	}
	o := openWith(t, nil, func(o *Options) { o.Handbook = book })
	pages, err := fs.Glob(book, "*.md")
	if err != nil || len(pages) < 2 {
		t.Fatal(pages, err)
	}
	for _, page := range pages {
		status, text := o.get("/_edit/help/" + page)
		o.says(page, status, text, 200)
		for _, m := range regexp.MustCompile(`(?:href|src)="([a-z][a-z0-9/.-]*)[#"]`).FindAllStringSubmatch(text, -1) {
			status, _ := o.get("/_edit/help/" + m[1])
			if status != 200 {
				t.Errorf("%s leads to %s, which is not there", page, m[1])
			}
		}
		for _, m := range regexp.MustCompile(`href="#([^"]+)"`).FindAllStringSubmatch(text, -1) {
			if m[1] != "main" && !strings.Contains(text, `id="`+m[1]+`"`) {
				t.Errorf("%s leads to #%s, which is not there", page, m[1])
			}
		}
	}
}

func TestAPartOfACaseCanBeTakenFromAnother(t *testing.T) {
	text := func(body string) string { return "---\ntitle: Club35\n---\n" + body }
	for name, example := range map[string]struct{ theirs, mine, want string }{
		"a text":              {"\n## Aanpak\n\nEen.\n", "\n## Aanpak\n\nTwee.\n", "\n## Aanpak\n\nTwee.\n"},
		"an intro":            {"\n## Aanpak\n\nEen.\n", "\nVooraf.\n\n## Aanpak\n\nEen.\n", "\nVooraf.\n\n## Aanpak\n\nEen.\n"},
		"a section that came": {"\n## Aanleiding\n\nNul.\n\n## Resultaat\n\nDrie.\n", "\n## Aanleiding\n\nNul.\n\n## Aanpak\n\nEen.\n\n## Resultaat\n\nDrie.\n", "\n## Aanleiding\n\nNul.\n\n## Aanpak\n\nEen.\n\n## Resultaat\n\nDrie.\n"},
		"a section that went": {"\n## Aanleiding\n\nNul.\n\n## Eigen\n\nx\n", "\n## Aanleiding\n\nNul.\n", "\n## Aanleiding\n\nNul.\n"},
		"a heading":           {"\n## Eigen\n\nDezelfde tekst hier.\n", "\n## Anders\n\nDezelfde tekst hier.\n", "\n## Anders\n\nDezelfde tekst hier.\n"},
		"a section that moved": {"\n## Aanleiding\n\nNul.\n\n## Aanpak\n\nEen.\n\n## Resultaat\n\nDrie.\n", "\n## Aanleiding\n\nNul.\n\n## Resultaat\n\nDrie.\n\n## Aanpak\n\nEen.\n",
			"\n## Aanleiding\n\nNul.\n\n## Resultaat\n\nDrie.\n\n## Aanpak\n\nEen.\n"},
	} {
		o := open(t, map[string]string{"cases/club35.md": text(example.theirs)})
		c, err := o.desk.Read("cases/club35.md")
		if err != nil {
			t.Fatal(err)
		}
		mine, _, _ := o.desk.Parse(c.Name, []byte(text(example.mine)))
		choices := url.Values{}
		for _, change := range casediff.Compare(c.Case, mine) {
			choices.Set("part."+keyOf(change), "mine")
		}
		e := &editor{Options: Options{Desk: o.desk, Lang: "nl"}}
		if got := string(e.mergeParts(c, []byte(text(example.mine)), choices)); got != text(example.want) {
			t.Errorf("%s\ngot\n%s\nwant\n%s", name, got, text(example.want))
		}
		if got := string(e.mergeParts(c, []byte(text(example.mine)), nil)); got != text(example.theirs) {
			t.Errorf("%s: without a choice\n%s", name, got)
		}
	}
}

func photo(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 4, 3))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAPictureMakesAFolderAndAnOpenFormGoesOn(t *testing.T) {
	o := open(t, map[string]string{"cases/club35.md": string(casefile.WithModeline([]byte(club), "cases/club35.md"))})
	_, page := o.get("/_edit/case/cases/club35.md")
	base, origin := hidden(o, page, "base"), hidden(o, page, "origin")
	if status, _ := preview(o, "?flush", "base", base, "origin", origin, "f.title", "Club36"); status != 204 {
		t.Fatal(status)
	}
	status, answer := o.send(o.upload("/_edit/pictures/cases/club35.md", "foto.png", photo(t)))
	o.says("without a description", status, answer, 422, "Beschrijf wat er op de afbeelding te zien is.")
	r := o.upload("/_edit/pictures/cases/club35.md", "Mijn Foto.PNG", photo(t), "alt", "Twee [jonge] mensen", "credit", `Foto: "Stad"`, "use", "text", "base", base, "origin", origin)
	r.Header.Set("Accept", "application/json")
	status, answer = o.send(r)
	o.says("a picture", status, answer, 200, `"case":"cases/club35/index.md"`, `"file":"mijn-foto.png"`)
	_, body, _ := strings.Cut(answer, "\n\n")
	var added addedPicture
	if err := json.Unmarshal([]byte(body), &added); err != nil {
		t.Fatal(err)
	}
	if want := `![Twee \[jonge\] mensen](mijn-foto.png "Foto: \"Stad\"")`; added.Markdown != want {
		t.Errorf("%s, want %s", added.Markdown, want)
	}
	_, answer = o.get("/_edit/case/cases/club35/index.md")
	o.says("the unsaved work went along", 200, answer, 200, "U was hier bezig", "Club36", "Afbeeldingen (1)")
	if strings.Contains(answer, "Intussen is het bestand veranderd") {
		t.Error("the move counts as a change by somebody else")
	}
	status, answer = o.post("/_edit/save/cases/club35/index.md", "base", added.Base, "origin", added.Origin, "as", "ready", "f.title", "Club36")
	o.says("the open form", status, answer, 303, "done=ready")
	if want := string(casefile.WithModeline([]byte(strings.Replace(club, "title: Club35", "title: Club36", 1)), "cases/club35/index.md")); o.file("cases/club35/index.md") != want {
		t.Errorf("the file is\n%s\nwant\n%s", o.file("cases/club35/index.md"), want)
	}
	status, answer = o.post("/_edit/unpicture/cases/club35/index.md", "file", "mijn-foto.png")
	o.says("away with it", status, answer, 303, "done=picture-removed")
}

func TestACoverIsWrittenIntoTheCase(t *testing.T) {
	o := open(t, map[string]string{"cases/club35/index.md": club})
	status, answer := o.send(o.upload("/_edit/pictures/cases/club35/index.md", "a.png", photo(t), "alt", "Twee mensen", "credit", "Stad", "use", "cover"))
	o.says("a cover", status, answer, 200, "De afbeelding is toegevoegd.", "hoofdbeeld")
	for _, want := range []string{"a.png", "Twee mensen", "Stad"} {
		if !strings.Contains(o.file("cases/club35/index.md"), want) {
			t.Errorf("no %q in\n%s", want, o.file("cases/club35/index.md"))
		}
	}
}

func TestUnsavedWorkIsThereAgainWhenACaseIsPutBack(t *testing.T) {
	o := open(t, map[string]string{"cases/club35.md": club})
	if status, _ := preview(o, "", "base", o.base("cases/club35.md"), "f.title", "Niet bewaard"); status != 200 {
		t.Fatal(status)
	}
	o.post("/_edit/delete/cases/club35.md")
	binned, err := o.desk.Bin()
	if err != nil || len(binned) != 1 {
		t.Fatal(binned, err)
	}
	o.post("/_edit/restore", "id", binned[0].ID)
	_, answer := o.get("/_edit/case/cases/club35.md")
	o.says("the form", 200, answer, 200, "U was hier bezig", "Niet bewaard")
}
