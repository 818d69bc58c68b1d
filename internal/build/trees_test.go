package build_test

import (
	"context"
	"strings"
	"testing"

	"openoverheid.nu/internal/build"
	"openoverheid.nu/internal/diag"
)

// lunch is a decision tree: that it is a file is all it takes.
const lunch = `title: "Wat eten we?"
summary: "Een keuze in twee vragen."
lastmod: 2026-11-24
original_lang: en
intro: "Zie ook [de cases](/cases/)."
steps:
  - id: honger
    label: Honger
    original: Hunger
    question: "Heb je honger?"
    answers:
      - {answer: Ja, to: haast}
      - {answer: Nee, to: wachten, interpretation: "De bron zwijgt."}
  - id: haast
    label: Haast
    question: "Heb je haast?"
    text: |
      Kijk op de *klok*.

      {{< let-op >}}Neem de tijd.{{< /let-op >}}
    answers:
      - {answer: Ja, to: brood}
      - {answer: Nee, to: brood}
      - {answer: "Een beetje", to: wachten}
outcomes:
  - {id: wachten, label: Wachten, kind: watch, advice: "Kijk **straks**."}
  - {id: brood, label: Brood, kind: answer, advice: "Smeer."}
considerations:
  - {title: Handen, original: Hands, text: "Was ze eerst."}
interpretation: "Wij maakten er twee vragen van."
sources:
  - {title: Het kookboek, url: "https://kookboek.example/", date: 2012-03-06}
`

// withTree are the options of a site that has a case too: there is none without.
func withTree(f files) build.Options {
	f["cases/een.md"] = aCase("Eén case", "2012-03-06", "")
	return options(f)
}

func TestATreeIsAPage(t *testing.T) {
	out := made(t, withTree(files{"pages/eten.yaml": lunch, "pages/eten.en.yaml": strings.Replace(lunch, "Wat eten we?", "What shall we eat?", 1)}))
	doc := page(t, out, "eten/index.html")
	for selector, text := range map[string]string{
		"h1":                            "Wat eten we?",
		".tree-intro a[href='/cases/']": "de cases",
		".tree-start h3#honger":         "Vraag 1: Honger (Hunger) Heb je honger?",
		".tree-start h3 [lang=en]":      "(Hunger)",
		".tree-part:has(#haast) .prose": "Kijk op de klok",
		".tree-part:has(#haast) em":     "klok",
		".tree-part:has(#haast) .note":  "Neem de tijd.",
		".tree-part:has(#haast) .tree-answers li:nth-child(3) a[href='#wachten']": "Een beetje uitkomst: Wachten",
		".tree-part:has(#haast) .tree-moves a[href='#honger']":                    "Terug naar vraag 1",
		"#tree-note-1-1": "onze interpretatie De bron zwijgt.",
		".tree-answer:has(#brood) .tree-considerations":     "Handen (Hands)",
		".tree-interpretation":                              "Wij maakten er twee vragen van.",
		".tree-sources a[href='https://kookboek.example/']": "Het kookboek",
		"svg[role=img] .tree-step":                          "1. Honger",
		".tree-legend":                                      "onze interpretatie",
		".languages a[href='/en/eten/']":                    "English",
	} {
		if got := strings.Join(strings.Fields(doc.Find(selector).Text()), " "); !strings.Contains(got, text) {
			t.Errorf("%s: %q does not say %q", selector, got, text)
		}
	}
	if n := doc.Find(".tree-considerations").Length(); n != 1 {
		t.Errorf("the considerations are there %d times", n)
	}
	if n := doc.Find("svg[role=img] .tree-box").Length(); n != 6 {
		t.Errorf("%d boxes are drawn", n)
	}
	if n := doc.Find(".tree-line.tree-ours").Length(); n != 2 { // and one in the legend
		t.Errorf("%d lines are drawn as interpretations", n)
	}
	if doc.Find("[style], script:not([src])").Length() > 0 {
		t.Error("the page has style or script of its own")
	}
	if !strings.Contains(string(out["sitemap.xml"]), "https://proef.example/eten/</loc>\n    <lastmod>2026-11-24") {
		t.Error("the sitemap does not have the page and its day")
	}
	if got := page(t, out, "en/eten/index.html").Find("h1").Text(); got != "What shall we eat?" {
		t.Errorf("in English: %s", got)
	}
}

func TestWhatATreeSaysIsData(t *testing.T) {
	evil := `<script>alert(1)</script>`
	src := strings.NewReplacer("Heb je honger?", evil, "Kijk op de *klok*.", evil+" en *klok*", "answer: Ja", `answer: "<b onclick='x()'>"`,
		"De bron zwijgt.", evil, "Was ze eerst.", evil, "title: Het kookboek", `title: "`+evil+`"`).Replace(lunch)
	out := made(t, withTree(files{"pages/eten.yaml": src}))
	html := string(out["eten/index.html"])
	for _, forbidden := range []string{"<script>alert", "<b onclick", "raw HTML omitted"} {
		if strings.Contains(html, forbidden) {
			t.Errorf("the page holds %s", forbidden)
		}
	}
	if got := page(t, out, "eten/index.html").Find("h3#honger .tree-question").Text(); got != evil {
		t.Errorf("the question: %s", got)
	}
}

func TestTreesThatAreNotShown(t *testing.T) {
	draft := "draft: true\n" + lunch
	for name, test := range map[string]struct {
		files files
		want  string // the code of a problem; empty where there is none
	}{
		"broken":                      {files{"pages/eten.yaml": strings.Replace(lunch, "to: haast", "to: nergens", 1)}, "tree-unknown-target"},
		"a text has the name":         {files{"pages/eten.yaml": lunch, "pages/eten.md": "---\ntitle: Eten\n---\n"}, "page-name-taken"},
		"a text in another language":  {files{"pages/eten.yaml": lunch, "pages/eten.en.md": "---\ntitle: Food\n---\n"}, "page-name-taken"},
		"a draft has the name too":    {files{"pages/eten.yaml": draft, "pages/eten.md": "---\ntitle: Eten\n---\n"}, "page-name-taken"},
		"a facet has the name":        {files{"pages/kanalen.yaml": lunch}, "page-reserved"},
		"a language that is not used": {files{"pages/eten.fr.yaml": lunch}, "case-unknown-language"},
		"a draft":                     {files{"pages/eten.yaml": draft}, ""},
		"an alias wants the address":  {files{"pages/eten.yaml": lunch, "cases/a.md": aCase("Case A", "2012-03-06", "aliases: [/eten/]\n")}, "site-alias-reserved"},
	} {
		r, err := build.Run(context.Background(), withTree(test.files))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		codes := ""
		for _, p := range r.Problems {
			codes += p.Code + " "
		}
		if !strings.Contains(codes, test.want) || (test.want != "") != diag.HasErrors(r.Problems) {
			t.Errorf("%s: %s", name, codes)
		}
		if _, ok := r.Files["eten/index.html"]; ok {
			t.Errorf("%s: there is a page", name)
		}
	}
	o := withTree(files{"pages/eten.yaml": draft})
	o.Drafts = true
	page(t, made(t, o), "eten/index.html")
}
