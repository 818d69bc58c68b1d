package desk

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path"
	"strings"
	"testing"
	"time"
)

// TestMain makes the test's own program the process that is killed: with DESK_CHILD it saves two texts in turn, renames, deletes, adds pictures, or keeps what is
// typed, over and over.
func TestMain(m *testing.M) {
	if dir := os.Getenv("DESK_CHILD"); dir != "" {
		fmt.Println("ready")
		fmt.Fprintln(os.Stderr, work(dir, os.Getenv("DESK_WORK")))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// work goes on until it is killed, or something fails.
func work(dir, kind string) error {
	d, err := Open(dir, Options{Rules: testRules()})
	for i := 0; err == nil; i++ {
		switch kind {
		case "save":
			var c *Copy
			if c, err = d.Read("cases/a.md"); err == nil {
				_, err = d.Save("cases/a.md", []byte(long(i)), c.Version)
			}
		case "rename":
			slugs := []string{"een", "twee"}
			if _, gone := d.Read("cases/een/index.md"); gone != nil {
				slugs = []string{"twee", "een"}
			}
			_, err = d.Rename("cases/"+slugs[0]+"/index.md", slugs[1])
		case "bin":
			var b *Binned
			if b, err = d.Delete("cases/a.md"); err == nil {
				_, err = d.Restore(b.ID)
			}
		case "picture":
			name := fmt.Sprintf("cases/c%d.md", i)
			if _, err = d.Save(name, []byte(long(0)), ""); err == nil {
				_, _, err = d.AddPicture(name, "foto.png", []byte(long(1)))
			}
		case "keep":
			err = d.Keep("cases/a.md", Work{Source: []byte(long(i)), Form: []byte(long(i))})
		}
	}
	return err
}

// long is one of two texts that take several writes.
func long(which int) string { return text(strings.Repeat(string(rune('a'+which%2)), 100_000)) }

// rounds says how often to try: few times, or, when SOAK is set, as often as it takes to trust.
func rounds(few, many int) int {
	if os.Getenv("SOAK") != "" {
		return many
	}
	return few
}

// kill lets a process work in a site for a while, and ends it without a warning.
func kill(t *testing.T, dir, kind string, after time.Duration) {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), "DESK_CHILD="+dir, "DESK_WORK="+kind)
	var said bytes.Buffer
	child.Stderr = &said
	out, err := child.StdoutPipe()
	if err == nil {
		err = child.Start()
	}
	if err == nil {
		_, err = out.Read(make([]byte, 1))
	}
	if err != nil {
		t.Fatal(err)
	}
	time.Sleep(after)
	if err := child.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if err := child.Wait(); err == nil || said.Len() > 0 {
		t.Fatalf("the process ended by itself: %v %s", err, said.String())
	}
}

// visible are the files of a site that a build sees: hidden ones it leaves alone.
func (d *table) visible() files {
	all := d.site()
	for name := range all {
		if strings.Contains(name, "/.") {
			delete(all, name)
		}
	}
	return all
}

func TestAKilledSaveLeavesTheOldTextOrTheNew(t *testing.T) {
	t.Parallel()
	d := newTable(t, files{"cases/a.md": long(0)})
	var seen [2]int
	kills := rounds(20, 500)
	for i := range kills {
		kill(t, d.dir, "save", time.Duration(i*i%37)*time.Millisecond)
		all := d.visible()
		which := strings.IndexAny(all["cases/a.md"][len("---\ntitle: "):], "ab")
		if len(all) != 1 || which != 0 || all["cases/a.md"] != long(0) && all["cases/a.md"] != long(1) {
			t.Fatalf("kill %d: %d files, a text of %d bytes", i, len(all), len(all["cases/a.md"]))
		}
		if all["cases/a.md"] == long(1) {
			seen[1]++
		} else {
			seen[0]++
		}
		again := openTable(t, d.dir, Limits{})
		if site := again.site(); len(site) != 1 {
			t.Fatalf("kill %d: rubbish stays: %d files", i, len(site))
		}
		for _, old := range again.history("cases/a.md") {
			if old != long(0) && old != long(1) {
				t.Fatalf("kill %d: half a text is in the history", i)
			}
		}
		again.Close()
	}
	t.Logf("killed %d times: %d left the first text, %d the second", kills, seen[0], seen[1])
}

