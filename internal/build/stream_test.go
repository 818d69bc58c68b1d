package build_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"openoverheid.nu/internal/build"
	"openoverheid.nu/internal/casegen"
)

// streamed is a site with pictures, languages and a search, handed out file by file.
func streamed(t *testing.T, o build.Options) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	r, err := build.Stream(context.Background(), o, build.Earlier{}, func(name string, content []byte) error {
		if _, twice := files[name]; twice {
			t.Errorf("%s was handed out twice", name)
		}
		files[name] = content
		return nil
	})
	if err != nil || r.Site == nil {
		t.Fatal(err, said(r.Problems))
	}
	if r.Written != len(files) {
		t.Errorf("says that it wrote %d files, of %d", r.Written, len(files))
	}
	return files
}

func TestASiteIsTheSameFileByFile(t *testing.T) {
	f := generated(t, 12)
	f["cases/met-beeld/cover.png"] = photo(900, 600)
	f["cases/met-beeld/index.md"] = strings.Replace(f["cases/"+casegen.Slug(3)+".md"], "---\n", "---\nimage: {src: cover.png, alt: Een beeld}\n", 1)
	f["cases/met-beeld/index.en.md"] = f["cases/met-beeld/index.md"]
	f["static/robots.txt"] = "User-agent: *\n"
	f["pages/over.md"] = "---\ntitle: Over\n---\nTekst.\n"
	o := options(f)
	o.CacheDir = t.TempDir()
	compareOutputs(t, "streamed", streamed(t, o), made(t, o))
	o.Search = false
	compareOutputs(t, "without a search", streamed(t, o), made(t, o))
}

func TestASiteStopsAtAFileThatCanNotBeTaken(t *testing.T) {
	full := errors.New("the disk is full")
	taken := 0
	_, err := build.Stream(context.Background(), options(generated(t, 3)), build.Earlier{}, func(string, []byte) error {
		if taken++; taken == 20 {
			return full
		}
		return nil
	})
	if !errors.Is(err, full) || taken != 20 {
		t.Errorf("%v after %d files", err, taken)
	}
}
