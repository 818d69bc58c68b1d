package build_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"maps"
	"math/rand"
	"os"
	"slices"
	"strings"
	"testing"

	openoverheid "openoverheid.nu"
	"openoverheid.nu/internal/build"
	"openoverheid.nu/internal/casegen"
	memory "openoverheid.nu/internal/made"
)

// TestWhatIsBuiltAgainIsWhatIsBuiltAtOnce changes a site at random, and builds it on top of what was built before and from nothing.
func TestWhatIsBuiltAgainIsWhatIsBuiltAtOnce(t *testing.T) {
	fresh, cold := builtAgain(t, 1)
	if fresh < 20 || cold.left < 20 || cold.renewed < 20 {
		t.Errorf("only %d, %d and %d builds left a page as it was", fresh, cold.left, cold.renewed)
	}
	if cold.recalled < 100 {
		t.Errorf("only %d cases were not parsed again", cold.recalled)
	}
	if os.Getenv("SOAK") == "" {
		return
	}
	for seed := range int64(10) {
		builtAgain(t, 2+seed)
	}
}

// builtAgain tells how many builds on top of the one before left a page as it was.
func builtAgain(t *testing.T, seed int64) (fresh int, cold *coldBuilds) {
	generator, err := casegen.FromFolder("../../cases")
	if err != nil {
		t.Fatal(err)
	}
	f := files{"cases/met-beeld/cover.png": photo(400, 300)}
	const count = 9
	for i := range count {
		f["cases/"+casegen.Slug(i)+".md"] = generator.Case(i, count)
	}
	f["cases/met-beeld/index.md"] = strings.Replace(generator.Case(count, count), "---\n", "---\nimage: {src: cover.png, alt: Een beeld}\n", 1)
	c := newChanging(f)
	names := slices.Sorted(maps.Keys(changes))
	r := rand.New(rand.NewSource(seed))
	builder, cold := &build.Builder{}, &coldBuilds{}
	c.o.CacheDir = t.TempDir() // pictures are made once
	for n := range 60 {
		name := names[r.Intn(len(names))]
		before := maps.Clone(c.disk)
		changes[name](c, r, n)
		again, err := builder.Run(context.Background(), c.o)
		if err != nil {
			t.Fatal(name, err)
		}
		if again.Files == nil { // a change too many, such as two pages at one address
			c.disk = before
			c.o.Files = build.Layer(c.disk, openoverheid.Files)
			continue
		}
		whole, err := build.Run(context.Background(), c.o)
		if err != nil {
			t.Fatal(name, err)
		}
		if again.Rendered < whole.Rendered {
			fresh++
		}
		if said(again.Problems) != said(whole.Problems) {
			t.Errorf("%d, %s: problems are\n%snot\n%s", n, name, said(again.Problems), said(whole.Problems))
		}
		what := fmt.Sprintf("seed %d, %d, %s", seed, n, name)
		compareOutputs(t, what, again.Files, whole.Files)
		cold.run(t, what+", started cold", c.o, whole)
		if t.Failed() {
			t.FailNow()
		}
	}
	return fresh, cold
}

// coldBuilds are builds on top of one another that have only a file and what was published in common.
type coldBuilds struct {
	file      []byte
	searchers map[string][]byte
	cases     []byte
	recalled  int // cases that were not parsed again
	published map[string][]byte
	left      int // builds that left a page as it was
	store     memoryFile
	renewed   int // builds into a new folder that rendered less than all
}

// memoryFile is a file of a store.
type memoryFile struct{ content []byte }

func (m *memoryFile) ReadAt(b []byte, at int64) (int, error) {
	if at > int64(len(m.content)) {
		return 0, io.EOF
	}
	return bytes.NewReader(m.content[at:]).Read(b)
}

func (m *memoryFile) WriteAt(b []byte, at int64) (int, error) {
	m.content = append(m.content[:at], b...)
	return len(b), nil
}

// renew builds into a folder that is new, from what was kept of the pages.
func (b *coldBuilds) renew(t *testing.T, what string, o build.Options, before *build.Cache, want *build.Result) {
	t.Helper()
	to := &memory.Held{}
	kept := memoryFile{slices.Clone(b.store.content)}
	r, err := build.Stream(context.Background(), o, before, build.NewStore(&kept, int64(len(kept.content)), before), to)
	if err != nil {
		t.Fatal(what, err)
	}
	if r.Rendered < want.Rendered {
		b.renewed++
	}
	compareOutputs(t, what+" in a new folder", to.Files, want.Files)
}

func (b *coldBuilds) run(t *testing.T, what string, o build.Options, want *build.Result) {
	t.Helper()
	var before *build.Cache
	if b.file != nil {
		var err error
		if before, _, err = build.DecodeCache(b.file, "this program"); err != nil {
			t.Fatal(err)
		}
		before.Cases = b.cases
		before.Remembered = func(lang string) []byte { return b.searchers[lang] }
		b.renew(t, what, o, before, want)
	}
	to := memory.After(b.published)
	r, err := build.Stream(context.Background(), o, before, build.NewStore(&b.store, int64(len(b.store.content)), before), to)
	if err != nil {
		t.Fatal(what, err)
	}
	if r.Rendered < want.Rendered {
		b.left++
	}
	if r.Written != len(want.Files) {
		t.Errorf("%s: says that it made %d files, not %d", what, r.Written, len(want.Files))
	}
	if said(r.Problems) != said(want.Problems) {
		t.Errorf("%s: problems are\n%snot\n%s", what, said(r.Problems), said(want.Problems))
	}
	compareOutputs(t, what, to.Files, want.Files)
	b.recalled += r.Recalled
	if b.published = to.Files; b.searchers == nil {
		b.searchers = map[string][]byte{}
	}
	maps.Copy(b.searchers, r.Cache.Searchers)
	if r.Cache.Cases != nil {
		b.cases = r.Cache.Cases
	}
	b.file = cacheFile(t, r.Cache)
}

