package build_test

import (
	"strings"
	"testing"

	"openoverheid.nu/internal/build"
)

func TestWithdrawnCaseIsToldToSubscribers(t *testing.T) {
	f := files{
		"cases/blijft.md":    aCase("Wat blijft", "2012-03-06", ""),
		"cases/blijft.en.md": aCase("What stays", "2012-03-06", ""),
		"cases/wacht.md":     aCase("Wat wacht", "2012-03-06", "draft: true\n"),
		"cases/withdrawn.yaml": `# Wat weg is.
withdrawn:
  - case: weg
    date: 2026-11-20
    reason: {nl: "Op vraag van de organisatie.", en: At the request of the organisation.}
  - {case: wacht, date: 2026-11-21}
  - {case: vertaling, date: 2026-11-22, lang: en, reason: {en: Out of date.}}
`,
	}
	if problems := said(build.Check(options(f))); problems != "" {
		t.Fatal(problems)
	}
	out := made(t, options(f))
	nl, en := string(out["atom.xml"]), string(out["en/atom.xml"])
	says(t, nl, `ref="tag:proef.example,2026:cases/weg" when="2026-11-20T00:00:00Z"`, "Op vraag van de organisatie.", "cases/wacht")
	says(t, en, `ref="tag:proef.example,2026:cases/weg/en"`, "At the request of the organisation.", "cases/vertaling/en", "Out of date.")
	if strings.Contains(nl, "vertaling") {
		t.Error("a case is withdrawn in Dutch that was only in English")
	}
}

func TestMistakesInWhatIsWithdrawnAreTold(t *testing.T) {
	for _, c := range []struct{ name, file, want string }{
		{"a case that is there", "withdrawn:\n  - {case: blijft, date: 2026-11-20}\n", "cases/withdrawn.yaml:2:12: de case `blijft` is weggehaald, maar staat nog in cases/blijft.md"},
		{"by the id it was first published under", "withdrawn:\n  - {case: heette-zo, date: 2026-11-20}\n", "cases/withdrawn.yaml:2:12: de case `heette-zo`"},
		{"no day", "withdrawn:\n  - {case: weg, date: 2026-13-20}\n", "cases/withdrawn.yaml:2:23: `2026-13-20`"},
		{"a day to come", "withdrawn:\n  - {case: weg, date: 2027-01-01}\n", "cases/withdrawn.yaml:2:23: `2027-01-01`"},
		{"no date", "withdrawn:\n  - {case: weg}\n", "cases/withdrawn.yaml:2:12: een weggehaalde case heeft"},
		{"no case", "withdrawn:\n  - {date: 2026-11-20}\n", "cases/withdrawn.yaml:2:5: een weggehaalde case heeft"},
		{"no name of a case", "withdrawn:\n  - {case: \"../x\", date: 2026-11-20}\n", "cases/withdrawn.yaml:2:12: een"},
		{"another field", "withdrawn:\n  - {case: weg, date: 2026-11-20, why: x}\n", "cases/withdrawn.yaml:2:35: `why`"},
		{"another language", "withdrawn:\n  - {case: weg, date: 2026-11-20, lang: es}\n", "cases/withdrawn.yaml:2:41: `es`"},
		{"a reason in another language", "withdrawn:\n  - {case: weg, date: 2026-11-20, reason: {es: Que}}\n", "cases/withdrawn.yaml:2:44: `es`"},
		{"an empty reason", "withdrawn:\n  - {case: weg, date: 2026-11-20, reason: \"\"}\n", "deze reden is leeg"},
		{"twice", "withdrawn:\n  - {case: weg, date: 2026-11-20}\n  - {case: weg, date: 2026-11-21}\n", "cases/withdrawn.yaml:3:12: de case `weg` staat hier twee keer"},
		{"no list", "withdrawn: weg\n", "cases/withdrawn.yaml:1:1: `withdrawn` hoort hier niet"},
		{"another block", "weg:\n  - club35\n", "cases/withdrawn.yaml:1:1: `weg` hoort hier niet"},
		{"no YAML", "withdrawn: [\n", "cases/withdrawn.yaml:"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := files{"cases/blijft.md": aCase("Wat blijft", "2012-03-06", "id: heette-zo\n"), "cases/withdrawn.yaml": c.file}
			if problems := said(build.Check(options(f))); !strings.Contains(problems, c.want) {
				t.Errorf("want %q in:\n%s", c.want, problems)
			}
		})
	}
}

func FuzzWithdrawn(f *testing.F) {
	f.Add("withdrawn:\n  - {case: weg, date: 2026-11-20, reason: {nl: x}}\n")
	f.Add("withdrawn:\n  - x\n  - [y]\n  -\n")
	f.Fuzz(func(_ *testing.T, text string) { build.Check(options(files{"cases/withdrawn.yaml": text})) })
}
