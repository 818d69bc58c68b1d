package casefile

import (
	"strings"
	"testing"
	"time"

	"openoverheid.nu/internal/diag"
)

func TestACaseWithFiveMistakesHasFiveProblems(t *testing.T) {
	expect(t, `---
title: Club35
date: 2012-03-32
summary: Jonge ambtenaren bouwden samen een netwerk over de diensten heen.
organisations: [Vlaamse overheid]
aspects: [inovatie]
chanels: [blog]
---

## Aanleiding

Iets over [ons](javascript:alert(1)).

## Resultaat

Iets.
`, `
3:7: “2012-03-32” is geen datum die bestaat
6:11: “inovatie” is hier geen keuze
7:1: het veld chanels bestaat niet
9:1: de tussentitel “Aanpak” ontbreekt
12:11: een link kan niet met javascript: beginnen
`)
}

func TestWhatIsWrongIsSaidWhereItIs(t *testing.T) {
	for _, tt := range []struct{ fields, want string }{
		{"level: vlaam", "7:8: “vlaam” is hier geen keuze"},
		{"tag: [een]", "7:1: het veld tag bestaat niet"},
		{"tags: [een, twee, een]", "7:19: “een” staat twee keer bij tags"},
		{"results:\n  - metric: Volgers\n    value: veel\n    bron: x", "9:12: results.value moet een getal zijn, niet “veel”\n10:5: het veld bron bestaat niet"},
		{"results:\n  - {value: 3}", "8:5: het veld results.metric ontbreekt"},
		{"sources: [{}]", "7:11: hier moet minstens één van deze velden staan: title, url"},
		{"level:", "7:7: level heeft geen waarde"},
		{"draft: ja", "7:8: draft moet true of false zijn, niet “ja”"},
		{"lastmod: 2012-03-05", "7:10: de case is bijgewerkt (2012-03-05) voor ze verscheen (2012-03-06)"},
		{"period: {start: 2012, end: 2011}", "7:28: de periode eindigt (2011) voor ze begint (2012)"},
		{"period: {start: 2012-05-01, end: 2012-04-30}", "7:34: de periode eindigt (2012-04-30) voor ze begint (2012-05-01)"},
		{"period: {start: 2012-05-01, end: 2012}", ""},
		{"lastmod: 2012-03-06", ""},
		{"tags: [2012, no, 1.5, true, 2012-03-06]\nlevel: 'vlaams'", ""},
		{"x-nota: [van, de, redactie]", ""},
	} {
		want := tt.want
		if want != "" {
			want += "\n"
		}
		if got := problems(withFields(tt.fields + "\n")); got != want {
			t.Errorf("%s\ngot  %swant %s", tt.fields, got, want)
		}
	}
}

func TestWhatIsMissingIsSaidOfTheFrontMatterAsAWhole(t *testing.T) {
	expect(t, "---\ntitle: Club35\n---\n"+goodBody, `
1:1: het veld aspects ontbreekt
1:1: het veld date ontbreekt
1:1: het veld organisations ontbreekt
1:1: het veld summary ontbreekt
`)
}

func TestADraftMayLackEverythingButItsTitle(t *testing.T) {
	expect(t, "---\ndraft: true\norganisations: []\nlevel:\n---\n\n## Aanleiding\n", `
1:1: let op: het veld aspects ontbreekt
1:1: let op: het veld date ontbreekt
1:1: let op: het veld summary ontbreekt
1:1: het veld title ontbreekt
3:16: let op: organisations telt er te weinig: 0 van minstens 1
4:7: let op: level heeft geen waarde
6:1: let op: de tussentitel “Aanpak” ontbreekt
6:1: let op: de tussentitel “Resultaat” ontbreekt
7:1: let op: onder de tussentitel “Aanleiding” staat geen tekst
`)
}

func TestValuesAreReadAsTheModelMeansThem(t *testing.T) {
	c := parse(t, "---\ntitle: 2012\ndate: 2012-03-06\nlastmod: 2012-03-06T09:00:00+01:00\ndraft: True\ntags: [no, 007]\n"+
		"results: [{metric: 12, value: +1.50}]\nid: club-35\naliases: [/oud/]\nimage: {src: a.jpg, alt: b, credit: c}\n---\n")
	results, _ := c.Get("results")
	tags, _ := c.Get("tags")
	if c.Title != "2012" || strings.Join(tags.Strings(), " ") != "no 007" || show(results) != `[{metric: "12", value: "1.5"}]` {
		t.Errorf("got %q, %v, %s", c.Title, tags.Strings(), show(results))
	}
	if !c.Date.Equal(time.Date(2012, 3, 6, 0, 0, 0, 0, time.UTC)) || c.Lastmod.Format(time.RFC3339) != "2012-03-06T09:00:00+01:00" {
		t.Errorf("got %v, %v", c.Date, c.Lastmod)
	}
	if !c.Draft || c.ID != "club-35" || c.Aliases[0] != "/oud/" || c.Image != (Image{"a.jpg", "b", "c"}) {
		t.Errorf("got %+v", c)
	}
}

