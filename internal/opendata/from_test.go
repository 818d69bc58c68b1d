package opendata

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/jsontext"
	"openoverheid.nu/internal/made/madetest"
	"openoverheid.nu/internal/schema"
	"openoverheid.nu/internal/site"
)

// toldByFile are the fields of a case that its file says by itself, and with it its sum and its front matter. What is not in this list is not taken
// for granted: it has to count.
var toldByFile = []string{"Title", "Summary", "Date", "Lastmod", "Reviewed", "Draft", "ID", "Aliases", "Related", "Image", "Values", "Body", "BodyLine", "Sections"}

// asWritten is all that is written of a case: what says less than its text, and all.
func asWritten(t *testing.T, s *site.Site, e *site.Entry) (brief, whole string, from caseFrom) {
	t.Helper()
	w, err := newWriter(s, nil)
	if err != nil {
		t.Fatal(err)
	}
	row, err := w.table.rows([]*site.Entry{e})
	if err != nil {
		t.Fatal(err)
	}
	brief = string(row) + string(w.graph.lines([]*site.Entry{e}, "", true))
	var document jsontext.Text
	w.documents.line(&document, e)
	in := inputs{common: w.common, terms: w.terms}
	return brief, string(document) + Markdown(e), in.of(e)
}

func siteForChanges(t *testing.T) *site.Site {
	t.Helper()
	src, err := os.ReadFile("../../cases/schema.yaml")
	if err != nil {
		t.Fatal(err)
	}
	model, problems := schema.Parse("cases/schema.yaml", src)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var cases []*casefile.Case
	for file, more := range map[string]string{
		"cases/een.md":    "channels: [twitter, wiki]\ntags: [a, b]\nrelated: [twee]\norganisations: [Gent]\nsources: [{title: Bron, url: \"https://x.example/\"}]\n",
		"cases/een.en.md": "channels: [twitter]\n", "cases/een.fr.md": "", "cases/twee.md": "channels: [twitter]\n", "cases/drie.md": "related: [een]\ntags: [a]\n",
	} {
		text := "---\ntitle: Café\ndate: 2012-03-06\nsummary: Een samenvatting.\n" + more + "---\n\n## Lessen\n\nVeel.\n"
		c, _ := casefile.Parse(file, []byte(text), casefile.Rules{Model: model, Languages: []string{"nl", "en", "fr"}})
		cases = append(cases, c)
	}
	s, _ := site.New(cases, site.Options{
		BaseURL: "https://proef.example/", Authority: site.Authority{Domain: "proef.example", Date: "2026"}, License: site.License{URL: "https://licentie.example/"}, Model: model,
		Languages: []site.LanguageOptions{{Code: "nl"}, {Code: "en"}, {Code: "fr"}}, Now: time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC),
	})
	return s
}

// Whatever of a site changes what is written of a case changes what that is known to be made from.
func TestAllThatIsWrittenOfACaseCounts(t *testing.T) {
	s := siteForChanges(t)
	e, _ := s.Default().Entry("een")
	brief, whole, from := asWritten(t, s, e)
	tried, mattered := 0, 0
	told := func(path string) bool {
		_, field, ok := strings.Cut(path, ".Case.")
		return ok && slices.Contains(toldByFile, field)
	}
	madetest.Each(s, told, func(path string) {
		tried++
		newBrief, newWhole, newFrom := asWritten(t, s, e)
		if newBrief != brief || newWhole != whole {
			mattered++
		}
		if newBrief != brief && newFrom.brief == from.brief {
			t.Errorf("%s does not count for the files of all cases", path)
		}
		if newWhole != whole && newFrom.document == from.document {
			t.Errorf("%s does not count for the document", path)
		}
	})
	if _, _, again := asWritten(t, s, e); again != from {
		t.Error("not all changes were taken back")
	}
	if tried < 500 || mattered < 30 {
		t.Errorf("of %d changes %d mattered: this proves little", tried, mattered)
	}
	t.Logf("%d changes, of which %d mattered", tried, mattered)
}

func TestWhatTheFileSaysCounts(t *testing.T) {
	of := func(text string, r casefile.Rules) caseFrom {
		r.Languages = append(r.Languages, "nl")
		c, _ := casefile.Parse("cases/een.md", []byte(text), r)
		return new(inputs).of(&site.Entry{Case: c})
	}
	text := "---\ntitle: Café\n---\nTekst.\n"
	a := of(text, casefile.Rules{})
	if b := of(text+"x", casefile.Rules{}); b.brief != a.brief || b.document == a.document {
		t.Error("another text does not count for the document alone")
	}
	if b := of(strings.Replace(text, "Café", "'Café'", 1), casefile.Rules{}); b.brief == a.brief || b.document == a.document {
		t.Error("another front matter does not count")
	}
	for what, r := range map[string]casefile.Rules{
		"another language": {Languages: []string{"nl"}}, "a shortcode": {Shortcodes: []string{"nl"}}, "a pair of shortcodes": {Paired: []string{"nl"}},
	} {
		if of(text, r).document == a.document {
			t.Errorf("%s does not count", what)
		}
	}
}
