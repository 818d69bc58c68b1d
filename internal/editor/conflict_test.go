package editor

import (
	"net/url"
	"strings"
	"testing"

	"openoverheid.nu/internal/casediff"
)

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
