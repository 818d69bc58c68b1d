package render

import (
	"context"
	"fmt"
	"testing"

	openoverheid "openoverheid.nu"
	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/casegen"
	"openoverheid.nu/internal/schema"
	"openoverheid.nu/internal/site"
)

// generatedSite is a site of generated cases.
func generatedSite(b *testing.B, n int) *site.Site {
	b.Helper()
	generator, err := casegen.FromFolder("../../cases")
	if err != nil {
		b.Fatal(err)
	}
	src, err := openoverheid.Files.ReadFile("cases/schema.yaml")
	if err != nil {
		b.Fatal(err)
	}
	model, _ := schema.Parse("cases/schema.yaml", src)
	var cases []*casefile.Case
	for i := range n {
		c, _ := casefile.Parse("cases/"+casegen.Slug(i)+".md", []byte(generator.Case(i, n)), casefile.Rules{Model: model, Languages: []string{"nl"}})
		cases = append(cases, c)
	}
	s, _ := site.New(cases, site.Options{BaseURL: "https://proef.example/", Model: model, Future: true})
	return s
}

// BenchmarkUnchanged takes pages over that an earlier run made.
func BenchmarkUnchanged(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := generatedSite(b, n)
			o := Options{Files: openoverheid.Files, Theme: "openoverheid", Pagination: 50, Search: true}
			before := Before{Cache: allMade(b, s, o), Has: func(string) bool { return true }, Keep: func(string) error { return nil }}
			b.ReportAllocs()
			for b.Loop() {
				r, err := Begin(s, nil, o, before, func(string, []byte) error { return nil })
				if err != nil {
					b.Fatal(err)
				}
				if err := r.Pages(context.Background()); err != nil || len(r.todo) > 0 {
					b.Fatal(err, len(r.todo))
				}
			}
		})
	}
}

// allMade is the cache of a run that made all pages, without having made them.
func allMade(b *testing.B, s *site.Site, o Options) *Cache {
	b.Helper()
	v := newViews(s, nil, o)
	in, err := v.input()
	if err != nil {
		b.Fatal(err)
	}
	c := &Cache{Shared: in.shared, Pages: cachedPages{}}
	parts := v.pages()
	pages := make([][]page, len(parts))
	if err := in.workOut(parts, pages); err != nil {
		b.Fatal(err)
	}
	for _, some := range pages {
		for _, p := range some {
			c.Pages[p.outputFile()] = CachedPage{From: p.from}
		}
	}
	return c
}
