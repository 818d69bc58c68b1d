package tree

import (
	"slices"
	"strings"
	"testing"
)

func TestWrap(t *testing.T) {
	for _, test := range []struct {
		text string
		most int
		want []string
	}{
		{"", 100, []string{""}},
		{"Ja", 100, []string{"Ja"}},
		{"een twee  drie", 85, []string{"een twee", "drie"}},
		{"communicatiemedewerker", 100, []string{"communic-", "atiemede-", "werker"}},
		{"Est-il positif ?", 110, []string{"Est-il", "positif ?"}},
		{"Dit « non » ici", 70, []string{"Dit", "« non »", "ici"}},
		{"→ 7. Klant", 60, []string{"→ 7.", "Klant"}},
		{"? !", 40, []string{"? !"}},
		{"W", 1, []string{"W"}},
		{"WW", 1, []string{"W-", "W"}},
		{"日本語", 40, []string{"日-", "本語"}},
	} {
		if got := wrap(test.text, 16, false, test.most); !slices.Equal(got, test.want) {
			t.Errorf("%q in %d: %q, want %q", test.text, test.most, got, test.want)
		}
	}
}

func FuzzWrap(f *testing.F) {
	f.Add("Wil je de toestand rechtzetten en een redelijke oplossing uitvoeren?", 220)
	f.Add("\u0301\u0301", 1)
	f.Fuzz(func(t *testing.T, text string, most int) {
		if len(text) > 1000 { // no text of a box is that long: see maxQuestion
			return
		}
		lines := wrap(text, 16, true, most)
		for _, l := range lines {
			if width(l, 16, true) > most && len([]rune(strings.TrimSuffix(l, "-"))) > 1 {
				t.Errorf("%q is wider than %d", l, most)
			}
		}
		letters := func(s string) string { return strings.Join(strings.Fields(strings.ReplaceAll(s, "-", "")), "") }
		if got, want := letters(strings.Join(lines, " ")), letters(strings.ToValidUTF8(text, "\ufffd")); got != want && strings.ToValidUTF8(text, "") == text {
			t.Errorf("%q became %q", want, got)
		}
	})
}
