package textcheck

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/schema"
)

// rules are those of the real content model.
func rules(t testing.TB) casefile.Rules {
	t.Helper()
	src, err := os.ReadFile("../../cases/schema.yaml")
	if err != nil {
		t.Fatal(err)
	}
	m, problems := schema.Parse("cases/schema.yaml", src)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return casefile.Rules{Model: m, Languages: []string{"nl", "en", "fr", "de"}, Shortcodes: []string{"let-op", "figuur"}, Paired: []string{"let-op"}}
}

const front = "---\ntitle: Club35\nsummary: Een korte samenvatting.\n---\n"

// advise checks a body, and returns one line per piece of advice: code, arguments, and what stands there.
func advise(t *testing.T, lang, body string) string {
	t.Helper()
	return show(adviceOn(t, lang, front+body))
}

func adviceOn(t *testing.T, lang, src string) []Advice {
	t.Helper()
	c, _ := casefile.Parse("cases/club35.md", []byte(src), rules(t))
	if c == nil {
		t.Fatalf("nothing could be read of %q", src)
	}
	all := Check(c, lang)
	for _, a := range all {
		checkPlace(t, src, a)
		if text := a.Problem(c.File).Text("nl"); strings.Contains(text, "{") || strings.HasPrefix(text, a.Code) {
			t.Errorf("%v reads %q", a, text)
		}
	}
	return all
}

// checkPlace checks that what the advice quotes stands where it says.
func checkPlace(t *testing.T, src string, a Advice) {
	t.Helper()
	lines := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.TrimLeft(src, "\ufeff")), "\n")
	if a.Line < 1 || a.Line > len(lines) || a.Column < 1 {
		t.Fatalf("%+v is not in the file of %d lines", a, len(lines))
	}
	line := []rune(lines[a.Line-1])
	if a.Column > len(line)+1 || !strings.HasPrefix(string(line[a.Column-1:]), a.Excerpt) {
		t.Fatalf("%+v does not stand in line %q", a, string(line))
	}
}

