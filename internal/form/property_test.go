package form

import (
	"math/rand"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"openoverheid.nu/internal/casefile"
)

var day = time.Date(2026, 11, 27, 0, 0, 0, 0, time.UTC)

// styles are fields as people write them, for both models.
var styles = []string{
	"title: Een  # titel\n", "title: 'It''s zo'\n", "\"title\" : \"a\\tb \\u00e9\"\n", "title: |\n  een\n  twee\n\n", "title: >+\n  een\n\n  twee\n\n",
	"date : 2012-03-06\n", "date: 2012-03-06T09:00:00+01:00 # uur\n", "date: ooit\n", "date:\n",
	"summary: Een samenvatting\n  op twee regels\n", "summary: \" begint met een blanco\"\n", "summary: \"regel\\r\\nregel\\0\"\n",
	"tags:\n- een # a\n# b\n- twee\n", "tags: [een,\n  twee # c\n]\n", "tags: los\n", "tags: [a, a, ' a ', \"\", \"b\\nc\"]\n", "tags: [a, {b: c}]\n", "tags: []\n",
	"organisations: [Kind & Gezin, \"a, b\"]\n", "aspects: [hrm, inovatie, hrm]\n", "channels: [website]\n", "river: [Leie, Schelde]\n", "type: boog\n", "type: raar\n",
	"year: 01909\n", "year: '1909'\n", "span: 41.50\n", "listed: True\n", "listed: misschien\n", "draft: false # nog niet\n", "draft: ja\n",
	"period: {start: 2011, x-reden: onbekend}\n", "period:\n  end: 2012 # slot\n  start: 2011\n", "closed: {start: 2019}\n", "period: {}\n", "period: 2011\n",
	"image:\n  src: cover.jpg\n  alt: >-\n    Een brug\n    in de mist\n  x-licentie: CC0\n",
	"results:\n  - {metric: a, value: 1, x-a: b}\n  # d\n\n  - metric: b\n    value: \"2\"\n  - los\n  - {metric: [c]}\n", "results: []\n", "results: {}\n",
	"inspections:\n- date: 2021-05-04\n  state: goed\n  works: [een, 'twee, drie']\n- {date: 2022-01-01, state: onbekend, works: los}\n",
	"sources:\n- title: \"met \\\"aanhaling\\\"\"\n  url: https://x.be/?a=b#c\n", "references: [{title: a}, {url: https://x.be}]\n",
	"related: [club35]\n", "aliases: [/oud/]\n", "id: club-35\n", "reviewed: 2026-11-01\n", "replaces: oude-brug\n",
	"x-a: |\n  een\n  # twee\n", "\"b c\": >+\n  een\n\n", "level: [\n", "level: vla\n  ams\n", "status: \"af\n", "onbekend: {a: [1, 2]}\n",
}

var bodies = []string{"", "Los.\n", "\nVooraf.\n\n", "\n"}

var headings = []string{"## Aanleiding\n", "##   Aanpak  ##\n\n", "Resultaat\n---\n", "## Het netwerk\n\n\n", "## Geschiedenis\n\n", "## Constructie {#bouw}\n", "## Lessen\n\n"}

var texts = []string{"Tekst.\n\n", "  ingesprongen\n\n\n", "```\n## geen kop\n```\n\n", "- een\n- twee\n\n", "    code\n\n", "<!-- nota -->\n\n", "### Kop\n\nTekst[^1].\n\n[^1]: Noot.\n", "\n", "regel  \nregel\\\n\ttab\n\n"}

// randomCase is a file in every style, with comments and empty lines between its fields.
func randomCase(r *rand.Rand) string {
	var b strings.Builder
	b.WriteString("---\n")
	seen := map[string]bool{}
	for _, i := range r.Perm(len(styles))[:r.Intn(30)] {
		key, _, _ := strings.Cut(strings.Trim(styles[i], "\""), ":")
		if key = strings.Trim(key, "\" "); !seen[key] {
			seen[key] = true
			b.WriteString([]string{"", "\n", "# nota\n", "\n  # in\n"}[r.Intn(4)] + styles[i])
		}
	}
	b.WriteString("---\n" + bodies[r.Intn(len(bodies))])
	for _, i := range r.Perm(len(headings))[:r.Intn(len(headings))] {
		b.WriteString(headings[i] + texts[r.Intn(len(texts))])
	}
	return b.String()
}

