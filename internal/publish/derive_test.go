package publish

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// publishWith publishes a site with a file in capitals beside each, made by a recipe, unless the file says that it does not pay. It
// returns how many were made and not kept.
func publishWith(t *testing.T, dir string, s site, o Options) (made int) {
	t.Helper()
	run, err := Begin(dir, o)
	if err != nil {
		t.Fatal(err)
	}
	for path, text := range s {
		name := path + ".up"
		err := run.AddWith(path, []byte(text), []string{name}, func() ([]File, error) {
			made++
			if strings.HasPrefix(text, "-") {
				return nil, nil
			}
			return []File{{name, []byte(o.Recipe + strings.ToUpper(text))}}, nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if _, err := run.Commit(); err != nil {
		t.Fatal(err)
	}
	return made
}

// withCapitals is what publishWith leaves in the folder.
func withCapitals(s site, recipe string) site {
	all := maps.Clone(s)
	for path, text := range s {
		if !strings.HasPrefix(text, "-") {
			all[path+".up"] = recipe + strings.ToUpper(text)
		}
	}
	return all
}

// expectWith looks at the folder, but not at the recipe that was written down.
func expectWith(t *testing.T, dir string, want site) {
	t.Helper()
	got := read(t, dir)
	delete(got, recipeFile)
	if !maps.Equal(got, want) {
		t.Fatalf("in the folder\n%q\nwant\n%q", got, want)
	}
}

func TestWhatIsMadeFromAFileIsMadeAgainOnlyWhenThatChanged(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	s := site{"a.html": "een", "b.html": "twee", "c/d.html": "-drie"}
	steps := []struct {
		what   string
		change func()
		o      Options
		made   int
	}{
		{"the first time", func() {}, Options{Recipe: "1"}, 3},
		{"nothing changed", func() {}, Options{Recipe: "1"}, 0},
		{"one changed", func() { s["b.html"] = "twee!" }, Options{Recipe: "1"}, 1},
		{"one came and one went", func() { s["e.html"] = "vier"; delete(s, "a.html") }, Options{Recipe: "1"}, 1},
		{"it pays from now on", func() { s["c/d.html"] = "drie" }, Options{Recipe: "1"}, 1},
		{"another recipe", func() {}, Options{Recipe: "2"}, 3},
		{"nothing changed again", func() {}, Options{Recipe: "2"}, 0},
		{"no recipe", func() {}, Options{}, 3},
		{"no recipe again", func() {}, Options{}, 3},
		{"the recipe of before", func() {}, Options{Recipe: "2"}, 3},
		{"somebody changed what was made", func() { put(t, dir, site{"b.html.up": "2TWEE?"}) }, Options{Recipe: "2"}, 1},
		{"somebody changed the file itself", func() { put(t, dir, site{"b.html": "twee?"}) }, Options{Recipe: "2"}, 0},
		{"somebody took it away", func() { os.Remove(filepath.Join(dir, "b.html.up")) }, Options{Recipe: "2"}, 1},
		{"somebody wrote it again as it was", func() { put(t, dir, site{"b.html.up": "2TWEE!"}) }, Options{Recipe: "2"}, 0},
		{"the manifest is gone", func() { os.Remove(filepath.Join(dir, manifestFile)) }, Options{Recipe: "2"}, 3},
		{"clean", func() {}, Options{Recipe: "2", Clean: true}, 3},
	}
	for _, step := range steps {
		step.change()
		if made := publishWith(t, dir, s, step.o); made != step.made {
			t.Errorf("%s: made %d, want %d", step.what, made, step.made)
		}
		expectWith(t, dir, withCapitals(s, step.o.Recipe))
	}
}

func TestARecipeCountsForItsManifestOnly(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	s := site{"a.html": "een", "b.html": "twee"}
	publishWith(t, dir, s, Options{Recipe: "1"})
	said, err := os.ReadFile(filepath.Join(dir, recipeFile))
	if err != nil {
		t.Fatal(err)
	}
	s["b.html"] = "drie"
	publishWith(t, dir, s, Options{Recipe: "2"})
	if err := os.WriteFile(filepath.Join(dir, recipeFile), said, 0o644); err != nil { // as when the run was killed before it wrote its own
		t.Fatal(err)
	}
	if made := publishWith(t, dir, s, Options{Recipe: "1"}); made != 2 {
		t.Errorf("made %d: files of another recipe were kept", made)
	}
	expectWith(t, dir, withCapitals(s, "1"))
}

func TestWhatIsKeptKeepsItsTime(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	s := site{"a.html": "een"}
	publishWith(t, dir, s, Options{Recipe: "1"})
	name := filepath.Join(dir, "a.html.up")
	before, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	time.Sleep(20 * time.Millisecond) // so that a file that is written again has another time
	s["b.html"] = "twee"
	publishWith(t, dir, s, Options{Recipe: "1"})
	if after, err := os.Stat(name); err != nil || !after.ModTime().Equal(before.ModTime()) {
		t.Errorf("the file was written again: %v %v", after, err)
	}
}

func TestCompressedPagesArePages(t *testing.T) {
	for name, want := range map[string]bool{"a.html": true, "a.html.br": true, "b/a.html.gz": true, "a.css.br": false, "a.xml": false} {
		if isPage(name) != want {
			t.Errorf("%s: %v", name, !want)
		}
	}
}

func TestAKillNeverLeavesWhatWasMadeFromAnother(t *testing.T) {
	t.Parallel()
	one, two := site{"a.html": "een", "b/c.html": "een", "d.css": "een"}, site{"a.html": "twee", "b/c.html": "een", "e.html": "-twee", "d.css": "-een"}
	outcomes := map[int]int{} // how many files of the second had to be made again
	for n := int64(1); ; n++ {
		dir := filepath.Join(t.TempDir(), "public")
		publishWith(t, dir, one, Options{Recipe: "1"})
		if !killedWith(t, dir, two, Options{Recipe: "1"}, n) {
			break
		}
		outcomes[publishWith(t, dir, two, Options{Recipe: "1"})]++
		expectWith(t, dir, withCapitals(two, "1"))
	}
	// A run that is killed before the point of no return leaves what can be kept: b/c.html. One that is killed later leaves nothing that says so.
	if outcomes[len(two)-1] < 5 || outcomes[len(two)] < 5 || len(outcomes) != 2 {
		t.Errorf("made again: %v; the test does not reach both sides of the point of no return", outcomes)
	}
}

// killedWith publishes as publishWith does, on a disk that does nothing from the n-th change on, and reports whether it came to that.
func killedWith(t *testing.T, dir string, s site, o Options, n int64) bool {
	t.Helper()
	left := &atomic.Int64{}
	left.Store(n)
	killed := errors.New("killed")
	door := func(open func(string) (disk, error)) func(string) (disk, error) {
		return func(dir string) (disk, error) {
			d, err := open(dir)
			return faulty{d, left, true, killed}, err
		}
	}
	run, err := publisher{door(openPlain), door(openRoot)}.begin(dir, o)
	if err != nil {
		return true
	}
	for _, path := range slices.Sorted(maps.Keys(s)) {
		name, text := path+".up", s[path]
		_ = run.AddWith(path, []byte(text), []string{name}, func() ([]File, error) {
			if strings.HasPrefix(text, "-") {
				return nil, nil
			}
			return []File{{name, []byte(o.Recipe + strings.ToUpper(text))}}, nil
		})
	}
	_, err = run.Commit()
	return err != nil || left.Load() <= 0
}
