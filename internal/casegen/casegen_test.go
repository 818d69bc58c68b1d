package casegen

import (
	"strings"
	"testing"
)

const sample = `De stad kreeg veel vragen over de nieuwe website. Ze antwoordde op Twitter en merkte dat burgers elkaar hielpen.
De dienst maakte een plan, en elke ambtenaar kreeg tijd om te antwoorden. Dat hielp de burgers en de dienst.`

func TestTheSameCaseEveryTime(t *testing.T) {
	a, b := New(sample), New(sample)
	for i := range 50 {
		if a.Case(i, 1000) != b.Case(i, 1000) {
			t.Fatalf("case %d differs between two generators of the same sample", i)
		}
	}
	if a.Case(1, 1000) == a.Case(2, 1000) {
		t.Error("two cases are the same")
	}
}

func TestWordsHoldsNothingThatMarkdownReads(t *testing.T) {
	got := Words("## Kop\n\n[link](https://x.example) is **vet** {{< figuur >}} [^1]\n\n- 12 punten")
	if strings.ContainsAny(got, "#*[]{}<>^") {
		t.Errorf("marks are left in %q", got)
	}
	if !strings.Contains(got, "vet") || !strings.Contains(got, "punten") {
		t.Errorf("words are gone from %q", got)
	}
}
