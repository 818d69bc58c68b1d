package form

import (
	"encoding/json"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/schema"
)

// The models of this repository.
const (
	casesModel   = "../../cases/schema.yaml"
	bridgesModel = "../schema/testdata/bridges.yaml"
)

func model(t testing.TB, file string) *schema.Model {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	m, problems := schema.Parse(file, src)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return m
}

func parse(t testing.TB, m *schema.Model, src string) *casefile.Case {
	t.Helper()
	c, _ := casefile.Parse("cases/proef/index.md", []byte(src), casefile.Rules{Model: m, Languages: []string{"nl", "en"}, Shortcodes: []string{"video"}})
	if c == nil {
		t.Fatalf("no text at all: %q", src)
	}
	return c
}

// send is what a browser sends of a form in which nothing was touched.
func send(f *Filled) url.Values {
	values := url.Values{}
	for _, g := range f.Groups {
		for _, k := range g.Controls {
			sendControl(values, k)
		}
	}
	return values
}

func sendControl(values url.Values, k *Control) {
	one := func(s string) string {
		s = strings.ReplaceAll(s, "\x00", "\uFFFD")
		if k.OneLine() {
			return strings.NewReplacer("\r", "", "\n", "").Replace(s)
		}
		return strings.ReplaceAll(s, "\n", "\r\n")
	}
	switch {
	case k.Locked:
	case k.Kind == Object || k.Kind == Heading:
		for _, part := range k.Parts {
			sendControl(values, part)
		}
	case k.Kind == Rows:
		for _, r := range k.Rows {
			for _, part := range r.Parts {
				sendControl(values, part)
			}
		}
		extra := len(k.Rows) + 1 // the empty row below the others
		for _, part := range renumbered(k, extra) {
			sendControl(values, part)
		}
		values.Set(k.Name+".rows", order(extra))
	case k.Kind == Choices:
		values.Add(k.Name, "")
		for _, o := range k.Options {
			if o.Chosen {
				values.Add(k.Name, one(o.Value))
			}
		}
	case k.isList():
		for _, v := range k.Values {
			values.Add(k.Name, one(v.Text))
		}
		values.Add(k.Name, "")
	case k.Kind == Switch:
		values.Add(k.Name, "")
		if k.Value == "true" {
			values.Add(k.Name, "true")
		}
	default:
		values.Set(k.Name, one(k.Value))
	}
}

func find(t testing.TB, f *Filled, name string) *Control {
	t.Helper()
	k := f.byName()[name]
	if k == nil {
		t.Fatalf("no control %s", name)
	}
	return k
}

func TestARealCaseComesBackAsItWas(t *testing.T) {
	files, _ := filepath.Glob("../../cases/*.md")
	if len(files) < 10 {
		t.Fatal("no cases: is this test looking in the right place?")
	}
	f := New(model(t, casesModel), Options{Lang: "nl"})
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		c := parse(t, f.model, string(src))
		filled := f.Fill(c)
		if len(filled.Kept) > 0 || len(filled.Missing) > 0 {
			t.Errorf("%s: kept %v, missing %v", file, filled.Kept, filled.Missing)
		}
		for _, p := range filled.Problems {
			t.Errorf("%s: %s", file, p.Text("en"))
		}
		if err := f.Apply(c, send(filled)); err != nil || string(c.Format()) != string(src) {
			t.Errorf("%s is not what it was (%v)", file, err)
		}
	}
}

