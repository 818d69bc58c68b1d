package schema

import (
	"strings"
	"testing"
	"time"
)

// A model with one thing wrong, and what is said of it.
func TestParseReportsWhatItCannotHonour(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"not a map", `[title, date]`, "1:1 schema-model-object"},
		{"another dialect", `$schema: http://json-schema.org/draft-07/schema#`, "1:10 schema-model-dialect https://json-schema.org/draft/2020-12/schema"},
		{"a root that is no object", `type: array`, "1:7 schema-model-only type | object"},
		{"an open root", `additionalProperties: true`, "1:23 schema-model-only additionalProperties | false"},
		{"a slip in a key", `propertys: {}`, "1:1 schema-model-key-near propertys | properties | " + strings.Join(rootKeys, ", ")},
		{"a slip in an annotation", "properties:\n  river:\n    type: string\n    x-lable: {nl: Rivier}",
			"4:5 schema-model-key-near x-lable | x-label | " + stringFieldKeys},
		{"an annotation of nobody", "properties:\n  river:\n    type: string\n    x-kleur: blauw", "4:5 schema-model-key x-kleur |  | " + stringFieldKeys},
		{"JSON Schema that does nothing here", "properties:\n  river: {type: string, default: Leie, contentEncoding: x}",
			"2:25 schema-model-unsupported default\n2:40 schema-model-unsupported contentEncoding"},
		{"references", "properties:\n  river: {$ref: '#/$defs/river'}\n$defs: {}",
			"2:3 schema-model-no-type river\n2:11 schema-model-unsupported $ref\n3:1 schema-model-unsupported $defs"},
		{"a keyword of another type", "properties:\n  year: {type: integer, minLength: 4}", "2:25 schema-model-misplaced minLength"},
		{"a label on the items", "properties:\n  river: {type: array, items: {type: string, x-label: Rivier}}", "2:46 schema-model-misplaced x-label"},
		{"no type", "properties:\n  river: {x-label: Rivier}", "2:3 schema-model-no-type river"},
		{"no such type", "properties:\n  river: {type: text}", "2:17 schema-model-type text"},
		{"several types", "properties:\n  river: {type: [string, integer]}", "2:17 schema-model-type [string, integer]"},
		{"a name that is none", "properties:\n  Mijn veld: {type: string}", "2:3 schema-model-name Mijn veld"},
		{"a format nobody checks", "properties:\n  mail: {type: string, format: email}", "2:32 schema-model-format email"},
		{"a list of what", "properties:\n  river: {type: array}", "2:3 schema-model-items river"},
		{"a list of lists", "properties:\n  river: {type: array, items: {type: array, items: {type: string}}}",
			"2:38 schema-model-nested river\n2:45 schema-model-misplaced items"},
		{"objects in objects", "properties:\n  a: {type: object, properties: {b: {type: object, properties: {c: {type: string}}}}}", "2:34 schema-model-nested b"},
		{"an object of nothing", "properties:\n  a: {type: object}", "2:3 schema-model-no-properties a"},
		{"a facet in an object", "properties:\n  a: {type: object, properties: {b: {type: string, x-facet: true}}}", "2:52 schema-model-misplaced x-facet"},
		{"required but not there", "required: [rivier]\nproperties:\n  river: {type: string}", "1:12 schema-model-required rivier"},
		{"required of nothing", "required: rivier", "1:11 schema-model-want-list required"},
		{"one of what is not there", "properties:\n  a: {type: object, properties: {b: {type: string}}, anyOf: [{required: [c]}]}", "2:3 schema-model-required c"},
		{"alternatives beyond us", "properties:\n  a: {type: string, anyOf: [{maxLength: 3}, {format: date}]}", "2:30 schema-model-anyof a"},
		{"alternatives with more to them", "properties:\n  a: {anyOf: [{format: date}, {format: date-time, pattern: x}]}", "2:32 schema-model-anyof a"},
		{"a year with more to it", "properties:\n  a: {anyOf: [{format: date}, {type: integer, multipleOf: 4}]}", "2:47 schema-model-unsupported multipleOf"},
		{"a facet that is a list", "properties:\n  a: {type: string, x-facet: [a]}", "2:30 schema-model-want-flag x-facet"},
		{"no day among the dates", "properties:\n  a: {type: string, anyOf: [{format: date-time}]}", "2:21 schema-model-no-day a"},
		{"a day with an hour only", "properties:\n  a: {type: string, format: date-time}", "2:29 schema-model-format date-time"},
		{"limits upside down", "properties:\n  a: {type: string, minLength: 9, maxLength: 3}", "2:3 schema-model-limits a"},
		{"a limit that is no number", "properties:\n  a: {type: string, maxLength: veel}", "2:32 schema-model-want-count maxLength"},
		{"a limit that is no integer", "properties:\n  a: {type: string, maxLength: 3.5}", "2:32 schema-model-want-count maxLength"},
		{"a limit of nothing", "properties:\n  a: {type: string, maxLength: 0}", "2:32 schema-model-want-count maxLength"},
		{"a bound that is no number", "properties:\n  a: {type: number, minimum: laag}", "2:30 schema-model-want-number minimum"},
		{"a broken pattern", "properties:\n  a: {type: string, pattern: '('}", "2:30 schema-model-pattern ("},
		{"a pattern that looks ahead", "properties:\n  a: {type: string, pattern: '(?=a)'}", "2:30 schema-model-pattern (?=a)"},
		{"a term without value", "properties:\n  a: {type: string, oneOf: [{title: A}]}", "2:30 schema-model-term a"},
		{"a term that is a number", "properties:\n  a: {type: string, enum: [1]}", "2:28 schema-model-term a"},
		{"a term twice", "properties:\n  a: {type: string, enum: [x, y, x]}", "2:34 schema-model-term-twice x"},
		{"no terms", "properties:\n  a: {type: string, oneOf: []}", "2:28 schema-model-want-list oneOf"},
		{"a slip in a term", "properties:\n  a: {type: string, oneOf: [{const: x, titel: X}]}",
			"2:40 schema-model-key-near titel | title | const, title, description, $comment, x-label, x-description"},
		{"a language that is none", "properties:\n  a: {type: string, x-label: {nederlands: A}}", "2:31 schema-model-language nederlands"},
		{"a label that is a list", "properties:\n  a: {type: string, x-label: [A]}", "2:30 schema-model-want-text x-label"},
		{"a label of nothing", "properties:\n  a: {type: string, x-label: }", "2:29 schema-model-want-text x-label"},
		{"an example that does not fit", "properties:\n  a: {type: integer, x-example: veel}", "2:33 schema-model-example a | veel"},
		{"an example in one language", "properties:\n  a: {type: string, enum: [x], x-example: {nl: x, en: y}}", "2:55 schema-model-example a | y"},
		{"an example in an object", "properties:\n  a: {type: object, properties: {b: {type: integer, x-example: x}}}", "2:64 schema-model-example b | x"},
		{"a facet of an object", "properties:\n  a: {type: object, properties: {b: {type: string}}, x-facet: true}", "2:54 schema-model-facet-kind a | object"},
		{"a facet of a date", "properties:\n  a: {type: string, format: date, x-facet: true}", "2:35 schema-model-facet-by a"},
		{"a facet by month", "properties:\n  a: {type: string, format: date, x-facet: {by: month}}",
			"2:35 schema-model-facet-by a\n2:49 schema-model-only by | year"},
		{"text by year", "properties:\n  a: {type: string, x-facet: {by: year}}", "2:21 schema-model-facet-by a"},
		{"an address that is none", "properties:\n  a: {type: string, x-facet: {path: {nl: Mijn Pad}}}", "2:42 schema-model-path Mijn Pad"},
		{"an address that is taken", "properties:\n  a: {type: string, x-facet: {path: data}}", "2:3 schema-model-facet-path a | data"},
		{"two facets at one address", "properties:\n  a: {type: string, x-facet: {path: x}}\n  b: {type: string, x-facet: {path: x}}",
			"3:3 schema-model-facet-path b | x"},
		{"an address and the same in one language", "properties:\n  a: {type: string, x-facet: {path: x}}\n  b: {type: string, x-facet: {path: {nl: y, fr: x}}}",
			"3:3 schema-model-facet-path b | x"},
		{"a parameter of the search", "properties:\n  q: {type: string, x-facet: true}", "2:3 schema-model-facet-name q | q"},
		{"the name of another field", "properties:\n  a: {type: string, x-facet: {name: b}}\n  b: {type: string}", "2:3 schema-model-facet-name a | b"},
		{"a slip in a facet", "properties:\n  a: {type: string, x-facet: {paht: x}}", "2:31 schema-model-key-near paht | path | path, label, singular, name, by, pair"},
		{"a facet of an object by year that is no period", "properties:\n  a: {type: object, properties: {b: {type: string}}, x-facet: {by: year}}",
			"2:3 schema-model-facet-kind a | object"},
		{"a pair with what is no facet", "properties:\n  a: {type: string, x-facet: {pair: b}}\n  b: {type: string}", "2:3 schema-model-facet-pair a | b"},
		{"a pair with itself", "properties:\n  a: {type: string, x-facet: {pair: a}}", "2:3 schema-model-facet-pair a | a"},
		{"a pair with years", "properties:\n  a: {type: string, x-facet: {pair: date}}\n  date: {x-facet: {by: year, path: jaren}}", "2:3 schema-model-facet-pair a | date"},
		{"authors without a facet", "properties:\n  a: {type: string, x-author: true}", "2:3 schema-model-author a"},
		{"no way to show", "properties:\n  a: {type: string, x-display: facts}",
			"2:32 schema-model-key-near facts | fact | fact, figures, media, sources, table, none"},
		{"text as a table", "properties:\n  a: {type: string, x-display: table}", "2:32 schema-model-display-rows a | table"},
		{"figures without a value", "properties:\n  a: {type: array, items: {type: object, properties: {metric: {type: string}}}, x-display: figures}",
			"2:92 schema-model-display-key figures | value"},
		{"a section without an id", "x-sections:\n  - {title: Aanpak}", "2:6 schema-model-section-id"},
		{"a section twice", "x-sections:\n  - {id: a, title: Aanpak}\n  - {id: b, title: aanpak}", "3:6 schema-model-section-twice aanpak"},
		{"an id twice", "x-sections:\n  - {id: a}\n  - {id: a}", "3:6 schema-model-section-twice a"},
		{"a slip in a section", "x-sections:\n  - {id: a, titel: A}", "2:13 schema-model-key-near titel | title | id, required, title, help, example"},
		{"a name for one and more", "x-name: {one: brug, mny: bruggen}", "1:21 schema-model-key-near mny | many | one, many"},
		{"a field twice", "properties:\n  a: {type: string}\n  a: {type: string}", "3:3 schema-yaml-twice a"},
	} {
		t.Run(c.name, func(t *testing.T) {
			m, problems := Parse("schema.yaml", []byte(c.src))
			if got := told(problems); got != c.want {
				t.Errorf("in\n%s\ngot\n%s\nwant\n%s", c.src, got, c.want)
			}
			if _, ok := m.Field("title"); !ok {
				t.Error("the model has no core")
			}
		})
	}
}

