package textcheck

import (
	"strings"
	"testing"
)

func TestLinksThatSayNothing(t *testing.T) {
	for text, want := range map[string]string{
		"Kijk [hier](https://a.example).":                          "link-empty hier: hier",
		"[**Lees meer** »](/cases/a/)":                             "link-empty Lees meer »: Lees meer** »",
		"[Klik\nhier](/cases/a/)":                                  "link-empty Klik hier: Klik",
		"[https://a.example/b](https://a.example/b)":               "link-bare https://a.example/b: https://a.example/b",
		"Zie https://a.example/b voor meer.":                       "link-bare https://a.example/b: https://a.example/b",
		"Zie <https://a.example/b>.":                               "link-bare https://a.example/b: https://a.example/b",
		"Zin.[^a]\n\n[^a]: [hier](https://a.example).":             "link-empty hier: hier",
		"[Hier lezen inwoners meer](https://a.example)":            "",
		"[![Twee mensen aan een loket](a.jpg)](https://a.example)": "",
		"Mail naar a@b.example.":                                   "",
	} {
		if got := advise(t, "nl", text+"\n"); got != want {
			t.Errorf("%q\ngot  %s\nwant %s", text, got, want)
		}
	}
	if got := advise(t, "fr", "Voir [en savoir plus](/a/), [middels](/b/), [ici](/c/).\n"); got != "link-empty en savoir plus: en savoir plus\nlink-empty ici: ici" {
		t.Errorf("French: %s", got)
	}
}

func TestHeadingsAndSections(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("lange tussentitel ", 5))
	for text, want := range map[string]string{
		"## Aanpak\n\n#### Diep\n\nTekst.":                       "heading-skips 4|3: Diep",
		"## Aanpak\n\nTekst.\n\n###\n\nTekst.":                   "heading-empty : ###",
		"## " + long + "\n\nTekst.":                              "heading-long 89|80: " + excerpt(long),
		"## Aanpak\n\n## Resultaat\n\nTekst.":                    "section-empty Aanpak: Aanpak",
		"## Aanpak\n\nTekst.\n\n## Resultaat":                    "section-empty Resultaat: Resultaat",
		"## Aanpak\n\n### Ons team\n\nTekst.":                    "",
		"## Aanpak\n\n- Tekst.\n\n## Les\n\n> Citaat.":           "section-empty Les: Les",
		"## Aanpak\n\n    code\n\n## Les\n\n| a |\n|---|\n| b |": "",
		"## Aanpak\n\n<!-- Wat deed u? -->\n":                    "section-empty Aanpak: Aanpak",
		"Aanpak\n---\n\nTekst.":                                  "",
	} {
		if got := advise(t, "nl", text+"\n"); got != want {
			t.Errorf("%q\ngot  %s\nwant %s", text, got, want)
		}
	}
}

func TestImages(t *testing.T) {
	for text, want := range map[string]string{
		"![](a.jpg)":                          "image-no-alt : ![](a.jpg)",
		"![Foto](a.jpg)":                      "image-alt-empty Foto: ![Foto](a.jpg)",
		"![IMG_2031.JPG](b.jpg)":              "image-alt-file IMG_2031.JPG: ![IMG_2031.JPG](b.jpg)",
		"![balie-2012](balie-2012.jpg)":       "image-alt-file balie-2012: ![balie-2012](balie-2012.jpg)",
		"![Foto van de balie](a.jpg)":         "image-alt-opening Foto van de balie: ![Foto van de balie](a.jpg)",
		"![Twee mensen aan een loket](a.jpg)": "",
		"![balie](balie.jpg)":                 "",
	} {
		if got := advise(t, "nl", text+"\n"); got != want {
			t.Errorf("%q\ngot  %s\nwant %s", text, got, want)
		}
	}
}

func TestLongTexts(t *testing.T) {
	short := strings.TrimSpace(strings.Repeat("Dit is een zin van zes. ", 12)) // 72 words
	long := short + " " + short
	wall := strings.TrimSpace(strings.Repeat(short+"\n\n", 5))
	for text, want := range map[string]string{
		short: "",
		long:  "paragraph-long 144|120: " + excerpt(long),
		wall:  "wall 360: " + excerpt(short),
		short + "\n\n" + short + "\n\n- punt\n\n" + short + "\n\n" + short:   "",
		short + "\n\n" + short + "\n\n## Titel\n\n" + short + "\n\n" + short: "",
	} {
		if got := advise(t, "nl", text+"\n"); got != want {
			t.Errorf("%q\ngot  %s\nwant %s", excerpt(text), got, want)
		}
	}
}

func TestCapitals(t *testing.T) {
	for text, want := range map[string]string{
		"Dit is HEEL BELANGRIJK voor ons.": "capitals HEEL BELANGRIJK: HEEL BELANGRIJK",
		"VERPLICHTINGEN zijn er niet.":     "capitals VERPLICHTINGEN: VERPLICHTINGEN",
		"De VDAB en de NMBS, de FOD BOSA.": "",
		"Hij riep \"HEEL HARD\".":          "",
	} {
		if got := advise(t, "nl", text+"\n"); got != want {
			t.Errorf("%q\ngot  %s\nwant %s", text, got, want)
		}
	}
}
