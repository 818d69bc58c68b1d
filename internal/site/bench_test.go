package site

import (
	"fmt"
	"testing"
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
				l.addRelated()
			}
		})
	}
}
