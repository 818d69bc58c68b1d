package main

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestPluralsAreSpeltAsInDutch(t *testing.T) {
	for word, want := range map[string]string{"kraan": "kranen", "bom": "bommen", "dienst": "diensten", "brief": "briefen", "klank": "klanken"} {
		if got := plural(word); got != want {
			t.Errorf("plural(%q) = %q, want %q", word, got, want)
		}
	}
}

func TestWordsArePlantedInParagraphsOnly(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("woord ", 40))
	file := "---\ntitle: x\n---\n\n## Kop\n\n" + long + "\n\n> kort citaat"
	for seed := range 20 {
		got := planted(file, "zeldzaam", rand.New(rand.NewPCG(uint64(seed), 1)))
		if !strings.Contains(got, " zeldzaam ") && !strings.Contains(got, "zeldzaam woord") && !strings.Contains(got, "woord zeldzaam") {
			t.Fatalf("the word is not in %q", got)
		}
		if !strings.HasPrefix(got, "---\ntitle: x\n---\n\n## Kop\n\n") || !strings.HasSuffix(got, "\n\n> kort citaat") {
			t.Fatalf("the word stands outside the paragraph: %q", got)
		}
	}
}

func TestThereAreQuestionsOfEveryKindWithoutAWordList(t *testing.T) {
	t.Chdir("../../..")
	words := madeLexicon()
	files, err := madeCases(150, words)
	if err != nil {
		t.Fatal(err)
	}
	docs, err := parseMade(files)
	if err != nil {
		t.Fatal(err)
	}
	synonyms, asked := newCorpus(docs, words, 1).questions(3, "")
	if len(synonyms) != 3 || len(asked) != 11 {
		t.Errorf("%d synonyms and %d kinds", len(synonyms), len(asked))
	}
	for _, k := range asked {
		if len(k.questions) != 3 || slices.ContainsFunc(k.questions, func(q question) bool { return len(q.answers) == 0 }) {
			t.Errorf("%s: %+v", k.name, k.questions)
		}
	}
}
