package search

import (
	"math/rand/v2"
	"testing"
)

// Eight characters at a time or one by one, known beforehand or taken apart now: a text folds as its characters do.
func TestATextFoldsAsItsCharacters(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	chars := []rune("@AZ[`az{ 09éÉßŒœ’…ﬁ½日𝒜İ\u0301\uFFFD\x00\x7f")
	for range 2000 {
		text := make([]rune, r.IntN(30))
		for i := range text {
			if text[i] = rune(r.IntN(128)); r.IntN(4) == 0 {
				text[i] = chars[r.IntN(len(chars))]
			}
		}
		var want []byte
		for _, char := range text {
			want = appendFoldedRune(want, string(char))
		}
		if got := fold(string(text)); got != string(want) {
			t.Fatalf("%q folds to %q, want %q", string(text), got, want)
		}
	}
}

func TestFoldOfBrokenText(t *testing.T) {
	for text, want := range map[string]string{"A\xffB": "a\uFFFDb", "\xc3": "\uFFFD", "ABCDEFG\xe2\x80": "abcdefg\uFFFD\uFFFD"} {
		if got := fold(text); got != want {
			t.Errorf("%q folds to %q, want %q", text, got, want)
		}
	}
}
