package form

import (
	"net/url"
	"strconv"
	"strings"
	"testing"

	"openoverheid.nu/internal/casefile"
)

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