func TestAKilledRenamingIsFinished(t *testing.T) {
	t.Parallel()
	d := newTable(t, files{"cases/een/index.md": text("A"), "cases/een/index.fr.md": text("F"), "cases/een/p.png": "p", "cases/x.md": text("X", "related: [een]\n")})
	kills := rounds(10, 300)
	for i := range kills {
		kill(t, d.dir, "rename", time.Duration(i*i%83)*time.Millisecond)
		again := openTable(t, d.dir, Limits{})
		all := again.site()
		slug := "een"
		if _, there := all["cases/een/index.md"]; !there {
			slug = "twee"
		}
		for _, name := range []string{"index.md", "index.fr.md", "p.png"} {
			if _, there := all["cases/"+slug+"/"+name]; !there {
				t.Fatalf("kill %d: no %s of %s", i, name, slug)
			}
		}
		if !strings.Contains(all["cases/x.md"], "related: ["+slug+"]") || len(all) != 4 {
			t.Fatalf("kill %d: %d files, and\n%s", i, len(all), all["cases/x.md"])
		}
		if again.checked(); t.Failed() {
			t.Fatalf("at kill %d", i)
		}
		again.Close()
	}
}

func TestAKilledDeletionLosesNothing(t *testing.T) {
	t.Parallel()
	d := newTable(t, files{"cases/a.md": text("A")})
	for i := range rounds(10, 300) {
		kill(t, d.dir, "bin", time.Duration(i*i%61)*time.Millisecond)
		again := openTable(t, d.dir, Limits{})
		bin := must[[]Binned](t)(again.Bin())
		if len(again.site())+len(bin) != 1 {
			t.Fatalf("kill %d: %d files, %d in the bin", i, len(again.site()), len(bin))
		}
		if len(bin) == 1 {
			must[string](t)(again.Restore(bin[0].ID))
		}
		again.expect(files{"cases/a.md": text("A")})
		again.Close()
	}
}

func TestAKilledAdditionOfAPictureLeavesACaseAndWholePictures(t *testing.T) {
	t.Parallel()
	alone, beside := 0, 0
	kills := rounds(10, 300)
	for i := range kills {
		d := newTable(t, files{})
		kill(t, d.dir, "picture", time.Duration(i*i%71)*time.Millisecond)
		again := openTable(t, d.dir, Limits{})
		all := again.site()
		for name, content := range all {
			folder, file := path.Split(name)
			_, inFolder := all[folder+"index.md"]
			_, besides := all[strings.TrimSuffix(folder, "/")+".md"]
			switch {
			case file == "foto.png" && content == long(1) && inFolder:
				beside++
			case file != "foto.png" && content == long(0) && !(inFolder && besides):
				alone++
			default:
				t.Fatalf("kill %d: %s has %d bytes", i, name, len(content))
			}
		}
		again.Close()
	}
	t.Logf("killed %d times: %d cases, %d pictures", kills, alone, beside)
}

func TestKilledKeepingLeavesTheOldWorkOrTheNew(t *testing.T) {
	t.Parallel()
	d := newTable(t, files{"cases/a.md": text("A")})
	seen := false
	for i := range rounds(10, 300) {
		kill(t, d.dir, "keep", time.Duration(i*i%41)*time.Millisecond)
		again := openTable(t, d.dir, Limits{})
		w := must[*Work](t)(again.Kept("cases/a.md"))
		if w != nil && (string(w.Source) != long(0) && string(w.Source) != long(1) || string(w.Form) != string(w.Source)) {
			t.Fatalf("kill %d: %d and %d bytes", i, len(w.Source), len(w.Form))
		}
		if w == nil && seen {
			t.Fatalf("kill %d: what was kept before is gone", i)
		}
		seen = w != nil
		again.expect(files{"cases/a.md": text("A")})
		again.Close()
	}
}
