package schema

import (
	"bytes"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// published compiles the exported schema as any other program would: formats asserted, nothing of ours registered.
func published(t *testing.T, m *Model) *jsonschema.Schema {
	t.Helper()
	src, err := m.JSONSchema()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(src))
	if err != nil {
		t.Fatalf("%v in\n%s", err, src)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("published.json", doc); err != nil {
		t.Fatal(err)
	}
	compiled, err := c.Compile("published.json")
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}

func TestTheExportedSchemaIsPlainAndStable(t *testing.T) {
	for _, file := range []string{casesFile, bridgesFile} {
		first, err := model(t, file).JSONSchema()
		if err != nil {
			t.Fatal(err)
		}
		second, _ := model(t, file).JSONSchema()
		if !bytes.Equal(first, second) {
			t.Errorf("%s: two exports differ", file)
		}
		for _, annotation := range []string{`"x-label"`, `"x-help"`, `"x-facet"`, `"x-sections"`, dayOrMoment, `"format": "slug"`} {
			if bytes.Contains(first, []byte(annotation)) {
				t.Errorf("%s: %s is exported", file, annotation)
			}
		}
	}
}

func TestTheExportedSchemaSpeaksDutchInTheOrderOfTheModel(t *testing.T) {
	src, _ := model(t, bridgesFile).JSONSchema()
	text := string(src)
	at := 0
	for _, want := range []string{
		`"$schema": "https://json-schema.org/draft/2020-12/schema"`, `"$id": "https://bruggen.example/data/case.schema.json"`,
		`"title": "brug"`, `"title": "Naam van de brug"`, `"description": "De naam zoals hij op de kaart staat."`,
		`"Sint-Michielsbrug"`, `"maxLength": 80`, `"type": {`, `"const": "boog"`, `"title": "Boogbrug"`, `"river": {`,
		`"minimum": 1000`, `"span": {`, `"minimum": 0.5`, `"required": [`,
	} {
		i := strings.Index(text[at:], want)
		if i < 0 {
			t.Fatalf("no %s after\n%s", want, text[:at])
		}
		at += i
	}
}

// Another program with the exported schema accepts and refuses what Check does.
func TestTheExportedSchemaAgreesWithCheck(t *testing.T) {
	m := model(t, casesFile)
	schema := published(t, m)
	for _, line := range []string{
		"x-eigen: 1", "title: ab", `title: "   "`, "title: 3", "title:", "date: 2012-02-30", "date: 2012-03-06T09:00:00Z",
		"date: 2012-03-06T09:00:00", "date: 2012", "lastmod: x", "period: {start: 2011}", "period: {start: 2011-01-01, end: 2012}",
		`period: {start: "2011"}`, "period: {}", "level: vlaams", "level: Vlaams", "aspects: [hrm, hrm]", "aspects: []",
		"channels: [website, x]", "tags: [a]", "tags: [aa, bb]", "image: {src: a/b.jpg, alt: x}", "image: {src: b.jpg}",
		"media: [{kind: film}]", `sources: [{url: "ftp://x.example"}]`, `sources: [{url: "https://x.example/é"}]`,
		"sources: [{date: 2012}]", "sources: [{title: x, x-nota: y}]", "related: [a b]", "related: [a-b]", "aliases: [x]",
		"aliases: [/x/../y]", "aliases: [/x/]", "draft: yes", "draft: true", "onbekend: 1", "results: [{metric: a, value: 1e3}]",
		"results: [{metric: a, value: '1'}]", "results: []", "reviewed: 2012-03-06T09:00:00Z",
	} {
		v := front(t, with(line))
		ours, theirs := m.Check(v), schema.Validate(v)
		if (len(ours) == 0) != (theirs == nil) {
			t.Errorf("%s: Check says %q, the exported schema %v", line, violated(ours), theirs)
		}
	}
}

// A pattern of the model's own and the rule against blanks hold together.
func TestAPatternDoesNotLetBlanksThrough(t *testing.T) {
	m, problems := Parse("schema.yaml", []byte(`
properties:
  code: {type: string, minLength: 1, pattern: '^[A-Z ]*$', x-example: AB}
`))
	if len(problems) > 0 {
		t.Fatal(told(problems))
	}
	for value, want := range map[string]string{"AB": "", " ": "/code schema-blank code", "ab": "/code schema-bad-pattern code | ab | AB"} {
		if got := violated(m.Check(map[string]any{"code": value, "title": "Een titel", "date": "2012-03-06", "summary": strings.Repeat("woord ", 8)})); got != want {
			t.Errorf("%q: got %q, want %q", value, got, want)
		}
	}
	published(t, m)
}
