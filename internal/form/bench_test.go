package form

import (
	"fmt"
	"os"
	"testing"
)

// BenchmarkKeyPress is what a key press in the form costs before its page is made: what came back is applied, and looked at.
func BenchmarkKeyPress(b *testing.B) {
	f := New(model(b, casesModel), Options{Lang: "nl"})
	src, err := os.ReadFile("../../cases/club35.md")
	if err != nil {
		b.Fatal(err)
	}
	values := send(f.Fill(parse(b, f.model, string(src))))
	values.Set("s.aanpak", "Een nieuwe tekst.")
	for b.Loop() {
		c := parse(b, f.model, string(src))
		if err := f.Apply(c, values); err != nil {
			b.Fatal(err)
		}
		f.Fill(c)
	}
}

// BenchmarkOpen is what opening the form of a case costs on a site with many terms.
func BenchmarkOpen(b *testing.B) {
	terms := make([]Term, 5000)
	for i := range terms {
		terms[i] = Term{Slug: fmt.Sprint("o", i), Label: fmt.Sprintf("Organisatie nummer %d van het land", i), Count: 1 + i%7}
	}
	f := New(model(b, casesModel), Options{Lang: "nl", Suggest: func(string) []Term { return terms }})
	src, err := os.ReadFile("../../cases/club35.md")
	if err != nil {
		b.Fatal(err)
	}
	c := parse(b, f.model, string(src))
	for b.Loop() {
		f.Fill(c)
	}
}
