package casefile

import (
	"fmt"
	"strings"
	"testing"
)

// show writes values as a person would say them: texts as Go strings, null, [lists] and {mappings}.
func show(v Value) string {
	switch {
	case v.Null:
		return "null"
	case v.List != nil:
		var items []string
		for _, item := range v.List {
			items = append(items, show(item))
		}
		return "[" + strings.Join(items, ", ") + "]"
	case v.Members != nil:
		return "{" + showMembers(v.Members) + "}"
	}
	return fmt.Sprintf("%q", v.Text)
}

func showMembers(members []Member) string {
	var all []string
	for _, m := range members {
		all = append(all, m.Name+": "+show(m.Value))
	}
	return strings.Join(all, ", ")
}

func TestYAMLThatPeopleWrite(t *testing.T) {
	for _, tt := range []struct{ src, want string }{
		// Texts.
		{"a: Een titel", `a: "Een titel"`},
		{"a: 'Gent''s plan'   # zo heet het", `a: "Gent's plan"`},
		{`a: "een \"twee\" \u00e9 \x41 \ud83d\ude00\n"`, `a: "een \"twee\" é A 😀\n"`},
		{"a: https://voorbeeld.be/x#y?a=b:c", `a: "https://voorbeeld.be/x#y?a=b:c"`},
		{"a: C# en F#", `a: "C# en F#"`},
		{"a: 12:30 - 13:45", `a: "12:30 - 13:45"`},
		{"a: - b", ""},
		{"a: -b", `a: "-b"`},
		{"a: no\nb: Yes\nc: 012\nd: 1_000", `a: "no", b: "Yes", c: "012", d: "1_000"`},
		{"a:\nb: ~\nc: null\nd: ''\ne: \"\"", `a: null, b: null, c: null, d: "", e: ""`},
		{"\"a b\": c\n'd': e\nf : g", `a b: "c", d: "e", f: "g"`},
		// Texts of several lines.
		{"a: een\n  twee\n\n  drie # vier", `a: "een twee\ndrie"`},
		{"a: \"een  \n   twee\\\n   drie\n\n  vier\"", `a: "een tweedrie\nvier"`},
		{"a: 'een\n  twee'", `a: "een twee"`},
		{"a: |\n  een\n    twee\n\n  drie\n\nb: c", `a: "een\n  twee\n\ndrie\n", b: "c"`},
		{"a: |-\n  # geen aantekening\n  'een'\n", `a: "# geen aantekening\n'een'"`},
		{"a: |+\n  een\n\n", `a: "een\n\n\n"`},
		{"a: |2\n    een\n", `a: "  een\n"`},
		{"a: >\n  een\n  twee\n\n  drie\n    vier\n  vijf\n", `a: "een twee\ndrie\n  vier\nvijf\n"`},
		{"a: >-  # gevouwen\n  een\n  twee\n", `a: "een twee"`},
		// Lists.
		{"a: [een, 'twee, drie', \"vier\",]", `a: ["een", "twee, drie", "vier"]`},
		{"a: [\n  een, # de eerste\n  twee\n]\nb: c", `a: ["een", "twee"], b: "c"`},
		{"a: []\nb: {}", `a: [], b: {}`},
		{"a:\n- een\n- twee\nb: c", `a: ["een", "twee"], b: "c"`},
		{"a:\n  - een\n\n  # tussendoor\n  - twee\n  -\n", `a: ["een", "twee", null]`},
		{"a:\n  - - een\n    - twee\n  - [drie]\n", `a: [["een", "twee"], ["drie"]]`},
		// Mappings.
		{"a: {b: c, \"d\":e, f: [g], h: , i}", `a: {b: "c", d: "e", f: ["g"], h: null, i: null}`},
		{"a:\n  b: c\n  d:\n    e: f\n  g:\n  - h\n  i: j\n", `a: {b: "c", d: {e: "f"}, g: ["h"], i: "j"}`},
		{"a:\n  - b: c\n    d: e\n  - {b: f}\n  -   b: g\n      d: h\n", `a: [{b: "c", d: "e"}, {b: "f"}, {b: "g", d: "h"}]`},
	} {
		f := readFront(tt.src+"\n", span{0, len(tt.src) + 1}, 1)
		if got := showMembers(f.members); got != tt.want {
			t.Errorf("%s\ngot  %s\nwant %s", tt.src, got, tt.want)
		}
		if (len(f.faults) > 0) != (tt.want == "") {
			t.Errorf("%s\nfaults %v", tt.src, f.faults)
		}
	}
}

func TestValuesKnowWhereTheyStand(t *testing.T) {
	c := parse(t, "---\ntitle: é # één\nperiod: {start: 2011,\n  end: \"é\"}\nsources:\n  - {title: één, url: u}\n  - title: twee\n---\n")
	sources, _ := c.Get("sources")
	period, _ := c.Get("period")
	for _, tt := range []struct {
		name         string
		v            Value
		line, column int
	}{
		{"title", c.Values[0].Value, 2, 8},
		{"end", period.Members[1].Value, 4, 8},
		{"list", sources, 6, 3},
		{"url of the first", sources.List[0].Members[1].Value, 6, 23},
		{"title of the second", sources.List[1].Members[0].Value, 7, 12},
	} {
		if tt.v.Line != tt.line || tt.v.Column != tt.column {
			t.Errorf("%s: at %d:%d, not %d:%d", tt.name, tt.v.Line, tt.v.Column, tt.line, tt.column)
		}
	}
	if m := sources.List[0].Members[1]; m.Line != 6 || m.Column != 18 {
		t.Errorf("key at %d:%d", m.Line, m.Column)
	}
}

