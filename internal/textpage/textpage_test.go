package textpage_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/textpage"
)

var rules = textpage.Rules{Languages: []string{"nl", "en"}, Shortcodes: []string{"let-op"}, Reserved: []string{"cases"}}

func TestParse(t *testing.T) {
	p, problems := textpage.Parse("pages/over.en.md", []byte("---\ntitle: About\nsummary: Who we are.\nlastmod: 2026-11-23\n---\n\nText.\n"), rules)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if p.Name != "over" || p.Lang != "en" || p.Title != "About" || p.Lastmod.Day() != 23 || strings.TrimSpace(p.Body) != "Text." {
		t.Errorf("%+v", p)
	}
}

func TestProblemsSayWhere(t *testing.T) {
	for _, test := range []struct{ file, src, want string }{
		{"pages/over.md", "---\ntitel: Over\n---\n", "2:1 page-unknown-key-near, 1:1 page-no-title"},
		{"pages/over.md", "---\ntitle: Over\nauteur: ik\n---\n", "3:1 page-unknown-key"},
		{"pages/over.md", "---\ntitle: Over\nlastmod: gisteren\n---\n", "3:10 page-bad-date"},
		{"pages/over.md", "---\ntitle: Over\ndraft: misschien\n---\n", "3:8 page-bad-draft"},
		{"pages/cases.md", "---\ntitle: Cases\n---\n", "0:0 page-reserved"},
		{"pages/over.md", "---\ntitle: Over\n---\n{{< youtube x >}}\n", "4:1 case-"},
		{"pages/over.fr.md", "---\ntitle: Over\n---\n", "0:0 case-unknown-language"},
	} {
		_, problems := textpage.Parse(test.file, []byte(test.src), rules)
		var got []string
		for _, p := range problems {
			got = append(got, fmt.Sprintf("%d:%d %s", p.Line, p.Column, p.Code))
		}
		for want := range strings.SplitSeq(test.want, ", ") {
			if !slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, want) }) {
				t.Errorf("%q: got %v, want %s", test.src, got, want)
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("---\ntitle: Over\n---\n\nTekst.\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		p, problems := textpage.Parse("pages/over.md", src, rules)
		if p == nil && !diag.HasErrors(problems) {
			t.Error("no page, and no reason")
		}
	})
}
