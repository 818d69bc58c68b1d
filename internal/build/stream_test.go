package build_test

import (
	"context"
	"errors"
	"io"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"openoverheid.nu/internal/build"
	"openoverheid.nu/internal/casegen"
	memory "openoverheid.nu/internal/made"
)

// once is a destination that wants each file once.
type once struct {
	memory.Held
	t    *testing.T
	seen sync.Map
}

func (o *once) Put(name string, content []byte) error {
	if _, twice := o.seen.LoadOrStore(name, true); twice {
		o.t.Errorf("%s was handed out twice", name)
	}
	return o.Held.Put(name, content)
}

func (o *once) Write(name string, write func(w io.Writer) error) (memory.Sum, error) {
	if _, twice := o.seen.LoadOrStore(name, true); twice {
		o.t.Errorf("%s was handed out twice", name)
	}
	return o.Held.Write(name, write)
}

// streamed is a site with pictures, languages and a search, handed out file by file.
func streamed(t *testing.T, o build.Options) map[string][]byte {
	t.Helper()
	to := &once{t: t}
	r, err := build.Stream(context.Background(), o, nil, nil, to)
	if err != nil || r.Site == nil {
		t.Fatal(err, said(r.Problems))
	}
	if r.Written != len(to.Files) {
		t.Errorf("says that it wrote %d files, of %d", r.Written, len(to.Files))
	}
	return to.Files
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

// full is a destination that takes no more after some files.
type full struct {
	memory.Held
	taken atomic.Int64
	most  int64
}

var errFull = errors.New("the disk is full")

func (f *full) Put(name string, content []byte) error {
	if f.taken.Add(1) >= f.most {
		return errFull
	}
	return f.Held.Put(name, content)
}

func (f *full) Write(name string, write func(w io.Writer) error) (memory.Sum, error) {
	if f.taken.Add(1) >= f.most {
		return memory.Sum{}, errFull
	}
	return f.Held.Write(name, write)
}

func TestASiteStopsAtAFileThatCanNotBeTaken(t *testing.T) {
	to := &full{most: 20}
	_, err := build.Stream(context.Background(), options(generated(t, 3)), nil, nil, to)
	if !errors.Is(err, errFull) || to.taken.Load() != to.most {
		t.Errorf("%v after %d files", err, to.taken.Load())
	}
}
