package casefile_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/schema"
)

// A new case is a draft that can be built as it is, whatever the model and however odd the title.
func TestTemplateIsADraftWithoutErrors(t *testing.T) {
	for _, name := range []string{"../../cases/schema.yaml", "../schema/testdata/bridges.yaml"} {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		model, problems := schema.Parse(name, src)
		if diag.HasErrors(problems) {
			t.Fatal(problems)
		}
		rules := casefile.Rules{Model: model, Languages: []string{"nl", "en", "fr", "de"}}
		for _, lang := range rules.Languages {
			for _, title := range []string{"Gewoon", `"Met" 'tekens': # en \`, "- lijst", "true", "null", "2012", "Ünïcode → 🙂"} {
				src := casefile.Template(model, lang, title, time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC))
				c, problems := casefile.Parse("cases/nieuw."+lang+".md", src, rules)
				problems = append(problems, casefile.Validate(c, rules)...)
				if diag.HasErrors(problems) || c.Title != title || !c.Draft || c.Date.IsZero() {
					t.Errorf("%s in %s, title %q: %+v\n%s", name, lang, title, problems, src)
				}
				for _, f := range model.Fields {
					if !strings.Contains(string(src), "\n"+f.Name+":") && !strings.Contains(string(src), "\n#"+f.Name+":") {
						t.Errorf("%s in %s: no field %s", name, lang, f.Name)
					}
				}
			}
		}
	}
}
