package casefile

import (
	"strings"
	"testing"
)

func TestFilesThatAreNoTextAreRefusedWhole(t *testing.T) {
	for _, tt := range []struct{ name, src, want string }{
		{"NUL", "---\ntitle: a\x00b\n---\n", "2:9: dit is geen leesbare tekst\n"},
		{"UTF-16", "\xff\xfe-\x00-\x00-\x00", "1:4: dit is geen leesbare tekst\n"},
		{"Latin-1", "---\ntitle: caf\xe9\n---\n", "2:11: hier staat een teken dat geen UTF-8 is\n"},
		{"after other accents", "---\ntitle: één\nsummary: \xeb\n", "3:10: hier staat een teken dat geen UTF-8 is\n"},
		{"too large", strings.Repeat("a", MaxSize+1), "0:0: dit bestand is groter dan 1 MB\n"},
	} {
		c, _ := Parse("cases/a.md", []byte(tt.src), testRules())
		if got := problems(tt.src); got != tt.want || c != nil {
			t.Errorf("%s: got %v\n%s", tt.name, c, got)
		}
	}
}

func TestByteOrderMarkAndLineEndsChangeNothing(t *testing.T) {
	src := withFields("tag: x\n")
	want := problems(src)
	if !strings.HasPrefix(want, "7:1: ") {
		t.Fatalf("got %s", want)
	}
	for name, other := range map[string]string{
		"byte order mark": "\ufeff" + src,
		"CRLF":            strings.ReplaceAll(src, "\n", "\r\n"),
		"CR":              strings.ReplaceAll(src, "\n", "\r"),
		"both":            "\ufeff" + strings.ReplaceAll(src, "\n", "\r\n"),
	} {
		if got := problems(other); got != want {
			t.Errorf("%s: got\n%s", name, got)
		}
		if c := parse(t, other); c.Body != goodBody || c.BodyLine != 9 || c.Title != "Club35" {
			t.Errorf("%s: body %q on line %d, title %q", name, c.Body, c.BodyLine, c.Title)
		}
	}
}

func TestFrontMatterStandsBetweenTwoLines(t *testing.T) {
	missing := "de gegevens van de case ontbreken: het bestand begint niet met een regel ---"
	for _, tt := range []struct{ name, src, want string }{
		{"nothing", "", "0:0: dit bestand is leeg\n"},
		{"nothing but blanks", "\ufeff \n\n", "0:0: dit bestand is leeg\n"},
		{"only text", goodBody, "2:1: " + missing + "\n"},
		{"fields without ---", goodFields + "---\n" + goodBody, "1:1: " + missing + "\n"},
		{"TOML", "+++\ntitle = \"a\"\n+++\n" + goodBody, "1:1: " + missing + "\n"},
		{"an empty line above", "\n" + goodCase, "2:1: de regel --- moet de allereerste regel zijn\n"},
		{"no second ---", "---\n" + goodFields + goodBody, "7:1: na de velden ontbreekt de regel ---\n"},
		{"blanks behind ---", "--- \n" + goodFields + "---\t\n" + goodBody, ""},
		{"a rule in the text", withBody("---\n\nMeer.\n"), ""},
		{"a document end", withFields("...\n"), "7:1: hier begint een tweede stel velden\n"},
	} {
		got := problems(tt.src)
		if tt.name == "only text" || tt.name == "fields without ---" || tt.name == "TOML" || tt.name == "no second ---" {
			got = firstLine(got) // sections and headings of the best that could be made of it
		}
		if got != tt.want {
			t.Errorf("%s: got\n%s", tt.name, got)
		}
	}
}

func firstLine(s string) string {
	first, _, _ := strings.Cut(s, "\n")
	return first + "\n"
}

func TestACaseIsReadAsFarAsItCanBe(t *testing.T) {
	c := parse(t, "---\n"+goodFields+"level: [\nlastmod: 2012-04-01\n"+goodBody)
	if c.Title != "Club35" || c.Lastmod.Format("2006-01-02") != "2012-04-01" || len(c.Sections) != 3 {
		t.Errorf("got %q, %v, %v", c.Title, c.Lastmod, c.Sections)
	}
	if c.Slug != "club35" || c.ID != "club35" || c.Lang != "nl" {
		t.Errorf("got %q, %q, %q", c.Slug, c.ID, c.Lang)
	}
}

func TestControlCharactersAreCountedAndTheFirstIsShown(t *testing.T) {
	expect(t, withBody("Eén\u0007 twee\u0085 drie\ufffe\n"), "21:4: hier staat een onzichtbaar stuurteken (3 in dit bestand)")
	expect(t, withBody("Een tab\tmag, en \u200b en \u2028 ook.\n"), "")
}
