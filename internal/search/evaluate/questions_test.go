package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestQuestionsAreAboutTheCases(t *testing.T) {
	text, err := os.ReadFile("questions.txt")
	if err != nil {
		t.Fatal(err)
	}
	questions, err := parseQuestions("questions.txt", string(text))
	if err != nil {
		t.Fatal(err)
	}
	if len(questions) < 150 {
		t.Errorf("%d questions, too few to measure with", len(questions))
	}
	asked := map[string]int{}
	for _, q := range questions {
		asked[q.kind]++
		for _, slug := range slices.Concat(q.wanted, q.unwanted) {
			if _, err := os.Stat(filepath.Join("..", "..", "..", "cases", slug+".md")); err != nil {
				t.Errorf("questions.txt:%d: no case %s: write the name of a file in cases/", q.line, slug)
			}
		}
	}
	for _, kind := range writtenKinds {
		if asked[kind] < 10 {
			t.Errorf("%d questions of kind %s, too few to measure with", asked[kind], kind)
		}
	}
}

func TestQuestionIsReadFromALine(t *testing.T) {
	questions, err := parseQuestions("q.txt", "# over\n\nprefix | over␣ | club35, vdab | convgov\nphrase | \"gent stad\" | | stad-gent\n")
	if err != nil {
		t.Fatal(err)
	}
	first, second := questions[0], questions[1]
	if first.line != 3 || first.kind != "prefix" || first.text != "over " || strings.Join(first.wanted, " ") != "club35 vdab" || strings.Join(first.unwanted, " ") != "convgov" {
		t.Errorf("got %+v", first)
	}
	if second.text != `"gent stad"` || second.wanted != nil || len(second.unwanted) != 1 {
		t.Errorf("got %+v", second)
	}
}

func TestMistakesInQuestionsAreReportedTogether(t *testing.T) {
	_, err := parseQuestions("q.txt", "exact | brand\nexakt | brand | vdab\nexact | | vdab\nexact | brand | |\nexact | brand | vdab | vdab\nexact | a | vdab\nexact | a | vdab\n")
	if err == nil {
		t.Fatal("no mistake is reported")
	}
	want := []string{
		"q.txt:1: 2 columns: write kind | question | wanted slugs | unwanted slugs",
		`q.txt:2: no kind "exakt": write one of exact, inflection, compound part, written apart, typing error, prefix, accents, several words, phrase, synonym`,
		"q.txt:3: no question: write one in the second column",
		"q.txt:4: no cases: write the slugs of those to find, or of those not to find",
		"q.txt:5: vdab is both wanted and unwanted: take it out of a column",
		"q.txt:7: the question of line 6 again: delete one of them",
	}
	if got := strings.Split(err.Error(), "\n"); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", err, strings.Join(want, "\n"))
	}
}
