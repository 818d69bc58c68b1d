package diag

import (
	"strings"
	"testing"
)

func TestSuggestFindsWhatWasMeant(t *testing.T) {
	known := []string{"title", "base_url", "languages", "pagination", "twitter", "linkedin", "klantenzorg", "één", "hr", "nl"}
	for word, want := range map[string]string{
		"Title":         "title",
		"titel":         "title",    // wrong order
		"tilte":         "title",    // swapped neighbours
		"baseURL":       "base_url", // one short
		"base-url":      "base_url",
		"twiter":        "twitter",
		"linkedIn ":     "linkedin",
		"klantenzrog":   "klantenzorg",
		"ÉÉN":           "één",
		"lnaguages":     "languages",
		"rh":            "hr",
		"x":             "",
		"":              "",
		"zz":            "",
		"facebook":      "",
		"onderwijs":     "",
		"klantgerichte": "",
	} {
		got, ok := Suggest(word, known)
		if got != want || ok != (want != "") {
			t.Errorf("Suggest(%q) = %q, %v; want %q", word, got, ok, want)
		}
	}
}

func TestSuggestPrefersTheNearestThenTheFirst(t *testing.T) {
	if got, _ := Suggest("blok", []string{"boek", "blog", "klok"}); got != "blog" {
		t.Errorf("two equally near: got %q, want the first", got)
	}
	if got, _ := Suggest("websitte", []string{"webinar", "websites", "website"}); got != "website" {
		t.Errorf("got %q, want the nearest", got)
	}
}

func TestSuggestRefusesEndlessWords(t *testing.T) {
	long := strings.Repeat("a", 1<<20)
	if got, ok := Suggest(long, []string{long}); ok {
		t.Errorf("suggested a word of %d bytes", len(got))
	}
}

func FuzzSuggestIsSymmetric(f *testing.F) {
	f.Add("twiter", "twitter")
	f.Add("ab", "ba")
	f.Fuzz(func(t *testing.T, a, b string) {
		ra, rb := []rune(a), []rune(b)
		if len(ra) > longestWord || len(rb) > longestWord {
			return
		}
		d1, ok1 := distance(ra, rb, 3)
		d2, ok2 := distance(rb, ra, 3)
		if ok1 != ok2 || ok1 && d1 != d2 {
			t.Errorf("distance(%q, %q) = %d %v, the other way %d %v", a, b, d1, ok1, d2, ok2)
		}
	})
}
