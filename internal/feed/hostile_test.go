package feed

import (
	"strings"
	"testing"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/site"
)

// hostile texts have to come out of every field as valid XML and JSON, and the same in each.
func hostile() map[string]string {
	return map[string]string{
		"control characters":  "a\x00b\x01c\x08d\x0be\x1bf\x7fg\u0085h\u009fi",
		"the end of CDATA":    "a ]]> b <![CDATA[ c ]]]]><![CDATA[> d",
		"astral characters":   "😀 𝔘𝔫𝔦 \U0001F1E7\U0001F1EA \U000E0041",
		"not characters":      "a\ufffeb\uffffc\U0001fffed\ufdd0e\ufffdf",
		"broken UTF-8":        "a\xffb\xc3c\xed\xa0\x80d\xf8\x88\x80\x80\x80e\xc3",
		"marks of direction":  "\u202eomgekeerd\u202c \u2067שלום\u2069 \u200fa\u200e",
		"a script":            `<script>alert("x")</script><img src=x onerror=alert(1)>`,
		"quotes and entities": `"it's" &amp; &lt;b&gt; &#x3c; &nope; <3 AT&T`,
		"line ends":           "a\r\nb\rc\u2028d\u2029e\n\n  f\t",
		"the gap of a feed":   gap + "<!-- x --> --> <!--",
		"JSON":                `"}],"items":[{"id":"x"}]} \u0041 \\ \"`,
		"only spaces":         " \n\t ",
		"nothing":             "",
	}
}

func TestHostileTextsGiveValidFeeds(t *testing.T) {
	for name, text := range hostile() {
		t.Run(name, func(t *testing.T) {
			s := newSite()
			s.License = site.License{URL: text, Name: text}
			s.Languages[0].Title, s.Languages[0].Description = text, text
			l := s.Languages[0]
			c := casefile.Case{
				Slug: "case", Title: text, Summary: text, Date: day("2012-03-06"),
				Image: casefile.Image{Src: text, Alt: text, Credit: text},
			}
			e := addCase(s, l, c, "organisations", "O"+text, "channels", "K"+text)
			for _, f := range e.Facets {
				f.Terms[0].Description, f.Terms[0].Website = text, text
			}
			addAudio(s, e, "https://sound.example/"+text+".mp3", text)
			l.Withdrawn = []site.Withdrawn{{ID: "tag:example.org,2011:cases/weg", Date: day("2012-03-06"), Reason: text}}
			addPair(l, e.Facets[0].Terms[0], e.Facets[1].Terms[0])
			files := writeAll(t, s, func(*site.Entry) string { return "<p>" + text }, Options{Generator: text})
			if len(files) != 13 {
				t.Errorf("%d files", len(files))
			}
			checkAll(t, s, files)
		})
	}
}

func TestTitleIsTextNotHTML(t *testing.T) {
	s := newSite()
	const title = `<b>Vet</b> & "zo" ]]> 😀`
	addCase(s, s.Languages[0], casefile.Case{Slug: "x", Title: title, Date: day("2012-03-06")})
	for path, document := range writeAll(t, s, func(*site.Entry) string { return "" }, Options{}) {
		if path == "feeds.opml" {
			continue
		}
		if got := read(t, document).Items[0].Title; got != title {
			t.Errorf("%s: %q, want %q", path, got, title)
		}
	}
}

func TestMegabyteOfTextIsKeptWhole(t *testing.T) {
	s := newSite()
	text := strings.Repeat("woord <b>&amp; ]]> é</b> ", 1<<16)
	addCase(s, s.Languages[0], casefile.Case{Slug: "x", Title: strings.Repeat("Titel ", 1<<16), Date: day("2012-03-06")})
	files := writeAll(t, s, func(*site.Entry) string { return text }, Options{})
	checkAll(t, s, files)
	content := read(t, files["atom.xml"]).Items[0].Content
	if n := strings.Count(content, "<b>&amp; ]]&gt; é</b>"); n != 1<<16 {
		t.Errorf("%d of %d words", n, 1<<16)
	}
}
