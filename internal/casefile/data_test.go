package casefile_test

import (
	"fmt"
	"strings"
	"testing"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/diag"
)

func places(problems []diag.Problem) string {
	var all []string
	for _, p := range problems {
		all = append(all, fmt.Sprintf("%d:%d %s", p.Line, p.Column, p.Code))
	}
	return strings.Join(all, ", ")
}

func TestADataFileIsFieldsAlone(t *testing.T) {
	d, problems := casefile.ParseData("pages/keuze.en.yaml", []byte("---\ntitle: Een keuze\nsteps:\n  - id: a\n    answers: [Ja, Nee]\n"), []string{"nl", "en"})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if d.Slug != "keuze" || d.Lang != "en" || len(d.Values) != 2 || d.Values[0].Value.Text != "Een keuze" {
		t.Errorf("%+v", d)
	}
	if id := d.Values[1].Value.List[0].Members[0]; id.Name != "id" || id.Line != 4 || id.Column != 5 {
		t.Errorf("%+v", id)
	}
}

func TestAMistakeInADataFileLeavesTheRestReadable(t *testing.T) {
	d, problems := casefile.ParseData("pages/keuze.yaml", []byte("title: Een keuze: ja of nee\nsummary: Kort.\n"), []string{"nl"})
	if got := places(problems); got != "1:17 case-yaml-colon" {
		t.Error(got)
	}
	if len(d.Values) != 1 || d.Values[0].Name != "summary" || !d.Broken("title") || d.Broken("summary") {
		t.Errorf("%+v", d.Values)
	}
}

func TestDataFilesThatAreNone(t *testing.T) {
	for _, test := range []struct{ file, src, want string }{
		{"pages/a.yaml", "a: \xff", "1:4 case-not-utf8"},
		{"pages/a.yaml", "a: \x00", "1:4 case-nul"},
		{"pages/a.yaml", "a: b\x01", "1:5 case-control"},
		{"pages/a.yaml", strings.Repeat("# x\n", 30_000), "0:0 case-data-large"},
		{"pages/Hier.yaml", "a: b", "0:0 case-bad-slug"},
		{"pages/a.fr.yaml", "a: b", "0:0 case-unknown-language"},
		{"pages/a.yaml", "", ""},
	} {
		_, problems := casefile.ParseData(test.file, []byte(test.src), []string{"nl"})
		if got := places(problems); got != test.want {
			t.Errorf("%s %.20q: %s, want %s", test.file, test.src, got, test.want)
		}
	}
}

func TestATextInADataFileIsCheckedInItsPlace(t *testing.T) {
	rules := casefile.Rules{Languages: []string{"nl"}, Shortcodes: []string{"let-op"}, Paired: []string{"let-op"}}
	for _, test := range []struct{ src, want string }{
		{"t: |\n  Goed, met een [link](/cases/) en *nadruk*.\n", ""},
		{"t: |\n\n  Eén.\n\n  Twee [fout](javascript:x).\n", "5:8 case-link-scheme"},
		{"t: >\n  Eén.\n\n  Twee [fout](javascript:x).\n", "1:4 case-link-scheme"},
		{"t: 'Een [fout](javascript:x).'\n", "1:4 case-link-scheme"},
		{"t: |\n  Tekst.\n\n  #### Kop\n\n  # Nog een\n", "4:3 case-text-heading"},
		{"t: |\n  Tekst.[^a]\n\n  [^a]: Noot.\n", "2:9 case-text-footnote"},
		{"t: |\n  `[^a]` is code.\n", ""},
		{"t: |\n  ![Een beeld](beeld.png)\n", "2:3 case-text-image"},
		{"t: |\n  ![Een beeld](/beeld.png)\n", ""},
		{"t: |\n  {{< weg >}}\n", "2:3 case-shortcode-unknown"},
		{"t: |\n  <b>vet</b>\n", "2:3 case-body-html"},
	} {
		d, problems := casefile.ParseData("pages/a.yaml", []byte(test.src), rules.Languages)
		if len(problems) > 0 {
			t.Fatalf("%q: %v", test.src, problems)
		}
		if got := places(d.ValidateText(d.Values[0].Value, rules)); got != test.want {
			t.Errorf("%q: %s, want %s", test.src, got, test.want)
		}
	}
}

func FuzzParseData(f *testing.F) {
	f.Add("t: |\n  Tekst [^a] met een ![beeld](b.png).\n\n  ## Kop\n")
	f.Add("---\nt: 'x'\nu: >\n\n  {{< weg >}}\n")
	f.Fuzz(func(t *testing.T, src string) {
		d, problems := casefile.ParseData("pages/a.yaml", []byte(src), []string{"nl"})
		if d == nil {
			if !diag.HasErrors(problems) {
				t.Error("no data, and no reason")
			}
			return
		}
		lines := 1 + strings.Count(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(src), "\n")
		for _, m := range d.Values {
			for _, p := range d.ValidateText(m.Value, casefile.Rules{Languages: []string{"nl"}}) {
				if p.Line < 1 || p.Line > lines || p.Column < 1 {
					t.Errorf("%s at %d:%d of %d lines", p.Code, p.Line, p.Column, lines)
				}
			}
		}
	})
}
