package site

import (
	"os"
	"testing"

	"openoverheid.nu/internal/schema"
)

// bridges is a content model that has nothing to do with government, in Dutch and English.
func bridges(t *testing.T) *schema.Model {
	t.Helper()
	src, err := os.ReadFile("../schema/testdata/bridges.yaml")
	if err != nil {
		t.Fatal(err)
	}
	m, problems := schema.Parse("cases/schema.yaml", src)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return m
}

func TestAnyModelGetsItsFacets(t *testing.T) {
	o := options()
	o.Model = bridges(t)
	s := derive(t, `-- cases/sint-michielsbrug.md --
type: boog
river: [Leie]
year: 1909
designers: [Louis Cloquet]
-- cases/zandbrug.md --
type: balk
river: [Leie, Lieve]
year: 870
-- cases/sint-michielsbrug.en.md --
type: boog
river: [Leie]
year: 1909
`, o)
	english, _ := s.Language("en")
	for _, example := range []struct {
		l                 *Language
		name, path, terms string
	}{
		{s.Default(), "year", "/bouwjaren/", "870 870 1\n1909 1909 1"},
		{s.Default(), "type", "/types/", "Boogbrug boog 1\nLiggerbrug balk 1"},
		{s.Default(), "river", "/rivieren/", "Leie leie 2\nLieve lieve 1"},
		{english, "type", "/en/types/", "Arch bridge boog 1"},
		{english, "river", "/en/rivers/", "Leie leie 1"},
	} {
		f := facet(t, example.l, example.name)
		if f.Path != example.path || terms(f) != example.terms || f.Label == "" {
			t.Errorf("%s: got %s (%s) with\n%s", example.name, f.Path, f.Label, terms(f))
		}
	}
	authors := entry(t, s, "sint-michielsbrug").Authors()
	if len(authors) != 1 || authors[0].Path != "/ontwerpers/louis-cloquet/" {
		t.Errorf("authors: %v", authors)
	}
	if _, ok := s.Default().Facet("tags"); ok {
		t.Error("a field that the model makes no facet is one")
	}
}

// kinds has a facet of every kind of value that is not a text.
func kinds() *schema.Model {
	facet := func(name, path string) *schema.Facet { return &schema.Facet{Name: name, Path: schema.Text{"nl": path}} }
	return &schema.Model{Fields: []*schema.Field{
		{Name: "year", Kind: schema.Integer, Facet: facet("year", "bouwjaren")},
		{Name: "span", Kind: schema.Number, Facet: facet("span", "overspanningen")},
		{Name: "movable", Kind: schema.Boolean, Facet: facet("movable", "beweegbaar")},
		{Name: "opened", Kind: schema.Date, Facet: facet("opened", "geopend")},
		{Name: "river", Kind: schema.String, Facet: facet("river", "rivieren")},
	}}
}

func TestNumbersDatesAndYesOrNoCanBeFacets(t *testing.T) {
	o := options()
	o.Model = kinds()
	s := derive(t, `-- cases/pont-des-trous.md --
year: 1923
span: 9.5
movable: false
opened: 1923-05-01
-- cases/meir.md --
year: 870
span: 120
movable: true
opened: 1999-12-31
-- cases/krom.md --
movable: misschien
span: breed
`, o)
	for name, want := range map[string]string{
		"year":    "870 870 1\n1923 1923 1",
		"span":    "breed breed 1\n9.5 9-5 1\n120 120 1",
		"movable": "ja ja 1\nmisschien misschien 1\nnee nee 1",
		"opened":  "1999-12-31 1999-12-31 1\n1923-05-01 1923-05-01 1",
	} {
		if got := terms(facet(t, s.Default(), name)); got != want {
			t.Errorf("%s: got\n%s", name, got)
		}
	}
}

func TestFacetsOfAModelMayNotCollide(t *testing.T) {
	o := options()
	o.Reserved = []string{"/over/"}
	m := kinds()
	o.Model = m
	field(m, "year").Facet.Path["nl"] = "zoeken"
	field(m, "span").Facet.Path["nl"] = "rivieren"
	field(m, "movable").Facet.Path["nl"] = "over"
	field(m, "opened").Facet.Path["nl"] = "en"
	field(m, "opened").Facet.Path["fr"] = "ouvert"
	m.Fields = append(m.Fields, &schema.Field{Name: "river2", Kind: schema.String, Facet: &schema.Facet{Name: "river"}})
	wantProblems(t, "", o,
		"cases/schema.yaml:0:0: site-facet-name-taken river",
		"cases/schema.yaml:0:0: site-facet-path-reserved /en/ | opened",
		"cases/schema.yaml:0:0: site-facet-path-reserved /en/over/ | movable",
		"cases/schema.yaml:0:0: site-facet-path-reserved /en/zoeken/ | year",
		"cases/schema.yaml:0:0: site-facet-path-reserved /fr/over/ | movable",
		"cases/schema.yaml:0:0: site-facet-path-reserved /fr/zoeken/ | year",
		"cases/schema.yaml:0:0: site-facet-path-reserved /over/ | movable",
		"cases/schema.yaml:0:0: site-facet-path-reserved /zoeken/ | year",
		"cases/schema.yaml:0:0: site-facet-path-taken /en/rivieren/ | river | span",
		"cases/schema.yaml:0:0: site-facet-path-taken /fr/rivieren/ | river | span",
		"cases/schema.yaml:0:0: site-facet-path-taken /rivieren/ | river | span",
	)
}

func TestAPathOfTheModelCannotLeaveTheSite(t *testing.T) {
	o := options()
	field(o.Model, "tags").Facet.Path = schema.Text{"nl": "../../Trefwoorden!"}
	s := derive(t, "-- cases/a.md --\ntags: [x]\n", o)
	if got := facet(t, s.Default(), "tags").Path; got != "/trefwoorden/" {
		t.Errorf("got %s", got)
	}
}
