package build_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"openoverheid.nu/internal/build"
	"openoverheid.nu/internal/casegen"
)

// BenchmarkRun makes whole sites in memory; how long publishing takes is publish's to measure.
func BenchmarkRun(b *testing.B) {
	names, err := filepath.Glob("../../cases/*.md")
	if err != nil || len(names) == 0 {
		b.Fatal("no cases to write like")
	}
	sample := ""
	for _, name := range names {
		src, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		sample += casegen.Words(string(src)) + " "
	}
	generator := casegen.New(sample)
	for _, n := range []int{1000, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			f := files{}
			for i := range n {
				f["cases/"+casegen.Slug(i)+".md"] = generator.Case(i, n)
			}
			o := options(f)
			o.Languages, o.Pagination = o.Languages[:1], 50
			for b.Loop() {
				r, err := build.Run(context.Background(), o)
				if err != nil || r.Files == nil {
					b.Fatal(err, said(r.Problems))
				}
				for _, s := range r.Stages {
					b.ReportMetric(s.Took.Seconds(), s.Name+"-s")
				}
			}
		})
	}
}