func TestEveryModelHasItsControls(t *testing.T) {
	for _, tt := range []struct{ file, lang, want string }{
		{casesModel, "nl", `essentials: title=text! date=date! summary=long! organisations=terms! aspects=choices! channels=choices! image=object
filters: level=choice tags=terms status=choice period=object audience=terms
story: aanleiding=markdown! aanpak=markdown! resultaat=markdown! moeilijkheden=markdown succesfactoren=markdown lessen=markdown herhaalbaarheid=markdown
evidence: media=rows results=rows sources=rows related=cases
management: lastmod=date aliases=words id=text reviewed=date draft=switch
`},
		{bridgesModel, "en", `essentials: title=text! date=date! summary=long! type=choice! river=terms! year=number! image=object
filters: designers=terms span=number listed=boolean closed=object replaces=case tags=choices
story: geschiedenis=markdown! constructie=markdown! onderhoud=markdown
evidence: inspections=rows dimensions=rows references=rows related=cases
management: lastmod=date aliases=words id=text draft=switch
`},
	} {
		f := New(model(t, tt.file), Options{Lang: tt.lang})
		got := ""
		for _, g := range f.Fill(parse(t, f.model, "---\n---\n")).Groups {
			got += string(g.ID) + ":"
			for _, k := range g.Controls {
				got += " " + k.Name[2:] + "=" + string(k.Kind)
				if k.Required {
					got += "!"
				}
				if k.Label == "" {
					t.Errorf("%s has no label", k.Name)
				}
			}
			got += "\n"
		}
		if got != tt.want {
			t.Errorf("%s: got\n%swant\n%s", tt.file, got, tt.want)
		}
	}
}

