package publish

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// site is a tree as a test writes it: content by path. A path that ends in a slash is an empty folder, and content that begins
// with "->" a link.
type site map[string]string

func (s site) files() []File {
	var files []File
	for p, data := range s {
		files = append(files, File{p, []byte(data)})
	}
	return files
}

// put writes a site in a folder without our help.
func put(t testing.TB, dir string, s site) {
	t.Helper()
	for _, p := range slices.Sorted(maps.Keys(s)) {
		name := filepath.Join(dir, filepath.FromSlash(p))
		var err error
		switch target, isLink := strings.CutPrefix(s[p], "->"); {
		case strings.HasSuffix(p, "/"):
			err = os.MkdirAll(name, 0o755)
		case isLink:
			err = errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.Symlink(target, name))
		default:
			err = errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(s[p]), 0o644))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// read returns what is in a folder, but for our manifest: anything else of ours that is left is shown.
func read(t testing.TB, dir string) site {
	t.Helper()
	found := site{}
	err := filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil || name == dir {
			return err
		}
		rel, _ := filepath.Rel(dir, name)
		p := filepath.ToSlash(rel)
		switch {
		case p == stateDir || p == manifestFile:
		case e.IsDir():
			if entries, err := os.ReadDir(name); err != nil || len(entries) == 0 {
				found[p+"/"] = ""
			}
		case e.Type()&fs.ModeSymlink != 0:
			target, err := os.Readlink(name)
			found[p] = "->" + target
			return err
		default:
			data, err := os.ReadFile(name)
			found[p] = string(data)
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func must(t testing.TB, dir string, s site, o Options) Result {
	t.Helper()
	done, err := Publish(dir, s.files(), o)
	if err != nil {
		t.Fatal(err)
	}
	return done
}

func expect(t testing.TB, dir string, want site) {
	t.Helper()
	if got := read(t, dir); !maps.Equal(got, want) {
		t.Fatalf("in the folder\n%q\nwant\n%q", got, want)
	}
}

// refused publishes and expects these problems, as "file code args".
func refused(t *testing.T, dir string, s site, o Options, want ...string) {
	t.Helper()
	_, err := Publish(dir, s.files(), o)
	var told *Error
	if !errors.As(err, &told) {
		t.Fatalf("got %v, want %q", err, want)
	}
	var got []string
	for _, p := range told.Problems {
		for _, lang := range []string{"nl", "en"} {
			if p.Hint(lang) == "" || strings.Contains(p.Text(lang), "{") || strings.HasPrefix(p.Text(lang), p.Code) {
				t.Errorf("%s in %s: %q, %q", p.Code, lang, p.Text(lang), p.Hint(lang))
			}
		}
		name := strings.ReplaceAll(p.File, filepath.ToSlash(filepath.Dir(dir)), "...")
		got = append(got, strings.TrimSpace(name+" "+strings.TrimPrefix(p.Code, "publish-")+" "+strings.Join(p.Args, " ")))
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

var small = site{"index.html": "thuis", "cases/a/index.html": "a", "cases/b/index.html": "b", "css/x.css": "*{}"}

// counted is a result without the name of what was published.
func counted(r Result) Result {
	r.Published = ""
	return r
}

func TestPublishMakesAFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "nog", "niet", "public")
	if done := counted(must(t, dir, small, Options{})); done != (Result{Written: 4, Bytes: 10}) {
		t.Errorf("%+v", done)
	}
	expect(t, dir, small)
	entries, _ := os.ReadDir(filepath.Dir(dir))
	if len(entries) != 1 {
		t.Errorf("something is left beside the folder: %v", entries)
	}
}

func TestPublishWritesOnlyWhatChanged(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	must(t, dir, small, Options{})
	long := time.Date(2012, 3, 6, 0, 0, 0, 0, time.UTC)
	for p := range small {
		if err := os.Chtimes(filepath.Join(dir, p), long, long); err != nil {
			t.Fatal(err)
		}
	}
	next := site{"index.html": "thuis!", "cases/a/index.html": "a", "css/x.css": "*{}", "cases/c/index.html": "c", "data.json": "{}"}
	if done := counted(must(t, dir, next, Options{})); done != (Result{Written: 3, Unchanged: 2, Removed: 1, Bytes: 9}) {
		t.Errorf("%+v", done)
	}
	expect(t, dir, next)
	for p := range next {
		info, err := os.Stat(filepath.Join(dir, p))
		if err != nil {
			t.Fatal(err)
		}
		if kept := info.ModTime().Equal(long); kept != (small[p] == next[p]) {
			t.Errorf("%s: time stamp %v", p, info.ModTime())
		}
	}
	if done := counted(must(t, dir, next, Options{})); done != (Result{Unchanged: 5}) {
		t.Errorf("the second time: %+v", done)
	}
}

func TestTheSameTreeGivesTheSameBytes(t *testing.T) {
	one, two := filepath.Join(t.TempDir(), "public"), t.TempDir()
	must(t, one, small, Options{})
	must(t, two, site{"weg.html": "x"}, Options{})
	must(t, two, small, Options{})
	a, _ := os.ReadFile(filepath.Join(one, manifestFile))
	b, _ := os.ReadFile(filepath.Join(two, manifestFile))
	if string(a) != string(b) || len(a) == 0 {
		t.Errorf("manifests differ:\n%s\n%s", a, b)
	}
}

func TestPublishInAnEmptyFolderKeepsThatFolder(t *testing.T) {
	dir := t.TempDir()
	before, _ := os.Stat(dir)
	must(t, dir, small, Options{})
	expect(t, dir, small)
	if after, _ := os.Stat(dir); !os.SameFile(before, after) {
		t.Error("the folder was replaced")
	}
}

func TestAFolderCanBecomeAFileAndTheOtherWayRound(t *testing.T) {
	dir := t.TempDir()
	one := site{"a": "x", "b/c/d": "y", "b/e": "z", "k/Naam.html": "n", "K2/x/y": "1"}
	two := site{"a/b": "x", "a/c/d": "q", "b": "y", "k/naam.html": "m", "k2/x/y": "2"}
	must(t, dir, one, Options{})
	must(t, dir, two, Options{})
	expect(t, dir, two)
	must(t, dir, one, Options{})
	expect(t, dir, one)
}

func TestWhatSomebodyElseChangedIsMended(t *testing.T) {
	dir := t.TempDir()
	must(t, dir, small, Options{})
	put(t, dir, site{"index.html": "gekraakt", "css/x.css": "!{}"}) // the second as long as before
	if err := os.RemoveAll(filepath.Join(dir, "cases", "a")); err != nil {
		t.Fatal(err)
	}
	long := time.Date(2012, 3, 6, 0, 0, 0, 0, time.UTC)
	os.Chtimes(filepath.Join(dir, "css/x.css"), long, long)
	if done := must(t, dir, small, Options{}); done.Written != 3 || done.Unchanged != 1 {
		t.Errorf("%+v", done)
	}
	expect(t, dir, small)
}

func TestForeignFilesStay(t *testing.T) {
	dir := t.TempDir()
	foreign := site{"CNAME": "openoverheid.nu", "cases/b/eigen.txt": "mijn", "leeg/": "", "link": "->/etc"}
	put(t, dir, foreign)
	must(t, dir, small, Options{})
	must(t, dir, site{"index.html": "thuis"}, Options{})
	want := maps.Clone(foreign)
	want["index.html"] = "thuis"
	expect(t, dir, want)

	if done := must(t, dir, small, Options{Clean: true}); done.Removed != 3 {
		t.Errorf("%+v", done)
	}
	expect(t, dir, small)
	put(t, dir, foreign)
	must(t, dir, small, Options{Clean: true})
	expect(t, dir, small)
}

func TestForeignFilesInTheWay(t *testing.T) {
	dir, outside := t.TempDir(), t.TempDir()
	foreign := site{"index.html": "mijn", "cases/a": "een bestand", "css/x.css/eigen": "mijn", "cases/b": "->" + outside, "Index.html": "mag"}
	name := ".../" + filepath.Base(dir)
	put(t, dir, foreign)
	refused(t, dir, small, Options{},
		name+"/cases/a in-the-way", name+"/cases/b link", name+"/css/x.css/eigen in-the-way", name+"/index.html in-the-way")
	expect(t, dir, foreign)
	must(t, dir, small, Options{Clean: true})
	expect(t, dir, small)
	if left := read(t, outside); len(left) > 0 {
		t.Errorf("written outside: %q", left)
	}
}

func TestAnIdenticalForeignFileBecomesOurs(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, small)
	if done := counted(must(t, dir, small, Options{})); done != (Result{Unchanged: 4}) {
		t.Errorf("%+v", done)
	}
	must(t, dir, site{"index.html": "nieuw"}, Options{})
	expect(t, dir, site{"index.html": "nieuw"})
}

func TestADamagedManifestOwnsNothing(t *testing.T) {
	for _, damage := range []string{"", "x", manifestHead, strings.Repeat("\n", 9)} {
		dir := t.TempDir()
		must(t, dir, small, Options{})
		put(t, dir, site{manifestFile: damage})
		refused(t, dir, site{"index.html": "nieuw"}, Options{}, ".../"+filepath.Base(dir)+"/index.html in-the-way")
		if done := must(t, dir, small, Options{}); done.Unchanged != 4 {
			t.Errorf("%+v", done)
		}
		must(t, dir, site{"index.html": "nieuw"}, Options{})
		expect(t, dir, site{"index.html": "nieuw"})
	}
}

func TestLinksInTheFolderAreNotFollowed(t *testing.T) {
	dir, outside := t.TempDir(), t.TempDir()
	must(t, dir, small, Options{})
	put(t, outside, site{"a/index.html": "van een ander", "b/index.html": "van een ander"})
	if err := errors.Join(os.RemoveAll(filepath.Join(dir, "cases")), os.Symlink(outside, filepath.Join(dir, "cases"))); err != nil {
		t.Fatal(err)
	}
	refused(t, dir, small, Options{}, ".../"+filepath.Base(dir)+"/cases link")
	must(t, dir, site{"index.html": "thuis"}, Options{}) // cases/a is no longer ours to remove
	expect(t, outside, site{"a/index.html": "van een ander", "b/index.html": "van een ander"})

	state, _ := filepath.EvalSymlinks(t.TempDir())
	if err := os.Symlink(outside, filepath.Join(state, stateDir)); err != nil {
		t.Fatal(err)
	}
	refused(t, state, small, Options{}, ".../"+filepath.Base(state)+"/.openoverheid in-the-way")
}

func TestWhatIsThereAsItWasPublishedCanStay(t *testing.T) {
	dir := t.TempDir()
	first := must(t, dir, small, Options{})
	if err := os.WriteFile(filepath.Join(dir, "css/x.css"), []byte("{}*"), 0o666); err != nil { // as long as it was
		t.Fatal(err)
	}
	r, err := Begin(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if r.Published() != first.Published || first.Published == "" {
		t.Errorf("in the folder is %q, not %q", r.Published(), first.Published)
	}
	for name, want := range map[string]bool{"index.html": true, "cases/a/index.html": true, "css/x.css": false, "nergens.html": false} {
		if told, ok := r.Has(name); ok != want || ok && told.Size != int64(len(small[name])) {
			t.Errorf("%s: %v, %v", name, told, ok)
		}
		if err := r.Keep(name); (err == nil) != want {
			t.Errorf("keeping %s: %v", name, err)
		}
	}
	if content, err := r.Read("index.html"); string(content) != small["index.html"] {
		t.Errorf("%q, %v", content, err)
	}
	if err := r.Add("cases/b/index.html", []byte("B")); err != nil {
		t.Fatal(err)
	}
	done, err := r.Commit()
	if err != nil || counted(done) != (Result{Written: 1, Unchanged: 2, Removed: 1, Bytes: 1}) || done.Published == first.Published {
		t.Errorf("%+v, %v", done, err)
	}
	expect(t, dir, site{"index.html": "thuis", "cases/a/index.html": "a", "cases/b/index.html": "B"})
	fresh, err := Begin(filepath.Join(dir, "nieuw"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := fresh.Has("index.html"); ok || fresh.Published() != "" {
		t.Error("a new folder has something")
	}
	if err := fresh.Discard(); err != nil {
		t.Fatal(err)
	}
}
