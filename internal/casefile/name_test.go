package casefile

import "testing"

func TestNameSaysWhichCaseAFileIs(t *testing.T) {
	for _, tt := range []struct {
		file, slug, lang string
		bundle, ok       bool
	}{
		{"cases/club35.md", "club35", "nl", false, true},
		{"cases/2012/club35.md", "club35", "nl", false, true},
		{"cases/club35.fr.md", "club35", "fr", false, true},
		{"cases/club35/index.md", "club35", "nl", true, true},
		{"cases/2012/club35/index.fr.md", "club35", "fr", true, true},
		{"cases/2012/index.md", "2012", "nl", true, true},
		{"cases/index.md", "", "nl", true, false},
		{"index.md", "", "nl", true, false},
		{"cases/Club35.md", "Club35", "nl", false, false},
		{"cases/kind & gezin.md", "kind & gezin", "nl", false, false},
		{"cases/été.md", "été", "nl", false, false},
		{"cases/.md", "", "nl", false, false},
		{"cases/club35.de.md", "club35", "de", false, false},
		{"cases/club35.v2.md", "club35.v2", "nl", false, false},
		{"cases/club35.txt", "club35", "txt", false, false},
		{"cases/club35", "club35", "nl", false, false},
	} {
		slug, lang, bundle, ok := Name(tt.file, []string{"nl", "en", "fr"})
		if slug != tt.slug || lang != tt.lang || bundle != tt.bundle || ok != tt.ok {
			t.Errorf("%s: got %q, %q, %t, %t", tt.file, slug, lang, bundle, ok)
		}
	}
}

func TestABadNameIsAProblemOfTheWholeFile(t *testing.T) {
	for file, want := range map[string]string{
		"cases/Kind & Gezin.md":    "0:0: “Kind & Gezin” kan niet de naam van een case zijn\n",
		"cases/club35.de.md":       "0:0: de site heeft geen taal “de”\n",
		"cases/Club35/index.de.md": "0:0: “Club35” kan niet de naam van een case zijn\n0:0: de site heeft geen taal “de”\n",
		"cases/index.md":           "0:0: de case heeft geen naam: dit bestand staat niet in een eigen map\n",
	} {
		if got := problemsOf(file, []byte(goodCase), nil); got != want {
			t.Errorf("%s: got\n%s", file, got)
		}
	}
}
