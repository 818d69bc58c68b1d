package desk

import (
	"errors"
	"maps"
	"slices"
	"testing"
)

func TestRenamingMovesACaseInAllItsLanguages(t *testing.T) {
	d := newTable(t, files{
		"cases/2012/oud/index.md": text("Oud"), "cases/2012/oud/index.fr.md": text("Vieux"), "cases/2012/oud/foto.jpg": "p",
		"cases/oud.en.md": text("Old"), "cases/x.md": text("X", "related: [zus, oud] # zie ook\n"), "cases/zus.md": text("Y"),
	})
	d.save("cases/2012/oud/index.md", text("Ouder"))
	if err := d.Keep("cases/2012/oud/index.md", Work{Source: []byte("half")}); err != nil {
		t.Fatal(err)
	}
	r := must[*Renamed](t)(d.RenameCase("cases/2012/oud/index.md", Renaming{Slug: "nieuw"}))
	if r.Name != "cases/2012/nieuw/index.md" || !slices.Equal(r.Related, []string{"cases/x.md"}) || r.Files["cases/oud.en.md"] != "cases/nieuw.en.md" {
		t.Errorf("got %+v", r)
	}
	d.expect(files{
		"cases/2012/nieuw/index.md":    text("Ouder", "aliases: [/cases/oud/]\n", "id: oud\n"),
		"cases/2012/nieuw/index.fr.md": text("Vieux", "aliases: [/fr/cases/oud/]\n"), "cases/2012/nieuw/foto.jpg": "p",
		"cases/nieuw.en.md": text("Old", "aliases: [/en/cases/oud/]\n"),
		"cases/x.md":        text("X", "related: [zus, nieuw] # zie ook\n"), "cases/zus.md": text("Y"),
	})
	if got := d.history(r.Name); !slices.Equal(got, []string{text("Ouder"), text("Oud")}) {
		t.Errorf("history: %q", got)
	}
	if w, err := d.Kept(r.Name); err != nil || w == nil || string(w.Source) != "half" {
		t.Errorf("unsaved: %v, %v", w, err)
	}
	d.checked()

	again := must[*Renamed](t)(d.RenameCase(r.Name, Renaming{Slug: "nieuwst"}))
	if c := must[*Copy](t)(d.Read(again.Name)); c.Case.ID != "oud" || !slices.Equal(c.Case.Aliases, []string{"/cases/oud/", "/cases/nieuw/"}) {
		t.Errorf("then id %s, aliases %v", c.Case.ID, c.Case.Aliases)
	}
	back := must[string](t)(d.Rename(again.Name, "oud"))
	c := must[*Copy](t)(d.Read(back))
	if _, has := c.Case.Get("id"); has || !slices.Equal(c.Case.Aliases, []string{"/cases/nieuw/", "/cases/nieuwst/"}) {
		t.Errorf("back: id %s, aliases %v", c.Case.ID, c.Case.Aliases)
	}
	d.checked()
}

func TestRenamingACaseThatNobodyKnowsLeavesNothingBehind(t *testing.T) {
	d := newTable(t, files{"cases/nieuwe-case.md": text("Nieuwe case")})
	must[*Renamed](t)(d.RenameCase("cases/nieuwe-case.md", Renaming{Slug: "club", Unpublished: true}))
	d.expect(files{"cases/club.md": text("Nieuwe case")})
}

