package editor

import (
	"bytes"
	"encoding/json"
	"image"
	"image/png"
	"strings"
	"testing"

	"openoverheid.nu/internal/casefile"
)

func photo(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 4, 3))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAPictureMakesAFolderAndAnOpenFormGoesOn(t *testing.T) {
	o := open(t, map[string]string{"cases/club35.md": string(casefile.WithModeline([]byte(club), "cases/club35.md"))})
	_, page := o.get("/_edit/case/cases/club35.md")
	base, origin := hidden(o, page, "base"), hidden(o, page, "origin")
	if status, _ := preview(o, "?flush", "base", base, "origin", origin, "f.title", "Club36"); status != 204 {
		t.Fatal(status)
	}
	status, answer := o.send(o.upload("/_edit/pictures/cases/club35.md", "foto.png", photo(t)))
	o.says("without a description", status, answer, 422, "Beschrijf wat er op de afbeelding te zien is.")
	r := o.upload("/_edit/pictures/cases/club35.md", "Mijn Foto.PNG", photo(t), "alt", "Twee [jonge] mensen", "credit", `Foto: "Stad"`, "use", "text", "base", base, "origin", origin)
	r.Header.Set("Accept", "application/json")
	status, answer = o.send(r)
	o.says("a picture", status, answer, 200, `"case":"cases/club35/index.md"`, `"file":"mijn-foto.png"`)
	_, body, _ := strings.Cut(answer, "\n\n")
	var added addedPicture
	if err := json.Unmarshal([]byte(body), &added); err != nil {
		t.Fatal(err)
	}
	if want := `![Twee \[jonge\] mensen](mijn-foto.png "Foto: \"Stad\"")`; added.Markdown != want {
		t.Errorf("%s, want %s", added.Markdown, want)
	}
	_, answer = o.get("/_edit/case/cases/club35/index.md")
	o.says("the unsaved work went along", 200, answer, 200, "U was hier bezig", "Club36", "Afbeeldingen (1)")
	if strings.Contains(answer, "Intussen is het bestand veranderd") {
		t.Error("the move counts as a change by somebody else")
	}
	status, answer = o.post("/_edit/save/cases/club35/index.md", "base", added.Base, "origin", added.Origin, "as", "ready", "f.title", "Club36")
	o.says("the open form", status, answer, 303, "done=ready")
	if want := string(casefile.WithModeline([]byte(strings.Replace(club, "title: Club35", "title: Club36", 1)), "cases/club35/index.md")); o.file("cases/club35/index.md") != want {
		t.Errorf("the file is\n%s\nwant\n%s", o.file("cases/club35/index.md"), want)
	}
	status, answer = o.post("/_edit/unpicture/cases/club35/index.md", "file", "mijn-foto.png")
	o.says("away with it", status, answer, 303, "done=picture-removed")
}

func TestACoverIsWrittenIntoTheCase(t *testing.T) {
	o := open(t, map[string]string{"cases/club35/index.md": club})
	status, answer := o.send(o.upload("/_edit/pictures/cases/club35/index.md", "a.png", photo(t), "alt", "Twee mensen", "credit", "Stad", "use", "cover"))
	o.says("a cover", status, answer, 200, "De afbeelding is toegevoegd.", "hoofdbeeld")
	for _, want := range []string{"a.png", "Twee mensen", "Stad"} {
		if !strings.Contains(o.file("cases/club35/index.md"), want) {
			t.Errorf("no %q in\n%s", want, o.file("cases/club35/index.md"))
		}
	}
}
