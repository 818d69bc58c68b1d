package feed

import (
	"strings"
	"testing"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/schema"
	"openoverheid.nu/internal/site"
)

// addAudio gives a case a row in a field of media.
func addAudio(s *site.Site, e *site.Entry, address, title string) {
	s.Model = &schema.Model{Fields: []*schema.Field{{Name: "media", Display: schema.DisplayMedia}}}
	row := casefile.Value{Members: []casefile.Member{
		{Name: "kind", Value: casefile.Value{Text: "audio"}},
		{Name: "url", Value: casefile.Value{Text: address}},
		{Name: "title", Value: casefile.Value{Text: title}},
	}}
	for i, m := range e.Values {
		if m.Name == "media" {
			e.Values[i].Value.List = append(m.Value.List, row)
			return
		}
	}
	e.Values = append(e.Values, casefile.Member{Name: "media", Value: casefile.Value{List: []casefile.Value{row}}})
}

// addPair gives two terms a list of their own, of the cases that have both.
func addPair(l *site.Language, first, second *site.Term) *site.Pair {
	p := &site.Pair{First: first, Second: second, Path: first.Path + second.Slug + "/"}
	for _, e := range first.Entries {
		for _, other := range second.Entries {
			if other == e {
				p.Entries = append(p.Entries, e)
			}
		}
	}
	l.Pairs = append(l.Pairs, p)
	return p
}

func TestSoundIsAttached(t *testing.T) {
	s := newSite()
	e := addCase(s, s.Languages[0], casefile.Case{Slug: "x", Title: "x", Date: day("2012-03-06"), Image: casefile.Image{Src: "a b.jpg", Alt: "b"}})
	addAudio(s, e, "gesprek.mp3", "Het gesprek")
	addAudio(s, e, "https://sound.example/deel%202.ogg?x=1", "")
	addAudio(s, e, "https://sound.example/player/12", "de pagina van een speler")
	addAudio(s, e, "javascript:alert(1).mp3", "geen adres")
	sizes := map[string]int{"cases/x/a b.jpg": 12, "cases/x/gesprek.mp3": 34}
	files := writeAll(t, s, noContent, Options{
		Size:   func(path string) int { return sizes[path] },
		Pixels: func(path string) Pixels { return map[string]Pixels{"cases/x/a b.jpg": {640, 480}}[path] },
	})
	checkAll(t, s, files)
	for file, parts := range map[string][]string{
		"feed.xml": {`<enclosure url="https://www.example.org/blog/cases/x/gesprek.mp3" length="34" type="audio/mpeg">`, `fileSize="12" width="640" height="480"`},
		"atom.xml": {
			`cases/x/a%20b.jpg" rel="enclosure" type="image/jpeg" length="12">`,
			`cases/x/gesprek.mp3" rel="enclosure" type="audio/mpeg" length="34">`,
			`<link href="https://sound.example/deel%202.ogg?x=1" rel="enclosure" type="audio/ogg">`,
		},
		"feed.json": {`"attachments":[{"url":"https://www.example.org/blog/cases/x/gesprek.mp3","mime_type":"audio/mpeg","title":"Het gesprek","size_in_bytes":34},` +
			`{"url":"https://sound.example/deel%202.ogg?x=1","mime_type":"audio/ogg"}]`},
	} {
		for _, part := range parts {
			if !strings.Contains(files[file], part) {
				t.Errorf("%s lacks %s", file, part)
			}
		}
		if strings.Contains(files[file], "player/12") || strings.Contains(files[file], "javascript") {
			t.Errorf("%s offers what is no sound", file)
		}
	}
}

func TestCoverIsAnEnclosureWhereThereIsNoSound(t *testing.T) {
	s := newSite()
	addCase(s, s.Languages[0], casefile.Case{Slug: "x", Title: "x", Date: day("2012-03-06"), Image: casefile.Image{Src: "https://elders.example/a.png", Alt: "b"}})
	files := writeAll(t, s, noContent, Options{})
	if want := `<enclosure url="https://elders.example/a.png" length="0" type="image/png">`; !strings.Contains(files["feed.xml"], want) {
		t.Errorf("no %s in %s", want, files["feed.xml"])
	}
	if strings.Contains(files["atom.xml"], "length=") {
		t.Error("Atom tells a size that nobody knows")
	}
}

func TestFeedsNameTheLicence(t *testing.T) {
	s, content := exampleSite()
	addPair(s.Languages[0], s.Languages[0].Facets[0].Terms[0], s.Languages[0].Facets[1].Terms[0])
	const url = "https://creativecommons.org/licenses/by/4.0/"
	for path, document := range writeAll(t, s, content, Options{}) {
		if strings.HasSuffix(path, ".opml") {
			continue
		}
		want := map[string]string{
			"feed.xml": "<creativeCommons:license>" + url, "atom.xml": `<link href="` + url + `" rel="license">`,
			"feed.json": `"_license":{"name":"CC BY 4.0","url":"` + url + `"}`,
		}[path[strings.LastIndex(path, "/")+1:]]
		if !strings.Contains(document, want) || !strings.Contains(document, "CC BY 4.0") {
			t.Errorf("%s does not say what may be done with it", path)
		}
	}
	s.License = site.License{}
	for path, document := range writeAll(t, s, content, Options{}) {
		if strings.Contains(strings.ReplaceAll(document, "xmlns:creativeCommons", ""), "icense") {
			t.Errorf("%s names a licence", path)
		}
	}
}

func TestPairHasFeedsOfTheCasesWithBothTerms(t *testing.T) {
	s, content := exampleSite()
	nl := s.Languages[0]
	p := addPair(nl, nl.Facets[0].Terms[0], nl.Facets[1].Terms[1])
	files := writeAll(t, s, content, Options{})
	checkAll(t, s, files)
	got := read(t, files[p.Path[1:]+"feed.json"])
	if got.Title != "Bestuurszaken + Yammer – Open Overheid" || len(got.Items) != 1 || got.Items[0].Title != "Club35: jong & ambtenaar" {
		t.Errorf("%s: %v", got.Title, got.Items)
	}
}
