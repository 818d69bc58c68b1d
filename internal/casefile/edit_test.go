package casefile

import (
	"fmt"
	"math/rand"
	"reflect"
	"regexp"
	"strings"
	"testing"
)

// texts makes a list of them.
func texts(items ...string) Value {
	v := Value{List: []Value{}}
	for _, item := range items {
		v.List = append(v.List, Value{Text: item})
	}
	return v
}

// object makes one of keys and texts in turn.
func object(pairs ...string) Value {
	v := Value{Members: []Member{}}
	for i := 0; i < len(pairs); i += 2 {
		v.Members = append(v.Members, Member{Name: pairs[i], Value: Value{Text: pairs[i+1]}})
	}
	return v
}

func TestFormatChangesNothing(t *testing.T) {
	for _, tt := range []struct{ src, want string }{
		{goodCase, goodCase},
		{"---\n\ntitle:   \"a\"  # b\n# c\n\ntags : [ x,y ]\n---\n\ntekst  ", "---\n\ntitle:   \"a\"  # b\n# c\n\ntags : [ x,y ]\n---\n\ntekst  \n"},
		{"\ufeff---\r\ntitle: a\r\n---\r\n", "---\ntitle: a\n---\n"},
		{"geen velden", "geen velden\n"},
		{"---\ntitle: [\n", "---\ntitle: [\n"},
		{"", ""},
	} {
		if got := string(parse(t, tt.src).Format()); got != tt.want {
			t.Errorf("%q: got %q", tt.src, got)
		}
	}
}

func TestSetWritesValuesAsPeopleDo(t *testing.T) {
	for _, tt := range []struct {
		name string
		v    Value
		want string
	}{
		{"title", Value{Text: "Ruimte voor Morgen"}, "title: Ruimte voor Morgen\n"},
		{"title", Value{Text: "US Air Force: reageren of niet?"}, "title: \"US Air Force: reageren of niet?\"\n"},
		{"title", Value{Text: `De "innovatieve" bende`}, "title: De \"innovatieve\" bende\n"},
		{"title", Value{Text: "2012"}, "title: \"2012\"\n"},
		{"title", Value{Text: "no"}, "title: \"no\"\n"},
		{"title", Value{Text: "3D wereld"}, "title: 3D wereld\n"},
		{"title", Value{Text: ""}, "title: \"\"\n"},
		{"title", Value{Text: " #een\t"}, "title: \" #een\\t\"\n"},
		{"title", Value{Text: "een\ntwee: drie\n\nvier\n"}, "title: |\n  een\n  twee: drie\n\n  vier\n"},
		{"title", Value{Text: "een\ntwee"}, "title: |-\n  een\n  twee\n"},
		{"title", Value{Text: "een \ntwee\n\n"}, "title: \"een \\ntwee\\n\\n\"\n"},
		{"date", Value{Text: "2012-03-06"}, "date: 2012-03-06\n"},
		{"draft", Value{Text: "true"}, "draft: true\n"},
		{"level", Value{Null: true}, "level:\n"},
		{"tags", texts("een", "twee, drie", "12"), "tags: [een, \"twee, drie\", \"12\"]\n"},
		{"tags", texts(), "tags: []\n"},
		{"organisations", texts(strings.Repeat("lang ", 12)+"eind", strings.Repeat("lang ", 12)+"slot"),
			"organisations:\n  - " + strings.Repeat("lang ", 12) + "eind\n  - " + strings.Repeat("lang ", 12) + "slot\n"},
		{"period", object("start", "2011", "end", "2012-05-01"), "period:\n  start: 2011\n  end: 2012-05-01\n"},
		{"period", object(), "period: {}\n"},
		{"results", Value{List: []Value{object("metric", "Volgers", "value", "-120.5"), object("metric", "90", "value", "1")}},
			"results:\n  - metric: Volgers\n    value: -120.5\n  - metric: \"90\"\n    value: 1\n"},
		{"sources", Value{List: []Value{object("title", "een\ntwee", "url", "https://x.be/?a=b#c")}},
			"sources:\n  - title: |-\n      een\n      twee\n    url: https://x.be/?a=b#c\n"},
		{"x: nota", Value{Text: "no"}, "\"x: nota\": \"no\"\n"},
	} {
		c := parse(t, "---\n---\n")
		c.Set(tt.name, tt.v)
		if got, want := string(c.Format()), "---\n"+tt.want+"---\n"; got != want {
			t.Errorf("%s: got\n%swant\n%s", show(tt.v), got, want)
		}
		if got, _ := c.Get(tt.name); show(got) != show(tt.v) {
			t.Errorf("wrote %s, read %s", show(tt.v), show(got))
		}
	}
}

