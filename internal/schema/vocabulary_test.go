package schema

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

func TestVocabularyNamesOpenTerms(t *testing.T) {
	v, problems := ParseVocabulary(model(t, casesFile), map[string][]byte{
		"cases/terms/organisations.yaml": []byte(`
- name: Kind en Gezin
  also: [Kind & Gezin, K&G]
  label: {fr: Kind en Gezin (agence)}
  description: {nl: Agentschap voor kinderen en hun ouders.}
  url: https://voorbeeld.example
- name: Bestuurszaken
  also: Departement Bestuurszaken
`),
		"cases/terms/synonyms.yaml": []byte("niet: voor ons"),
	})
	if len(problems) > 0 {
		t.Fatal(told(problems))
	}
	want := Vocabulary{"organisations": {
		{
			Name: "Kind en Gezin", Also: []string{"Kind & Gezin", "K&G"}, Label: Text{"fr": "Kind en Gezin (agence)"},
			Description: Text{"nl": "Agentschap voor kinderen en hun ouders."}, URL: "https://voorbeeld.example",
		},
		{Name: "Bestuurszaken", Also: []string{"Departement Bestuurszaken"}},
	}}
	if !reflect.DeepEqual(v, want) {
		t.Errorf("got %+v\nwant %+v", v, want)
	}
}

func TestVocabularyReportsWhatIsWrong(t *testing.T) {
	m := model(t, casesFile)
	for _, c := range []struct{ name, file, src, want string }{
		{"a file after no field", "organisation.yaml", "", "0:0 schema-terms-file-near organisation.yaml | organisations"},
		{"a file of nobody", "rivieren.yaml", "", "0:0 schema-terms-file rivieren.yaml | organisations, tags, audience"},
		{"a field that is no facet", "summary.yaml", "", "0:0 schema-terms-file summary.yaml | organisations, tags, audience"},
		{"a closed vocabulary", "channels.yaml", "", "0:0 schema-terms-closed channels"},
		{"another kind of file", "tags.yml", "", "0:0 schema-terms-file tags.yml | organisations, tags, audience"},
		{"no list", "tags.yaml", "name: crisis", "1:1 schema-terms-list"},
		{"an empty file", "tags.yaml", "", "1:1 schema-yaml-empty"},
		{"no YAML", "tags.yaml", "- name: [", "1:9 schema-yaml-syntax"},
		{"a bare word", "tags.yaml", "- crisis", "1:3 schema-terms-name"},
		{"a term without a name", "tags.yaml", "- also: [ramp]", "1:3 schema-terms-name"},
		{"a slip in a key", "tags.yaml", "- name: crisis\n  beschrijving: x\n  labels: x",
			"2:3 schema-model-key beschrijving |  | name, also, label, description, url\n3:3 schema-model-key-near labels | label | name, also, label, description, url"},
		{"a name twice", "tags.yaml", "- name: crisis\n- name: Crisis", "2:9 schema-terms-twice Crisis | crisis"},
		{"a spelling of two terms", "tags.yaml", "- name: crisis\n  also: [ramp]\n- name: brand\n  also:\n    - vuur\n    - ramp", "6:7 schema-terms-twice ramp | crisis"},
		{"a name that is another's spelling", "tags.yaml", "- name: crisis\n  also: [ramp]\n- name: ramp", "3:9 schema-terms-twice ramp | crisis"},
		{"a spelling twice", "tags.yaml", "- name: crisis\n  also: [ramp, ramp, crisis]", "2:16 schema-terms-twice ramp | crisis\n2:22 schema-terms-twice crisis | crisis"},
		{"spellings that fold to the same", "tags.yaml", "- name: P&O\n  also: [P & O, p en o]", ""},
		{"an address that is none", "tags.yaml", "- name: crisis\n  url: voorbeeld.example", "2:8 schema-terms-url voorbeeld.example"},
		{"a name no case could use", "tags.yaml", "- name: c", "1:3 schema-terms-value c"},
		{"a label in no language", "tags.yaml", "- name: crisis\n  label: {engels: crisis}", "2:11 schema-model-language engels"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, problems := ParseVocabulary(m, map[string][]byte{"cases/terms/" + c.file: []byte(c.src)})
			got := told(problems)
			if c.name == "no YAML" && len(problems) == 1 && problems[0].Code == "schema-yaml-syntax" {
				return // where and what is the parser's to say
			}
			if got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
			for _, p := range problems {
				if p.File != "cases/terms/"+c.file {
					t.Errorf("the problem is in %s", p.File)
				}
			}
		})
	}
}

func TestTheTermsOfThisSiteHaveNoProblems(t *testing.T) {
	names, err := filepath.Glob("../../cases/terms/*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatalf("no terms: %v", err)
	}
	files := map[string][]byte{}
	for _, name := range names {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = src
	}
	_, problems := ParseVocabulary(model(t, casesFile), files)
	for _, p := range problems {
		t.Errorf("%s:%d:%d: %s", p.File, p.Line, p.Column, p.Text("en"))
	}
}

func FuzzParseVocabulary(f *testing.F) {
	f.Add("- name: a\n  also: [b]")
	f.Add("- {name: a, also: b, label: {nl: x}}")
	f.Add("- also:\n- name:\n")
	m := model(f, casesFile)
	f.Fuzz(func(t *testing.T, src string) {
		v, problems := ParseVocabulary(m, map[string][]byte{"tags.yaml": []byte(src)})
		for _, term := range v["tags"] {
			if term.Name == "" {
				t.Errorf("a term without a name in\n%s\n%s", src, told(problems))
			}
		}
	})
}
