package build_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"openoverheid.nu/internal/build"
	"openoverheid.nu/internal/casegen"
)

// generated are the files of a site of n cases.
func generated(t testing.TB, n int) files {
	t.Helper()
	generator, err := casegen.FromFolder("../../cases")
	if err != nil {
		t.Fatal(err)
	}
	f := files{}
	for i := range n {
		f["cases/"+casegen.Slug(i)+".md"] = generator.Case(i, n)
	}
	return f
}

func built(t testing.TB, o build.Options) *build.Result {
	t.Helper()
	r, err := build.Run(context.Background(), o)
	if err != nil || r.Files == nil {
		t.Fatal(err, said(r.Problems))
	}
	return r
}

func TestAPreviewIsThePageOfTheSite(t *testing.T) {
	f := generated(t, 60)
	f["cases/met-beeld/cover.png"] = photo(900, 600)
	f["cases/met-beeld/index.md"] = strings.Replace(f["cases/"+casegen.Slug(3)+".md"], "---\n", "---\nimage: {src: cover.png, alt: Een beeld}\n", 1)
	o := options(f)
	o.CacheDir = t.TempDir()
	r := built(t, o)
	for name, source := range f {
		if !strings.HasSuffix(name, ".md") {
			continue
		}
		p, err := r.Preview(context.Background(), name, []byte(source))
		if err != nil {
			t.Fatal(name, err)
		}
		file := strings.TrimPrefix(p.Path, "/") + "index.html"
		if string(p.Page) != string(r.Files[file]) {
			t.Fatalf("the preview of %s is\n%s", name, differing(string(p.Page), string(r.Files[file])))
		}
	}
}

func BenchmarkPreview(b *testing.B) {
	for _, n := range []int{20, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			f := generated(b, n)
			o := options(f)
			o.Languages, o.Pagination, o.CacheDir = o.Languages[:1], 50, b.TempDir()
			r := built(b, o)
			name := "cases/" + casegen.Slug(n/2) + ".md"
			i := 0
			for b.Loop() {
				i++
				p, err := r.Preview(context.Background(), name, fmt.Appendf(nil, "%s\nNog een zin, nummer %d.\n", f[name], i))
				if err != nil || !strings.Contains(string(p.Page), fmt.Sprintf("nummer %d.", i)) {
					b.Fatal(err)
				}
			}
		})
	}
}

// differing are the lines of two texts that differ.
func differing(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	var out strings.Builder
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			fmt.Fprintf(&out, "line %d: %s\nnot: %s\n", i+1, a[i], b[i])
		}
	}
	return out.String()
}
