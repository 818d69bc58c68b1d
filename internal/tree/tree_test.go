package tree_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/tree"
)

var rules = tree.Rules{Languages: []string{"nl", "en"}, Shortcodes: []string{"let-op"}, Paired: []string{"let-op"}, Reserved: []string{"cases"}}

// lunch is a small tree with one of everything.
const lunch = `title: "Wat eten we?"
summary: "Een keuze in twee vragen."
lastmod: 2026-11-24
original_lang: en
intro: |
  Kies *rustig*.
steps:
  - id: honger
    label: Honger
    original: Hunger
    question: "Heb je honger?"
    text: "Luister naar je maag."
    answers:
      - {answer: Ja, to: haast}
      - {answer: Nee, to: wachten, interpretation: "De bron zwijgt hierover."}
  - id: haast
    label: Haast
    question: "Heb je haast?"
    answers:
      - {answer: Ja, to: brood}
      - {answer: Nee, to: soep, interpretation: true}
      - {answer: "Een beetje", to: brood, interpretation: false}
outcomes:
  - {id: wachten, label: Wachten, kind: watch, advice: "Kijk straks nog eens."}
  - {id: brood, label: Brood, kind: answer}
  - {id: soep, label: Soep, original: Soup}
considerations:
  - {title: Handen, text: "Was ze eerst."}
interpretation: "Wij maakten er twee vragen van."
sources:
  - {title: Het kookboek, url: "https://kookboek.example/", date: 2012-03-06}
  - {url: "https://soep.example/"}
`

// parse reads a tree that must have no problems.
func parse(t *testing.T, src string) *tree.Tree {
	t.Helper()
	got, problems := tree.Parse("pages/eten.yaml", []byte(src), rules)
	if len(problems) > 0 {
		var b strings.Builder
		_ = diag.Write(&b, diag.TextFormat, "nl", problems, diag.PrintOptions{})
		t.Fatal(b.String())
	}
	return got
}

func TestParse(t *testing.T) {
	got := parse(t, lunch)
	if got.Name != "eten" || got.Lang != "nl" || got.Title != "Wat eten we?" || got.Lastmod != time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC) {
		t.Errorf("%+v", got)
	}
	if got.Start != "honger" || len(got.Steps) != 2 || got.Intro != "Kies *rustig*.\n" || got.OriginalLang != "en" {
		t.Errorf("%+v", got)
	}
	no := got.Steps[0].Answers[1]
	if no.Text != "Nee" || no.To != "wachten" || !no.Interpretation || no.Note != "De bron zwijgt hierover." {
		t.Errorf("%+v", no)
	}
	if a := got.Steps[1].Answers; !a[1].Interpretation || a[1].Note != "" || a[2].Interpretation {
		t.Errorf("%+v", a)
	}
	if o, ok := got.Outcome("brood"); !ok || o.Kind != tree.Act {
		t.Errorf("%+v", o)
	}
	if len(got.Considerations) != 1 || len(got.Sources) != 2 || got.Sources[0].Date != "2012-03-06" || got.Sources[1].URL == "" {
		t.Errorf("%+v", got)
	}
}

