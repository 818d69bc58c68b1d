package schema

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"openoverheid.nu/internal/diag"
)

// The models of this repository.
const (
	casesFile   = "../../cases/schema.yaml"
	bridgesFile = "testdata/bridges.yaml"
)

// model reads a model that has to be without problems.
func model(t testing.TB, file string) *Model {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	m, problems := Parse(file, src)
	for _, p := range problems {
		t.Errorf("%s:%d:%d: %s", p.File, p.Line, p.Column, p.Text("en"))
	}
	return m
}

// told writes problems one a line: "line:column code args".
func told(problems []diag.Problem) string {
	var lines []string
	for _, p := range problems {
		lines = append(lines, strings.TrimSpace(fmt.Sprintf("%d:%d %s %s", p.Line, p.Column, p.Code, strings.Join(p.Args, " | "))))
	}
	return strings.Join(lines, "\n")
}

// violated writes violations one a line: "path code args".
func violated(violations []Violation) string {
	var lines []string
	for _, v := range violations {
		lines = append(lines, strings.TrimSpace(fmt.Sprintf("/%s %s %s", strings.Join(v.Path, "/"), v.Code, strings.Join(v.Args, " | "))))
	}
	return strings.Join(lines, "\n")
}

// front decodes front matter that is written as YAML in a test.
func front(t testing.TB, text string) any {
	t.Helper()
	r := &reporter{}
	n := readYAML(r, []byte(text))
	if n == nil || len(r.problems) > 0 {
		t.Fatalf("the test's own YAML is wrong:\n%s\n%s", text, told(r.problems))
	}
	return n.decoded()
}

func TestTheCoreHasNoProblems(t *testing.T) {
	if _, problems := Parse("core.yaml", coreFile); len(problems) > 0 {
		t.Error(told(problems))
	}
	m, _ := Parse("schema.yaml", []byte("properties: {}"))
	var names []string
	for _, f := range m.Fields {
		names = append(names, f.Name)
		if !f.Core {
			t.Errorf("%s is not marked as core", f.Name)
		}
	}
	want := "title date summary lastmod tags image related aliases id draft"
	if got := strings.Join(names, " "); got != want {
		t.Errorf("core fields: %s\nwant: %s", got, want)
	}
}

func TestEveryTextOfTheCaseModelIsInFourLanguages(t *testing.T) {
	m := model(t, casesFile)
	whole := func(where string, text Text) {
		t.Helper()
		for _, lang := range []string{"nl", "en", "fr", "de"} {
			if text[lang] == "" && text[""] == "" {
				t.Errorf("%s: nothing in %s", where, lang)
			}
		}
	}
	var all func(prefix string, fields []*Field)
	all = func(prefix string, fields []*Field) {
		for _, f := range fields {
			name := prefix + f.Name
			whole(name+" label", f.Label)
			whole(name+" example", f.Examples)
			whole(name+" help", f.Help)
			for _, term := range f.Terms {
				whole(name+" "+term.Value, term.Label)
			}
			if f.Facet != nil {
				whole(name+" path", f.Facet.Path)
				whole(name+" facet", f.Facet.Label)
				whole(name+" singular", f.Facet.Singular)
			}
			all(name+".", f.Fields)
		}
	}
	all("", m.Fields)
	for _, s := range m.Sections {
		whole(s.ID+" title", s.Title)
		whole(s.ID+" help", s.Help)
		whole(s.ID+" example", s.Example)
	}
	for _, name := range []string{"aspects", "channels"} {
		f, _ := m.Field(name)
		for _, term := range f.Terms {
			whole(name+" "+term.Value+" description", term.Description)
		}
	}
	whole("one", m.One)
	whole("many", m.Many)
}

