package build_test

import (
	"context"
	"fmt"
	"io"
	"testing"

	"openoverheid.nu/internal/build"
	"openoverheid.nu/internal/casegen"
	out "openoverheid.nu/internal/made"
)

// BenchmarkRun makes whole sites in memory; how long publishing takes is publish's to measure.
func BenchmarkRun(b *testing.B) {
	generator, err := casegen.FromFolder("../../cases")
	if err != nil {
		b.Fatal(err)
	}
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
					b.ReportMetric(s.Took.Wall.Seconds(), s.Name+"-s")
				}
			}
		})
	}
}

// nowhere keeps nothing.
type nowhere struct{ build.Destination }

func (nowhere) Put(string, []byte) error { return nil }

func (nowhere) Write(_ string, write func(io.Writer) error) (out.Sum, error) {
	return out.Sum{}, write(io.Discard)
}

// BenchmarkStream makes whole sites and keeps nothing of them.
func BenchmarkStream(b *testing.B) {
	for _, n := range []int{1000, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			o := options(generated(b, n))
			o.Languages, o.Pagination = o.Languages[:1], 50
			for b.Loop() {
				r, err := build.Stream(context.Background(), o, nil, nil, nowhere{})
				if err != nil || r.Site == nil {
					b.Fatal(err, said(r.Problems))
				}
				for _, s := range r.Stages {
					b.ReportMetric(s.Took.CPU.Seconds(), s.Name+"-CPU-s")
				}
			}
		})
	}
}
