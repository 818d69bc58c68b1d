package render

import (
	"maps"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestCitation(t *testing.T) {
	c := citation{
		authors: []string{"Kind & Gezin", "NMBS"}, key: "rd-100", title: oneLine("R&D: 100% {open}_\n@x $5 #1 \\ ~^"), publisher: "Open Overheid", url: "https://site.test/cases/rd-100/",
		lang: "nl", date: time.Date(2012, 3, 6, 0, 0, 0, 0, time.UTC),
	}
	for what, texts := range map[string][2]string{
		"text": {c.text(), `Kind & Gezin, NMBS (2012-03-06). R&D: 100% {open}_ @x $5 #1 \ ~^. Open Overheid. https://site.test/cases/rd-100/`},
		"BibTeX": {c.bibTeX(), `@online{rd-100,
  author = {{Kind \& Gezin} and {NMBS}},
  title = {{R\&D: 100\% \{open\}\_ @x \$5 \#1 \textbackslash{} \textasciitilde{}\textasciicircum{}}},
  date = {2012-03-06},
  year = {2012},
  organization = {{Open Overheid}},
  url = {https://site.test/cases/rd-100/},
  langid = {dutch}
}
`},
		"RIS": {c.ris(), `TY  - ELEC
AU  - Kind & Gezin
AU  - NMBS
TI  - R&D: 100% {open}_ @x $5 #1 \ ~^
PY  - 2012
DA  - 2012/03/06
PB  - Open Overheid
UR  - https://site.test/cases/rd-100/
LA  - nl
ER  - 
`},
	} {
		if texts[0] != texts[1] {
			t.Errorf("%s:\n%s\nwant\n%s", what, texts[0], texts[1])
		}
	}
}

func TestShareLinksEscapeWhatTheyCarry(t *testing.T) {
	const address = "https://site.test/cases/rd/"
	for _, link := range shareLinks("R&D + 100%\n= één?", address) {
		u, err := url.Parse(link.URL)
		if err != nil {
			t.Fatal(err)
		}
		carried := strings.Join(slices.Concat(slices.Collect(maps.Values(u.Query()))...), " ")
		if !strings.Contains(carried, address) {
			t.Errorf("%s carries %q", link.Name, carried)
		}
		if link.Name == "mail" && strings.Contains(link.URL, "+") {
			t.Errorf("a mail program shows %s with its plus signs", link.URL)
		}
	}
}

func TestCitedQuestionKeepsItsMark(t *testing.T) {
	c := citation{authors: []string{"A"}, title: "Reageren of niet?", publisher: "P", url: "U"}
	if got, want := c.text(), "A (0001-01-01). Reageren of niet? P. U"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
