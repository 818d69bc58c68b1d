package editor

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"openoverheid.nu/internal/desk"
)

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
	_, answer := o.get("/_edit/")
	o.says("the list, at once", 200, answer, 200, `tag-warn">niet bewaard`)
	_, answer = o.get("/_edit/case/cases/club35.md")
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

// restarted is the same site in another run of the program.
func (o *office) restarted() *office {
	o.Helper()
	if err := o.editor.Close(); err != nil {
		o.Fatal(err)
	}
	session := NewSession()
	e, err := New(Options{
		Session: session, Desk: o.desk, Previewer: fakePreviewer{}, Lang: "nl",
		Languages: []Language{{"nl", "Nederlands"}, {"en", "English"}}, Now: func() time.Time { return today },
	})
	if err != nil {
		o.Fatal(err)
	}
	return &office{o.TB, o.dir, session, e, o.desk}
}

func TestAFormGoesOnAfterTheProgramWasStartedAgain(t *testing.T) {
	for what, source := range map[string]string{"a file": club, "a file with the line ends of Windows": strings.ReplaceAll(club, "\n", "\r\n")} {
		o := open(t, map[string]string{"cases/club35.md": source})
		base := o.base("cases/club35.md")
		preview(o, "", "base", base, "f.title", "Eerst")
		_, page := o.get("/_edit/case/cases/club35.md")
		origin := hidden(o, page, "origin")
		preview(o, "", "base", base, "origin", origin, "f.title", "Dan")
		o = o.restarted()
		if status, p := preview(o, "", "base", base, "origin", origin, "f.title", "Daarna"); status != 200 || !strings.Contains(p.Page, "title: Daarna") {
			t.Errorf("%s: %d, %s", what, status, p.Page)
		}
		o = o.restarted()
		_, page = o.get("/_edit/case/cases/club35.md")
		o.says(what, 200, page, 200, "Daarna", "U was hier bezig")
		origin = hidden(o, page, "origin")
		o = o.restarted()
		status, answer := o.post("/_edit/save/cases/club35.md", "base", base, "origin", origin, "as", "ready", "f.title", "Ten slotte")
		o.says(what+", saved", status, answer, 303)
		if got := o.file("cases/club35.md"); !strings.Contains(got, "title: Ten slotte") || strings.Contains(got, "\r") != strings.Contains(source, "\r") {
			t.Errorf("%s became\n%q", what, got)
		}
	}
}

func TestWorkThatCantBeWrittenDownStays(t *testing.T) {
	o := open(t, map[string]string{"cases/club35.md": club, ".openoverheid/unsaved": "a file where a folder should be: nothing can be kept"})
	status, answer := o.post("/_edit/preview/cases/club35.md?flush", "base", o.base("cases/club35.md"), "f.title", "Blijft")
	if status == 204 {
		t.Fatalf("it was written: %s", answer)
	}
	_, answer = o.get("/_edit/case/cases/club35.md")
	o.says("coming back at once", 200, answer, 200, "Blijft")
	if _, p := preview(o, "", "base", o.base("cases/club35.md"), "f.title", "Blijft echt"); !strings.Contains(p.Status, "kon niet bijgehouden worden") {
		t.Errorf("it says %q", p.Status)
	}
	_, answer = o.get("/_edit/case/cases/club35.md")
	o.says("coming back", 200, answer, 200, "Blijft echt")
	if err := os.Remove(filepath.Join(o.dir, ".openoverheid/unsaved")); err != nil {
		t.Fatal(err)
	}
	if err := o.editor.Close(); err != nil {
		t.Fatal(err)
	}
	if kept, err := o.desk.Kept("cases/club35.md"); err != nil || kept == nil || !strings.Contains(string(kept.Source), "Blijft echt") {
		t.Errorf("kept %v, %v", kept, err)
	}
}

func TestUnsavedWorkGoesOnUnderAnotherSlug(t *testing.T) {
	english := strings.Replace(club, "Club35", "Club thirty-five", 1)
	o := open(t, map[string]string{"cases/club35.md": club, "cases/club35.en.md": english})
	preview(o, "", "base", o.base("cases/club35.md"), "f.title", "Niet bewaard")
	o.post("/_edit/preview/cases/club35.en.md", "base", o.base("cases/club35.en.md"), "f.title", "Not saved")
	status, answer := o.post("/_edit/rename/cases/club35.md", "slug", "jongeren")
	o.says("renaming", status, answer, 303, "cases/jongeren.md")
	for name, texts := range map[string][]string{"cases/jongeren.md": {"title: Niet bewaard", "/cases/club35/"}, "cases/jongeren.en.md": {"title: Not saved", "/en/cases/club35/"}} {
		_, page := o.get("/_edit/case/" + name)
		if strings.Contains(page, "js-foreign") && strings.Contains(page, "veranderde intussen ook") {
			t.Errorf("%s: nobody else changed it", name)
		}
		title := strings.TrimPrefix(texts[0], "title: ")
		status, answer := o.post("/_edit/save/"+name, "base", hidden(o, page, "base"), "origin", hidden(o, page, "origin"), "as", "ready", "f.title", title)
		o.says(name, status, answer, 303)
		for _, text := range texts {
			if got := o.file(name); !strings.Contains(got, text) {
				t.Errorf("%s: no %q in\n%s", name, text, got)
			}
		}
	}
}
