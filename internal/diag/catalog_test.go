package diag

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var placeholder = regexp.MustCompile(`\{\d+\}`)

func TestEveryCodeHasTheSameInEveryLanguage(t *testing.T) {
	all, err := catalog()
	if err != nil {
		t.Fatal(err)
	}
	if got := slices.Sorted(maps.Keys(all)); !slices.Equal(got, slices.Sorted(slices.Values(Languages()))) {
		t.Fatalf("the catalogue has the languages %v", got)
	}
	dutch := all["nl"]
	for lang, texts := range all {
		for code, m := range texts {
			first, ok := dutch[code]
			if !ok {
				t.Errorf("%s is there in %s and not in nl", code, lang)
				continue
			}
			if m.Text == "" {
				t.Errorf("%s has no text in %s", code, lang)
			}
			if !slices.Equal(placeholders(first.Text+first.Hint), placeholders(m.Text+m.Hint)) {
				t.Errorf("%s has other placeholders in %s than in nl", code, lang)
			}
			if (m.Hint == "") != (first.Hint == "") {
				t.Errorf("%s has a hint in one of nl and %s only", code, lang)
			}
		}
		if len(texts) != len(dutch) {
			t.Errorf("%d texts in %s, %d in nl", len(texts), lang, len(dutch))
		}
	}
}

// placeholders lists which are used, however often.
func placeholders(s string) []string {
	found := placeholder.FindAllString(s, -1)
	slices.Sort(found)
	return slices.Compact(found)
}

func TestACodeIsInOneFileOfEachLanguage(t *testing.T) {
	for _, lang := range Languages() {
		owner := map[string]string{}
		for area, codes := range codesByArea(t, lang) {
			for _, code := range codes {
				if other, ok := owner[code]; ok {
					t.Errorf("%s is in %s and in %s", code, other, area)
				}
				owner[code] = area
			}
		}
	}
}

func TestACodeIsFoundInWhateverFileItStands(t *testing.T) {
	all, err := catalog()
	if err != nil {
		t.Fatal(err)
	}
	for lang, texts := range all {
		for code, want := range texts {
			if m, ok := find(lang, code); !ok || m != want {
				t.Errorf("%s in %s: %v, %v", code, lang, m, ok)
			}
		}
	}
	for _, code := range []string{"", "-", "cmd", "cmd-none", "none-at-all", "../cmd-error"} {
		if m, ok := find("nl", code); ok {
			t.Errorf("%q is %v", code, m)
		}
	}
	if m, ok := find("fr", "cmd-error"); !ok || m != all["nl"]["cmd-error"] {
		t.Errorf("in a language that is not there: %v, %v", m, ok)
	}
}

func TestEveryCodeInTheSourcesIsInTheCatalogue(t *testing.T) {
	all, err := catalog()
	if err != nil {
		t.Fatal(err)
	}
	used, literals := codesInSources(t, "../../internal", "../../cmd")
	if len(used) == 0 {
		t.Fatal("no source has a Code: is this test looking in the right place?")
	}
	for code, at := range used {
		if _, ok := all["nl"][code]; !ok {
			t.Errorf("%s: %s is not in the catalogue", at, code)
		}
	}
	for area, codes := range codesByArea(t, "nl") {
		for _, code := range codes {
			if !composed(code, literals) {
				t.Errorf("messages/%s.nl.yaml: nothing uses %s", area, code)
			}
		}
	}
}

// composed reports whether a code is a literal, or two of them after one another.
func composed(code string, literals map[string]bool) bool {
	for i := range code {
		if literals[code[:i]] && literals[code[i:]] {
			return true
		}
	}
	return literals[code]
}

// codesByArea reads which codes stand in which file of the catalogue: "case" for messages/case.nl.yaml.
func codesByArea(t *testing.T, lang string) map[string][]string {
	t.Helper()
	areas := map[string][]string{}
	entries, err := messageFiles.ReadDir("messages")
	if err != nil {
		t.Fatal(err)
	}
	key := regexp.MustCompile(`(?m)^([a-z][a-z0-9-]*):`)
	for _, e := range entries {
		area, ok := strings.CutSuffix(e.Name(), "."+lang+".yaml")
		if !ok {
			continue
		}
		src, err := messageFiles.ReadFile("messages/" + e.Name())
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range key.FindAllSubmatch(src, -1) {
			areas[area] = append(areas[area], string(m[1]))
		}
	}
	return areas
}

var anyCode = regexp.MustCompile(`^[a-z]+(-[a-z0-9]+)+$`)

// areaOf is the area of the catalogue that a package's literals are codes of when they begin with its name.
var areaOf = map[string]string{"casefile": "case", "config": "config", "desk": "desk", "editor": "edit", "paste": "paste", "picture": "picture", "schema": "schema", "site": "site", "submit": "submit", "textcheck": "textcheck", "tree": "tree"}

// codesInSources returns the codes of problems in Go files that are no tests, with where they stand, and all text
// literals of those files. A code is a literal given to a field Code, or any literal that looks like one of its package's.
func codesInSources(t *testing.T, folders ...string) (used map[string]string, literals map[string]bool) {
	t.Helper()
	used, literals = map[string]string{}, map[string]bool{}
	files := token.NewFileSet()
	for _, folder := range folders {
		err := fs.WalkDir(os.DirFS(folder), ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			if strings.HasSuffix(name, ".html") {
				return codesInTemplate(path.Join(folder, name), used, literals)
			}
			if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
				return nil
			}
			file, err := parser.ParseFile(files, path.Join(folder, name), nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			ast.Inspect(file, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.KeyValueExpr:
					if key, ok := n.Key.(*ast.Ident); ok && key.Name == "Code" {
						if code, ok := literal(n.Value); ok && anyCode.MatchString(code) {
							used[code] = files.Position(n.Pos()).String()
						}
					}
				case *ast.BasicLit:
					if s, ok := literal(n); ok {
						literals[s] = true
						if area := areaOf[path.Dir(name)]; area != "" && strings.HasPrefix(s, area+"-") && anyCode.MatchString(s) {
							used[s] = files.Position(n.Pos()).String()
						}
					}
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return used, literals
}

var said = regexp.MustCompile(`\bsay "([^"]+)"`)

// codesInTemplate adds the codes that a page of the editor says.
func codesInTemplate(name string, used map[string]string, literals map[string]bool) error {
	src, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	for _, m := range said.FindAllSubmatch(src, -1) {
		used[string(m[1])], literals[string(m[1])] = name, true
	}
	return nil
}

func literal(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(lit.Value)
	return s, err == nil
}