const stringFieldKeys = "title, description, $comment, x-label, x-help, x-example, type, format, minLength, maxLength, pattern, oneOf, enum, x-facet, x-display, x-author"

func TestTheCoreMayBeNarrowedNotWidened(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"title: {maxLength: 60}", ""},
		{"title: {maxLength: 121}", "2:11 schema-model-widened title | maxLength | 120"},
		{"title: {minLength: 2}", "2:11 schema-model-widened title | minLength | 3"},
		{"title: {minLength: 5, pattern: '^[A-Z]'}", ""},
		{"title: {type: integer}", "2:3 schema-model-widened title | type | string"},
		{"title: {type: array, items: {type: string}}", "2:3 schema-model-widened title | type | string\n2:24 schema-model-misplaced items"},
		{"date: {type: string}", ""},
		{"date: {format: date}", ""},
		{"date: {type: string, format: uri}", "2:3 schema-model-widened date | type | date"},
		{"date: {anyOf: [{type: integer}, {format: date}]}", "2:10 schema-model-widened date | anyOf | format: date"},
		{"tags: {maxItems: 3}", ""},
		{"tags: {items: {enum: [a, b]}}", ""},
		{"tags: {type: string}", "2:3 schema-model-widened tags | type | string"},
		{"tags: {uniqueItems: false}", "2:10 schema-model-widened tags | uniqueItems | true"},
		{"tags: {x-facet: false}", ""},
		{"image: {properties: {focus: {type: string}}}", ""},
		{"image: {properties: {src: {pattern: '.*'}}}", "2:30 schema-model-widened src | pattern | " + `^[^/\\.][^/\\]*$`},
		{"image: {required: [credit]}", ""},
		{"related: {items: {type: string}}", ""},
		{"related: {items: {type: integer}}", "2:3 schema-model-widened related | type | slug"},
	} {
		m, problems := Parse("schema.yaml", []byte("properties:\n  "+c.src))
		if got := told(problems); got != c.want {
			t.Errorf("%s:\ngot\n%s\nwant\n%s", c.src, got, c.want)
		}
		if f := field(t, m, "title"); !f.Required || f.Kind != String || f.MinLen < 3 || f.MaxLen > 120 {
			t.Errorf("%s: the title has become %+v", c.src, *f)
		}
	}
}