func TestMistakesInYAML(t *testing.T) {
	for _, tt := range []struct{ fields, want string }{
		{"level: de stad: Gent", "7:15: na “de stad” staat een dubbele punt met een spatie, en dat betekent hier: er volgt een waarde"},
		{"level:vlaams", "7:1: na level: ontbreekt een spatie"},
		{"level: \"vlaams", "7:8: het aanhalingsteken \" wordt nergens gesloten"},
		{"level: 'vlaams\nen zo", "7:8: het aanhalingsteken ' wordt nergens gesloten"},
		{"level: 'Gent's plan'", "7:14: na de waarde staat nog iets: s plan'"},
		{"tags: [een, twee", "7:7: het haakje [ wordt nergens gesloten"},
		{"tags: [een, #twee]", "7:13: wat na # staat, telt hier niet mee: het is een aantekening"},
		{"tags: [een, twee]]", "7:18: na de waarde staat nog iets: ]"},
		{"tags: [een twee: drie]", "7:16: na “een twee” staat een dubbele punt met een spatie, en dat betekent hier: er volgt een waarde"},
		{"tags: [een, \"twee\" drie]", "7:20: hier hoort een komma of ]"},
		{"tags: [een,, twee]", "7:12: een waarde kan niet met , beginnen"},
		{"period: {start: 2011 end: 2012}", "7:25: na “start: 2011 end” staat een dubbele punt met een spatie, en dat betekent hier: er volgt een waarde"},
		{"period: {start:2011}", "7:10: na start: ontbreekt een spatie"},
		{"level: *vlaams*", "7:8: een waarde kan niet met * beginnen"},
		{"level: @vlaams", "7:8: een waarde kan niet met @ beginnen"},
		{"level: &a vlaams", "7:8: een waarde kan niet met & beginnen"},
		{"level: !!str vlaams", "7:8: een waarde kan niet met ! beginnen"},
		{"? level\n: vlaams", "7:1: een waarde kan niet met ? beginnen"},
		{"<<: {level: vlaams}", "7:1: << voegt velden samen, en dat kan hier niet"},
		{"period: {<<: a}", "7:10: << voegt velden samen, en dat kan hier niet"},
		{"level: \"C:\\gent\"", "7:11: \\g betekent hier niets"},
		{"level: \"\\u0007\"", "7:9: hier staat een onzichtbaar stuurteken (1 in dit bestand)"},
		{"level: \"\\ud83d\"", "7:9: \\u betekent hier niets"},
		{"level: vlaams\nlevel: lokaal", "8:1: level staat er twee keer: ook op regel 7"},
		{"period:\n  start: 2011\n  start: 2012", "9:3: start staat er twee keer: ook op regel 8"},
		{"period:\n  start: 2011\n   end: 2012", "9:7: na “end” staat een dubbele punt"},
		{"period:\n  start: 2011\n end: 2012", "9:2: deze regel springt niet goed in"},
		{"period:\n\tstart: 2011", "8:1: deze regel springt in met een tab"},
		{"tags:\n  - een\n twee", "9:2: deze regel springt niet goed in"},
		{"tags: - een", "7:7: een lijst met streepjes begint op de regel eronder"},
		{"tags:\n  - een\n  twee: drie", "9:3: deze regel springt niet goed in"},
		{"level: vlaams\nen nog iets", "8:1: deze regel is geen veld"},
		{"level: |x\n  vlaams", "7:8: een waarde kan niet met | beginnen"},
		{"tags: [[[[[[[[[[[[[[[[[a]]]]]]]]]]]]]]]]]", "7:23: dit gaat te diep: te veel lijsten of onderdelen in elkaar"},
		{"%YAML 1.2", "7:1: een waarde kan niet met % beginnen"},
		{"--- # twee", "7:1: hier begint een tweede stel velden"},
		{"{level: vlaams}", "7:1: een waarde kan niet met { beginnen"},
	} {
		got := firstLine(problems(withFields(tt.fields + "\n")))
		if !strings.HasPrefix(got, tt.want) {
			t.Errorf("%s\ngot  %swant %s", tt.fields, got, tt.want)
		}
		if n := strings.Count(problems(withFields(tt.fields+"\n")), "\n"); n != 1 {
			t.Errorf("%s\n%d problems: %s", tt.fields, n, problems(withFields(tt.fields+"\n")))
		}
	}
}

func TestAHashtagIsDoubted(t *testing.T) {
	expect(t, withFields("tags: [een] #goed\n"), "")
	expect(t, withFields("#lastmod: 2012-04-01\n# Een aantekening\n"), "")
	expect(t, strings.Replace(goodCase, "Club35", "Alles over #gent", 1),
		"2:19: let op: wat na # staat, telt hier niet mee: het is een aantekening")
}

func TestOneMistakeLeavesTheOtherFieldsAlone(t *testing.T) {
	expect(t, "---\ntitle: Club35: het netwerk\ndate: 2012-03-06\nsummary: \"Jonge ambtenaren bouwden samen een netwerk.\n"+
		"organisations: [Vlaamse overheid\naspects: [innovatie]\nlevel:vlaams\n---\n"+goodBody, `
2:14: na “Club35” staat een dubbele punt met een spatie, en dat betekent hier: er volgt een waarde
4:10: het aanhalingsteken " wordt nergens gesloten
5:16: het haakje [ wordt nergens gesloten
7:1: na level: ontbreekt een spatie
`)
}