var scraps = []string{"een", "Kind & Gezin", "a: b", "#x", "12", "no", "é\r\nü", "'", "\"", "- x", "[", "{a}", "\\", "2012-01-01", "a,b", "een\r\n\r\n  twee\r\n", "~", "null",
	"*", "\ta", ":", "|", "%", "\u2028", "😀", "---", "...", "http://x.be/#y", "41,5", "true", "\x01\x7f", "\xff", "vlaams", "hrm", "```\r\nopen", "<!-- open", "### kop", ""}

// edit changes one control in what a browser sends, and returns the name of the field or the section that it is part of.
func edit(r *rand.Rand, f *Filled, values url.Values) *Control {
	var tops []*Control
	for _, g := range f.Groups {
		for _, k := range g.Controls {
			if !k.Locked {
				tops = append(tops, k)
			}
		}
	}
	top := tops[r.Intn(len(tops))]
	scrap := func() string { return scraps[r.Intn(len(scraps))] }
	switch {
	case top.Kind == Rows:
		values.Set(top.Name+".rows", []string{"", "2,1", "1", "1,2,3,4", "3,9", "1,2,3,4,5,6"}[r.Intn(6)])
		for _, n := range []string{"1", "2", "9"} {
			part := top.Blank.Parts[r.Intn(len(top.Blank.Parts))]
			values.Set(top.Name+"."+n+"."+part.field.Name, scrap())
		}
	case top.Kind == Object || top.Kind == Heading:
		values.Set(top.Parts[r.Intn(len(top.Parts))].Name, scrap())
	case top.isList():
		values.Add(top.Name, scrap())
	default:
		values[top.Name] = append(values[top.Name], scrap())
	}
	return top
}

// TestRandomEditsThroughTheForm edits cases through the form, and compares every byte that was not edited.
func TestRandomEditsThroughTheForm(t *testing.T) {
	r := rand.New(rand.NewSource(6))
	forms := []*Form{New(model(t, casesModel), Options{Lang: "nl"}), New(model(t, bridgesModel), Options{Lang: "en"})}
	edited, edits := 0, 2000
	if os.Getenv("SOAK") != "" {
		edits = 200_000
	}
	for range edits {
		f := forms[r.Intn(len(forms))]
		c := parse(t, f.model, randomCase(r))
		before := string(c.Format())
		filled := f.Fill(c)
		values := send(filled)
		if err := f.Apply(c, values); err != nil || string(c.Format()) != before {
			t.Fatalf("untouched, %v:\n%s\nbecame\n%s", err, before, c.Format())
		}
		was := partsOf(c)
		top := edit(r, filled, values)
		if err := f.Apply(c, values); err != nil {
			t.Fatalf("%s %q: %v in\n%s", top.Name, values[top.Name], err, before)
		}
		if string(c.Format()) != before {
			edited++
		}
		checkParts(t, top, was, c, before)
		again := parse(t, f.model, string(c.Format()))
		if err := f.Apply(again, send(f.Fill(again))); err != nil || string(again.Format()) != string(c.Format()) {
			t.Fatalf("%s, a second time, %v:\n%s\nbecame\n%s", top.Name, err, c.Format(), again.Format())
		}
	}
	if edited < edits/2 {
		t.Errorf("only %d edits changed anything", edited)
	}
}

// file is a case in the parts that an edit can change: the lines of each field, what is between them, the lines of each section.
type file struct {
	fields   map[string]string
	between  string
	comments int
	sections []string // the intro first
}

func partsOf(c *casefile.Case) file {
	src := string(c.Format())
	front := strings.TrimSuffix(src, c.Body)
	p := file{fields: map[string]string{}, between: front, comments: len(comment.FindAllString(front, -1))}
	for _, w := range c.Written() {
		p.fields[w.Name] = w.Text
		p.between = strings.Replace(p.between, w.Text, "", 1)
	}
	p.between = comment.ReplaceAllString(p.between, "")
	lines := strings.SplitAfter(c.Body, "\n")
	start := 0
	for _, s := range c.Sections {
		end := s.Line - c.BodyLine
		p.sections = append(p.sections, strings.Join(lines[start:end], ""))
		start = end
	}
	p.sections = append(p.sections, strings.Join(lines[start:], ""))
	return p
}

var comment = regexp.MustCompile(`(?m) *# (a|b|c|d|nota|in|titel|uur|slot|nog niet)\n|\n(?: *\n)*`)