func TestNarrowingTheCoreShows(t *testing.T) {
	m, problems := Parse("schema.yaml", []byte(`
required: [tags]
properties:
  title: {maxLength: 10}
  date: {format: date}
  tags: {items: {enum: [een, twee]}}
  image: {required: [credit], properties: {alt: {maxLength: 5}}}
`))
	if len(problems) > 0 {
		t.Fatal(told(problems))
	}
	got := violated(m.Check(map[string]any{
		"title": "Een lange titel", "date": "2012-03-06T09:00:00Z", "summary": strings.Repeat("woord ", 8),
		"image": map[string]any{"src": "a.jpg", "alt": "te lang"},
	}))
	want := `/ schema-required tags | tags
/date schema-bad-date date | 2012-03-06T09:00:00Z
/image schema-required credit | image.credit
/image/alt schema-too-long image.alt | 7 | 5
/title schema-too-long title | 15 | 10`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestAFieldWithoutWordsGoesByItsName(t *testing.T) {
	m, problems := Parse("schema.yaml", []byte("properties:\n  main_river: {type: string, enum: [leie], x-facet: true}"))
	if len(problems) > 0 {
		t.Fatal(told(problems))
	}
	f := field(t, m, "main_river")
	term, _ := f.Term("leie")
	for _, c := range [][2]string{
		{f.LabelIn("nl"), "main_river"}, {f.HelpIn("nl"), ""}, {f.ExampleIn("nl"), ""}, {term.LabelIn("fr"), "leie"},
		{f.Facet.Name, "main_river"}, {f.Facet.Path.In("nl"), "main-river"}, {f.Facet.Label.In("nl"), "main_river"},
	} {
		if c[0] != c[1] {
			t.Errorf("got %q, want %q", c[0], c[1])
		}
	}
}

func TestPlainJSONSchemaWillDo(t *testing.T) {
	m, problems := Parse("schema.yaml", []byte(`
title: bridge
description: A bridge.
properties:
  river: {type: string, title: River, description: What flows below., x-help: {nl: Wat er stroomt.}}
`))
	if len(problems) > 0 {
		t.Fatal(told(problems))
	}
	f := field(t, m, "river")
	for _, c := range [][2]string{{m.One.In("fr"), "bridge"}, {m.Help.In("nl"), "A bridge."}, {f.LabelIn("de"), "River"}, {f.HelpIn("nl"), "Wat er stroomt."}} {
		if c[0] != c[1] {
			t.Errorf("got %q, want %q", c[0], c[1])
		}
	}
}

func TestExamplesAreWrittenAsAnEditorWould(t *testing.T) {
	m, problems := Parse("schema.yaml", []byte(`
properties:
  river: {type: array, items: {type: string}, x-example: [Leie, "Ring: west"]}
  remark:
    type: string
    x-example:
      nl: >-
        Let op: glad
      en: "Mind: slippery"
  parts:
    type: array
    items: {type: object, properties: {name: {type: string}, count: {type: integer}}}
    x-example:
      nl:
        - name: pijler
          count: 3
        - {name: boog, count: 1}
`))
	if len(problems) > 0 {
		t.Fatal(told(problems))
	}
	for _, c := range [][2]string{
		{field(t, m, "river").Example, `[Leie, "Ring: west"]`},
		{field(t, m, "remark").ExampleIn("nl"), `"Let op: glad"`},
		{field(t, m, "remark").ExampleIn("en"), `"Mind: slippery"`},
		{field(t, m, "parts").ExampleIn("nl"), "- name: pijler\n  count: 3\n- {name: boog, count: 1}"},
	} {
		if c[0] != c[1] {
			t.Errorf("got\n%s\nwant\n%s", c[0], c[1])
		}
	}
}

// Files that are no model at all end in a clear problem, soon.
func TestParseRefusesHostileFiles(t *testing.T) {
	many := func(s string) string { return strings.Repeat(s, 1<<18/len(s)) }
	var steps strings.Builder
	for i := 0; steps.Len() < 1<<18; i++ {
		steps.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	for name, c := range map[string]struct{ src, code string }{
		"empty":                {"", "schema-yaml-empty"},
		"only a comment":       {"# niets\n", "schema-yaml-empty"},
		"larger than a MiB":    {strings.Repeat("#", 1<<20+1), "schema-yaml-large"},
		"NUL":                  {"a: \x00", "schema-yaml-text"},
		"Latin-1":              {"a: caf\xe9", "schema-yaml-text"},
		"an anchor":            {"a: &x [b]", "schema-yaml-anchor"},
		"an alias":             {"a: *x", "schema-yaml-anchor"},
		"billion laughs":       {"a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]", "schema-yaml-anchor"},
		"a merge":              {"a: {<<: b}", "schema-yaml-anchor"},
		"a tag":                {"a: !!binary x", "schema-yaml-tag"},
		"a directive":          {"%YAML 1.2\n---\na: b", "schema-yaml-directive"},
		"two documents":        {"properties: {}\n---\nproperties: {}\n", "schema-yaml-documents"},
		"an open bracket":      {"a: [b", "schema-yaml-syntax"},
		"a tab":                {"a:\n\tb: c", "schema-yaml-syntax"},
		"a key that is a map":  {"? [a]\n: b", "schema-yaml-"},
		"brackets":             {many("["), "schema-yaml-deep"},
		"braces":               {many("{a: "), "schema-yaml-deep"},
		"dashes":               {many("- "), "schema-yaml-deep"},
		"questions":            {many("? "), "schema-yaml-deep"},
		"steps":                {steps.String(), "schema-yaml-deep"},
		"keys":                 {many("a: b\n"), "schema-yaml-deep"},
		"keys after questions": {many("? a\n: b\n"), "schema-yaml-deep"},
		"documents":            {many("---\n"), "schema-yaml-"},
		"colons":               {many("a: "), "schema-yaml-"},
		"infinity":             {"properties:\n  a: {type: number, maximum: .inf}", "schema-yaml-value"},
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			m, problems := Parse("schema.yaml", []byte(c.src))
			if !strings.Contains(told(problems), " "+c.code) {
				t.Errorf("got %s, want %s", told(problems), c.code)
			}
			if len(m.Fields) == 0 {
				t.Error("the model has no core")
			}
			if took := time.Since(start); took > 20*time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
}

func TestPositionsAreInCharacters(t *testing.T) {
	const src = "\xef\xbb\xbfproperties:\r\n  a: {x-label: 'één', type: strong}\r\n"
	_, problems := Parse("schema.yaml", []byte(src))
	if got := told(problems); got != "2:29 schema-model-type strong" {
		t.Error(got)
	}
}

func TestProblemsHaveTextsInBothLanguages(t *testing.T) {
	_, problems := Parse("schema.yaml", []byte("properties:\n  river: {type: strong, x-lable: x}\n"))
	for _, p := range problems {
		for _, lang := range []string{"nl", "en"} {
			if strings.Contains(p.Text(lang)+p.Hint(lang), "{") || strings.Contains(p.Text(lang), p.Code) || p.Hint(lang) == "" {
				t.Errorf("%s in %s: %s (%s)", p.Code, lang, p.Text(lang), p.Hint(lang))
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		string(coreFile), "", "properties: {a: {type: array, items: {enum: [x]}}}", "x-sections: [{id: a}]", "a: [", "? a\n: b", "- - -",
		"properties: {a: {type: string, x-example: {nl: |\n x}}}", "a: &x *x", "required: [[[]]]", "a: \"\\ud800\"", "{a: b, a: c}",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, src string) {
		m, problems := Parse("schema.yaml", []byte(src))
		for _, p := range problems {
			if p.Line < 0 || p.Column < 0 || p.File != "schema.yaml" {
				t.Errorf("%+v has no place", p)
			}
			if p.Code == "schema-model-compile" {
				t.Errorf("a model that was read cannot be compiled: %s", told(problems))
			}
		}
		if _, err := m.JSONSchema(); err != nil {
			t.Error(err)
		}
		for _, name := range []string{"title", "date", "summary", "tags", "image", "related", "aliases", "id", "draft", "lastmod"} {
			if c, ok := m.Field(name); !ok || !c.Core {
				t.Errorf("the core's %s is gone", name)
			}
		}
	})
}
