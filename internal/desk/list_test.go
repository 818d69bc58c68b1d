package desk

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/casegen"
	"openoverheid.nu/internal/diag"
)

func TestTheListHasEveryCaseWhateverIsWrongWithIt(t *testing.T) {
	d := newTable(t, files{
		"cases/a.md": text("Alfa", "tags: [een]\n"), "cases/2012/b/index.fr.md": text("Bravo", "draft: true\n"), "cases/stuk.md": "---\ntitle: \"Stuk\xff\"\n---\n",
		"cases/half.md": "---\ntitle: Half\nsummary: [\n", "cases/leeg.md": "", "cases/groot.md": string(make([]byte, casefile.MaxSize+1)),
		"cases/Met Spatie.md": text("Naam"), "cases/taal.de.md": text("Taal"), "cases/.x.md": "x", "cases/_x.md": "x", "cases/terms/tags.md": "x", "cases/a.txt": "x",
		"cases/.openoverheid-X-a.md.part": "x",
	})
	var got []string
	for _, i := range d.list() {
		got = append(got, fmt.Sprintf("%s %s %s %q draft=%t wrong=%t refused=%t", i.Name, i.Slug, i.Lang, i.Title, i.Draft, i.Errors > 0, i.Refused))
	}
	want := []string{
		`cases/2012/b/index.fr.md b fr "Bravo" draft=true wrong=false refused=false`,
		`cases/Met Spatie.md Met Spatie nl "Naam" draft=false wrong=true refused=true`,
		`cases/a.md a nl "Alfa" draft=false wrong=false refused=false`,
		`cases/groot.md groot nl "groot" draft=false wrong=true refused=false`,
		`cases/half.md half nl "Half" draft=false wrong=true refused=false`,
		`cases/leeg.md leeg nl "leeg" draft=false wrong=true refused=false`,
		`cases/stuk.md stuk nl "Stuk�" draft=false wrong=true refused=false`,
		`cases/taal.de.md taal de "Taal" draft=false wrong=true refused=true`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
	if _, err := os.Stat(filepath.Join(d.dir, "cases/.openoverheid-X-a.md.part")); err == nil {
		t.Error("what a killed process left is still there")
	}
}

func TestTheListFollowsTheFiles(t *testing.T) {
	d := newTable(t, files{"cases/a.md": text("Een"), "cases/b/index.md": text("Bravo") + "\n![alt](foto.jpg)\n"})
	d.list()
	d.list()
	at := filepath.Join(d.dir, "cases/a.md")
	info, _ := os.Stat(at)
	write(t, d.dir, "cases/a.md", text("Zes"))
	if err := os.Chtimes(at, info.ModTime(), info.ModTime()); err != nil { // as a program may that keeps times
		t.Fatal(err)
	}
	items := d.list()
	if items[0].Title != "Zes" || items[1].Errors != 1 {
		t.Errorf("got %+v", items)
	}
	write(t, d.dir, "cases/b/foto.jpg", "p")
	if items := d.list(); items[1].Errors != 0 {
		t.Errorf("the picture is there: %+v", items[1])
	}
	r := testRules()
	r.Languages = []string{"fr"}
	d.SetRules(r, nil)
	if items := d.list(); items[0].Lang != "fr" {
		t.Errorf("got %+v", items[0])
	}
	if err := os.RemoveAll(filepath.Join(d.dir, "cases")); err != nil {
		t.Fatal(err)
	}
	if items := d.list(); len(items) > 0 {
		t.Errorf("got %+v", items)
	}
}

// TestWhatIsKnownIsNotReadAgain makes a known file unreadable in a way that its place in the folder does not show.
func TestWhatIsKnownIsNotReadAgain(t *testing.T) {
	d := newTable(t, files{"cases/a.md": text("A")})
	long := time.Now().Add(-time.Hour)
	if err := os.Chtimes(filepath.Join(d.dir, "cases/a.md"), long, long); err != nil {
		t.Fatal(err)
	}
	first := must[[]*entry](t)(d.entries(t.Context()))
	second := must[[]*entry](t)(d.entries(t.Context()))
	if first[0] != second[0] {
		t.Error("read again")
	}
}

func TestAListThatNobodyWaitsForStops(t *testing.T) {
	d := newTable(t, files{"cases/a.md": text("A")})
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := d.List(ctx); err == nil {
		t.Error("it went on")
	}
}

// BenchmarkList lists cases as files at the top, and as folders; cold for the first time, warm again.
func BenchmarkList(b *testing.B) {
	generator, err := casegen.FromFolder("../../cases")
	if err != nil {
		b.Fatal(err)
	}
	const n = 10_000
	for kind, pattern := range map[string]string{"files": "cases/%s.md", "folders": "cases/%s/index.md"} {
		dir := b.TempDir()
		old := time.Now().Add(-time.Hour)
		for i := range n {
			name := fmt.Sprintf(pattern, casegen.Slug(i))
			write(b, dir, name, generator.Case(i, n))
			if err := os.Chtimes(filepath.Join(dir, name), old, old); err != nil {
				b.Fatal(err)
			}
		}
		b.Run(kind+"/cold", func(b *testing.B) {
			for b.Loop() {
				if items := openTable(b, dir, Limits{}).list(); len(items) != n {
					b.Fatal(len(items))
				}
			}
		})
		b.Run(kind+"/warm", func(b *testing.B) {
			d := openTable(b, dir, Limits{})
			d.list()
			for b.Loop() {
				d.list()
			}
		})
	}
}

// TestWhatABuildReadIsNotReadAgain hands the desk a case that says something else than its file does.
func TestWhatABuildReadIsNotReadAgain(t *testing.T) {
	d := newTable(t, files{"cases/a.md": text("A"), "cases/b.md": text("B")})
	known, _ := casefile.Parse("cases/a.md", []byte(text("Van een bouw")), testRules())
	d.SetRules(testRules(), func(name string, source []byte, _ []string) (*casefile.Case, []diag.Problem, bool) {
		return known, []diag.Problem{{Code: "case-title-missing"}}, name == "cases/a.md" && string(source) == text("A")
	})
	if items := d.list(); items[0].Title != "Van een bouw" || items[0].Errors != 1 || items[1].Title != "B" {
		t.Errorf("got %+v", items)
	}
	write(t, d.dir, "cases/a.md", text("Anders"))
	if items := d.list(); items[0].Title != "Anders" || items[0].Errors != 0 {
		t.Errorf("a file that changed since: %+v", items[0])
	}
}