func checkParts(t *testing.T, top *Control, was file, c *casefile.Case, before string) {
	t.Helper()
	is := partsOf(c)
	name := strings.TrimPrefix(top.Name, "f.")
	if top.field == nil {
		if front := strings.TrimSuffix(before, was.body()); !strings.HasPrefix(string(c.Format()), front) {
			t.Fatalf("%s changed the front matter of\n%s\nto\n%s", top.Name, before, c.Format())
		}
		checkSections(t, top, was.sections, is.sections, before)
		return
	}
	if !strings.HasSuffix(string(c.Format()), "---\n"+was.body()) {
		t.Fatalf("%s changed the text of\n%s\nto\n%s", top.Name, before, c.Format())
	}
	for other, lines := range was.fields {
		if other != name && is.fields[other] != lines {
			t.Fatalf("%s changed %s of\n%s\nto\n%s", top.Name, other, before, c.Format())
		}
	}
	if is.between != was.between {
		t.Fatalf("%s changed what is between the fields of\n%s\nto\n%s", top.Name, before, c.Format())
	}
}

func (f file) body() string { return strings.Join(f.sections, "") }

// checkSections wants all parts but the edited one in the same order, byte for byte but for empty lines at the end
// of the file and before a new heading, and but for the one line that a heading above hyphens needs when what stood before it is gone.
func checkSections(t *testing.T, top *Control, was, is []string, before string) {
	t.Helper()
	at := 0
	for i, lines := range was {
		if i == top.section+1 && (top.present || i == 0) {
			continue
		}
		bared := i == top.section && i+2 < len(was) && len(is) < len(was) && !strings.HasPrefix(was[i+2], "##")
		j := slices.IndexFunc(is[at:], func(s string) bool {
			return s == lines || s == lines+"\n" && bared || s == lines+"\n" && len(is) > len(was) || strings.TrimRight(s, "\n") == strings.TrimRight(lines, "\n") && i >= len(was)-2
		})
		if j < 0 {
			t.Fatalf("%s lost %q of\n%s\nnow %q", top.Name, lines, before, is)
		}
		at += j + 1
	}
}

// FuzzApply sends what no browser sends. The case stays a case, and what is no part of the form does nothing.
func FuzzApply(f *testing.F) {
	f.Add(filledCase, "f.title=x&f.results.rows=2,1,7&f.results.7.value=1&s.aanpak=y&s.%2B1.title=z")
	f.Add("", "s.intro=---&f.tags=a&f.tags=b")
	f.Add("---\ntitle: [\n---\n## A\n```\n", "f.title=%00&s.%2B1.text=%60%60%60&s.%2B2.title=%23&s.aanleiding=%3C!--")
	f.Add(strings.Join(styles, ""), "f.period.start=x&f.image.src=../x&f.draft=true")
	r := rand.New(rand.NewSource(7))
	for range 20 {
		f.Add(randomCase(r), "f.results.rows=9,1&f.results.9.date=6-3-2012&f.channels=x&s.resultaat=%0D%0A---%0D%0A")
	}
	m := model(f, casesModel)
	form := New(m, Options{Lang: "nl"})
	f.Fuzz(func(t *testing.T, src, query string) {
		values, _ := url.ParseQuery(query)
		c, _ := casefile.Parse("cases/proef.md", []byte(src), casefile.Rules{Model: m, Languages: []string{"nl"}})
		if c == nil {
			return
		}
		before := string(c.Format())
		if err := form.Apply(c, send(form.Fill(c))); err != nil || string(c.Format()) != before {
			t.Fatalf("untouched, %v: %q became %q", err, before, c.Format())
		}
		kept := fieldsOutside(form, c)
		if err := form.Apply(c, values); err != nil && string(c.Format()) != before {
			t.Fatalf("refused with %v, and changed", err)
		}
		again, _ := casefile.Parse("cases/proef.md", c.Format(), c.Rules())
		if again == nil {
			t.Fatalf("%q can't be read", c.Format())
		}
		if after := fieldsOutside(form, again); !slices.Equal(kept, after) {
			t.Fatalf("%q became %q", kept, after)
		}
	})
}

// fieldsOutside are the lines of the fields that the model does not know.
func fieldsOutside(f *Form, c *casefile.Case) []string {
	var lines []string
	for _, k := range f.Fill(c).Kept {
		lines = append(lines, k.Source)
	}
	return lines
}