func TestSections(t *testing.T) {
	c := parse(t, "---\n"+goodFields+"---\n# Titel\n## Aanleiding ##\nEen.\n\n### Klein\n\n> ## Citaat\n\n```\n## Code\n```\n"+
		"aanpak\n---\nTwee.\n## *Eigen* {#eigen}\n\n## Approach\n")
	var got []string
	for _, s := range c.Sections {
		got = append(got, s.Title+"/"+s.ID+"/"+s.Text)
	}
	want := "Aanleiding/reason/Een.\n\n### Klein\n\n> ## Citaat\n\n```\n## Code\n```|aanpak/approach/Twee.|*Eigen*//|Approach/approach/"
	if strings.Join(got, "|") != want {
		t.Errorf("got %q", strings.Join(got, "|"))
	}
	if c.Sections[1].Line != 19 || c.BodyLine != 8 {
		t.Errorf("on line %d, body on %d", c.Sections[1].Line, c.BodyLine)
	}
}

func TestSectionsThatAreNotAsTheyShouldBe(t *testing.T) {
	front := "---\n" + goodFields + "---\n"
	expect(t, front+"## Aanleiding\nIets.\n## Aanpakk\nIets.\n## Resultaat\n<!-- nog te schrijven -->\n\n", `
10:1: de tussentitel “Aanpakk” wordt niet herkend, en “Aanpak” ontbreekt
12:1: onder de tussentitel “Resultaat” staat geen tekst
`)
	expect(t, withBody("## Resultaat\n\nNog iets.\n\n## Lessen\n"), "21:1: de tussentitel “Resultaat” staat er twee keer: ook op regel 17")
	expect(t, front, `
7:1: de tussentitel “Aanleiding” ontbreekt
7:1: de tussentitel “Aanpak” ontbreekt
7:1: de tussentitel “Resultaat” ontbreekt
`)
}

func TestHeadings(t *testing.T) {
	expect(t, withBody("# Een\n\n#### Vier\n\n##\n\n## Zo {#naam .klas}\n\n## Niet {#naam onclick=\"x\" style=null}\n"), `
21:1: let op: # is de titel van de pagina, en die komt van title
23:1: let op: deze tussentitel is van niveau 4, maar hier wordt hoogstens niveau 2 verwacht
25:1: let op: deze tussentitel is leeg
29:1: onclick kan niet bij een tussentitel
29:1: style kan niet bij een tussentitel
`)
}

