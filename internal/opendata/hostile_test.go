package opendata_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// hostile are texts that are trouble somewhere: in HTML, XML, JSON, a table or a terminal.
func hostile() map[string]string {
	return map[string]string{
		"script":        `</script><script>alert(1)</script>`,
		"CDATA":         `a ]]> b`,
		"quotes":        `"a", 'b', ;c|d\`,
		"controls":      "a\x01\x0b\x1b[31mb",
		"line ends":     "a\r\nb\nc\u2028d",
		"astral":        "🏛️ 𝒜",
		"right to left": "a\u202eb\u200fc",
		"a megabyte":    strings.Repeat("lang ", 200_000),
	}
}

func TestHostileTextsGiveValidData(t *testing.T) {
	for name, text := range hostile() {
		t.Run(name, func(t *testing.T) {
			s := derive(t, map[string]string{"cases/kwaad.md": aFile("organisations: [Stad]\ntags: [netwerk]\n")})
			e, ok := s.Default().Entry("kwaad")
			if !ok {
				t.Fatal("the case is not shown")
			}
			e.Case.Body, e.Case.Sections[0].Text = text, text
			for i, m := range e.Case.Values {
				if m.Name == "title" || m.Name == "summary" {
					e.Case.Values[i].Value.Text = text
				}
			}
			e.Case.Title, e.Facets[0].Terms[0].Label = text, text
			for file, content := range allFiles(t, s) {
				if !utf8.Valid(content) {
					t.Errorf("%s is not UTF-8", file)
				}
				checkSyntax(t, file, content)
			}
			table := rows(t, allFiles(t, s)["cases.csv"])
			if len(table) != 1 {
				t.Fatalf("the table has %d rows", len(table))
			}
			title, word := table[0]["title"], strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })[0]
			if !strings.Contains(title, word) || strings.ContainsFunc(title, func(r rune) bool { return r < ' ' && r != '\r' && r != '\n' }) {
				t.Errorf("the title in the table is %.60q", title)
			}
		})
	}
}

// checkSyntax reads what is JSON, as a whole or line by line.
func checkSyntax(t *testing.T, file string, content []byte) {
	t.Helper()
	switch {
	case strings.HasSuffix(file, ".ndjson"):
		lines := bytes.Split(bytes.TrimSuffix(content, []byte("\n")), []byte("\n"))
		for i, line := range lines {
			if !json.Valid(line) {
				t.Errorf("%s:%d is no JSON", file, i+1)
			}
		}
	case strings.Contains(file, ".json"):
		if !json.Valid(content) {
			t.Errorf("%s is no JSON", file)
		}
	}
}
