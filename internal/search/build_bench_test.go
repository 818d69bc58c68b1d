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
	for _, n := range []int{1000, 10_000} {
		docs := generatedDocuments(b, n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Build(docs, generatedOptions()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkBuilder makes the index of a site in which one case changed: with a word that no other case has, or without, and in a run that
// begins with what the one before remembered.
func BenchmarkBuilder(b *testing.B) {
	const n = 10_000
	docs := generatedDocuments(b, n)
	var builder Builder
	build := func(b *testing.B, builder *Builder) {
		if _, err := builder.Build(docs, generatedOptions()); err != nil {
			b.Fatal(err)
		}
	}
	build(b, &builder)
	data := builder.Encode()
	for name, added := range map[string]string{"save": " de stad", "save with a new word": " nieuwwoord%d"} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				docs[i%n].Body += strings.ReplaceAll(added, "%d", fmt.Sprint(i))
				build(b, &builder)
			}
		})
	}
	b.Run("cold", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			var next Builder
			if err := next.Decode(data); err != nil {
				b.Fatal(err)
			}
			build(b, &next)
		}
	})
	b.Run("decode", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		for b.Loop() {
			if err := new(Builder).Decode(data); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("cut all documents", func(b *testing.B) {
		for b.Loop() {
			once := Builder{once: true}
			once.read(docs, tokenizer{})
		}
	})
}
