package site

import "testing"

func TestComparePath(t *testing.T) {
	two := []*Entry{{}, {}}
	for want, l := range map[string]Language{
		"/vergelijken/":    {Code: "nl", Entries: two},
		"/en/compare/":     {Code: "en", Prefix: "en/", Entries: two},
		"/fr/comparer/":    {Code: "fr", Prefix: "fr/", Entries: two},
		"/de/vergleichen/": {Code: "de", Prefix: "de/", Entries: two},
		"":                 {Code: "nl", Entries: two[:1]}, // nothing to compare with
	} {
		if got := l.ComparePath(); got != want {
			t.Errorf("%s with %d cases: %q, want %q", l.Code, len(l.Entries), got, want)
		}
	}
}
