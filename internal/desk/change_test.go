package desk

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/site"
)

func TestANewCaseIsADraftUnderTheAddressOfItsTitle(t *testing.T) {
	d := newTable(t, nil)
	name := must[string](t)(d.Create("Café “De Brug”", "nl"))
	if name != "cases/cafe-de-brug.md" {
		t.Errorf("is called %s", name)
	}
	c := must[*Copy](t)(d.Read(name))
	if !c.Case.Draft || c.Case.Title != "Café “De Brug”" || diag.HasErrors(c.Problems) {
		t.Errorf("got %v, %q, %v", c.Case.Draft, c.Case.Title, c.Problems)
	}
	_, err := d.Create("CAFE DE BRUG!", "")
	var taken *TakenError
	if !errors.As(err, &taken) || taken.Name != name || taken.Free != "cafe-de-brug-2" {
		t.Fatalf("got %v", err)
	}
	refused(t, err, "desk-slug-taken")
	if name := must[string](t)(d.CreateAs("Café", "nl", taken.Free)); name != "cases/cafe-de-brug-2.md" {
		t.Errorf("is called %s", name)
	}
	if name := must[string](t)(d.Create("Cafe de brug", "fr")); name != "cases/cafe-de-brug.fr.md" {
		t.Errorf("the translation is called %s", name)
	}
	_, err = d.Create("?!", "nl")
	refused(t, err, "desk-no-title")
	_, err = d.Create("Haus", "de")
	refused(t, err, "desk-language")
}

