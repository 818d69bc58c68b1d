package editor

import (
	"strings"
	"testing"
)

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
