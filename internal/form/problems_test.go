package form

import (
	"strings"
	"testing"
)

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
