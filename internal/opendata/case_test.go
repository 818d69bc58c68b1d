package opendata_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
	"time"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/schema"
	"openoverheid.nu/internal/site"
)

// derive makes a site of case files by name, with the model of the repository.
func derive(t testing.TB, sources map[string]string) *site.Site {
	t.Helper()
	s, problems := lenient(t, sources)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return s
}

// lenient is derive of cases that may not pass the checks, with what is wrong with each file by itself.
func lenient(t testing.TB, sources map[string]string) (*site.Site, []diag.Problem) {
	t.Helper()
	return siteOf(t, sources, site.Options{
		BaseURL: "https://proef.example/", Authority: site.Authority{Domain: "proef.example", Date: "2026"}, Model: theModel(t),
		Languages: []site.LanguageOptions{{Code: "nl"}, {Code: "en"}, {Code: "fr"}}, Now: time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC),
	})
}

// theModel is the content model of the repository.
func theModel(t testing.TB) *schema.Model {
	t.Helper()
	src, err := os.ReadFile("../../cases/schema.yaml")
	if err != nil {
		t.Fatal(err)
	}
	model, problems := schema.Parse("cases/schema.yaml", src)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return model
}

func siteOf(t testing.TB, sources map[string]string, o site.Options) (*site.Site, []diag.Problem) {
	t.Helper()
	var cases []*casefile.Case
	var problems []diag.Problem
	for name, text := range sources {
		c, found := casefile.Parse(name, []byte(text), casefile.Rules{Model: o.Model, Languages: []string{"nl", "en", "fr"}})
		problems = append(problems, found...)
		cases = append(cases, c)
	}
	s, _ := site.New(cases, o)
	return s, problems
}

// read is a case's document, decoded.
func read(t *testing.T, s *site.Site, e *site.Entry) (document struct {
	ID, URL, Lang, Body string
	Case                map[string]any
	Terms               map[string][]struct{ Value, Label, URL string }
	Sections            []struct{ ID, Title, Text string }
	Translations        []struct{ Lang, URL string }
}) {
	t.Helper()
	data, ok := allFiles(t, s)[e.Path+"index.json"]
	if !ok {
		t.Fatalf("%s has no document", e.File)
	}
	if err := json.Unmarshal(data, &document); err != nil {
		t.Fatalf("%v in\n%s", err, data)
	}
	return document
}

func TestRealCasesAreValidByTheSchema(t *testing.T) {
	names, err := filepath.Glob("../../cases/*.md")
	if err != nil || len(names) == 0 {
		t.Fatal("there are no cases to check", err)
	}
	sources := map[string]string{}
	for _, name := range names {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		sources["cases/"+filepath.Base(name)] = string(src)
	}
	s := derive(t, sources)
	if len(s.Default().Entries) == 0 {
		t.Fatal("no case is shown")
	}
	for _, l := range s.Languages {
		for _, e := range l.Entries {
			d := read(t, s, e)
			if violations := s.Model.Check(d.Case); len(violations) > 0 {
				t.Errorf("%s: %v", e.File, violations)
			}
			if d.Body != e.Body || len(d.Sections) != len(e.Sections) {
				t.Errorf("%s: the text is not that of the file", e.File)
			}
		}
	}
}

func TestACaseForPrograms(t *testing.T) {
	s := derive(t, map[string]string{
		"cases/club.md":    "---\ntitle: \"</script> 2012 \\u2028\"\ndate: 2012-03-06\nchannels: [twitter]\nperiod: {start: 2011}\nx-notitie: geheim\nreviewed:\n---\n\n## Lessen\n\nVeel & <b>meer</b>.\n",
		"cases/club.en.md": "---\ntitle: 2012\ndate: 2012-03-06\n---\n",
	})
	dutch, _ := s.Default().Entry("club")
	d := read(t, s, dutch)
	if d.Case["title"] != "</script> 2012 \u2028" || d.Sections[0].Text != "Veel & <b>meer</b>." {
		t.Errorf("texts are not as they stand: %q, %q", d.Case["title"], d.Sections[0].Text)
	}
	if d.Terms["channels"][0].Label != "Twitter" || d.Terms["channels"][0].URL != "https://proef.example/kanalen/twitter/" {
		t.Errorf("the channels are %v", d.Terms["channels"])
	}
	if period := d.Case["period"].(map[string]any); period["start"] != 2011.0 {
		t.Errorf("the period is %v: a year is a number by the schema", period)
	}
	for _, key := range []string{"x-notitie", "reviewed"} {
		if value, ok := d.Case[key]; ok {
			t.Errorf("%s is %v: the editor's own and what is empty stay out", key, value)
		}
	}
	if len(d.Translations) != 1 || d.Translations[0].URL != "https://proef.example/en/cases/club/" {
		t.Errorf("translations: %v", d.Translations)
	}
	if english := read(t, s, dutch.Translations[0]); english.Case["title"] != "2012" || english.Lang != "en" {
		t.Errorf("a title that looks like a number is %v", english.Case["title"])
	}
}