func TestRenamingIsRefusedWhereItWouldTakeSomethingFromAnother(t *testing.T) {
	with := files{
		"cases/a.md": text("A"), "cases/2012/b/index.md": text("B"), "cases/c.fr.md": text("C"), "cases/was.md": text("W", "aliases: [/cases/weg/]\n", "id: eerst\n"),
		"cases/Map.md": "x", "cases/groep/index.md": text("G"), "cases/groep/d.md": text("D"), "cases/stuk.md": "\xff",
	}
	d := newTable(t, with)
	for _, slug := range []string{"b", "c", "weg", "eerst", "map"} {
		_, err := d.Rename("cases/a.md", slug)
		refused(t, err, "desk-slug-taken")
	}
	_, err := d.Rename("cases/groep/index.md", "vrij")
	refused(t, err, "desk-not-alone")
	_, err = d.Rename("cases/stuk.md", "vrij")
	refused(t, err, "desk-no-text")
	_, err = d.Rename("cases/niets.md", "vrij")
	refused(t, err, "desk-missing")
	if name := must[string](t)(d.Rename("cases/a.md", "a")); name != "cases/a.md" {
		t.Errorf("got %s", name)
	}
	d.expect(with)
}

// TestAPlanThatSomebodyLeftIsFinished stops before each step of a renaming, as a killed process does.
func TestAPlanThatSomebodyLeftIsFinished(t *testing.T) {
	with := files{"cases/a.md": text("A"), "cases/a.fr.md": text("F"), "cases/x.md": text("X", "related: [a]\n")}
	want := files{"cases/b.md": text("A", "aliases: [/cases/a/]\n", "id: a\n"), "cases/b.fr.md": text("F", "aliases: [/fr/cases/a/]\n"), "cases/x.md": text("X", "related: [b]\n")}
	for done := range 8 {
		d := newTable(t, with)
		k := d.planned("a", "b")
		if err := d.stage(&k.plan); err != nil {
			t.Fatal(err)
		}
		for _, s := range k.plan.Steps[:min(done, len(k.plan.Steps))] {
			if err := d.do(s); err != nil {
				t.Fatal(err)
			}
		}
		again := openTable(t, d.dir, Limits{})
		again.expect(want)
		if again.disk().has(todoDir) {
			t.Errorf("after %d steps the plan is still there", done)
		}
	}
}

func (d *table) planned(from, to string) *renaming {
	d.t.Helper()
	entries := must[[]*entry](d.t)(d.entries(d.t.Context()))
	k := &renaming{d: d.Desk, old: from, files: must[[]where](d.t)(d.files(from)), Renaming: Renaming{Slug: to}, Renamed: Renamed{Files: map[string]string{}}}
	for _, step := range []func([]*entry) error{k.checkFree, k.moveFiles, k.editFiles, k.editRelated} {
		if err := step(entries); err != nil {
			d.t.Fatal(err)
		}
	}
	return k
}

// TestAChangeThatFailsHalfWayIsUndone has another program change the last file of a renaming while it is under way.
func TestAChangeThatFailsHalfWayIsUndone(t *testing.T) {
	with := files{"cases/a/index.md": text("A"), "cases/a/p.png": "p", "cases/x.md": text("X", "related: [a]\n")}
	d := newTable(t, with)
	k := d.planned("a", "b")
	write(t, d.dir, "cases/x.md", "ondertussen")
	var conflict *ConflictError
	if err := d.carryOut(&k.plan); !errors.As(err, &conflict) || conflict.Name != "cases/x.md" {
		t.Errorf("got %v", err)
	}
	want := maps.Clone(with)
	want["cases/x.md"] = "ondertussen"
	d.expect(want)
	if d.disk().has(todoDir) {
		t.Error("the plan is still there")
	}
}

func TestAPlanOfSomebodyElseIsNotCarriedOut(t *testing.T) {
	for _, to := range []string{"config.yaml", "../x", "cases/.git/config", ".openoverheid", ".git/hooks/x", "cases/terms/../../x"} {
		d := newTable(t, files{"cases/a.md": text("A"), "config.yaml": "c"})
		write(t, d.dir, planName, `{"steps": [{"from": "cases/a.md", "to": "`+to+`"}]}`)
		openTable(t, d.dir, Limits{})
		d.expect(files{"cases/a.md": text("A"), "config.yaml": "c"})
		if d.disk().has(todoDir) {
			t.Errorf("%s: the plan is still there", to)
		}
	}
}