func TestSetLeavesTheRestAsItWas(t *testing.T) {
	before := `---
# De titel
title:   'Oud'   # zo heet het nu

x-nota:  { van:  redactie }
tags:
  # eerst het netwerk
  - netwerk # van ons

  - leertraject
# hierna de datum
"date" :  2012-03-06
---
Tekst.
`
	c := parse(t, before)
	c.Set("title", Value{Text: "Nieuw: beter"})
	c.Set("tags", texts("een", "twee"))
	c.Set("date", Value{Text: "2012-03-07"})
	c.Set("lastmod", Value{Text: "2012-04-01"})
	c.Set("level", Value{Text: "vlaams"})
	c.Set("x-extra", Value{Text: "slot"})
	c.SetBody("Andere tekst.")
	want := `---
# De titel
title: "Nieuw: beter"   # zo heet het nu

x-nota:  { van:  redactie }
# eerst het netwerk
# van ons
tags: [een, twee]
# hierna de datum
"date" : 2012-03-07
lastmod: 2012-04-01
level: vlaams
x-extra: slot
---

Andere tekst.
`
	if got := string(c.Format()); got != want {
		t.Errorf("got\n%s", got)
	}
	if c.Title != "Nieuw: beter" || c.Date.Day() != 7 || c.Body != "\nAndere tekst.\n" {
		t.Errorf("got %q, %v, %q", c.Title, c.Date, c.Body)
	}
	c.Remove("tags")
	c.Remove("no-such")
	if got := string(c.Format()); got != strings.Replace(want, "tags: [een, twee]\n", "", 1) {
		t.Errorf("got\n%s", got)
	}
}

func TestRowsThatStayKeepTheirLines(t *testing.T) {
	const rows = "sources: # bronnen\n  # eerst\n  - {title: \"a\",  url: 'https://a.be'} # a\n\n  # dan\n  - title: b\n    # in b\n    url: https://b.be\n  -\n    title: c\n"
	a, b, c := object("title", "a", "url", "https://a.be"), object("title", "b", "url", "https://b.be"), object("title", "c")
	n := object("title", "n: x")
	for _, tt := range []struct {
		name string
		rows []Value
		want string
	}{
		{"moved", []Value{c, a, b}, "sources: # bronnen\n  # eerst\n  -\n    title: c\n  - {title: \"a\",  url: 'https://a.be'} # a\n\n  # dan\n  - title: b\n    # in b\n    url: https://b.be\n"},
		{"removed", []Value{a, c}, "sources: # bronnen\n  # eerst\n\n  # dan\n  # in b\n  - {title: \"a\",  url: 'https://a.be'} # a\n  -\n    title: c\n"},
		{"added", []Value{a, b, c, n}, rows + "  - title: \"n: x\"\n"},
		{"edited on its line", []Value{object("title", "A", "url", "https://a.be"), b, c}, "sources: # bronnen\n  # eerst\n  # a\n  - {title: A, url: https://a.be}\n\n  # dan\n  - title: b\n    # in b\n    url: https://b.be\n  -\n    title: c\n"},
		{"edited below one another", []Value{a, object("title", "B"), c}, "sources: # bronnen\n  # eerst\n  - {title: \"a\",  url: 'https://a.be'} # a\n\n  # dan\n  # in b\n  - title: B\n  -\n    title: c\n"},
	} {
		got := parse(t, "---\n"+rows+"---\n")
		got.Set("sources", Value{List: tt.rows})
		if text := string(got.Format()); text != "---\n"+tt.want+"---\n" {
			t.Errorf("%s: got\n%s\nwant\n%s", tt.name, text, tt.want)
		}
		if v, _ := got.Get("sources"); show(v) != show(Value{List: tt.rows}) {
			t.Errorf("%s: reads %s", tt.name, show(v))
		}
	}
	got := parse(t, "---\nperiod:  {start: 2011,  x-a: b} # jaren\n---\n")
	got.Set("period", object("start", "2012", "end", "2013"))
	if text := string(got.Format()); text != "---\nperiod: {start: 2012, end: 2013} # jaren\n---\n" {
		t.Errorf("got\n%s", text)
	}
}