func TestTheCaseModelIsWhatWasAgreed(t *testing.T) {
	m := model(t, casesFile)
	var fields, facets, sections []string
	for _, f := range m.Fields {
		name := f.Name
		if f.Required {
			name += "!"
		}
		fields = append(fields, name)
		if f.Facet != nil {
			facets = append(facets, f.Facet.Name+"="+f.Facet.Path.In("nl")+","+f.Facet.Path.In("en")+","+f.Facet.Path.In("fr")+","+f.Facet.Path.In("de"))
		}
	}
	for _, s := range m.Sections {
		title := s.TitleIn("nl")
		if s.Required {
			title += "!"
		}
		sections = append(sections, title)
	}
	for _, want := range []struct{ what, got, want string }{
		{"fields", strings.Join(fields, " "), "title! date! lastmod summary! organisations! level aspects! channels! tags status period " +
			"audience image media results sources related aliases id reviewed draft"},
		{"facets", strings.Join(facets, " "), "organisations=organisaties,organisations,organisations,organisationen " +
			"level=niveaus,levels,niveaux,ebenen aspects=aspecten,aspects,aspects,aspekte channels=kanalen,channels,canaux,kanaele " +
			"tags=tags,tags,tags,tags year=jaren,years,annees,jahre audience=doelgroepen,audiences,publics,zielgruppen"},
		{"sections", strings.Join(sections, " "), "Aanleiding! Aanpak! Resultaat! Moeilijkheden Succesfactoren Lessen Herhaalbaarheid"},
	} {
		if want.got != want.want {
			t.Errorf("%s:\n got %s\nwant %s", want.what, want.got, want.want)
		}
	}
	org, _ := m.Field("organisations")
	if !org.Author {
		t.Error("organisations are not the authors")
	}
}

func TestABridgeIsNothingLikeACase(t *testing.T) {
	m := model(t, bridgesFile)
	for _, want := range []struct{ what, got, want string }{
		{"name", m.Many.In("en"), "bridges"},
		{"address", m.ID, "https://bruggen.example/data/case.schema.json"},
		{"title", field(t, m, "title").LabelIn("nl"), "Naam van de brug"},
		{"river's facet", field(t, m, "river").Facet.Label.In("en"), "Waterways"},
		{"river's address", field(t, m, "river").Facet.Path.In("nl"), "rivieren"},
		{"year", string(field(t, m, "year").Kind), "integer"},
		{"inspections", string(field(t, m, "inspections").Display), "table"},
		{"closed", string(field(t, m, "closed").Display), "fact"},
		{"date has no facet", fmt.Sprint(field(t, m, "date").Facet), "<nil>"},
		{"tags have none either", fmt.Sprint(field(t, m, "tags").Facet), "<nil>"},
		{"but are a closed list", field(t, m, "tags").Terms[1].LabelIn("en"), "Railway"},
	} {
		if want.got != want.want {
			t.Errorf("%s: got %q, want %q", want.what, want.got, want.want)
		}
	}
	got := violated(m.Check(front(t, `
title: Vierendeelbrug
date: 2024-05-01
summary: Een brug van staal over het kanaal, gebouwd na de oorlog en nog altijd in gebruik.
type: hangbrug
river: [Leie]
year: 19
organisations: [Stad Gent]
inspections: [{date: 2021-05-04, state: goedd, works: [""]}]
replaces: Oude brug
`)))
	want := `/inspections/0/state schema-unknown-term-near goedd | goed | goed, matig, slecht
/inspections/0/works/0 schema-blank inspections.works
/organisations schema-unknown-key organisations |  | title, date, summary, type, river, year, designers, span, listed, closed, inspections, dimensions, references, replaces, tags, lastmod, image, related, aliases, id, draft
/replaces schema-bad-slug replaces | Oude brug
/type schema-unknown-term-near hangbrug | hang | boog, hang, tui, ophaal, balk
/year schema-too-low year | 19 | 1000`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func field(t testing.TB, m *Model, name string) *Field {
	t.Helper()
	f, ok := m.Field(name)
	if !ok {
		t.Fatalf("no field %s", name)
	}
	return f
}
