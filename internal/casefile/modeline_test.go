package casefile

import (
	"strings"
	"testing"
	"time"
)

func TestTheModelineLeadsToTheSchema(t *testing.T) {
	for name, want := range map[string]string{
		"cases/club35.md":            "# yaml-language-server: $schema=case.schema.json",
		"cases/club35/index.fr.md":   "# yaml-language-server: $schema=../case.schema.json",
		"cases/2012/club35/index.md": "# yaml-language-server: $schema=../../case.schema.json",
	} {
		got := string(WithModeline([]byte(goodCase), name))
		if got != "---\n"+want+"\n"+strings.TrimPrefix(goodCase, "---\n") {
			t.Errorf("%s: %s", name, got)
		}
		if again := string(WithModeline([]byte(got), name)); again != got {
			t.Errorf("%s twice: %s", name, again)
		}
		expect(t, got, "")
		moved := string(KeepModeline([]byte(got), "cases/a/b/c/index.md"))
		if moved != strings.Replace(got, want, "# yaml-language-server: $schema=../../../case.schema.json", 1) {
			t.Errorf("%s moved: %s", name, moved)
		}
	}
}

func TestAModelineIsOnlyMovedWhereThereIsOne(t *testing.T) {
	for _, src := range []string{
		goodCase,
		"",
		"geen velden\n# yaml-language-server: $schema=case.schema.json\n",
		"---\n# yaml-language-server: $schema=https://voorbeeld.example/case.schema.json\ntitle: x\n---\n",
		"---\n# yaml-language-server: $schema=eigen.json\ntitle: x\n---\n",
	} {
		if got := string(KeepModeline([]byte(src), "cases/a/index.md")); got != src {
			t.Errorf("%q becomes %q", src, got)
		}
	}
}

func TestEditsKeepTheModeline(t *testing.T) {
	const line = "---\n# yaml-language-server: $schema=case.schema.json\n"
	src := WithModeline(Template(testModel(), "nl", "Een case", time.Date(2026, 11, 27, 0, 0, 0, 0, time.UTC)), "cases/een-case.md")
	c := parse(t, string(src))
	c.Set("title", Value{Text: "Een andere titel"})
	c.Set("level", Value{Text: "lokaal"})
	c.Remove("tags")
	c.SetBody("\n## Aanpak\n\nIets.\n")
	if got := string(c.Format()); !strings.HasPrefix(got, line) || strings.Count(got, "$schema") != 1 {
		t.Errorf("got %s", got)
	}
}
