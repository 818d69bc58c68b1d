package opendata

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// guarded is harmless, said one character at a time.
func guarded(text string) string {
	var b strings.Builder
	atStart := true
	for _, r := range text {
		if atStart && strings.ContainsRune(formulaStarts, r) {
			b.WriteByte('\'')
		}
		b.WriteRune(r)
		atStart = r == ';' || atStart && (r == '"' || unicode.IsSpace(r))
	}
	return b.String()
}

func FuzzCellsAreGuardedAsTheRuleSays(f *testing.F) {
	for _, text := range []string{"", "a", "=1", "a;=1", "a; \"=1;-2", ";;@", "＝1;＋1 - a", "a=b", "  +", "é;－1", ";", "=;"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return // no cell holds such a text
		}
		if got, want := harmless(text), guarded(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	})
}

func FuzzALineHasNoLineEndsAndNoSpaceTooMany(f *testing.F) {
	for _, text := range []string{"", " ", "a b", "a  b", " a", "a ", "a\nb", "café  \t crème", "\x00", "\ufffd", "a\u2028b"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		spaced := strings.Map(func(r rune) rune {
			if odd(r) {
				return ' '
			}
			return r
		}, text)
		want := strings.Join(strings.Fields(spaced), " ")
		got := oneLine(text)
		if strings.Join(strings.Fields(got), " ") != want || strings.ContainsFunc(got, odd) || strings.Contains(got, "  ") || got != strings.TrimSpace(got) {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	})
}
