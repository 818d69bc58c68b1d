package publish

import (
	"math/rand/v2"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"openoverheid.nu/internal/portable"
)

func TestPathsThatCannotBeEverywhere(t *testing.T) {
	for _, p := range []string{
		"", "/", "/a", "a/", "a//b", ".", "..", "../a", "a/../b", "a/./b", "a\\b", "c:a", "a\x00b", "a\nb", "a\x7f", "a\u0085", "a\xff",
		"con", "CON.html", "a/aux/b", "nul.tar.gz", "com1", "LPT9.txt", "com¹", "con .x", "a.", "a /b", "wat?", "a*b", "a<b", `a"b`, "a|b",
		".openoverheid", ".OpenOverheid/x", ".openoverheid/manifest", strings.Repeat("a", 256),
	} {
		dir := filepath.Join(t.TempDir(), "public")
		name := printable(p)
		refused(t, dir, site{p: "x", "goed.html": "y"}, Options{}, strings.TrimSpace(name+" name"))
		if len(read(t, filepath.Dir(dir))) > 0 {
			t.Errorf("%q: something was made", p)
		}
	}
}

func TestPathsThatCanBeEverywhere(t *testing.T) {
	s := site{}
	for _, p := range []string{"index.html", ".well-known/x", "cases/été/a b.html", "con-tact/index.html", "computer", "com", "com10", "lpt", "…/x", "a.b.c", "..a",
		"a/.openoverheid", strings.Repeat("b", 255)} {
		s[p] = "x"
	}
	dir := filepath.Join(t.TempDir(), "public")
	must(t, dir, s, Options{})
	expect(t, dir, s)
}

func TestPathsThatAreTheSameSomewhere(t *testing.T) {
	for name, e := range map[string]struct{ a, b, want string }{
		"case":           {"A.html", "a.html", "a.html collision A.html"},
		"accents":        {"e\u0301.html", "\u00e9.html", "\u00e9.html collision e\u0301.html"},
		"sigma":          {"\u03c2", "\u03c3", "\u03c3 collision \u03c2"},
		"file in folder": {"a", "a/b", "a/b collision a"},
		"cases of both":  {"A/b", "a", "a collision A"},
		"folders":        {"Cases/a", "cases/b", "cases/b collision Cases"},
	} {
		t.Run(name, func(t *testing.T) {
			refused(t, filepath.Join(t.TempDir(), "public"), site{e.a: "x", e.b: "y"}, Options{}, e.want)
		})
	}
	_, err := Publish(filepath.Join(t.TempDir(), "public"), []File{{"a", nil}, {"a", nil}}, Options{})
	if err == nil {
		t.Error("one path twice was published")
	}
	refused(t, t.TempDir(), site{}, Options{}, "empty")
}

func FuzzPortablePathsCanBePublished(f *testing.F) {
	f.Add("a/b.html")
	f.Add("../x")
	f.Fuzz(func(t *testing.T, p string) {
		dir := filepath.Join(t.TempDir(), "public")
		_, err := Publish(dir, []File{{p, []byte("x")}}, Options{})
		if _, problems := checkPaths([]string{p}); (len(problems) == 0) != (err == nil) && len(p) < 2000 {
			t.Fatalf("%q: %v", p, err)
		}
		if err == nil {
			expect(t, dir, site{p: "x"})
		}
	})
}

// Trees of names that are often the same somewhere, told in two ways: at once, and one after another for what is wrong.
func TestATreeIsSpelledWhereNothingInItIsTheSame(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	sound, names := 0, []string{"a", "a-b", "a.b", "A", "b", "B", "é", "e\u0301", "É", "s", "ſ", "a b"}
	for range 20_000 {
		var paths []string
		for range 1 + r.IntN(5) {
			parts := make([]string, 1+r.IntN(3))
			for i := range parts {
				parts[i] = names[r.IntN(len(names))]
			}
			paths = append(paths, strings.Join(parts, "/"))
		}
		slices.Sort(paths)
		s, ok := spell(paths)
		if problems := pathProblems(paths); ok != (len(problems) == 0) {
			t.Fatalf("%q: spelled: %v, problems: %v", paths, ok, problems)
		}
		if ok {
			sound++
			expectSpelled(t, s, paths, names)
		}
	}
	if sound < 1000 || sound > 19_000 {
		t.Errorf("%d of the trees are sound: the test tells little", sound)
	}
}

// expectSpelled asks for names near those of a tree what the places of its files say.
func expectSpelled(t *testing.T, s spelling, paths, names []string) {
	t.Helper()
	taken := places{}
	for _, p := range paths {
		taken.addFile(p)
	}
	for _, p := range append(slices.Clone(paths), names...) {
		for _, near := range []string{p, strings.ToUpper(p), p + "/a", path.Dir(p)} {
			want, there := taken[portable.Fold(near)]
			if got, ok := s.at(near); ok != there || ok && got != want {
				t.Fatalf("%q: at %q is %v, %v, want %v, %v", paths, near, got, ok, want, there)
			}
			if got := s.has(near); got != (want == spelled{near, false}) {
				t.Fatalf("%q: has %q: %v", paths, near, got)
			}
			if got := s.hasDir(near); got != (want == spelled{near, true}) {
				t.Fatalf("%q: has the folder %q: %v", paths, near, got)
			}
		}
	}
}

func FuzzPlainPathsArePortable(f *testing.F) {
	for _, p := range []string{"cases/a-b/index.html", "a..b", "a.", "con.txt", "x/nul", "com1", "", "a//b", "/", ".a", strings.Repeat("a", 256)} {
		f.Add(p)
	}
	f.Fuzz(func(t *testing.T, p string) {
		parts := strings.Split(p, "/")
		if isPlain(p) && (portable.Fold(p) != p || p[0] == '.' || slices.ContainsFunc(parts, func(name string) bool { return !portable.Name(name) })) {
			t.Fatalf("%q is not portable", p)
		}
	})
}

func TestNearlyAllPathsOfASiteArePlain(t *testing.T) {
	for _, p := range []string{"index.html", "cases/een-case/index.json", "kanalen/e-mail/feed.xml", "_headers", "data/cases.ndjson", "a/b.1f2e.css"} {
		if !isPlain(p) {
			t.Errorf("%q takes the long way", p)
		}
	}
}
