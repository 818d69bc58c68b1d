package site

import (
	"strings"
	"testing"

	"openoverheid.nu/internal/schema"
)

func TestClosedTermsFollowTheModelOpenOnesTheAlphabetYearsTheNewest(t *testing.T) {
	s := derive(t, `-- cases/a.md --
date: 2011-01-01
organisations: [Zele, école, Eeklo, thema 10, thema 2]
channels: [blog, website]
-- cases/b.md --
date: 2013-01-01
organisations: [Zele, Zele]
channels: [blog]
`, options())
	for name, want := range map[string]string{
		"year":          "2013 2013 1\n2011 2011 1",
		"channels":      "Website website 1\nBlog blog 2",
		"organisations": "école ecole 1\nEeklo eeklo 1\nthema 2 thema-2 1\nthema 10 thema-10 1\nZele zele 2",
		"tags":          "",
	} {
		if got := terms(facet(t, s.Default(), name)); got != want {
			t.Errorf("%s: got\n%s", name, got)
		}
	}
	zele, _ := facet(t, s.Default(), "organisations").Term("Zele")
	if got := slugs(zele.Entries); got != "b a" {
		t.Errorf("the cases of a term: %s", got)
	}
	if zele.Path != "/organisaties/zele/" || zele.URL != "https://voorbeeld.example/organisaties/zele/" {
		t.Errorf("got %s and %s", zele.Path, zele.URL)
	}
}

func TestACaseHasItsTermsInItsOwnOrder(t *testing.T) {
	s := derive(t, "-- cases/a.md --\ntags: [z, a, z]\nchannels: [blog, website]\n", options())
	var names []string
	for _, f := range entry(t, s, "a").Facets {
		for _, term := range f.Terms {
			names = append(names, f.Facet.Name+"="+term.Value)
		}
	}
	if got := strings.Join(names, " "); got != "channels=blog channels=website tags=z tags=a" {
		t.Errorf("got %s", got)
	}
}

func TestLabelsAndAddressesAreInTheLanguageOfTheSite(t *testing.T) {
	o := options()
	o.Vocabulary = schema.Vocabulary{"organisations": {{
		Name: "Kind & Gezin", Label: schema.Text{"en": "Child & Family"}, URL: "https://gezin.example/",
		Description: schema.Text{"nl": "Nu Opgroeien"},
	}}}
	s := derive(t, `-- cases/a.md --
organisations: [Kind & Gezin]
channels: [nieuwsbrief]
-- cases/a.en.md --
organisations: [Kind & Gezin]
channels: [nieuwsbrief]
`, o)
	english, _ := s.Language("en")
	for _, l := range []*Language{s.Default(), english} {
		org, channel := facet(t, l, "organisations").Terms[0], facet(t, l, "channels").Terms[0]
		got := strings.Join([]string{org.Label, org.Description, org.Website, org.Path, channel.Label, channel.Description, channel.Path}, " | ")
		want := "Kind & Gezin | Nu Opgroeien | https://gezin.example/ | /organisaties/kind-en-gezin/ | Nieuwsbrief | Per e-mail | /kanalen/nieuwsbrief/"
		if l == english {
			want = "Child & Family |  | https://gezin.example/ | /en/organisations/kind-and-gezin/ | Newsletter |  | /en/channels/nieuwsbrief/"
		}
		if got != want {
			t.Errorf("%s: got\n%s", l.Code, got)
		}
	}
}

