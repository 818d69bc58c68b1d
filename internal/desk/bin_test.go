package desk

import (
	"maps"
	"testing"
)

func TestADeletedCaseGoesToTheBinAndBack(t *testing.T) {
	with := files{
		"cases/a/index.md": text("A"), "cases/a/index.fr.md": text("A en français"), "cases/a/foto.jpg": "p", "cases/a/bron/x.pdf": "q",
		"cases/a.en.md": text("A in English"), "cases/b.md": text("B", "draft: true\n"),
	}
	d := newTable(t, with)
	b := must[*Binned](t)(d.Delete("cases/a/index.md"))
	if b.Title != "A" || len(b.Names) != 3 || b.Tombstone == nil || b.Tombstone.Case != "a" || b.Tombstone.Lang != "" {
		t.Errorf("got %+v", b)
	}
	if got := b.Tombstone.YAML(); got != "  - case: a\n    date: 2026-11-01\n" {
		t.Errorf("got %q", got)
	}
	draft := must[*Binned](t)(d.Delete("cases/b.md"))
	if draft.Tombstone != nil {
		t.Errorf("a draft needs no %v", draft.Tombstone)
	}
	d.expect(files{})
	if bin := must[[]Binned](t)(d.Bin()); len(bin) != 2 || bin[0].ID != draft.ID || bin[1].ID != b.ID {
		t.Errorf("bin: %+v", bin)
	}
	write(t, d.dir, "cases/b.md", text("Een andere B"))
	_, err := d.Restore(draft.ID)
	refused(t, err, "desk-place-taken")
	if name := must[string](t)(d.Restore(b.ID)); name != "cases/a.en.md" {
		t.Errorf("restored %s", name)
	}
	want := maps.Clone(with)
	want["cases/b.md"] = text("Een andere B")
	d.expect(want)
	_, err = d.Restore(b.ID)
	refused(t, err, "desk-not-in-bin")
	if err := d.Purge(draft.ID); err != nil || len(must[[]Binned](t)(d.Bin())) > 0 {
		t.Errorf("the bin is not empty: %v", err)
	}
}

func TestACaseIsNotRestoredUnderAnAddressThatAnotherHas(t *testing.T) {
	d := newTable(t, files{"cases/a.md": text("A")})
	b := must[*Binned](t)(d.Delete("cases/a.md"))
	write(t, d.dir, "cases/2012/a/index.md", text("Nieuw"))
	_, err := d.Restore(b.ID)
	refused(t, err, "desk-place-taken")
}

func TestOneLanguageGoesToTheBinAlone(t *testing.T) {
	with := files{"cases/a/index.md": text("A"), "cases/a/index.fr.md": text("F"), "cases/a/foto.jpg": "p"}
	d := newTable(t, with)
	b := must[*Binned](t)(d.DeleteLanguage("cases/a/index.fr.md"))
	if b.Tombstone == nil || b.Tombstone.Lang != "fr" {
		t.Errorf("got %+v", b)
	}
	d.expect(files{"cases/a/index.md": text("A"), "cases/a/foto.jpg": "p"})
	must[string](t)(d.Restore(b.ID))
	d.expect(with)
	must[*Binned](t)(d.DeleteLanguage("cases/a/index.fr.md"))
	must[*Binned](t)(d.DeleteLanguage("cases/a/index.md"))
	d.expect(files{})
}

func TestACaseWithOthersInItsFolderIsNotDeleted(t *testing.T) {
	with := files{"cases/groep/index.md": text("G"), "cases/groep/d.md": text("D")}
	d := newTable(t, with)
	_, err := d.Delete("cases/groep/index.md")
	refused(t, err, "desk-not-alone")
	d.expect(with)
}

func TestARemovedPictureGoesToTheBin(t *testing.T) {
	d := newTable(t, files{"cases/a/index.md": text("A"), "cases/a/foto.jpg": "p", "cases/a/map.x/y": "q"})
	if err := d.RemovePicture("cases/a/index.md", "foto.jpg"); err != nil {
		t.Fatal(err)
	}
	refused(t, d.RemovePicture("cases/a/index.md", "foto.jpg"), "desk-missing")
	refused(t, d.RemovePicture("cases/a/index.md", "map.x"), "desk-picture-name")
	bin := must[[]Binned](t)(d.Bin())
	if len(bin) != 1 || bin[0].Picture != "foto.jpg" {
		t.Fatalf("bin: %+v", bin)
	}
	if name := must[string](t)(d.Restore(bin[0].ID)); name != "cases/a/index.md" {
		t.Errorf("restored %s", name)
	}
	d.expect(files{"cases/a/index.md": text("A"), "cases/a/foto.jpg": "p", "cases/a/map.x/y": "q"})
	if err := d.RemovePicture("cases/a/index.md", "foto.jpg"); err != nil {
		t.Fatal(err)
	}
	must[*Binned](t)(d.Delete("cases/a/index.md"))
	bin = must[[]Binned](t)(d.Bin())
	_, err := d.Restore(bin[1].ID)
	refused(t, err, "desk-missing")
}
