package form

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"openoverheid.nu/internal/diag"
)

func TestWordsOfTheFormAreForWhoSeesNoFile(t *testing.T) {
	m := model(t, casesModel)
	filled := New(m, Options{Lang: "nl"}).Fill(parse(t, m, `---
title: "Een titel"
date: 2012-02-31
summary:
organisations: []
level:
lastmod: [a, b
period: {start: 2012, end: 2011}
sources: [{date: 2012}]
---

## Aanleiding

![](foto.jpg)

## Aanleiding

# Groot
`))
	for name, want := range map[string]string{
		"f.date":          "form-bad-day",
		"f.summary":       "form-needed",
		"f.organisations": "form-needed",
		"f.level":         "form-blank",
		"f.lastmod":       "form-unread",
		"f.period.end":    "form-ends-early",
		"f.sources":       "form-one-needed",
		"s.aanleiding":    "form-picture-no-alt",
	} {
		problems := find(t, filled, name).Problems
		if !slices.ContainsFunc(problems, func(p diag.Problem) bool { return p.Code == want }) {
			t.Errorf("%s: %v, want %s", name, problems, want)
		}
	}
}

func TestAProblemAtNoControlHasWordsToo(t *testing.T) {
	got := (*Control)(nil).InWords(diag.Problem{Code: "schema-unknown-key", Args: []string{"kleur", "", "title"}})
	if text := got.Text("nl"); !strings.Contains(text, "kleur") || strings.Contains(got.Hint("nl"), "x-") {
		t.Errorf("%s. %s", text, got.Hint("nl"))
	}
}

// TestWordsOfTheFormUseWhatTheProblemHas holds that no text has a blank which the problem does not fill, and none speaks of the file's
// way of writing.
func TestWordsOfTheFormUseWhatTheProblemHas(t *testing.T) {
	blank := regexp.MustCompile(`\{\d\}`)
	written := regexp.MustCompile(`\.md\b|\bYAML\b|\btrue\b|aanhalingsteken|quotation mark|-- |\bmap\b|folder`)
	for from, to := range inForm {
		for _, lang := range diag.Languages() {
			original := diag.Problem{Code: from}
			p := diag.Problem{Code: to}
			own := p.Text(lang) + ". " + p.Hint(lang)
			if written.MatchString(own) {
				t.Errorf("%s: %s", to, own)
			}
			has := original.Text(lang) + original.Hint(lang)
			for _, b := range blank.FindAllString(own, -1) {
				if !strings.Contains(has, b) {
					t.Errorf("%s: %s is not in %s", to, b, from)
				}
			}
		}
	}
}

func TestEmptyHeadingsAreDroppedWhenReadersWouldSeeThem(t *testing.T) {
	m := model(t, casesModel)
	c := parse(t, m, "---\ntitle: Een titel\n---\n\n## Aanleiding\n\n## Aanpak\n\nTekst.\n\n## Lessen\n\n## Eigen kop\n\n## Herhaalbaarheid\n")
	New(m, Options{Lang: "nl"}).DropEmpty(c)
	want := "---\ntitle: Een titel\n---\n\n## Aanleiding\n\n## Aanpak\n\nTekst.\n\n## Eigen kop\n"
	if got := string(c.Format()); strings.TrimSpace(got) != strings.TrimSpace(want) {
		t.Errorf("got\n%s", got)
	}
}
