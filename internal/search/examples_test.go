package search

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestSounds(t *testing.T) {
	s := newSounder(dutch().Sounds)
	for word, want := range map[string]string{
		"":           "",
		"overheid":   "oferhyt",
		"overhijt":   "oferhyt",
		"klachten":   "klagten",
		"beleit":     "belyt",
		"beleid":     "belyt",
		"gemeente":   "gemente",
		"финансы":    "финансы",
		"communiqué": "komunikué",
	} {
		if got := s.sound(word); got != want {
			t.Errorf("%s sounds as %s, want %s", word, got, want)
		}
	}
}

// Compounds are taken apart by the words that the documents have, and those of their parts.
func TestCompounds(t *testing.T) {
	words := strings.Fields("beheer gemeente gemeentehuis huis klacht klachten klachtenbeheer klant klanten klantenzorg over overheid zorg")
	c := classify(dutch(), words, func(int) bool { return true })
	apart := takeApart(dutch(), words, c)
	for word, want := range map[string]string{
		"gemeentehuis": "gemeent huis", "klachtenbeheer": "klach beheer", "klantenzorg": "klant zorg", "overheid": "", "zorg": "",
	} {
		i, _ := slices.BinarySearch(words, word)
		var parts []string
		for _, class := range apart.parts.of(int32(i)) {
			parts = append(parts, c.keys[class])
		}
		if got := strings.Join(parts, " "); got != want {
			t.Errorf("%s has the parts %q, want %q", word, got, want)
		}
	}
}

func TestInterner(t *testing.T) {
	n := newInterner()
	for range 2 {
		for i := range 5000 {
			word := fmt.Sprint(strings.Repeat("woord", i%5), i)
			if got := n.number([]byte(word)); got != uint32(i) || n.words[i] != word {
				t.Fatalf("%s has number %d, want %d", word, got, i)
			}
		}
	}
}

// The best of a union are those with the highest step, of the same step the newest.
func TestTopOfUnion(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, docs := range []int{1, 40, 5000} {
		u := newUnion(docs)
		best := map[uint32]byte{}
		for range docs/40 + 1 {
			doc, step := uint32(r.IntN(docs)), byte(r.IntN(len(steps)))
			u.add(postings{docs: []uint32{doc}, weights: []byte{weightOf(step, 3)}})
			best[doc] = max(best[doc], step+1)
		}
		want := slices.SortedFunc(maps.Keys(best), func(a, b uint32) int { return (int(best[b])-int(best[a]))*docs + int(b) - int(a) })
		want = want[:min(7, len(want))]
		slices.Sort(want)
		got := u.top(7)
		if !slices.Equal(got.docs, want) {
			t.Errorf("of %d: %v, want %v", docs, got.docs, want)
		}
		for i, doc := range got.docs {
			if got.weights[i]+1 != best[doc] {
				t.Errorf("document %d has step %d, want %d", doc, got.weights[i], best[doc]-1)
			}
		}
		if again := u.top(7); len(again.docs) > 0 {
			t.Error("a union is not empty after top")
		}
	}
}