func TestTheExampleOfTheGuideIsSound(t *testing.T) {
	guide, err := os.ReadFile("../../docs/redactie.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(guide), "## Beslissingsbomen")
	_, example, _ := strings.Cut(section, "```yaml\n")
	example, _, found := strings.Cut(example, "```")
	if !found {
		t.Fatal("the guide has no example")
	}
	checkDrawing(t, parse(t, example))
}

func TestTheLanguageIsInTheName(t *testing.T) {
	got, _ := tree.Parse("pages/eten.en.yaml", []byte(lunch), rules)
	if got.Name != "eten" || got.Lang != "en" {
		t.Errorf("%s in %s", got.Name, got.Lang)
	}
}

func TestProblemsSayWhere(t *testing.T) {
	replace := func(pairs ...string) string { return strings.NewReplacer(pairs...).Replace(lunch) }
	long := strings.Repeat("lang ", 60)
	for name, test := range map[string]struct{ src, want string }{
		"empty file":         {"", "1:1 tree-missing outcomes, 1:1 tree-missing steps, 1:1 tree-missing summary, 1:1 tree-missing title"},
		"unknown field":      {replace("lastmod:", "lastmodd:"), "3:1 tree-unknown-key-near lastmodd lastmod"},
		"unknown in a step":  {replace("question: \"Heb je haast?\"", "question: x\n    kleur: rood"), "19:5 tree-unknown-key kleur id, label, original, question, text, answers"},
		"unknown in answer":  {replace("{answer: Ja, to: haast}", "{answer: Ja, too: haast}"), "14:9 tree-missing to, 14:22 tree-unknown-key-near too to"},
		"no question":        {replace("    question: \"Heb je haast?\"\n", ""), "16:5 tree-no-question"},
		"empty question":     {replace("\"Heb je haast?\"", "\"\""), "18:15 tree-empty question"},
		"question as a list": {replace("\"Heb je haast?\"", "[a, b]"), "18:15 tree-no-text question"},
		"broken field":       {replace("title: \"Wat eten we?\"", "title: Eten: wat?"), "1:12 case-yaml-colon Eten"},
		"broken steps":       {replace("label: Haast", "label: Haast: of niet"), "17:17 case-yaml-colon Haast"},
		"steps are a text":   {replace("outcomes:\n", "outcomes: \"geen\"\nx:\n"), "23:11 tree-no-list outcomes, 24:1 tree-unknown-key x title, summary, lastmod, draft, intro, original_lang, start, steps, outcomes, considerations, interpretation, sources"},
		"a step is a text":   {replace("  - id: haast\n", "  - haast\n  - id: haast\n"), "16:5 tree-no-fields id, label, original, question, text, answers"},
		"bad id":             {replace("id: soep", "id: Soep!", "to: soep", "to: Soep!"), "26:10 tree-bad-id Soep!"},
		"reserved id":        {replace("id: soep", "id: main", "to: soep", "to: main"), "26:10 tree-reserved-id main"},
		"id twice":           {replace("id: soep", "id: brood", "to: soep", "to: brood"), "26:10 tree-id-twice brood 25"},
		"unknown target":     {replace("to: haast", "to: hast"), "14:26 tree-unknown-target-near hast haast"},
		"far target":         {replace("to: haast", "to: elders"), "14:26 tree-unknown-target elders honger, haast, wachten, brood, soep"},
		"unknown start":      {replace("steps:", "start: hongr\nsteps:"), "7:8 tree-unknown-start-near hongr honger"},
		"one answer":         {replace("      - {answer: Nee, to: wachten, interpretation: \"De bron zwijgt hierover.\"}\n", ""), "14:7 tree-few-answers 2"},
		"seven answers":      {replace("      - {answer: Ja, to: brood}\n", "      - {answer: Ja, to: brood}\n"+answers(5)), "26:27 tree-many-answers 6"},
		"same answer":        {replace("answer: \"Een beetje\"", "answer: ja"), "22:26 tree-answer-twice ja"},
		"unreachable step":   {replace("to: haast", "to: brood"), "16:9 tree-unreachable haast"},
		"unreachable end":    {replace("to: soep", "to: wachten"), "26:10 tree-unreachable soep"},
		"cycle":              {replace("to: soep", "to: honger", "  - {id: soep, label: Soep, original: Soup}\n", ""), "21:27 tree-cycle honger → haast → honger"},
		"kind":               {replace("kind: watch", "kind: wacht"), "24:41 tree-unknown-kind-near wacht watch"},
		"date":               {replace("2026-11-24", "vandaag"), "3:10 page-bad-date vandaag"},
		"draft":              {replace("lastmod: 2026-11-24", "draft: misschien"), "3:8 page-bad-draft misschien"},
		"address":            {replace("https://soep.example/", "soep.example"), "32:11 tree-bad-address soep.example"},
		"source of nothing":  {replace("{url: \"https://soep.example/\"}", "{date: 2012-03-06}"), "32:5 tree-missing title"},
		"language":           {replace("original_lang: en", "original_lang: Engels"), "4:16 tree-bad-language Engels"},
		"long question":      {replace("Heb je haast?", long), "18:15 tree-too-long question 299 240"},
		"heading":            {replace("Kies *rustig*.", "## Kies"), "6:3 case-text-heading"},
		"unused":             {replace("kind: answer", "kind: stop"), "28:3 tree-considerations-unused answer"},
		"too many":           {replace("considerations:\n", "considerations:\n"+strings.Repeat("  - {title: x}\n", 40)), "68:5 tree-too-many considerations 41 40"},
		"too deep":           {chain(21), "5:9 tree-too-deep 21 20"},
		"deep enough":        {chain(20), ""},
	} {
		_, problems := tree.Parse("pages/eten.yaml", []byte(test.src), rules)
		var got []string
		for _, p := range problems {
			got = append(got, strings.TrimSpace(fmt.Sprintf("%d:%d %s %s", p.Line, p.Column, p.Code, strings.Join(p.Args, " "))))
		}
		if s := strings.Join(got, ", "); s != test.want {
			t.Errorf("%s:\n got %s\nwant %s", name, s, test.want)
		}
	}
}

// answers are answers that only differ in their text.
func answers(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "      - {answer: \"%d\", to: brood}\n", i)
	}
	return b.String()
}

// chain is a tree of n questions after one another.
func chain(n int) string {
	var b strings.Builder
	b.WriteString("title: Lang\nsummary: Een lange rij.\noutcomes: [{id: klaar, label: Klaar}]\nsteps:\n")
	for i := range n {
		next := fmt.Sprintf("v%d", i+1)
		if i == n-1 {
			next = "klaar"
		}
		fmt.Fprintf(&b, "  - {id: v%d, label: Vraag, question: \"Verder?\", answers: [{answer: Ja, to: %s}, {answer: Nee, to: klaar}]}\n", i, next)
	}
	return strings.Replace(b.String(), "  - {id: v0", "  - id: v0\n    label: Vraag\n    question: \"Verder?\"\n    answers: [{answer: Ja, to: v1}, {answer: Nee, to: klaar}]\n#", 1)
}

func TestNamesOfThePagesOfTheSite(t *testing.T) {
	for file, want := range map[string]string{
		"pages/cases.yaml": "page-reserved", "pages/eten.fr.yaml": "case-unknown-language", "pages/Eten.yaml": "case-bad-slug",
	} {
		_, problems := tree.Parse(file, []byte(lunch), rules)
		if len(problems) != 1 || problems[0].Code != want {
			t.Errorf("%s: %v, want %s", file, problems, want)
		}
	}
}

func TestOneMistakeHidesNoOther(t *testing.T) {
	src := strings.NewReplacer("Heb je haast?", "", "kind: watch", "kind: kijk", "title: Handen", "titel: Handen").Replace(lunch)
	_, problems := tree.Parse("pages/eten.yaml", []byte(src), rules)
	if len(problems) != 4 { // the missing title is the fourth
		t.Error(problems)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(lunch)
	f.Add(chain(5))
	f.Fuzz(func(t *testing.T, src string) {
		got, problems := tree.Parse("pages/eten.yaml", []byte(src), rules)
		if diag.HasErrors(problems) {
			return
		}
		if got == nil {
			t.Fatal("no tree, and no reason")
		}
		checkDrawing(t, got)
	})
}
