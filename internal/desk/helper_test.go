package desk

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/schema"
)

// testModel is the one that the tests of case files use.
var testModel = sync.OnceValue(func() *schema.Model {
	src, err := os.ReadFile("../casefile/testdata/schema.yaml")
	if err != nil {
		panic(err)
	}
	m, _ := schema.Parse("schema.yaml", src)
	return m
})

func testRules() casefile.Rules {
	return casefile.Rules{Model: testModel(), Languages: []string{"nl", "en", "fr"}}
}

// text is a case with that title, and with other fields behind its own.
func text(title string, fields ...string) string {
	return "---\ntitle: " + title + "\ndate: 2012-03-06\nsummary: Jonge ambtenaren bouwden samen een netwerk over de diensten heen.\n" +
		"organisations: [Vlaamse overheid]\naspects: [innovatie]\n" + strings.Join(fields, "") +
		"---\n\n## Aanleiding\n\nIets.\n\n## Aanpak\n\nIets.\n\n## Resultaat\n\nIets.\n"
}

type files map[string]string

// table is a desk in a folder of its own, whose clock goes on a minute each time it is looked at.
type table struct {
	*Desk
	t   testing.TB
	dir string
}

func newTable(t testing.TB, with files) *table {
	t.Helper()
	dir := t.TempDir()
	for name, content := range with {
		write(t, dir, name, content)
	}
	return openTable(t, dir, Limits{})
}

func openTable(t testing.TB, dir string, l Limits) *table {
	t.Helper()
	var m sync.Mutex
	now := time.Date(2026, 11, 1, 9, 0, 0, 0, time.UTC)
	d, err := Open(dir, Options{Rules: testRules(), Limits: l, Now: func() time.Time {
		m.Lock()
		defer m.Unlock()
		now = now.Add(time.Minute)
		return now
	}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	return &table{d, t, dir}
}

func write(t testing.TB, dir, name, content string) {
	t.Helper()
	at := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(at), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(at, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
}

// site is every file outside the desk's own folder.
func (d *table) site() files {
	d.t.Helper()
	all := files{}
	err := filepath.WalkDir(d.dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.Name() == stateDir && e.IsDir() {
			return fs.SkipDir
		}
		if e.IsDir() || e.Name() == stateDir {
			return nil
		}
		inside, _ := filepath.Rel(d.dir, name)
		src, err := os.ReadFile(name)
		all[filepath.ToSlash(inside)] = string(src)
		return err
	})
	if err != nil {
		d.t.Fatal(err)
	}
	return all
}

func (d *table) expect(want files) {
	d.t.Helper()
	if got := d.site(); !maps.Equal(got, want) {
		for _, name := range slices.Sorted(maps.Keys(got)) {
			if got[name] != want[name] {
				d.t.Errorf("%s is\n%q\nwant\n%q", name, got[name], want[name])
			}
		}
		d.t.Errorf("have %v, want %v", slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want)))
	}
}

func (d *table) version(name string) string {
	d.t.Helper()
	c, err := d.Read(name)
	if err != nil {
		d.t.Fatal(err)
	}
	return c.Version
}

func (d *table) save(name, source string) {
	d.t.Helper()
	if _, err := d.Save(name, []byte(source), d.version(name)); err != nil {
		d.t.Fatal(err)
	}
}

func (d *table) list() []Item {
	d.t.Helper()
	items, err := d.List(context.Background())
	if err != nil {
		d.t.Fatal(err)
	}
	return items
}

// history is what a case was, the latest first.
func (d *table) history(name string) []string {
	d.t.Helper()
	revisions, err := d.Revisions(name)
	if err != nil {
		d.t.Fatal(err)
	}
	var all []string
	for _, r := range revisions {
		src, err := d.Revision(name, r.ID)
		if err != nil {
			d.t.Fatal(err)
		}
		all = append(all, string(src))
	}
	return all
}

// refused holds that an error says to a person what is wrong, in words of the catalogue.
func refused(t testing.TB, err error, code string) {
	t.Helper()
	var told *Refusal
	if !errors.As(err, &told) || told.Code != code {
		t.Errorf("got %v, want %s", err, code)
		return
	}
	if text := told.Text("nl"); text == "" || strings.Contains(text, "{") || strings.HasPrefix(text, code) {
		t.Errorf("%s says %q", code, text)
	}
}

func must[T any](t testing.TB) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}