func TestTakingAFieldOutLeavesTheTextAboveIt(t *testing.T) {
	for _, tt := range []struct{ src, want string }{
		{"x-a: |\n  een\n\nid: a\n\n  # in\nlevel: vlaams\n", "x-a: |\n  een\n\n# in\nlevel: vlaams\n"},
		{"x-a: >+\n  een\n\nid: a\n\n\nlevel: vlaams\n", "x-a: >+\n  een\n\nlevel: vlaams\n"},
		{"x-a: een\nid: a\n\n  # in\nlevel: vlaams\n", "x-a: een\n\n  # in\nlevel: vlaams\n"},
		{"id: a\n\n# b\n", "\n# b\n"},
	} {
		c := parse(t, "---\n"+tt.src+"---\n")
		before, _ := c.Get("x-a")
		c.Remove("id")
		if got, want := string(c.Format()), "---\n"+tt.want+"---\n"; got != want {
			t.Errorf("%q: got %q, want %q", tt.src, got, want)
		}
		if after, _ := c.Get("x-a"); after.Text != before.Text {
			t.Errorf("%q: had %q, has %q", tt.src, before.Text, after.Text)
		}
	}
}

func TestANewFieldComesWhereTheModelHasIt(t *testing.T) {
	c := parse(t, "---\n# boven\ndate: 2012-03-06\n\n# aspecten\naspects: [hrm]\n---\n")
	c.Set("title", Value{Text: "Eerst"})
	c.Set("summary", Value{Text: "Daarna"})
	want := "---\ntitle: Eerst\n# boven\ndate: 2012-03-06\nsummary: Daarna\n\n# aspecten\naspects: [hrm]\n---\n"
	if got := string(c.Format()); got != want {
		t.Errorf("got\n%s", got)
	}
}

func TestEditsMendFilesThatLackTheirLines(t *testing.T) {
	for _, tt := range []struct{ src, want string }{
		{"", "---\ntitle: T\n---\n"},
		{"Tekst.\n", "---\ntitle: T\n---\n\nTekst.\n"},
		{"---\ndate: 2012-03-06", "---\ntitle: T\ndate: 2012-03-06\n---\n"},
		{"---\ntitle: oud\n\n## Aanleiding\n", "---\ntitle: T\n---\n\n## Aanleiding\n"},
		{"---\ntitle: \"oud\ndate: 2012-03-06\n---\n", "---\ntitle: T\ndate: 2012-03-06\n---\n"},
		{"---\ntitle:oud\n---\n", "---\ntitle: T\n---\n"},
		{"---\ntitle: oud: ouder # kijk\n---\n", "---\ntitle: T\n---\n"},
	} {
		c := parse(t, tt.src)
		c.Set("title", Value{Text: "T"})
		if got := string(c.Format()); got != tt.want {
			t.Errorf("%q: got\n%s", tt.src, got)
		}
	}
	c := parse(t, "Tekst.\n")
	c.SetBody("---\nx: y\n---\r\nAnders.\r\n")
	if got := string(c.Format()); got != "---\n---\n\n---\nx: y\n---\nAnders.\n" {
		t.Errorf("got %q", got)
	}
}

// TestRandomEditsKeepEverythingElse edits one field at a time and compares all the others.
func TestRandomEditsKeepEverythingElse(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for range 2000 {
		c := parse(t, randomCase(r))
		name, v := randomField(r)
		if rows, ok := c.Get("sources"); ok && r.Intn(3) == 0 {
			name, v = "sources", shuffledRows(r, rows)
		}
		before, comments := blockTexts(c), remarks(c.text)
		c.Set(name, v)
		if got, _ := c.Get(name); show(got) != show(v) {
			t.Fatalf("of %s wrote %s, read %s in\n%s", name, show(v), show(got), c.text)
		}
		after := blockTexts(c)
		delete(before, name)
		delete(after, name)
		if !reflect.DeepEqual(before, after) {
			t.Fatalf("set %s: had %q, has %q", name, before, after)
		}
		if got := remarks(c.text); got != comments {
			t.Fatalf("set %s: had the comments %s, has %s", name, comments, got)
		}
		formatted := string(c.Format())
		if again := parse(t, formatted); again.text != formatted || !reflect.DeepEqual(again.Values, c.Values) {
			t.Fatalf("reading\n%s\ngives %v, not %v", formatted, again.Values, c.Values)
		}
	}
}