// cacheFile is a cache as a build leaves it.
func cacheFile(t *testing.T, c *build.Cache) []byte {
	t.Helper()
	encoded, err := c.Encode("this program")
	if err != nil {
		t.Fatal(err)
	}
	return append(build.Seal(encoded, "that output"), encoded...)
}

func TestACacheIsTrustedWholeOrNotAtAll(t *testing.T) {
	r, err := build.Stream(context.Background(), options(generated(t, 2)), nil, nil, &memory.Held{})
	if err != nil {
		t.Fatal(err)
	}
	file := cacheFile(t, r.Cache)
	if c, output, err := build.DecodeCache(file, "this program"); err != nil || output != "that output" || !c.Same(r.Cache) {
		t.Errorf("%q, %v", output, err)
	}
	if _, _, err := build.DecodeCache(bytes.Replace(file, []byte("that output"), []byte("this output"), 1), "this program"); err == nil {
		t.Error("a cache was trusted for an output that it is not of")
	}
	if _, _, err := build.DecodeCache(file, "another program"); err == nil {
		t.Error("the cache of another program was trusted")
	}
	for i := 0; i < len(file); i += 97 {
		broken := slices.Clone(file)
		broken[i] ^= 1
		if _, _, err := build.DecodeCache(broken, "this program"); err == nil {
			t.Fatalf("a wrong byte at %d was not seen", i)
		}
		if _, _, err := build.DecodeCache(file[:i], "this program"); err == nil {
			t.Fatalf("that all after %d is missing was not seen", i)
		}
	}
}

func compareOutputs(t *testing.T, what string, got, want map[string][]byte) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(want)) {
		content, ok := got[name]
		switch {
		case !ok:
			t.Errorf("%s: no %s", what, name)
		case !bytes.Equal(content, want[name]):
			t.Errorf("%s: %s is\n%s\nnot\n%s", what, name, content, want[name])
		}
	}
	for name := range got {
		if _, ok := want[name]; !ok {
			t.Errorf("%s: %s is there still", what, name)
		}
	}
}

func TestAnEditorIsHandedWhatABuildRead(t *testing.T) {
	const name = "cases/kaart.md"
	site := newChanging(files{name: aCase("Een kaart", "2012-03-06", ""), "cases/schema.yaml": "type: object\n"})
	b := &build.Builder{}
	run := func() *build.Result {
		t.Helper()
		r, err := b.Run(context.Background(), site.o)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	first := run()
	source := site.disk[name].Data
	c, _, ok := first.Parsed(name, source, nil)
	if !ok || c.Slug != "kaart" {
		t.Errorf("it was read, and is handed on as %v, %v", c, ok)
	}
	if _, _, ok := first.Parsed(name, append(slices.Clone(source), '\n'), nil); ok {
		t.Error("another text is not what was read")
	}
	if _, _, ok := first.Parsed(name, source, []string{"foto.jpg"}); ok {
		t.Error("nor is the same text with a picture beside it")
	}
	site.edit(name, "Een kaart", "Een andere kaart")
	second := run()
	if first.Rules().Model == nil || first.Rules().Model != second.Rules().Model {
		t.Error("an edit of a case gave another model: the editor's list would be made anew at every save")
	}
	site.edit("cases/schema.yaml", "object", "[")
	if broken := run(); broken.Rules().Model != nil {
		t.Error("a model with mistakes is handed to the editor")
	}
}

func TestPagesComeEarlyBesideWhatWasMadeBefore(t *testing.T) {
	const name = "cases/kaart.md"
	site := newChanging(files{name: aCase("Een kaart", "2012-03-06", ""), "cases/weg.md": aCase("Gaat weg", "2012-03-07", ""), "static/weg.txt": "x"})
	site.o.Search = true
	var early *build.Result
	b := &build.Builder{Early: func(r *build.Result) { early = r }}
	run := func() *build.Result {
		t.Helper()
		early = nil
		r, err := b.Run(context.Background(), site.o)
		if err != nil || r.Files == nil {
			t.Fatal(err, said(r.Problems))
		}
		return r
	}
	first := run()
	if early != nil {
		t.Error("a first build has nothing to show beside its pages")
	}
	site.edit(name, "Een kaart", "Een andere kaart")
	delete(site.disk, "cases/weg.md")
	delete(site.disk, "static/weg.txt")
	last := run()
	if early == nil {
		t.Fatal("nothing came early")
	}
	for _, file := range []string{"cases/kaart/index.html", "index.html", "cases/index.html"} {
		if !bytes.Equal(early.Files[file], last.Files[file]) || bytes.Equal(early.Files[file], first.Files[file]) {
			t.Errorf("%s is not what it will be", file)
		}
	}
	for _, file := range []string{"feed.xml", "data/cases.json", "data/index.html"} {
		if !bytes.Equal(early.Files[file], first.Files[file]) || bytes.Equal(early.Files[file], last.Files[file]) {
			t.Errorf("%s is not what it was", file)
		}
	}
	for _, file := range []string{"cases/weg/index.html", "weg.txt"} {
		if early.Files[file] != nil {
			t.Errorf("%s is there still", file)
		}
	}
	manifest := func(r *build.Result) bool {
		for file := range r.Files {
			if strings.HasPrefix(file, "search/") && bytes.Contains(r.Files["zoeken/index.html"], []byte("/"+file)) {
				return true
			}
		}
		return false
	}
	if !manifest(early) || !manifest(last) {
		t.Error("the search page asks an index that is not there")
	}
}
