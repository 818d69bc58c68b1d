package search

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// madeDocuments makes documents of about 560 words, a part of them rare, always the same.
func madeDocuments(n int) []Document {
	r := rand.New(rand.NewPCG(1, 2))
	syllables := strings.Fields("ba ber den dig en ge heid ing ka klant lo maa me moe nie over pro raad ris sta stel ten ver voor wet zorg zui")
	word := func() string {
		seed := uint64(40000 * r.Float64() * r.Float64() * r.Float64())
		w := rand.New(rand.NewPCG(seed, seed))
		var b strings.Builder
		for range 1 + w.IntN(4) {
			b.WriteString(syllables[w.IntN(len(syllables))])
		}
		return b.String()
	}
	text := func(n int) string {
		words := make([]string, n)
		for i := range words {
			words[i] = word()
		}
		return strings.Join(words, " ")
	}
	docs := make([]Document, n)
	for i := range docs {
		docs[i] = Document{Slug: fmt.Sprintf("case-%d", i), Title: text(6), Summary: text(25), Body: text(530),
			Date: fmt.Sprintf("20%02d-01-%02d", i%20+5, i%28+1)}
		docs[i].URL = "/cases/" + docs[i].Slug + "/"
	}
	return docs
}

func BenchmarkBuild(b *testing.B) {
	for _, n := range []int{100, 1000, 4000} {
		docs := madeDocuments(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				if _, err := Build(docs, Options{Lang: "nl", Prefix: "/cases/"}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
