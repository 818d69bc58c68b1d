package casefile

import (
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"

	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/schema"
)

// testModel is testdata/schema.yaml.
var testModel = sync.OnceValue(func() *schema.Model {
	src, err := os.ReadFile("testdata/schema.yaml")
	if err != nil {
		panic(err)
	}
	m, problems := schema.Parse("testdata/schema.yaml", src)
	if len(problems) > 0 {
		panic(fmt.Sprint(problems))
	}
	return m
})

func testRules() Rules {
	return Rules{
		Model: testModel(), Languages: []string{"nl", "en", "fr"},
		Shortcodes: []string{"video", "note"}, Paired: []string{"note"},
	}
}

// The parts of a good case.
const (
	goodFields = "title: Club35\ndate: 2012-03-06\nsummary: Jonge ambtenaren bouwden samen een netwerk over de diensten heen.\n" +
		"organisations: [Vlaamse overheid]\naspects: [innovatie]\n"
	goodBody = "\n## Aanleiding\n\nIets.\n\n## Aanpak\n\nIets.\n\n## Resultaat\n\nIets.\n"
	goodCase = "---\n" + goodFields + "---\n" + goodBody
)

// parse reads a case that stands in a file of its own.
func parse(t testing.TB, src string) *Case {
	t.Helper()
	c, _ := Parse("cases/club35.md", []byte(src), testRules())
	if c == nil {
		t.Fatalf("nothing could be read of %q", src)
	}
	return c
}

// problems are all problems of a case in Dutch: "3:8: text", with "let op" for warnings.
func problems(src string) string { return problemsOf("cases/club35.md", []byte(src), nil) }

func problemsOf(file string, src []byte, beside []string) string {
	c, found := Parse(file, src, testRules())
	if c != nil {
		c.Files = beside
		found = diag.Sort(append(found, Validate(c, testRules())...))
	}
	var b strings.Builder
	for _, p := range found {
		fmt.Fprintf(&b, "%d:%d: ", p.Line, p.Column)
		if p.Severity == diag.Warning {
			b.WriteString("let op: ")
		}
		b.WriteString(p.Text("nl") + "\n")
	}
	return b.String()
}

// expect compares the problems of a case with those wanted, one a line.
func expect(t *testing.T, src, want string) {
	t.Helper()
	if want = strings.TrimLeft(want, "\n"); want != "" && !strings.HasSuffix(want, "\n") {
		want += "\n"
	}
	if got := problems(src); got != want {
		t.Errorf("of\n%s\ngot\n%s\nwant\n%s", src, got, want)
	}
}

// withFields is a good case with other fields behind its own.
func withFields(fields string) string { return "---\n" + goodFields + fields + "---\n" + goodBody }

// withBody is a good case with other text behind its own.
func withBody(markdown string) string { return goodCase + "\n" + markdown }

func TestAGoodCaseHasNoProblems(t *testing.T) { expect(t, goodCase, "") }
