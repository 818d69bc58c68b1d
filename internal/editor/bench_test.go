package editor

import (
	"fmt"
	"strings"
	"testing"

	"openoverheid.nu/internal/casegen"
)

// many is a site of as many generated cases.
func many(b *testing.B, n int) *office {
	b.Helper()
	g := casegen.New(strings.Repeat("een stad vertelt over haar werk en wat ervan kwam ", 20))
	files := map[string]string{}
	for i := range n {
		files[fmt.Sprintf("cases/%s.md", casegen.Slug(i))] = g.Case(i, n)
	}
	return openWith(b, files, func(*Options) {})
}

// BenchmarkTheListOfTenThousand is opening the editor's first page, and searching in it.
func BenchmarkTheListOfTenThousand(b *testing.B) {
	o := many(b, 10_000)
	for _, target := range []string{"/_edit/", "/_edit/?q=stad", "/_edit/?sort=title&page=100"} {
		o.get(target)
		b.Run(target, func(b *testing.B) {
			for b.Loop() {
				if status, answer := o.get(target); status != 200 {
					b.Fatal(answer)
				}
			}
		})
	}
}

// BenchmarkTyping is all of a key press but the making of the page.
func BenchmarkTyping(b *testing.B) {
	o := many(b, 10_000)
	name := "cases/" + casegen.Slug(7) + ".md"
	_, page := o.get("/_edit/case/" + name)
	origin, base := hidden(o, page, "origin"), hidden(o, page, "base")
	for i := 0; b.Loop(); i++ {
		if status, answer := o.post("/_edit/preview/"+name, "origin", origin, "base", base, "s.aanpak", fmt.Sprintf("Toets %d", i)); status != 200 {
			b.Fatal(answer)
		}
	}
}
