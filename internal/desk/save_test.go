package desk

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"openoverheid.nu/internal/casefile"
)

func TestASaveReplacesWhatTheEditorSaw(t *testing.T) {
	d := newTable(t, files{"cases/a.md": text("Een")})
	one := d.version("cases/a.md")
	two := must[string](t)(d.Save("cases/a.md", []byte(text("Twee")), one))
	d.expect(files{"cases/a.md": text("Twee")})
	if got := d.version("cases/a.md"); got != two || got == one {
		t.Errorf("saved as %s, is %s", two, got)
	}
	_, err := d.Save("cases/a.md", []byte(text("Drie")), one)
	var conflict *ConflictError
	if !errors.As(err, &conflict) || string(conflict.Theirs) != text("Twee") || conflict.Version != two {
		t.Fatalf("got %v", err)
	}
	d.expect(files{"cases/a.md": text("Twee")})
	must[string](t)(d.Save("cases/a.md", []byte(text("Drie")), conflict.Version))
	d.expect(files{"cases/a.md": text("Drie")})
	if got := d.history("cases/a.md"); !slices.Equal(got, []string{text("Twee"), text("Een")}) {
		t.Errorf("history: %q", got)
	}
}

func TestWhatIsNotThereAnyMoreIsAConflictToo(t *testing.T) {
	d := newTable(t, files{"cases/a.md": text("A")})
	base := d.version("cases/a.md")
	if err := os.Remove(filepath.Join(d.dir, "cases/a.md")); err != nil {
		t.Fatal(err)
	}
	_, err := d.Save("cases/a.md", []byte(text("B")), base)
	var conflict *ConflictError
	if !errors.As(err, &conflict) || conflict.Theirs != nil || conflict.Version != "" {
		t.Fatalf("got %v", err)
	}
	must[string](t)(d.Save("cases/a.md", []byte(text("B")), ""))
	_, err = d.Save("cases/a.md", []byte(text("C")), "")
	if !errors.As(err, &conflict) || string(conflict.Theirs) != text("B") {
		t.Fatalf("got %v", err)
	}
}

func TestSavingWhatIsThereAlreadyChangesNothing(t *testing.T) {
	d := newTable(t, files{"cases/a.md": text("A")})
	before, _ := os.Stat(filepath.Join(d.dir, "cases/a.md"))
	must[string](t)(d.Save("cases/a.md", []byte(text("A")), "een andere versie"))
	after, _ := os.Stat(filepath.Join(d.dir, "cases/a.md"))
	if !os.SameFile(before, after) || len(d.history("cases/a.md")) > 0 {
		t.Error("the file was written")
	}
	if _, err := os.Lstat(filepath.Join(d.dir, stateDir)); err == nil {
		t.Error("left a folder that nothing is in")
	}
}

func TestLineEndsStayWhatTheyWere(t *testing.T) {
	for name, tt := range map[string]struct{ old, source, want string }{
		"windows":              {"een\r\ntwee\r\n", "een\nnieuw\ntwee\n", "een\r\nnieuw\r\ntwee\r\n"},
		"byte order mark":      {"\ufeffeen\r\ntwee\r\n", "een\n2\n", "\ufeffeen\r\n2\r\n"},
		"unix":                 {"een\ntwee\n", "een\r\ntwee\r\ndrie\r\n", "een\ntwee\ndrie\n"},
		"old mac":              {"een\rtwee\r", "een\n2\n", "een\r2\r"},
		"no last line end":     {"een\r\ntwee", "1\ntwee\n", "1\r\ntwee"},
		"a line behind it":     {"een\r\ntwee", "een\ntwee\ndrie\n", "een\r\ntwee\r\ndrie\r\n"},
		"mixed":                {"a\r\nb\nc\r\nd\ne\r\n", "a\nb\nx\nd\ne\n", "a\r\nb\nx\r\nd\ne\r\n"},
		"mixed, a line gone":   {"a\r\nb\nc\r\nd\ne\r\n", "a\nb\nd\ne\n", "a\r\nb\nd\ne\r\n"},
		"mixed, two edits":     {"a\r\n\nb\n\r\nc\r\n\nd\n", "1\n\nb\n\nc\n\n2\n", "1\n\nb\n\r\nc\r\n\n2\n"},
		"nothing was there":    {"", "een\ntwee\n", "een\ntwee\n"},
		"nothing is to be":     {"een\r\n", "", ""},
		"the same":             {"a\r\nb\nc", "a\nb\nc\n", "a\r\nb\nc"},
		"no two ends in one":   {"\n\r0\r", "1\n\n", "1\r\r"},
		"a mark in the source": {"een\n", "\ufeff1\n", "1\n"},
	} {
		if got := string(keepLineEnds([]byte(tt.old), []byte(tt.source))); got != tt.want {
			t.Errorf("%s: got %q, want %q", name, got, tt.want)
		}
	}
}

