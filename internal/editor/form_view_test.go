package editor

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/form"
	"openoverheid.nu/internal/schema"
)

func formModel(t *testing.T, file string) *schema.Model {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	m, problems := schema.Parse(file, src)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return m
}

func rendered(t *testing.T, m *schema.Model, src, lang string) string {
	t.Helper()
	c, _ := casefile.Parse("cases/proef/index.md", []byte(src), casefile.Rules{Model: m, Languages: []string{"nl"}})
	c.Files = []string{"cover.jpg", "verslag.pdf"}
	terms := func(field string) []form.Term { return []form.Term{{Slug: "website", Label: "Stad Gent", Count: 3}} }
	var b strings.Builder
	if err := renderForm(&b, form.New(m, form.Options{Lang: lang, Suggest: terms}).Fill(c), lang); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

const hostile = "---\ntitle: \"<script>alert(1)</script>\\\" onfocus='x'\"\nsummary: </textarea><script>x</script>\norganisations: [\"<b>\", Stad Gend]\nchannels: [\"'\\\"><x>\"]\n" +
	"image: {src: \"../x.jpg\", alt: \"{{.}}\"}\nsources: [{title: a, url: \"javascript:alert(1)\"}, los]\nlevel: [\n'</pre><x>': 1\n---\n\n</textarea><script>y</script>\n\n## </legend>\n\n{{.X}}\n"

func TestTheFormIsSoundHTML(t *testing.T) {
	for _, tt := range []struct{ model, src, lang string }{
		{"../../cases/schema.yaml", hostile, "nl"}, {"../../cases/schema.yaml", "---\n---\n", "fr"}, {"../schema/testdata/bridges.yaml", hostile, "en"},
	} {
		page := rendered(t, formModel(t, tt.model), tt.src, tt.lang)
		doc, err := html.Parse(strings.NewReader("<!doctype html><form>" + page + "</form>"))
		if err != nil {
			t.Fatal(err)
		}
		checkForm(t, doc)
		if got := regexp.MustCompile(`form-[a-z-]+: ?[,<]`).FindString(page); got != "" {
			t.Errorf("a text is missing: %s", got)
		}
	}
}

// checkForm wants every control labelled, every reference to lead somewhere, every id once, and no script but the texts.
func checkForm(t *testing.T, doc *html.Node) {
	t.Helper()
	ids, labelled := map[string]int{}, map[string]bool{}
	var refs []string
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if id := attribute(n, "id"); id != "" {
			ids[id]++
		}
		switch n.Data {
		case "label":
			labelled[attribute(n, "for")] = true
		case "script":
			if attribute(n, "type") != "application/json" {
				t.Errorf("a script: %v", n.Attr)
			}
		case "x", "b":
			t.Errorf("data became an element: %s", n.Data)
		}
		for _, name := range []string{"aria-describedby", "aria-errormessage", "aria-labelledby", "for", "list"} {
			refs = append(refs, strings.Fields(attribute(n, name))...)
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") {
				t.Errorf("%s has %s", n.Data, a.Key)
			}
		}
	}
	for id, n := range ids {
		if n > 1 {
			t.Errorf("%d elements are %s", n, id)
		}
	}
	for _, ref := range refs {
		if ids[ref] == 0 {
			t.Errorf("nothing is %s", ref)
		}
	}
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && slices.Contains([]string{"input", "textarea", "select"}, n.Data) && attribute(n, "type") != "hidden" &&
			!labelled[attribute(n, "id")] && attribute(n, "aria-label") == "" && !within(n, "label") {
			t.Errorf("%s %s has no label", n.Data, attribute(n, "name"))
		}
	}
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func within(n *html.Node, element string) bool {
	for a := range n.Ancestors() {
		if a.Data == element {
			return true
		}
	}
	return false
}

func TestTheFormHasTheNamesOfItsValues(t *testing.T) {
	page := rendered(t, formModel(t, "../schema/testdata/bridges.yaml"), "---\ntitle: Brug\nlisted: false\ninspections: [{date: 2021-05-04, works: [een]}]\n---\n\n## Eigen\n\nx\n", "nl")
	for _, want := range []string{
		`name="f.title" type="text" value="Brug"`, `name="f.listed" value="false" checked`, `name="f.inspections.1.date" type="date" value="2021-05-04"`,
		`name="f.inspections.1.works" value="een"`, `name="f.inspections.rows" value="1,2,3"`, `name="f.inspections.3.state"`, `name="f.inspections.0.state"`,
		`name="s.geschiedenis"`, `name="s.&#43;1.title" value="Eigen"`, `name="s.&#43;2.title"`, `name="f.image.src"`, `<option value="cover.jpg">`, `name="f.closed.start" type="text"`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s in\n%s", want, page)
		}
	}
	if strings.Contains(page, "verslag.pdf") {
		t.Error("a document is no picture")
	}
}

// TestTheScriptsSayWhatTheyAreGiven: no text is missing, none is there for nothing.
func TestTheScriptsSayWhatTheyAreGiven(t *testing.T) {
	files, err := filepath.Glob("assets/form/*.js")
	if err != nil || len(files) == 0 {
		t.Fatal("no scripts: is this test looking in the right place?", err)
	}
	var all strings.Builder
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(src)
	}
	for _, m := range regexp.MustCompile(`say\('([^']+)'`).FindAllStringSubmatch(all.String(), -1) {
		if !slices.Contains(scriptCodes, "form-js-"+m[1]) {
			t.Errorf("nothing says %s", m[1])
		}
	}
	for _, code := range scriptCodes {
		if !strings.Contains(all.String(), "'"+strings.TrimPrefix(code, "form-js-")+"'") {
			t.Errorf("no script says %s", code)
		}
	}
}

func TestACaseWithoutPicturesHasAnEmptyList(t *testing.T) {
	page := formPage{Filled: &form.Filled{}, lang: "nl"}
	if got := page.Texts().Pictures; got == nil {
		t.Error("the scripts get null for a list, and stop at the button for a picture")
	}
}
