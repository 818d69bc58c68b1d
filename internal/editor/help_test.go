package editor

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"

	openoverheid "openoverheid.nu"
)

func TestPasting(t *testing.T) {
	o := open(t, nil)
	status, answer := o.post("/_edit/paste", "html", "<p>Een <b>sterk</b> verhaal<script>alert(1)</script></p>")
	o.says("from Word", status, answer, 200, `{"markdown":"Een **sterk** verhaal"}`)
	status, answer = o.post("/_edit/paste", "html", strings.Repeat("<div>", 100_000))
	o.says("too deep", status, answer, 422, `"problem"`)
}

func TestTheHandbookHasWhatItsPagesLeadTo(t *testing.T) {
	book, err := fs.Sub(openoverheid.Handbook, "docs")
	if err != nil {
		t.Fatal(err)
	}
	o := openWith(t, nil, func(o *Options) { o.Handbook = book })
	pages, err := fs.Glob(book, "*.md")
	if err != nil || len(pages) < 2 {
		t.Fatal(pages, err)
	}
	for _, page := range pages {
		status, text := o.get("/_edit/help/" + page)
		o.says(page, status, text, 200)
		for _, m := range regexp.MustCompile(`(?:href|src)="([a-z][a-z0-9/.-]*)[#"]`).FindAllStringSubmatch(text, -1) {
			status, _ := o.get("/_edit/help/" + m[1])
			if status != 200 {
				t.Errorf("%s leads to %s, which is not there", page, m[1])
			}
		}
		for _, m := range regexp.MustCompile(`href="#([^"]+)"`).FindAllStringSubmatch(text, -1) {
			if m[1] != "main" && !strings.Contains(text, `id="`+m[1]+`"`) {
				t.Errorf("%s leads to #%s, which is not there", page, m[1])
			}
		}
	}
}
