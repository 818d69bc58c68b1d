package site

import (
	"fmt"
	"testing"

	openoverheid "openoverheid.nu"
	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/casegen"
	"openoverheid.nu/internal/schema"
)

func BenchmarkNew(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			cases, o := generate(n), generated()
			for b.Loop() {
				New(cases, o)
			}
		})
	}
}

func BenchmarkRelated(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s, _ := New(generate(n), generated())
			l := s.Default()
			for b.Loop() {
				for _, e := range l.Entries {
					e.Related = nil
				}
				l.addRelated(LanguageRelations{})
			}
		})
	}
}

// BenchmarkNewOfFiles derives sites from cases as files have them.
func BenchmarkNewOfFiles(b *testing.B) {
	generator, err := casegen.FromFolder("../../cases")
	if err != nil {
		b.Fatal(err)
	}
	src, err := openoverheid.Files.ReadFile("cases/schema.yaml")
	if err != nil {
		b.Fatal(err)
	}
	model, _ := schema.Parse("cases/schema.yaml", src)
	for _, n := range []int{1_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			o := options()
			o.Model, o.Future = model, true
			cases := make([]*casefile.Case, n)
			for i := range cases {
				cases[i], _ = casefile.Parse("cases/"+casegen.Slug(i)+".md", []byte(generator.Case(i, n)), casefile.Rules{Model: model, Languages: []string{"nl"}})
			}
			b.ReportAllocs()
			for b.Loop() {
				New(cases, o)
			}
		})
	}
}