// shuffledRows are some of the rows in another order, with one that is new.
func shuffledRows(r *rand.Rand, rows Value) Value {
	v := Value{List: []Value{}}
	for _, i := range r.Perm(len(rows.List)) {
		if r.Intn(4) > 0 {
			v.List = append(v.List, rows.List[i])
		}
	}
	if r.Intn(2) == 0 {
		v.List = append(v.List, object("title", scraps[r.Intn(len(scraps))]))
	}
	return v
}

// remarks are the comments of a case of randomCase, in whatever order.
func remarks(text string) string {
	var found []string
	for _, comment := range []string{"# titel", "# a", "# b", "# c", "# d", "# nota", "# in"} {
		found = append(found, fmt.Sprint(comment, strings.Count(text, comment)))
	}
	return strings.Join(found, " ")
}

// blockTexts are the lines of each field, and what is between the fields, but for comments, under no name.
func blockTexts(c *Case) map[string]string {
	all := map[string]string{}
	last := 0
	for _, b := range c.blocks() {
		all[b.name] = c.text[b.start:b.end]
		all[""] += c.text[last:b.start]
		last = b.end
	}
	all[""] = regexp.MustCompile(`(?m)^ *#.*\n`).ReplaceAllString(all[""]+c.text[last:], "")
	return all
}

var scraps = []string{"een", "Kind & Gezin", "a: b", "#x", "12", "no", "", "é\nü", "'", "\"", "- x", "[", "{a}", "x ", "\\", "2012-01-01", "a,b",
	"een\n\n  twee\n", "~", "null", "*", "<<", "\t", "a #b", ":", "x:", "|", "%", "\u2028", "😀", "---", "...", "http://x.be/#y"}

func randomValue(r *rand.Rand, depth int) Value {
	switch n := r.Intn(6); {
	case n == 0 && depth > 0:
		v := Value{List: []Value{}}
		for range r.Intn(4) {
			v.List = append(v.List, randomValue(r, depth-1))
		}
		return v
	case n == 1 && depth > 0:
		v := Value{Members: []Member{}}
		for _, i := range r.Perm(len(scraps))[:r.Intn(3)] {
			v.Members = append(v.Members, Member{Name: scraps[i], Value: randomValue(r, depth-1)})
		}
		return v
	case n == 2:
		return Value{Null: true}
	}
	return Value{Text: scraps[r.Intn(len(scraps))]}
}

func randomField(r *rand.Rand) (string, Value) {
	names := []string{"title", "date", "tags", "sources", "x-a", "b c", "level"}
	return names[r.Intn(len(names))], randomValue(r, 3)
}

// randomCase has fields in every style, with comments and empty lines between them.
func randomCase(r *rand.Rand) string {
	var b strings.Builder
	b.WriteString("---\n")
	for _, lines := range []string{"title: Een  # titel\n", "date : 2012-03-06\n", "tags:\n- een # a\n# b\n- twee\n", "tags: [een,\n  twee # c\n]\n",
		"x-a: |\n  een\n  # twee\n", "\"b c\": >+\n  een\n\n", "level: vla\n  ams\n", "sources:\n  - {title: a}\n  # d\n\n  - title: b\n",
		"sources: # titel\n- title: |\n    een\n    #nee\n\n- {title: \"a\", url: x} # a\n# b\n- los\n-\n   title: b # d\n   # nota\n   url: c\n", "level: [\n",
	} {
		if key, _, _ := strings.Cut(lines, ":"); r.Intn(2) == 0 && !strings.Contains(b.String(), "\n"+key+":") {
			b.WriteString([]string{"", "\n", "# nota\n", " # in\n"}[r.Intn(4)] + lines)
		}
	}
	b.WriteString("---\n" + []string{"", "tekst", "\n## Aanleiding\n"}[r.Intn(3)])
	return b.String()
}