func TestSlugsAreFoldedAndNeverEmpty(t *testing.T) {
	for name, want := range map[string]string{
		"Kind & Gezin":              "kind-en-gezin",
		"K&G":                       "k-en-g",
		"Research and Development":  "research-and-development",
		"Zoë's Straße, nr. 5":       "zoes-strasse-nr-5",
		"'s-Gravenhage":             "s-gravenhage",
		"Œuvre / Łódź":              "oeuvre-lodz",
		"&":                         "en",
		"C++":                       "c",
		"2012-03-06":                "2012-03-06",
		"--":                        "term-20cd1d0f",
		"":                          "term-811c9dc5",
		"日本":                        "term-9f26ee51",
		strings.Repeat("lang ", 40): "lang" + strings.Repeat("-lang", 15),
		strings.Repeat("x", 300):    strings.Repeat("x", 80),
	} {
		if got := Slug(name, "nl"); got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
	for lang, want := range map[string]string{"en": "k-and-g", "fr": "k-et-g", "de": "k-und-g"} {
		if got := Slug("K & G", lang); got != want {
			t.Errorf("%s: got %s", lang, got)
		}
	}
}

func FuzzSlugsAreSlugs(f *testing.F) {
	for _, seed := range []string{"Kind & Gezin", "½ é", "\xff", "’", "İ", strings.Repeat("a-", 90)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, name string) {
		for _, lang := range []string{"nl", "en"} {
			slug := Slug(name, lang)
			if !isSlug(slug) || strings.Trim(slug, "-") != slug || strings.Contains(slug, "--") || len(slug) > longestSlug {
				t.Errorf("%q became %q", name, slug)
			}
		}
	})
}

func TestTermsThatWouldShareAnAddressGetANumber(t *testing.T) {
	const text = `-- cases/oudst.md --
date: 2010-01-01
tags: [c Δ]
-- cases/nieuwer.md --
date: 2011-01-01
tags: [c, c-2]
-- cases/nieuwst.md --
date: 2012-01-01
tags: [c Ω, page]
`
	wantProblems(t, text, options(),
		"cases/nieuwer.md:3:8: warning site-term-slug c | c Δ | c-3",
		"cases/nieuwst.md:3:8: warning site-term-slug c Ω | c Δ | c-4",
	)
	s, _ := New(parse(text), options())
	if got := terms(facet(t, s.Default(), "tags")); got != "c c-3 1\nc Δ c 1\nc Ω c-4 1\nc-2 c-2 1\npage page-2 1" {
		t.Errorf("got\n%s", got)
	}
}

func TestADescribedTermKeepsItsAddress(t *testing.T) {
	o := options()
	o.Vocabulary = schema.Vocabulary{"tags": {{Name: "C"}, {Name: "C++"}}}
	s, _ := New(parse("-- cases/a.md --\ntags: [C++]\n-- cases/b.md --\ndate: 2013-01-01\ntags: [C]\n"), o)
	if got := terms(facet(t, s.Default(), "tags")); got != "C c 1\nC++ c-2 1" {
		t.Errorf("got\n%s", got)
	}
}

func TestTwoSpellingsOfATerm(t *testing.T) {
	wantProblems(t, `-- cases/a.md --
organisations: [Kind & Gezin]
tags: [netwerk]
-- cases/b.md --
organisations: [Kind & Gezin]
tags: [Netwérk]
-- cases/c.md --
organisations: [Kind en Gezin, VDAB]
tags: [netwerk]
draft: true
-- cases/c.en.md --
tags: [nétwerk]
`, options(),
		"cases/b.md:3:8: warning site-term-near Netwérk | netwerk | 2",
		"cases/c.md:2:17: warning site-term-near Kind en Gezin | Kind & Gezin | 2",
	)
}

func TestTheEditorsNameForATermIsTheRightOne(t *testing.T) {
	o := options()
	o.Vocabulary = schema.Vocabulary{"organisations": {
		{Name: "Kind en Gezin", Also: []string{"K&G"}},
		{Name: "VDAB", Also: []string{"Vlaamse Dienst voor Arbeidsbemiddeling"}},
		{Name: "vdab"},
	}}
	wantProblems(t, `-- cases/a.md --
organisations: [Kind & Gezin, k & g, VDAB, vdab, Vdab]
-- cases/b.md --
organisations: [Kind & Gezin, Vlaamse Dienst voor Arbeidsbemiddeling]
`, o,
		"cases/a.md:2:17: warning site-term-named Kind & Gezin | Kind en Gezin",
		"cases/a.md:2:31: warning site-term-named k & g | Kind en Gezin",
		"cases/a.md:2:50: warning site-term-named Vdab | VDAB",
		"cases/b.md:2:17: warning site-term-named Kind & Gezin | Kind en Gezin",
		"cases/b.md:2:31: warning site-term-named Vlaamse Dienst voor Arbeidsbemiddeling | VDAB",
	)
}