func TestANewTranslationGoesBesideItsOriginal(t *testing.T) {
	d := newTable(t, files{"cases/2012/club/index.md": text("Club"), "cases/2013/los.md": text("Los")})
	for slug, want := range map[string]string{"club": "cases/2012/club/index.fr.md", "los": "cases/2013/los.fr.md"} {
		if got := must[string](t)(d.CreateAs("Titre", "fr", slug)); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	_, err := d.CreateAs("Club", "nl", "club")
	refused(t, err, "desk-slug-taken")
}

// checked holds that the site has no problems between its cases.
func (d *table) checked() {
	d.t.Helper()
	var cases []*casefile.Case
	for _, i := range d.list() {
		cases = append(cases, must[*Copy](d.t)(d.Read(i.Name)).Case)
	}
	_, problems := site.New(cases, site.Options{BaseURL: "https://voorbeeld.example/", Model: testModel(),
		Languages: []site.LanguageOptions{{Code: "nl"}, {Code: "en"}, {Code: "fr"}}})
	for _, p := range problems {
		if p.Code != "site-translation-alone" {
			d.t.Errorf("%s: %s", p.File, p.Text("en"))
		}
	}
}

func TestAPictureMakesAFolderOfACase(t *testing.T) {
	d := newTable(t, files{"cases/2012/a.md": text("A"), "cases/2012/a.fr.md": text("F"), "cases/2012/b.md": text("B")})
	d.save("cases/2012/a.md", text("Aa"))
	stored, name, err := d.AddPicture("cases/2012/a.md", "foto.jpg", []byte("een"))
	if err != nil || stored != "foto.jpg" || name != "cases/2012/a/index.md" {
		t.Fatalf("got %s, %s, %v", stored, name, err)
	}
	for content, want := range map[string]string{"twee": "foto-2.jpg", "een": "foto.jpg"} {
		if stored, again, err := d.AddPicture(name, "foto.jpg", []byte(content)); err != nil || stored != want || again != name {
			t.Errorf("%s: got %s, %s, %v", content, stored, again, err)
		}
	}
	if stored, _, _ := d.AddPicture(name, "FOTO.jpg", []byte("drie")); stored != "FOTO-3.jpg" {
		t.Errorf("got %s", stored)
	}
	d.expect(files{
		"cases/2012/a/index.md": text("Aa"), "cases/2012/a/index.fr.md": text("F"), "cases/2012/b.md": text("B"),
		"cases/2012/a/foto.jpg": "een", "cases/2012/a/foto-2.jpg": "twee", "cases/2012/a/FOTO-3.jpg": "drie",
	})
	if len(d.history(name)) != 1 {
		t.Error("the history stayed behind")
	}
	if got := must[[]byte](t)(d.Picture(name, "foto-2.jpg")); string(got) != "twee" {
		t.Errorf("got %q", got)
	}
	if c := must[*Copy](t)(d.Read(name)); !slices.Equal(c.Files, []string{"FOTO-3.jpg", "foto-2.jpg", "foto.jpg"}) {
		t.Errorf("beside it: %v", c.Files)
	}
}

func TestTheFirstLineOfACaseFollowsIt(t *testing.T) {
	d := newTable(t, nil)
	name := must[string](t)(d.Create("Alfa", "nl"))
	must[string](t)(d.CreateAs("Alpha", "en", "alfa"))
	windows := "\ufeff" + strings.ReplaceAll(d.site()["cases/alfa.en.md"], "\n", "\r\n")
	write(t, d.dir, "cases/alfa.en.md", windows)
	if _, ok := d.site()[casefile.SchemaFile]; !ok {
		t.Error("there is no schema")
	}
	_, name, err := d.AddPicture(name, "foto.jpg", []byte("p"))
	if err != nil {
		t.Fatal(err)
	}
	name = must[string](t)(d.Rename(name, "bravo"))
	first := func(name string) string { return strings.Split(d.site()[name], "\n")[1] }
	if got := first(name); got != "# yaml-language-server: $schema=../case.schema.json" {
		t.Errorf("%s begins with %q", name, got)
	}
	if got := first("cases/bravo/index.en.md"); got != "# yaml-language-server: $schema=../case.schema.json\r" {
		t.Errorf("the other begins with %q", got)
	}
	if strings.Count(d.site()["cases/bravo/index.en.md"], "\n") != strings.Count(d.site()["cases/bravo/index.en.md"], "\r\n") {
		t.Error("some lines end otherwise now")
	}
}

func TestPicturesAreBounded(t *testing.T) {
	d := newTable(t, files{"cases/a.md": text("A")})
	small := openTable(t, d.dir, Limits{Picture: 1 << 20, Pictures: 2})
	_, _, err := small.AddPicture("cases/a.md", "a.jpg", make([]byte, 1<<20+1))
	refused(t, err, "desk-picture-large")
	d.expect(files{"cases/a.md": text("A")})
	name := "cases/a.md"
	for _, content := range []string{"1", "2"} {
		_, name, err = small.AddPicture(name, "a.jpg", []byte(content))
		if err != nil {
			t.Fatal(err)
		}
	}
	_, _, err = small.AddPicture(name, "a.jpg", []byte("3"))
	refused(t, err, "desk-pictures-full")
}

func TestUndoIsASaveThatCanBeUndone(t *testing.T) {
	d := newTable(t, files{"cases/a.md": "\ufeffeen\r\n"})
	d.save("cases/a.md", "twee\n")
	d.save("cases/a.md", "drie\n")
	first := must[[]Revision](t)(d.Revisions("cases/a.md"))[1]
	must[string](t)(d.Undo("cases/a.md", first.ID, d.version("cases/a.md")))
	d.expect(files{"cases/a.md": "\ufeffeen\r\n"})
	must[string](t)(d.Undo("cases/a.md", must[[]Revision](t)(d.Revisions("cases/a.md"))[0].ID, d.version("cases/a.md")))
	d.expect(files{"cases/a.md": "\ufeffdrie\r\n"})
	_, err := d.Undo("cases/a.md", first.ID, "een andere")
	var conflict *ConflictError
	if !errors.As(err, &conflict) {
		t.Errorf("got %v", err)
	}
}

func TestUndoingFromBeforeARenamingKeepsTheOldAddress(t *testing.T) {
	d := newTable(t, files{"cases/a.md": text("Een", "aliases: [/2012/a/]\n")})
	d.save("cases/a.md", text("Twee", "aliases: [/2012/a/]\n"))
	name := must[string](t)(d.Rename("cases/a.md", "b"))
	revisions := must[[]Revision](t)(d.Revisions(name))
	must[string](t)(d.Undo(name, revisions[len(revisions)-1].ID, d.version(name)))
	d.expect(files{"cases/b.md": text("Een", "aliases: [/2012/a/, /cases/a/]\n", "id: a\n")})
}

func TestHistoryIsBoundedAndInOrder(t *testing.T) {
	d := newTable(t, files{"cases/a.md": "0"})
	still := openTable(t, d.dir, Limits{Revisions: 3})
	still.now = func() time.Time { return time.Unix(0, 0) } // a clock that stands still
	for _, source := range []string{"1", "2", "3", "4", "5"} {
		still.save("cases/a.md", source)
	}
	if got := still.history("cases/a.md"); !slices.Equal(got, []string{"4", "3", "2"}) {
		t.Errorf("got %q", got)
	}
}

func TestUnsavedWorkIsKeptUntilItIsDropped(t *testing.T) {
	d := newTable(t, files{"cases/a.md": text("A"), "cases/b.md": text("B")})
	if w, err := d.Kept("cases/a.md"); w != nil || err != nil {
		t.Errorf("got %v, %v", w, err)
	}
	want := Work{Base: "1", Source: []byte("half \x00\xff"), Form: []byte("f.title=x"), At: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)}
	for range 2 {
		if err := d.Keep("cases/a.md", want); err != nil {
			t.Fatal(err)
		}
	}
	again := openTable(t, d.dir, Limits{Unsaved: 1})
	got := must[*Work](t)(again.Kept("cases/a.md"))
	if got.Base != want.Base || !bytes.Equal(got.Source, want.Source) || !bytes.Equal(got.Form, want.Form) || !got.At.Equal(want.At) {
		t.Errorf("got %+v", got)
	}
	if items := d.list(); !items[0].Unsaved || items[1].Unsaved {
		t.Errorf("got %+v", items)
	}
	refused(t, again.Keep("cases/b.md", Work{}), "desk-unsaved-full")
	for range 2 {
		if err := d.Drop("cases/a.md"); err != nil {
			t.Fatal(err)
		}
	}
	if items := d.list(); items[0].Unsaved {
		t.Error("still there")
	}
	if err := again.Keep("cases/b.md", Work{}); err != nil {
		t.Error(err)
	}
}

func TestGitIsToldToLeaveTheFolderAlone(t *testing.T) {
	d := newTable(t, files{"cases/a.md": "a"})
	d.save("cases/a.md", "b")
	src, err := os.ReadFile(filepath.Join(d.dir, ".openoverheid", ".gitignore"))
	if err != nil || !strings.HasSuffix(string(src), "\n*\n") {
		t.Errorf("got %q, %v", src, err)
	}
}