func show(all []Advice) string {
	var b strings.Builder
	for _, a := range all {
		fmt.Fprintf(&b, "%s %s: %s\n", strings.TrimPrefix(a.Code, "textcheck-"), strings.Join(a.Args, "|"), a.Excerpt)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// words is a text of so many words.
func words(n int) string { return strings.TrimSpace(strings.Repeat("woord ", n)) }

func TestWordsOfAdministrations(t *testing.T) {
	for text, want := range map[string]string{
		"De dienst deelt kennis middels een groep.":               "jargon middels|met: middels",
		"Middels een groep deelt de dienst kennis.":               "jargon Middels|met: Middels",
		"Ze werd geïmplementeerd.":                                "jargon geïmplementeerd|invoeren: geïmplementeerd",
		"De dienst implementeerde het.":                           "jargon implementeerde|invoeren: implementeerde",
		"In het kader van de campagne.":                           "jargon In het kader van|voor, bij: In het kader van",
		"Vragen m.b.t. afval.":                                    "jargon m.b.t.|over: m.b.t.",
		"Dit gaat over\nin het kader\nvan iets.":                  "jargon in het kader van|voor, bij: in het kader",
		"De stad **faciliteert** dat.":                            "jargon faciliteert|helpen, mogelijk maken: faciliteert",
		"Ze [faciliteert](https://a.example/middels) dat.":        "jargon faciliteert|helpen, mogelijk maken: faciliteert",
		"De middelste en de middelen.":                            "",
		"Hij zei: \"middels een groep\".":                         "",
		"Hij zei: “middels een groep”.":                           "",
		"Hij zei: 'middels een groep'.":                           "",
		"'s Avonds gaat het middels mail, 's nachts niet.":        "jargon middels|met: middels",
		"Dat heet *middels*.":                                     "",
		"Dat is `middels`.":                                       "",
		"> Kennis delen middels een groep.":                       "",
		"Het Agentschap Inzake Wonen deed mee.":                   "",
		"Het Fonds inzake Wonen deed mee.":                        "",
		"Een zin.[^a]\n\n[^a]: Verslag inzake het beleid.":        "",
		"```\nmiddels\n```":                                       "",
		"{{< let-op \"middels\" >}}\nGoed.\n{{< /let-op >}}":      "",
		"| Wat | Hoe |\n| --- | --- |\n| kennis | middels mail |": "jargon middels|met: middels",
	} {
		if got := advise(t, "nl", text+"\n"); got != want {
			t.Errorf("%q\ngot  %s\nwant %s", text, got, want)
		}
	}
	if got := advise(t, "en", "They leverage it in order to learn. Not middels.\n"); got != "jargon leverage|use: leverage\njargon in order to|to: in order to" {
		t.Errorf("English: %s", got)
	}
	if got := advise(t, "sv", "Middels inzake.\n"); got != "" {
		t.Errorf("a language without words: %s", got)
	}
}

func TestSentencesEndWhereTheyEnd(t *testing.T) {
	nl, de := languageOf("nl-BE"), languageOf("de")
	for _, example := range []struct {
		l    *language
		text string
		want string // the sentences, with | between them
	}{
		{nl, "Een. Twee! Drie? Vier", "Een.|Twee!|Drie?|Vier"},
		{nl, "Sociale media, bv. Twitter, o.a. Facebook.", "Sociale media, bv. Twitter, o.a. Facebook."},
		{nl, "Volgens dr. Janssens en prof. Peeters klopt het. Nr. 5 ook.", "Volgens dr. Janssens en prof. Peeters klopt het.|Nr. 5 ook."},
		{nl, "Er waren 1.500 vragen en 85.6 procent. Dat is veel.", "Er waren 1.500 vragen en 85.6 procent.|Dat is veel."},
		{nl, "Het begon in 2012. Daarna stopte het.", "Het begon in 2012.|Daarna stopte het."},
		{nl, "Op 6 mrt. 2012 begon het.", "Op 6 mrt. 2012 begon het."},
		{nl, "J. Janssens en J.R.R. Tolkien kwamen. Zij ook.", "J. Janssens en J.R.R. Tolkien kwamen.|Zij ook."},
		{nl, "Wat nu... dacht hij... Niets.", "Wat nu... dacht hij...|Niets."},
		{nl, "Wat nu … dacht hij… Niets.", "Wat nu … dacht hij…|Niets."},
		{nl, "“Waarom?” vroeg hij. “Daarom.” Hij ging weg.", "“Waarom?” vroeg hij.|“Daarom.”|Hij ging weg."},
		{nl, "Het staat op www.club35.be. Kijk daar. Of op club35.be/nl.", "Het staat op www.club35.be.|Kijk daar.|Of op club35.be/nl."},
		{nl, "Dat is zo (zie blz. 5). Klaar.", "Dat is zo (zie blz. 5).|Klaar."},
		{nl, "Brood, kaas enz. Dat was alles.", "Brood, kaas enz.|Dat was alles."},
		{nl, "Het was 's avonds. 's Nachts sliep hij.", "Het was 's avonds.|'s Nachts sliep hij."},
		{nl, "1. Minder accounts", "1. Minder accounts"},
		{nl, "Wat?! Echt?", "Wat?!|Echt?"},
		{de, "Am 3. Oktober war es z.B. Sonntag. Gut.", "Am 3. Oktober war es z.B. Sonntag.|Gut."},
		{nl, "", ""},
		{nl, " \n ", ""},
	} {
		b := &block{text: example.text}
		var got []string
		for _, s := range b.sentences(example.l) {
			got = append(got, example.text[s.start:s.end])
		}
		if strings.Join(got, "|") != example.want {
			t.Errorf("%q\ngot  %s\nwant %s", example.text, strings.Join(got, "|"), example.want)
		}
	}
}

func TestLongSentences(t *testing.T) {
	long := "Begin " + words(25) + " einde."
	for body, want := range map[string]string{
		words(25) + ".": "",
		"Kort. " + long: "sentence-long 27|25: " + excerpt(long),
		"- Kort.\n- " + strings.ReplaceAll(long, "Begin", "**Begin**"): "sentence-long 27|25: " + excerpt("**Begin** "+words(25)),
		"> " + long:                 "",
		"Zin.[^a]\n\n[^a]: " + long: "",
		words(20) + ".[^a] Nog " + words(20) + ".\n\n[^a]: Noot.": "",
		"Eerste\nregel " + words(24) + ".":                        "sentence-long 26|25: Eerste",
		"| " + long + " | b |\n| --- | --- |\n| c | d |":          "sentence-long 27|25: " + excerpt(long),
	} {
		if got := advise(t, "nl", body+"\n"); got != want {
			t.Errorf("%q\ngot  %s\nwant %s", body, got, want)
		}
	}
}

func TestPassivesPileUp(t *testing.T) {
	for text, want := range map[string]string{
		"De vragen worden beantwoord.": "",
		"De vragen worden beantwoord. Het antwoord wordt gedeeld. Daarna werd alles geteld.":                                                    "passive 3|3: De vragen worden beantwoord.",
		"De groep werd opgericht door leden. Die is betaald door de stad. Er moet worden gekozen.":                                              "passive 3|3: De groep werd opgericht door leden.",
		"Wat gevraagd wordt, wordt beantwoord, en wat gezegd werd, telt.":                                                                       "passive 3|1: Wat gevraagd wordt, wordt beantwoord, en wat gezegd werd, telt.",
		"De vragen worden beantwoord. Zo. Zo. Zo. Het antwoord wordt gedeeld. Zo. Zo. Zo. Alles werd geteld.":                                   "",
		"## A\n\nDe vragen worden beantwoord. Dat wordt gedeeld.\n\n## B\n\nAlles werd geteld.":                                                 "",
		"Wie lid wordt, gebruikt de groep. Het wordt laat. De stad werd groot. Zij zijn gekomen. Hij is gegroeid. Ze wordt lid van een gebied.": "",
		"Hij zei: \"De vragen worden beantwoord. Dat wordt gedeeld. Alles werd geteld.\"":                                                       "",
	} {
		if got := advise(t, "nl", text+"\n"); got != want {
			t.Errorf("%q\ngot  %s\nwant %s", text, got, want)
		}
	}
	if got := advise(t, "en", "The group was founded. It was led by ten. Questions are answered.\n"); got != "passive 3|3: The group was founded." {
		t.Errorf("English: %s", got)
	}
}

func TestFieldsAreFoundInTheFile(t *testing.T) {
	long := "Begin " + words(26) + "."
	for fields, want := range map[string]string{
		`title: "Kennis delen middels Yammer"`:                                     "2:22 title jargon: middels",
		"title: 'Gent''s plan middels Yammer'":                                     "2:22 title jargon: middels",
		"title: middels middels":                                                   "2:8 title jargon: middels\n2:16 title jargon: middels",
		"summary: \"" + long + "\"":                                                "2:11 summary sentence-long: " + excerpt(long),
		"summary: >\n  Kort en\n  middels iets.\ntitle: x":                         "4:3 summary jargon: middels",
		"summary: \"\\u006diddels iets\"":                                          "2:10 summary jargon: \"\\u006diddels iets\"",
		"image: {src: a.jpg, alt: \"Foto van iemand\"}":                            "2:27 image image-alt-opening: Foto van iemand",
		"image: {src: img-12.jpg, alt: img-12}":                                    "2:31 image image-alt-file: img-12",
		"summary: Een gewone samenvatting.\ntitle: Een titel: van \"middels\" mij": "",
	} {
		var got []string
		for _, a := range adviceOn(t, "nl", "---\n"+fields+"\n---\n\nTekst.\n") {
			got = append(got, fmt.Sprintf("%d:%d %s %s: %s", a.Line, a.Column, a.Field, strings.TrimPrefix(a.Code, "textcheck-"), a.Excerpt))
		}
		if strings.Join(got, "\n") != want {
			t.Errorf("%s\ngot  %s\nwant %s", fields, strings.Join(got, "\n"), want)
		}
	}
}

func TestAdviceSaysItsSection(t *testing.T) {
	all := adviceOn(t, "", front+"Boven middels.\n\n## Aanpak\n\nIn middels.\n\n## Ons team\n\nOok middels.\n")
	var got []string
	for _, a := range all {
		got = append(got, a.Section)
	}
	if strings.Join(got, ",") != ",aanpak,Ons team" {
		t.Errorf("got %q", got)
	}
}

func TestAdviceKnowsTheProblemThatSaysTheSame(t *testing.T) {
	r := rules(t)
	src := front + "\n## Aanpak\n\n#### Diep\n\nTekst ![](a.jpg)\n\n###\n\nTekst.\n\n## Resultaat\n"
	c, problems := casefile.Parse("cases/club35.md", []byte(src), r)
	problems = append(problems, casefile.Validate(c, r)...)
	for _, a := range Check(c, "") {
		repeated := false
		for _, p := range problems {
			repeated = repeated || a.Repeats(p)
		}
		if !repeated {
			t.Errorf("%+v: no problem says so; problems are %v", a, problems)
		}
	}
}

// TestTheRealCasesNeedLittle holds the advice to what is worth an editor's time: the real cases are written in plain language.
func TestTheRealCasesNeedLittle(t *testing.T) {
	names, err := filepath.Glob("../../cases/*.md")
	if err != nil || len(names) == 0 {
		t.Fatal("no cases", err)
	}
	r, total := rules(t), 0
	for _, name := range names {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		c, _ := casefile.Parse("cases/"+filepath.Base(name), src, r)
		all := Check(c, "")
		for _, a := range all {
			checkPlace(t, string(src), a)
		}
		if len(all) > 5 {
			t.Errorf("%s: %d pieces of advice:\n%s", name, len(all), show(all))
		}
		total += len(all)
	}
	if total > 2*len(names) {
		t.Errorf("%d pieces of advice on %d cases", total, len(names))
	}
}

func TestEveryLanguageCanBeRead(t *testing.T) {
	for code := range languages() {
		l, err := readLanguage(code + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		for _, e := range l.Jargon {
			for _, form := range e.forms() {
				if seen[form] {
					t.Errorf("%s: %q is there twice", code, form)
				}
				seen[form] = true
			}
			if e.Plain == "" {
				t.Errorf("%s: nothing plainer for %q", code, e.Word)
			}
		}
	}
	if n := len(languages()["nl"].Jargon); n < 150 {
		t.Errorf("%d words of Dutch jargon", n)
	}
}

func TestAdviceIsTheLowestSeverity(t *testing.T) {
	if p := (Advice{Code: "textcheck-wall"}).Problem("a.md"); p.Severity <= diag.Warning || diag.HasErrors([]diag.Problem{p}) {
		t.Errorf("severity %v", p.Severity)
	}
}