func TestExamplesAreWhatOneTypes(t *testing.T) {
	cases, bridges := New(model(t, casesModel), Options{Lang: "nl"}), New(model(t, bridgesModel), Options{Lang: "en"})
	empty := "---\n---\n"
	for _, tt := range []struct {
		f          *Form
		name, want string
	}{
		{cases, "f.title", "Burgers beantwoorden elkaars vragen op Facebook"},
		{cases, "f.channels", "LinkedIn, Website"},
		{cases, "f.period.start", "2011"},
		{cases, "f.image.credit", "Jan Voorbeeld, CC BY 4.0"},
		{bridges, "f.span", "41.5"},
		{bridges, "f.closed.end", "2020-06-30"},
		{bridges, "f.river", "Leie"},
	} {
		if got := find(t, tt.f.Fill(parse(t, tt.f.model, empty)), tt.name).Example; got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
	for _, part := range find(t, bridges.Fill(parse(t, bridges.model, empty)), "f.inspections").Blank.Parts {
		want := map[string]string{"date": "2021-05-04", "state": "Fair", "report": "", "works": "joints, railing"}[part.field.Name]
		if part.Example != want {
			t.Errorf("%s: got %q, want %q", part.Name, part.Example, want)
		}
	}
}

const filledCase = `---
# De naam
title: 'Oud'   # zo heet het nu
date: 2012-03-06
summary: >-
  Een samenvatting die lang
  genoeg is om te mogen blijven staan.
organisations: [Stad Gent]
aspects: [innovatie, hrm]
channels:
- website # van ons
x-nota: {van: redactie}
draft: false
period: {start: 2011, x-reden: "onbekend"}
results:
  - {metric: Volgers, value: 120, x-eigen: a}
  - metric: Vragen
    value: 3
    date: 2012
---

Vooraf.

## Aanleiding

Waarom.

## Het netwerk

Eigen kop.

## Resultaat
Dicht erop.
`

func TestOnlyWhatDiffersIsEdited(t *testing.T) {
	m := model(t, casesModel)
	f := New(m, Options{Lang: "nl"})
	for _, tt := range []struct {
		name     string
		change   func(v url.Values)
		old, new string
	}{
		{"text", func(v url.Values) { v.Set("f.title", " Nieuw: beter\r\n") }, "'Oud'", `"Nieuw: beter"`},
		{"long text", func(v url.Values) { v.Set("f.summary", "Een\r\ntwee") },
			">-\n  Een samenvatting die lang\n  genoeg is om te mogen blijven staan.\n", "|-\n  Een\n  twee\n"},
		{"required text emptied", func(v url.Values) { v.Set("f.title", "") }, "'Oud'", `""`},
		{"date as people write it", func(v url.Values) { v.Set("f.date", "7/3/2012") }, "date: 2012-03-06", "date: 2012-03-07"},
		{"date that is none", func(v url.Values) { v.Set("f.date", "gisteren") }, "date: 2012-03-06", "date: gisteren"},
		{"choice added", func(v url.Values) { v.Add("f.aspects", "reputatie") }, "[innovatie, hrm]", "[innovatie, hrm, reputatie]"},
		{"choice in another order", func(v url.Values) { v["f.aspects"] = []string{"", "hrm", "innovatie"} }, "", ""},
		{"choice gone", func(v url.Values) { v["f.aspects"] = []string{"", "hrm"} }, "[innovatie, hrm]", "[hrm]"},
		{"choices gone", func(v url.Values) { v["f.aspects"] = []string{""} }, "[innovatie, hrm]", "[]"},
		{"words", func(v url.Values) { v["f.organisations"] = []string{"Stad Gent ", "", "Stad Gent", "Stad Aalst"} }, "[Stad Gent]", "[Stad Gent, Stad Aalst]"},
		{"switch", func(v url.Values) { v["f.draft"] = []string{"", "true"} }, "draft: false", "draft: true"},
		{"nonsense in a switch", func(v url.Values) { v["f.draft"] = []string{"misschien"} }, "", ""},
		{"key of an object", func(v url.Values) { v.Set("f.period.end", "2012") }, `{start: 2011, x-reden: "onbekend"}`, "{start: 2011, end: 2012, x-reden: onbekend}"},
		{"key of a row", func(v url.Values) { v.Set("f.results.2.value", "4") }, "    value: 3\n", "    value: 4\n"},
		{"key of a row on one line", func(v url.Values) { v.Set("f.results.1.value", "121") }, "value: 120", "value: 121"},
		{"new object", func(v url.Values) { v.Set("f.image.alt", "Een brug") }, "results:", "image:\n  alt: Een brug\nresults:"},
		{"new field where the model has it", func(v url.Values) { v.Set("f.lastmod", "2013-01-01") }, "summary:", "lastmod: 2013-01-01\nsummary:"},
		{"section", func(v url.Values) { v.Set("s.aanleiding", "  Zo.\r\n\r\nEn zo.\r\n") }, "Waarom.", "  Zo.\n\nEn zo."},
		{"section emptied", func(v url.Values) { v.Set("s.aanleiding", " ") }, "## Aanleiding\n\nWaarom.\n\n", ""},
		{"new section where the model has it", func(v url.Values) { v.Set("s.aanpak", "Stap.") }, "## Het netwerk", "## Aanpak\n\nStap.\n\n## Het netwerk"},
		{"last section", func(v url.Values) { v.Set("s.lessen", "Les.") }, "Dicht erop.\n", "Dicht erop.\n\n## Lessen\n\nLes.\n"},
		{"own heading", func(v url.Values) { v.Set("s.+1.title", "Netwerken") }, "## Het netwerk", "## Netwerken"},
		{"own heading gone", func(v url.Values) { v.Set("s.+1.title", ""); v.Set("s.+1.text", "") }, "## Het netwerk\n\nEigen kop.\n\n", ""},
		{"own heading without a title", func(v url.Values) { v.Set("s.+1.title", "") }, "", ""},
		{"new heading", func(v url.Values) { v.Set("s.+2.text", "Tekst.") }, "Dicht erop.\n", "Dicht erop.\n\n## Nieuwe tussenkop\n\nTekst.\n"},
		{"intro", func(v url.Values) { v.Set("s.intro", "Eerst dit.") }, "Vooraf.", "Eerst dit."},
		{"what is no part of the form", func(v url.Values) {
			v.Set("f.x-nota", "weg")
			v.Set("f.nope", "x")
			v.Set("s.+999.text", "x")
			v.Set("s.nope", "x")
		}, "", ""},
		{"what is missing", func(v url.Values) { clear(v) }, "", ""},
	} {
		c := parse(t, m, filledCase)
		values := send(f.Fill(c))
		tt.change(values)
		if err := f.Apply(c, values); err != nil {
			t.Fatalf("%s: %v", tt.name, err)
		}
		if got, want := string(c.Format()), strings.Replace(filledCase, tt.old, tt.new, 1); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", tt.name, got, want)
		}
	}
}