func TestImages(t *testing.T) {
	fields := "image: {src: Cover.jpg}\n"
	src := withFields(fields) + "\n![Loket](loket.jpg \"Het loket\") ![](./cover.jpg)\n![x][y] ![Ver](https://elders.be/x.png)\n" +
		"![Buiten](../x.jpg) ![Site](/beeld.png) ![Spatie](een%20foto.jpg)\n\n[y]: cover.jpg\n"
	got := problemsOf("cases/club35/index.md", []byte(src), []string{"cover.jpg", "een foto.jpg"})
	want := `7:8: dit beeld heeft geen beschrijving
7:14: het beeld Cover.jpg bestaat niet
22:1: het beeld loket.jpg bestaat niet
22:33: dit beeld heeft geen beschrijving
23:9: een beeld van een andere site kan hier niet: https://elders.be/x.png
24:1: het beeld ../x.jpg bestaat niet
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	expect(t, withBody("![Loket](loket.jpg)\n"), "21:1: het beeld loket.jpg kan niet getoond worden: deze case heeft geen eigen map")
}

func TestLinks(t *testing.T) {
	for _, tt := range []struct{ markdown, want string }{
		{"[a](https://x.be/?a=b&c) [b](/cases/x/) [c](#d) [e](mailto:f@g.be) [h](tel:+32) [i](index.md)", ""},
		{"[a](JavaScript:alert(1))", "21:1: een link kan niet met javascript: beginnen"},
		{"[a](java&#115;cript:x)", "21:1: een link kan niet met javascript: beginnen"},
		{"één [a][b]\n\n[b]: data:text/html,x", "21:5: een link kan niet met data: beginnen"},
		{"<vbscript:x>", "21:1: een link kan niet met vbscript: beginnen"},
		{"[a](file:///etc/passwd)", "21:1: een link kan niet met file: beginnen"},
		{"[a](<http://a b>)", "21:1: dit adres kan niet gelezen worden: http://a b"},
		{"[a](https://x.be/%zz)", "21:1: dit adres kan niet gelezen worden: https://x.be/%zz"},
		{"[a]()", "21:1: let op: deze link leidt nergens heen"},
		{"[](https://x.be)", "21:1: let op: deze link heeft geen tekst"},
		{"[a](/" + strings.Repeat("b", maxAddress) + ")", "21:1: dit adres is veel te lang"},
		{"`[a](javascript:x)`", ""},
	} {
		if want := tt.want; problems(withBody(tt.markdown+"\n")) != strings.TrimLeft(want+"\n", "\n") {
			t.Errorf("%s\ngot  %swant %s", tt.markdown, problems(withBody(tt.markdown+"\n")), want)
		}
	}
}

func TestLinksOfTheBodyWithTheirPlaces(t *testing.T) {
	c := parse(t, withBody("[een](/cases/een/) http://twee.be <mailto:drie@x.be> vier@x.be\n[a\\_b](/c\\_d?e&amp;f) [![g](h.jpg)](/i)\n"))
	want := []Link{{"/cases/een/", 21, 1}, {"http://twee.be", 21, 20}, {"mailto:drie@x.be", 21, 35}, {"mailto:vier@x.be", 21, 54},
		{"/c_d?e&f", 22, 1}, {"/i", 22, 23}}
	got := Links(c)
	if len(got) != len(want) {
		t.Fatalf("got %v", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("got %v, want %v", got[i], want[i])
		}
	}
}

func TestFootnotes(t *testing.T) {
	expect(t, withBody("Een[^a] twee[^b] `[^c]` drie[^a].\n\n[^a]: Noot.\n[^d]: Los.\n\n[^a]: Nog eens.\n"), `
21:13: de voetnoot b bestaat niet
24:1: let op: niets verwijst naar de voetnoot d, of ze staat er twee keer: ze wordt niet getoond
26:1: let op: niets verwijst naar de voetnoot a, of ze staat er twee keer: ze wordt niet getoond
`)
}

func TestHTMLIsNotShown(t *testing.T) {
	expect(t, withBody("Een<br/>regel <b>vet</b> <!-- stil -->\n\n<div class=\"x\">\nblok\n</div>\n\n<!--\nstil\n-->\n\n3 < 4 en `<i>`\n"), `
21:4: let op: <br> wordt niet getoond: HTML hoort niet in een case
21:15: let op: <b> wordt niet getoond: HTML hoort niet in een case
23:1: let op: <div> wordt niet getoond: HTML hoort niet in een case
`)
}

func TestWhatTheProgramItselfReads(t *testing.T) {
	expect(t, withBody("HAHAHUGOSHORTCODE1s0HBHB en {{__hugo_ctx}}\n"), `
21:1: HAHAHUGOSHORTCODE kan niet in een tekst
21:29: {{__hugo_ctx kan niet in een tekst
`)
	expect(t, withBody("```go {linenos=table}\nx\n```\n\n- ~~~ {a=null}\n  x\n  ~~~\n"), "21:1: {linenos=table} kan niet achter ``` of ~~~\n"+
		"25:3: {a=null} kan niet achter ``` of ~~~")
	expect(t, withBody("```json\n{\"a\": 1}\n```\n\n``` a `{b}`\n"), "")
}

func TestTextThatIsTooMuch(t *testing.T) {
	for name, markdown := range map[string]string{
		"hier zitten te veel lijsten, citaten of shortcodes in elkaar":  strings.Repeat("> ", 30) + "diep",
		"hier staan te veel opmaaktekens bij elkaar":                    strings.Repeat("_*a ", 3000),
		"deze tabel is te groot":                                        "|" + strings.Repeat("a|", 500) + "\n|" + strings.Repeat("-|", 500) + "\n" + strings.Repeat("a\n", 200),
		"hier zitten te veel lijsten, citaten of shortcodes in elkaar ": "- a\n" + strings.Repeat(" ", 300) + "- b",
	} {
		if got := problems(withBody(markdown + "\n")); !strings.Contains(got, strings.TrimSpace(name)) || strings.Count(got, "\n") != 1 {
			t.Errorf("%s: got %s", name, got)
		}
	}
	expect(t, withBody(strings.Repeat("- ", 30)+"\n\n"+strings.Repeat("* ", 30)+"\n"), "")
}

func TestManyWarningsHideNoError(t *testing.T) {
	got := problems(withBody(strings.Repeat("<br>\n\n", 3*maxFaults) + "[a](javascript:x)\n"))
	if strings.Count(got, "\n") != maxFaults+1 || !strings.HasSuffix(got, "een link kan niet met javascript: beginnen\n") {
		t.Errorf("got %d problems, the last %s", strings.Count(got, "\n"), got[len(got)-80:])
	}
}

func TestProblemsAreSortedAndCarryTheirFile(t *testing.T) {
	c, found := Parse("cases/club35.md", []byte(withFields("level: x\ntag: y\nlastmod: 2011-01-01\n")), testRules())
	found = append(found, Validate(c, testRules())...)
	for i, p := range found {
		if p.File != "cases/club35.md" || p.Code == "" || i > 0 && p.Line < found[i-1].Line {
			t.Errorf("got %v", found)
		}
	}
	if !diag.HasErrors(found) {
		t.Error("no errors")
	}
}
