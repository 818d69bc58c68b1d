package publish

import (
	"path/filepath"
	"strings"
	"testing"
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
