package editor

import (
	"bytes"
	"html"
	"html/template"
	"image"
	_ "image/png"
	"io/fs"
	"net/url"
	"regexp"
	"strings"
	"testing"

	openoverheid "openoverheid.nu"
	"openoverheid.nu/internal/diag"
)

func TestPasting(t *testing.T) {
	o := open(t, nil)
	status, answer := o.post("/_edit/paste", "html", "<p>Een <b>sterk</b> verhaal<script>alert(1)</script></p>")
	o.says("from Word", status, answer, 200, `{"markdown":"Een **sterk** verhaal"}`)
	status, answer = o.post("/_edit/paste", "html", strings.Repeat("<div>", 100_000))
	o.says("too deep", status, answer, 422, `"problem"`)
}

// handbook is an editor with the real handbook, and the addresses of its pages.
func handbook(t *testing.T) (*office, fs.FS, []string) {
	t.Helper()
	book, err := fs.Sub(openoverheid.Handbook, "docs")
	if err != nil {
		t.Fatal(err)
	}
	names, err := fs.Glob(book, "*.md")
	if err != nil || len(names) < len(handbookPages) {
		t.Fatal(names, err)
	}
	return openWith(t, map[string]string{"cases/club35.md": "---\ntitle: Club35\n---\n"}, func(o *Options) { o.Handbook = book }), book, names
}

var anAddress = regexp.MustCompile(`(?:href|src)="([^"]*)"`)

func TestNoLinkOfTheHelpLeadsNowhere(t *testing.T) {
	o, _, names := handbook(t)
	read := map[string]string{} // the pages, by address
	page := func(address string) string {
		if _, ok := read[address]; !ok {
			status, text := o.get(address)
			if status != 200 {
				text = ""
			}
			read[address] = text
		}
		return read[address]
	}
	links := 0
	for _, name := range append(names, "") {
		base, err := url.Parse("/_edit/help/" + name)
		if err != nil {
			t.Fatal(err)
		}
		text := page(base.Path)
		for _, m := range anAddress.FindAllStringSubmatch(text, -1) {
			to, err := base.Parse(html.UnescapeString(m[1]))
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			links++
			switch {
			case to.Host != "" || to.Scheme != "":
				if to.Scheme != "https" {
					t.Errorf("%s leads to %s", name, to)
				}
			case to.Path != "/" && page(to.Path) == "":
				t.Errorf("%s leads to %s, which is not there", name, to)
			case to.Fragment != "" && !strings.Contains(page(to.Path), `id="`+to.Fragment+`"`):
				t.Errorf("%s leads to %s, and that part is not there", name, to)
			}
		}
	}
	if links < 100 {
		t.Errorf("only %d links: is this test looking in the right place?", links)
	}
}

func TestTheHelpBeginsWithAListOfItsPages(t *testing.T) {
	o, _, _ := handbook(t)
	_, text := o.get("/_edit/help/")
	last := -1
	for _, p := range handbookPages {
		at := strings.Index(text, `href="/_edit/help/`+p.File+`"`)
		if at <= last {
			t.Errorf("%s is not there, or not in its place", p.File)
		}
		last = at
		if !strings.Contains(text, template.HTMLEscapeString(diag.Problem{Code: p.About}.Text("nl"))) {
			t.Errorf("%s: the list does not say what it is about", p.File)
		}
	}
}

// TestEachQuestionMarkLeadsToItsPart reads the templates: a page of the editor may not be shown by any other test.
func TestEachQuestionMarkLeadsToItsPart(t *testing.T) {
	o, _, _ := handbook(t)
	_, book := o.get("/_edit/help/handboek.md")
	names, err := fs.Glob(pageFiles, "pages/*.html")
	if err != nil {
		t.Fatal(err)
	}
	marks := 0
	for _, name := range names {
		src, err := fs.ReadFile(pageFiles, name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`\(about "([^"]+)"|(?:if eq .ID "story"}}|{{else}})(het-formulier|de-tekst)`).FindAllStringSubmatch(string(src), -1) {
			marks++
			if part := m[1] + m[2]; !strings.Contains(book, `id="`+part+`"`) {
				t.Errorf("%s: the handbook has no part %s", name, part)
			}
		}
	}
	if marks < 14 {
		t.Errorf("only %d marks", marks)
	}
	_, text := o.get("/_edit/case/cases/club35.md")
	o.says("a case", 200, text, 200, `href="/_edit/help/handboek.md#nakijken-en-raad" target="_blank" aria-label="Hulp bij: Wat nog beter moet (nieuw tabblad)"`,
		`handboek.md#de-tekst"`)
}

// TestThePicturesOfTheHandbook holds the pictures that `make handbook` makes: each is used, with words for who does not see it, and light
// enough for a program that carries them.
func TestThePicturesOfTheHandbook(t *testing.T) {
	_, book, names := handbook(t)
	used := map[string]bool{}
	for _, name := range names {
		src, err := fs.ReadFile(book, name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`!\[([^\]]*)\]\((images/[^)]+)\)`).FindAllStringSubmatch(string(src), -1) {
			used[m[2]] = true
			if len(m[1]) < 40 {
				t.Errorf("%s: %s is described as %q", name, m[2], m[1])
			}
		}
	}
	files, err := fs.Glob(book, "images/redactie/*")
	if err != nil || len(files) < 8 {
		t.Fatal(files, err)
	}
	total := 0
	for _, name := range files {
		content, err := fs.ReadFile(book, name)
		if err != nil {
			t.Fatal(err)
		}
		total += len(content)
		size, kind, err := image.DecodeConfig(bytes.NewReader(content))
		if err != nil || kind != "png" || size.Width > 1400 || size.Height > 1400 {
			t.Errorf("%s: %s of %d by %d, %v", name, kind, size.Width, size.Height, err)
		}
		if !used[name] {
			t.Errorf("no page shows %s", name)
		}
	}
	if total > 1_500_000 {
		t.Errorf("the pictures take %d bytes", total)
	}
}
