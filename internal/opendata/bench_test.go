package opendata_test

import (
	"fmt"
	"io"
	"io/fs"
	"testing"

	"openoverheid.nu/internal/casegen"
	"openoverheid.nu/internal/made"
	"openoverheid.nu/internal/opendata"
	"openoverheid.nu/internal/site"
)

func generated(b *testing.B, n int) *site.Site {
	b.Helper()
	generator, err := casegen.FromFolder("../../cases")
	if err != nil {
		b.Fatal(err)
	}
	sources := map[string]string{}
	for i := range n {
		sources["cases/"+casegen.Slug(i)+".md"] = generator.Case(i, n)
	}
	s, _ := lenient(b, sources)
	return s
}

// nowhere is an output that keeps nothing, and to which all is new.
type nowhere struct{}

func (nowhere) Put(string, []byte) error { return nil }
func (nowhere) Write(_ string, write func(w io.Writer) error) (made.Sum, error) {
	return made.Sum{}, write(io.Discard)
}
func (nowhere) Sum(name string) (made.Sum, error) {
	return made.Sum{}, fmt.Errorf("%s is not there", name)
}
func (nowhere) Stays(made.From, ...string) (bool, error) { return false, nil }
func (nowhere) Read(name string) ([]byte, error)         { return nil, fmt.Errorf("%s is not there", name) }
func (nowhere) Open(name string) (io.ReadCloser, error)  { return nil, fs.ErrNotExist }

// unwritten is an output after another that keeps no file of all cases, and does not measure those that stay.
type unwritten struct{ *made.Memory }

func (u unwritten) Write(_ string, write func(w io.Writer) error) (made.Sum, error) {
	return made.Sum{}, write(io.Discard)
}
func (u unwritten) Sum(string) (made.Sum, error) { return made.Sum{}, nil }

// BenchmarkWrite makes all, then what is left to do where nothing changed, and where one text did.
func BenchmarkWrite(b *testing.B) {
	for _, n := range []int{1000, 10000} {
		s := generated(b, n)
		b.Run(fmt.Sprint("all/", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := opendata.Write(s, opendata.Catalogue{}, nowhere{}); err != nil {
					b.Fatal(err)
				}
			}
		})
		var before made.Memory
		again := func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := opendata.Write(s, opendata.Catalogue{}, unwritten{before.Next()}); err != nil {
					b.Fatal(err)
				}
			}
		}
		write(b, s, opendata.Catalogue{}, &before)
		b.Run(fmt.Sprint("unchanged/", n), again)
		s.Default().Entries[n/2].Body += "Meer.\n"
		s.Default().Entries[n/2].Sum[0]++
		b.Run(fmt.Sprint("one text/", n), again)
	}
}
