package schema

import (
	"strings"
	"testing"
	"unicode"
)

func TestFoldMakesOneOfTwoSpellings(t *testing.T) {
	for _, c := range [][]string{
		{"Kind & Gezin", "Kind en Gezin", "kind  EN gezin", "Kind and Gezin", "Kind et Gezin", "Kind und Gezin", "Kind&Gezin"},
		{"P&O", "P & O", "p en o"},
		{"Beliën", "Belien", "BELIËN", "Belie\u0308n"},
		{"foto's", "fotos", "foto’s"},
		{"65+", "65 plus", "65-plus"},
		{"Straße", "STRASSE", "strasse"},
		{"cœur", "coeur"},
		{"Club35", "club35", " Club35. "},
		{"Stad Gent", "stad-gent", "Stad_Gent", "Stad\u00a0Gent", "#Stad Gent"},
		{"ﬁnanciën", "Financien"},
	} {
		for _, other := range c[1:] {
			if Fold(c[0]) != Fold(other) {
				t.Errorf("%q is %q, %q is %q", c[0], Fold(c[0]), other, Fold(other))
			}
		}
	}
}

func TestFoldKeepsApartWhatDiffers(t *testing.T) {
	for _, c := range [][2]string{
		{"Kind en Gezin", "Kind Gezin"}, {"Club35", "Club 35"}, {"gent", "gentenaar"}, {"Google", "Google+"}, {"Афины", "Киев"}, {"东京", "京都"},
	} {
		if Fold(c[0]) == Fold(c[1]) {
			t.Errorf("%q and %q are both %q", c[0], c[1], Fold(c[0]))
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, seed := range []string{"", "Kind & Gezin", "İstanbul", "ẞ", "™ ℡ 𝐀", "\xff", "a\u0301&", "'’‘", "ﷺ", "\xf4Ý"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		folded := Fold(s)
		if again := Fold(folded); again != folded {
			t.Errorf("%q folds to %q, and that to %q", s, folded, again)
		}
		if strings.TrimSpace(folded) != folded || strings.Contains(folded, "  ") {
			t.Errorf("%q folds to %q, with spaces to spare", s, folded)
		}
		for _, c := range folded {
			if unicode.IsUpper(c) || unicode.Is(unicode.Mn, c) {
				t.Errorf("%q folds to %q", s, folded)
			}
		}
	})
}

func TestSuggestFindsTheWordThatWasMeant(t *testing.T) {
	channels := []string{"website", "blog", "twitter", "facebook", "linkedin", "youtube", "nieuwsbrief"}
	for word, want := range map[string]string{
		"twiter":       "twitter",
		"Twitter":      "twitter",
		"Linked-In":    "linkedin",
		"YouTube":      "youtube",
		"fabecook":     "facebook",
		"nieuwsbrieve": "nieuwsbrief",
		"webiste":      "website",
		"mastodon":     "",
		"x":            "",
		"":             "",
	} {
		if got, ok := Suggest(word, channels); got != want || ok != (want != "") {
			t.Errorf("%q: got %q %v, want %q", word, got, ok, want)
		}
	}
	if got, ok := Suggest("Kind & Gesin", []string{"Stad Gent", "Kind en Gezin"}); got != "Kind en Gezin" || !ok {
		t.Errorf("got %q %v", got, ok)
	}
}

func FuzzSuggest(f *testing.F) {
	f.Add("twiter", "twitter")
	f.Add("Ångström", "angstrom")
	f.Add("A", " ")
	f.Fuzz(func(t *testing.T, word, candidate string) {
		got, ok := Suggest(word, []string{candidate, "iets anders"})
		if ok && got != candidate && got != "iets anders" || !ok && got != "" {
			t.Errorf("Suggest(%q) = %q, %v: not one of the candidates", word, got, ok)
		}
		key := Fold(word)
		if near, ok := Suggest(word, []string{word}); key != "" && len([]rune(key)) <= 64 && (near != word || !ok) {
			t.Errorf("%q is not near itself", word)
		}
	})
}