// TestAnEditOfAFieldLeavesTheRestByteForByte edits through casefile, as the form does, in files as they come from all kinds of programs.
func TestAnEditOfAFieldLeavesTheRestByteForByte(t *testing.T) {
	lines := strings.SplitAfter(text("Oud", "tags: [een]\n", "# een opmerking\n"), "\n")
	mixed := ""
	for i, l := range lines {
		if i%3 == 0 {
			l = strings.Replace(l, "\n", "\r\n", 1)
		}
		mixed += l
	}
	for name, before := range map[string]string{
		"unix": text("Oud"), "windows": strings.ReplaceAll(text("Oud"), "\n", "\r\n"), "mark": "\ufeff" + text("Oud"), "mixed": mixed,
		"open": strings.TrimSuffix(text("Oud"), "\n"),
	} {
		d := newTable(t, files{"cases/a.md": before})
		c := must[*Copy](t)(d.Read("cases/a.md"))
		c.Case.Set("title", casefile.Value{Text: "Nieuw"})
		must[string](t)(d.Save("cases/a.md", c.Case.Format(), c.Version))
		if got := d.site()["cases/a.md"]; got != strings.Replace(before, "Oud", "Nieuw", 1) {
			t.Errorf("%s: got %q", name, got)
		}
	}
}

func TestPermissionsStay(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("files have no such permissions there")
	}
	d := newTable(t, files{"cases/a.md": text("A")})
	at := filepath.Join(d.dir, "cases/a.md")
	if err := os.Chmod(at, 0o640); err != nil {
		t.Fatal(err)
	}
	d.save("cases/a.md", text("B"))
	if info, _ := os.Stat(at); info.Mode().Perm() != 0o640 {
		t.Errorf("is %v", info.Mode())
	}
	if err := os.Chmod(at, 0o440); err != nil {
		t.Fatal(err)
	}
	_, err := d.Save("cases/a.md", []byte(text("C")), d.version("cases/a.md"))
	refused(t, err, "desk-not-allowed")
}

func TestFilesThatAreTooLarge(t *testing.T) {
	large := strings.Repeat("x", casefile.MaxSize+1)
	d := newTable(t, files{"cases/a.md": large, "cases/b.md": text("B")})
	_, err := d.Read("cases/a.md")
	refused(t, err, "desk-too-large")
	_, err = d.Save("cases/b.md", []byte(large), d.version("cases/b.md"))
	refused(t, err, "desk-too-large")
	refused(t, d.Keep("cases/b.md", Work{Source: []byte(large)}), "desk-too-large")
	refused(t, d.Keep("cases/b.md", Work{Form: make([]byte, maxForm+1)}), "desk-too-large")
	must[string](t)(d.Save("cases/a.md", []byte(text("A")), Version([]byte(large))))
}

func TestOfManyAtOnceEachSeesWhatItOverwrites(t *testing.T) {
	d := newTable(t, files{"cases/a.md": "0"})
	other := openTable(t, d.dir, Limits{}) // as another process would
	const each = 25
	var wg sync.WaitGroup
	for i := range 4 {
		desk := []*table{d, other}[i%2]
		wg.Go(func() {
			for n := 0; n < each; {
				c, err := desk.Read("cases/a.md")
				if err != nil {
					t.Error(err)
					return
				}
				_, err = desk.Save("cases/a.md", fmt.Appendf(nil, "%d-%d %s", i, n, c.Source), c.Version)
				var conflict *ConflictError
				switch {
				case err == nil:
					n++
				case !errors.As(err, &conflict):
					t.Error(err)
					return
				}
			}
		})
	}
	wg.Wait()
	if got := strings.Count(d.site()["cases/a.md"], " "); got != 4*each {
		t.Errorf("%d saves are there of %d", got, 4*each)
	}
}

// TestAProgramThatKnowsNothingOfDesksLosesNothing writes to the file at the last moment, after the desk looked.
func TestAProgramThatKnowsNothingOfDesksLosesNothing(t *testing.T) {
	d := newTable(t, files{"cases/a.md": "anders"})
	changed, err := d.disk().swap("cases/a.md", []byte("oud"), []byte("nieuw"), 0)
	if err != nil || string(changed) != "anders" {
		t.Errorf("got %q, %v", changed, err)
	}
	d.expect(files{"cases/a.md": "anders"})
	changed, err = d.disk().replace(must[string](t)(d.disk().writeTemp("cases/a.md", []byte("nieuw"), 0)), "cases/a.md", []byte("oud"))
	if err != nil || string(changed) != "anders" {
		t.Errorf("got %q, %v", changed, err)
	}
	d.expect(files{"cases/a.md": "anders"})
}

func TestWhereFilesCantBeExchangedASaveStillReplaces(t *testing.T) {
	d := newTable(t, files{"cases/a.md": "oud"})
	changed, err := d.disk().replace(must[string](t)(d.disk().writeTemp("cases/a.md", []byte("nieuw"), 0)), "cases/a.md", []byte("oud"))
	if err != nil || changed != nil {
		t.Errorf("got %q, %v", changed, err)
	}
	d.expect(files{"cases/a.md": "nieuw"})
}

func FuzzLineEnds(f *testing.F) {
	f.Add("a\r\nb\nc", "a\nb\nx\n")
	f.Add("\ufeffa\r\r\n\n", "a\n")
	f.Fuzz(func(t *testing.T, old, source string) {
		unix := func(s string) string {
			s = strings.TrimLeft(s, "\ufeff")
			return strings.TrimSuffix(strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n"), "\n")
		}
		if got := string(keepLineEnds([]byte(old), []byte(source))); unix(got) != unix(source) {
			t.Errorf("%q over %q gave %q", source, old, got)
		}
		if got := string(keepLineEnds([]byte(old), []byte(unix(old)+"\n"))); !strings.HasSuffix(old, "\r") && unix(got) != unix(old) {
			t.Errorf("%q became %q", old, got)
		}
	})
}
