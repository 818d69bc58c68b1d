package compress

import (
	"bytes"
	"compress/gzip"
	"io"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/andybalholm/brotli"
)

var page = []byte("<!doctype html>\n" + strings.Repeat("<p>Een alinea zoals er veel zijn.</p>\n", 200))

// unpack reads a compressed file as a browser does.
func unpack(t testing.TB, f File) []byte {
	t.Helper()
	var r io.Reader = brotli.NewReader(bytes.NewReader(f.Data))
	if strings.HasSuffix(f.Name, ".gz") {
		var err error
		if r, err = gzip.NewReader(bytes.NewReader(f.Data)); err != nil {
			t.Fatal(err)
		}
	}
	content, err := io.ReadAll(r)
	if err != nil {
		t.Fatalf("%s: %v", f.Name, err)
	}
	return content
}

func TestWhatIsCompressed(t *testing.T) {
	noise := make([]byte, 20_000)
	random := rand.New(rand.NewPCG(1, 2))
	for i := range noise {
		noise[i] = byte(random.Uint32())
	}
	both := []string{".br", ".gz"}
	for _, c := range []struct {
		name    string
		content []byte
		want    []string
	}{
		{"index.html", page, both},
		{"css/main.0a1b.css", page, both},
		{"js/page.js", page, both},
		{"feed.xml", page, both},
		{"data/cases.ndjson", page, both},
		{"data/catalog.ttl", page, both},
		{"LEESMIJ.TXT", page, both},
		{"cover.jpg", page, nil}, // by its name a picture, whatever it holds
		{"cover.png", page, nil},
		{"cover.webp", page, nil},
		{"search/nl/t1.idx", page, nil}, // compressed by itself
		{"archief.zip", page, nil},
		{"_headers", page, nil},
		{"index.html", page[:smallest-1], nil},
		{"index.html", page[:smallest], both},
		{"index.html", nil, nil},
		{"ruis.txt", noise, nil},
	} {
		files, err := Make(c.name, c.content)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range files {
			got = append(got, strings.TrimPrefix(f.Name, c.name))
			if !slices.Contains(Names(c.name), f.Name) {
				t.Errorf("%s is not among the names of %s", f.Name, c.name)
			}
			if !bytes.Equal(unpack(t, f), c.content) {
				t.Errorf("%s holds something else", f.Name)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s of %d bytes: got %q, want %q", c.name, len(c.content), got, c.want)
		}
	}
}

func TestTheSameContentGivesTheSameBytes(t *testing.T) {
	first, err := Make("a/index.html", page)
	if err != nil {
		t.Fatal(err)
	}
	var wait sync.WaitGroup
	for i := range 16 {
		wait.Go(func() {
			// Something else in between: what a compressor did before must not show.
			if _, err := Make("b/index.html", bytes.Repeat(page[i:], i+1)); err != nil {
				t.Error(err)
			}
			again, err := Make("c/other.html", page)
			if err != nil || len(again) != len(first) {
				t.Errorf("%d files, %v", len(again), err)
				return
			}
			for k := range again {
				if !bytes.Equal(again[k].Data, first[k].Data) {
					t.Errorf("%s has other bytes than %s", again[k].Name, first[k].Name)
				}
			}
		})
	}
	wait.Wait()
}

func TestGzipTellsNoTimeAndNoName(t *testing.T) {
	files, err := Make("index.html", page)
	if err != nil || len(files) != 2 {
		t.Fatal(files, err)
	}
	r, err := gzip.NewReader(bytes.NewReader(files[1].Data))
	if err != nil {
		t.Fatal(err)
	}
	if !r.ModTime.IsZero() || r.Name != "" || r.Comment != "" || len(r.Extra) > 0 {
		t.Errorf("the header is %+v", r.Header)
	}
}

// FuzzMake holds that whatever is compressed comes out again.
func FuzzMake(f *testing.F) {
	f.Add(page, 1)
	f.Add([]byte("\x00\xff"), 3000)
	f.Fuzz(func(t *testing.T, part []byte, times int) {
		if times < 0 || times > 10_000 || len(part)*times > 1<<22 {
			return
		}
		content := bytes.Repeat(part, times)
		for _, name := range []string{"a.html", "a.css"} {
			files, err := Make(name, content)
			if err != nil {
				t.Fatal(err)
			}
			for _, file := range files {
				if !bytes.Equal(unpack(t, file), content) {
					t.Errorf("%s does not hold what went in", file.Name)
				}
			}
		}
	})
}

func BenchmarkMake(b *testing.B) {
	for _, name := range []string{"a.html", "a.css"} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(page)))
			for b.Loop() {
				if _, err := Make(name, page); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func TestTheRecipeNamesTheLibraries(t *testing.T) {
	src, err := os.ReadFile("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	for library, name := range map[string]string{"github.com/andybalholm/brotli v": "brotli ", "github.com/klauspost/compress v": "gzip "} {
		_, rest, _ := strings.Cut(string(src), library)
		if version, _, _ := strings.Cut(rest, "\n"); !strings.Contains(Recipe, name+version+" ") {
			t.Errorf("the recipe does not say %s%s: what another version made would be kept", name, version)
		}
	}
}