func TestRowsAreMovedAddedAndRemoved(t *testing.T) {
	m := model(t, casesModel)
	f := New(m, Options{Lang: "nl"})
	for _, tt := range []struct {
		name   string
		change func(v url.Values)
		want   string
	}{
		{"untouched", func(url.Values) {}, "Volgers=120+a Vragen=3@2012"},
		{"moved", func(v url.Values) { v.Set("f.results.rows", "2,1") }, "Vragen=3@2012 Volgers=120+a"},
		{"removed", func(v url.Values) { v.Set("f.results.rows", "1") }, "Volgers=120+a"},
		{"emptied", func(v url.Values) {
			v.Set("f.results.2.metric", "")
			v.Set("f.results.2.value", "")
			v.Set("f.results.2.date", "")
		}, "Volgers=120+a"},
		{"added", func(v url.Values) {
			v.Set("f.results.rows", "7,1,2,3")
			v.Set("f.results.7.metric", "Berichten")
			v.Set("f.results.7.value", "41,5")
		}, "Berichten=41.5 Volgers=120+a Vragen=3@2012"},
		{"edited", func(v url.Values) { v.Set("f.results.1.value", "121") }, "Volgers=121+a Vragen=3@2012"},
		{"all gone", func(v url.Values) { v.Set("f.results.rows", "") }, ""},
		{"nonsense", func(v url.Values) { v.Set("f.results.rows", "1,1,x,-2,99999999999999999999,0,2") }, "Volgers=120+a Vragen=3@2012"},
	} {
		c := parse(t, m, filledCase)
		values := send(f.Fill(c))
		tt.change(values)
		if err := f.Apply(c, values); err != nil {
			t.Fatal(err)
		}
		var rows []string
		results, there := c.Get("results")
		for _, r := range results.List {
			text := func(prefix, key string) string {
				if v, ok := r.Get(key); ok {
					return prefix + v.Text
				}
				return ""
			}
			rows = append(rows, text("", "metric")+text("=", "value")+text("@", "date")+text("+", "x-eigen"))
		}
		if got := strings.Join(rows, " "); got != tt.want || there != (tt.want != "") {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestWhatTheFormCannotShowStaysAsItIs(t *testing.T) {
	m := model(t, casesModel)
	f := New(m, Options{Lang: "nl"})
	src := "---\ntitle: [een, twee]\ndate: \"2012\nsummary:\norganisations: Stad Gent\nresults: {a: b}\nsources:\n- los\n- {title: goed, url: [a]}\n" +
		"x-nota: {a: b}\nonbekend: 1\nperiod: 2012\ndraft: ja\n---\n"
	c := parse(t, m, src)
	filled := f.Fill(c)
	values := send(filled)
	for _, name := range []string{"f.title", "f.results.rows", "f.period.start", "f.sources.1.title", "f.sources.2.url", "f.x-nota"} {
		values.Set(name, "9")
	}
	if err := f.Apply(c, values); err != nil || string(c.Format()) != src {
		t.Errorf("%v, got\n%s", err, c.Format())
	}
	if len(filled.Kept) != 2 || filled.Kept[0] != (Kept{"x-nota", "x-nota: {a: b}\n"}) || filled.Kept[1].Name != "onbekend" {
		t.Errorf("kept %q", filled.Kept)
	}
	for name, want := range map[string]string{"f.title": "title: [een, twee]\n", "f.period": "period: 2012\n", "f.date": "date: \"2012\n"} {
		if got := find(t, filled, name).Source; got != want {
			t.Errorf("%s: source %q", name, got)
		}
	}
	values = send(f.Fill(c))
	values.Set("f.date", "2012-03-06")
	values["f.draft"] = []string{"", "true"}
	if err := f.Apply(c, values); err != nil || !strings.Contains(string(c.Format()), "\ndate: 2012-03-06\nsummary:\n") || !c.Draft {
		t.Errorf("%v: a field that can't be read is mended by a new value, got\n%s", err, c.Format())
	}
}

func TestProblemsStandAtTheirControls(t *testing.T) {
	m := model(t, casesModel)
	f := New(m, Options{Lang: "nl"})
	c := parse(t, m, `---
title: ab
date: 2012-13-01
summary: "open
aspects: [inovatie]
channels: []
image:
  src: weg.jpg
period: {end: 2012}
results:
  - {metric: Volgers, value: veel}
  - metric: Vragen
sources: [{date: 2012}]
onbekend: 1
---

## Aanleiding

[x](javascript:y)

## Resultaat

## Resultaat

[^geen]
`)
	got := ""
	for _, p := range f.Fill(c).Problems {
		name := "-"
		if p.Control != nil {
			name = p.Control.Name
		}
		got += name + " " + p.Code + "\n"
	}
	want := `f.organisations schema-required
f.title schema-too-short
f.date schema-bad-date
f.summary case-yaml-quote
f.aspects schema-unknown-term-near
f.channels schema-too-few
f.image.alt case-image-no-alt
f.image.src case-image-missing
f.period.start schema-required
f.results.1.value schema-not-number
f.results.2.value schema-required
f.sources schema-required-any
- schema-unknown-key
s.aanpak case-section-missing
s.aanleiding case-link-scheme
s.resultaat case-section-empty
s.+1.text case-section-twice
s.+1.text case-footnote-missing
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestProblemsAreSaidInTheWordsOfTheForm(t *testing.T) {
	m := model(t, casesModel)
	filled := New(m, Options{Lang: "nl"}).Fill(parse(t, m, "---\ntitle: ab\nresults: [{metric: results.value, value: veel}, {metric: a}]\nlevel: level\n---\n"))
	for name, want := range map[string]string{
		"f.title":           "schema-too-short Titel 2 3",
		"f.results.1.value": "schema-not-number Waarde veel",
		"f.results.2.value": "form-needed ",
		"f.summary":         "form-needed ",
		"s.aanpak":          "form-needed ",
	} {
		got := ""
		for _, p := range find(t, filled, name).Problems {
			got += p.Code + " " + strings.Join(p.Args, " ")
		}
		if got != want {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func TestMissingAndComplete(t *testing.T) {
	m := model(t, casesModel)
	f := New(m, Options{Lang: "en"})
	filled := f.Fill(parse(t, m, "---\ntitle: Club35\ndate: 2012-03-06\ndraft: true\n---\n\n## Aanleiding\n\n<!-- nog te doen -->\n\n## Aanpak\n\nStap.\n"))
	got := ""
	for _, miss := range filled.Missing {
		got += miss.Name + "=" + miss.Label + " "
	}
	if want := "f.summary=Summary f.organisations=Organisations f.aspects=Aspects f.channels=Channels s.aanleiding=Background s.resultaat=Result "; got != want {
		t.Errorf("got %s", got)
	}
	if filled.Done != 3 || filled.Total != 23 {
		t.Errorf("%d of %d", filled.Done, filled.Total)
	}
}

func TestTermsOfTheSiteAreSuggested(t *testing.T) {
	m := model(t, casesModel)
	terms := map[string][]Term{
		"organisations": {{"stad-gent", "Stad Gent", 4}, {"stad-gend", "Stad Gend", 1}, {"stad-aalst", "Stad Aalst", 9}, {"stad-aelst", "Stad Aelst", 2}},
		"channels":      {{"twitter", "Twitter", 7}},
	}
	f := New(m, Options{Lang: "nl", Suggest: func(field string) []Term { return terms[field] }})
	filled := f.Fill(parse(t, m, "---\norganisations: [Stad Gend, Stad Aelst, VDAB]\nchannels: [twiter, twitter]\n---\n"))
	k := find(t, filled, "f.organisations")
	if k.Values[0].Near != "Stad Gent" || k.Values[1].Near != "" || k.Values[2].Near != "" {
		t.Errorf("meant: %v", k.Values)
	}
	if k.Options[0].Label != "Stad Aalst" || k.Options[0].Count != 9 || len(k.Options) != 4 {
		t.Errorf("options: %v", k.Options)
	}
	k = find(t, filled, "f.channels")
	if last := k.Options[len(k.Options)-1]; !last.Unknown || last.Value != "twiter" || last.Near != "Twitter" {
		t.Errorf("unknown: %v", last)
	}
	for _, o := range k.Options {
		if o.Value == "twitter" && (!o.Chosen || o.Count != 7) {
			t.Errorf("known: %v", o)
		}
	}
}

func TestTheHelpOfANewFileIsWrittenOver(t *testing.T) {
	m := model(t, casesModel)
	f := New(m, Options{Lang: "nl"})
	c := parse(t, m, string(casefile.Template(m, "nl", "Proef", day)))
	before := string(c.Format())
	filled := f.Fill(c)
	if got := find(t, filled, "s.aanpak").Value; got != "" {
		t.Errorf("shows %q", got)
	}
	values := send(filled)
	if err := f.Apply(c, values); err != nil || string(c.Format()) != before {
		t.Errorf("%v: changed\n%s", err, c.Format())
	}
	values.Set("s.aanpak", "Stap.")
	if err := f.Apply(c, values); err != nil || c.Sections[1].Text != "Stap." || !strings.Contains(c.Sections[2].Text, "<!--") {
		t.Errorf("%v: got\n%s", err, c.Body)
	}
}

func TestTooMuchIsRefusedWhole(t *testing.T) {
	m := model(t, casesModel)
	f := New(m, Options{Lang: "nl"})
	many := url.Values{}
	for i := range maxValues + 1 {
		many.Add("f.tags", strconv.Itoa(i))
	}
	for name, values := range map[string]url.Values{
		"bytes":        {"s.aanpak": {strings.Repeat("x", casefile.MaxSize+1)}},
		"values":       many,
		"front matter": {"f.title": {"goed"}, "f.summary": {strings.Repeat("x ", 60_000)}},
		"markup":       {"f.title": {"goed"}, "s.resultaat": {strings.Repeat("*[", 50_000)}},
	} {
		c := parse(t, m, filledCase)
		err := f.Apply(c, values)
		refused, ok := err.(*RefusedError)
		if !ok || string(c.Format()) != filledCase {
			t.Fatalf("%s: %v", name, err)
		}
		if text := refused.Text("nl"); text == refused.Code {
			t.Errorf("%s: no text for %s", name, text)
		}
	}
}

func TestASiteModelMayHaveNoSections(t *testing.T) {
	m, problems := schema.Parse("schema.yaml", []byte("properties: {}"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	f := New(m, Options{Lang: "nl"})
	c := parse(t, m, "---\ntitle: Een\n---\n")
	values := send(f.Fill(c))
	values.Set("s.intro", "Alles.")
	if err := f.Apply(c, values); err != nil || string(c.Format()) != "---\ntitle: Een\n---\n\nAlles.\n" {
		t.Errorf("%v: %q", err, c.Format())
	}
}

// TestAFormOfOtherRowsIsRefused: after a save, the row that was the second may be the first.
func TestAFormOfOtherRowsIsRefused(t *testing.T) {
	m := model(t, casesModel)
	f := New(m, Options{Lang: "nl"})
	for _, tt := range []struct {
		name, value string
		refused     bool
	}{{"f.title", "Anders", false}, {"s.aanleiding", "Anders.", false}, {"f.results.2.value", "9", false}, {"f.results.rows", "2,1", true}, {"s.aanleiding", "A\n\n## B\n", true}, {"s.lessen", "Les.", false}} {
		c := parse(t, m, filledCase)
		filled := f.Fill(c)
		values := send(filled)
		values.Set("shape", filled.Shape)
		values.Set(tt.name, tt.value)
		if err := f.Apply(c, values); err != nil {
			t.Fatal(err)
		}
		saved := string(c.Format())
		err := f.Apply(c, values) // the same form, of the case as it was before
		if (err != nil) != tt.refused || string(c.Format()) != saved {
			t.Errorf("%s=%s: %v, and\n%s", tt.name, tt.value, err, c.Format())
		}
	}
}

// TestMeantVectors holds what scripts of the form ask (internal/editor/assets/form/suggest.js, which reads the same file) against what the
// program asks.
func TestMeantVectors(t *testing.T) {
	src, err := os.ReadFile("testdata/meant.json")
	if err != nil {
		t.Fatal(err)
	}
	var examples []struct {
		Name, Want string
		Known      []string
	}
	if err := json.Unmarshal(src, &examples); err != nil {
		t.Fatal(err)
	}
	for _, e := range examples {
		if got, _ := schema.Suggest(e.Name, e.Known); got != e.Want {
			t.Errorf("%q among %q: %q, want %q", e.Name, e.Known, got, e.Want)
		}
	}
}
