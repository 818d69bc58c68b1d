package schema

import (
	"encoding/json"
	"math"
	"reflect"
	"strings"
	"sync"
	"testing"
)

// whole is front matter that the case model has nothing to say of.
const whole = `
title: Springuitdeband
date: 2012-03-06
lastmod: 2012-04-01T09:00:00+02:00
summary: Een leertraject brengt mensen die vernieuwen bijeen, over de grenzen van hun diensten heen.
organisations: [Bestuurszaken, Stad Lommel]
level: vlaams
aspects: [innovatie, hrm]
channels: [website, linkedin]
tags: [netwerk, leertraject]
status: afgerond
period: {start: 2011, end: 2012-05-28}
audience: [ambtenaren]
image: {src: cover.jpg, alt: Een kring van stoelen, credit: ""}
media: [{kind: video, url: "https://voorbeeld.example/v", title: De film}]
results: [{metric: Retweets, value: 120, unit: "", date: 2011-11-02, source: "http://voorbeeld.example"}]
sources: [{title: Verslag}, {url: "https://voorbeeld.example/a?b=c#d", date: 2012}]
related: [club35]
aliases: [/2012/03/oude-url/, /oud.html]
id: club-35
reviewed: 2026-11-01
draft: false
x-notitie: {van: mij, over: [1, null]}
`

// with returns the whole front matter with a line in the place of the one of the same field.
func with(lines ...string) string {
	text := whole
	for _, l := range lines {
		key, _, _ := strings.Cut(l, ":")
		rest := strings.Split(text, "\n")
		for i, old := range rest {
			if strings.HasPrefix(old, key+":") {
				rest[i] = ""
			}
		}
		text = strings.Join(rest, "\n") + l + "\n"
	}
	return text
}

func TestFrontMatterThatFitsHasNoViolations(t *testing.T) {
	m := model(t, casesFile)
	if got := violated(m.Check(front(t, whole))); got != "" {
		t.Error(got)
	}
}

func TestCheckSaysWhatIsWrong(t *testing.T) {
	m := model(t, casesFile)
	for _, c := range []struct{ line, want string }{
		// Text is counted in characters, not bytes.
		{"title: ab", "/title schema-too-short title | 2 | 3"},
		{"title: été", ""},
		{"title: " + strings.Repeat("é", 120), ""},
		{"title: " + strings.Repeat("é", 121), "/title schema-too-long title | 121 | 120"},
		{`title: "    "`, "/title schema-blank title"},
		{"title: \"\u00a0\u00a0\"", "/title schema-blank title"},
		{`title: ""`, "/title schema-blank title"},
		{"title: 2012", "/title schema-not-string title | 2012"},
		{"title: [a, b]", `/title schema-not-string title | ["a","b"]`},
		{"title:", "/title schema-empty title"},
		{"summary: kort", "/summary schema-too-short summary | 4 | 40"},

		// Dates are days that exist, or moments with a zone.
		{"date: 2012-02-29", ""},
		{"date: 2012-02-30", "/date schema-bad-date date | 2012-02-30"},
		{"date: 6 maart 2012", "/date schema-bad-date date | 6 maart 2012"},
		{"date: 2012", "/date schema-bad-date date | 2012"},
		{"date: 2012-3-6", "/date schema-bad-date date | 2012-3-6"},
		{"date: 0001-01-01", "/date schema-bad-date date | 0001-01-01"},
		{"date: 2012-03-06T09:00:00Z", ""},
		{"date: 2012-03-06T09:00:00.5+01:00", ""},
		{"date: 2012-03-06T09:00:00", "/date schema-bad-date date | 2012-03-06T09:00:00"},
		{"date: 2012-03-06T9:00:00Z", "/date schema-bad-date date | 2012-03-06T9:00:00Z"},
		{"date: 2016-12-31T23:59:60Z", "/date schema-bad-date date | 2016-12-31T23:59:60Z"},
		{"reviewed: 2026-11-01T09:00:00Z", "/reviewed schema-bad-date reviewed | 2026-11-01T09:00:00Z"},
		{"period: {start: 2011-13-01}", "/period/start schema-bad-year period.start | 2011-13-01"},
		{`period: {start: "2011"}`, "/period/start schema-bad-year period.start | 2011"},
		{"period: {start: 20111}", "/period/start schema-bad-year period.start | 20111"},
		{"period: {start: }", "/period/start schema-empty period.start"},
		{"period: {end: 2012}", "/period schema-required start | period.start"},
		{"period: 2011", "/period schema-not-object period | 2011"},

		// Closed vocabularies.
		{"level: Vlaams", "/level schema-unknown-term-near Vlaams | vlaams | " + levels},
		{"level: gemeente", "/level schema-unknown-term gemeente |  | " + levels},
		{"level: local", "/level schema-unknown-term-near local | lokaal | " + levels},
		{"level: [vlaams]", `/level schema-not-string level | ["vlaams"]`},
		{"status: lopende", "/status schema-unknown-term-near lopende | lopend | gepland, lopend, afgerond, gestopt"},
		{"aspects: [innovatie, klanten, hr]", "/aspects/1 schema-unknown-term klanten |  | " + aspects +
			"\n/aspects/2 schema-unknown-term-near hr | hrm | " + aspects},
		{"aspects: [customer care]", "/aspects/0 schema-unknown-term-near customer care | klantenzorg | " + aspects},

		// Lists.
		{"channels: []", "/channels schema-too-few channels | 0 | 1"},
		{"channels: website", "/channels schema-not-array channels | website"},
		{"tags: [a1, b1, a1, b1, a1]", "/tags/2 schema-duplicate tags | a1\n/tags/3 schema-duplicate tags | b1\n/tags/4 schema-duplicate tags | a1"},
		{"tags: [t1, t2, t3, t4, t5, t6, t7, t8, t9, t10, t11, t12, t13]", "/tags schema-too-many tags | 13 | 12"},
		{"tags: [1]", "/tags/0 schema-not-string tags | 1"},
		{"tags: [~]", "/tags/0 schema-empty tags"},

		// Objects.
		{"image: {src: cover.jpg}", "/image schema-required alt | image.alt"},
		{`image: {src: cover.jpg, alt: ""}`, "/image/alt schema-blank image.alt"},
		{"image: {src: ../cover.jpg, alt: x}", "/image/src schema-bad-pattern image.src | ../cover.jpg | cover.jpg"},
		{"image: {src: cover.jpg, alt: x, caption: y}", "/image/caption schema-unknown-key caption |  | src, alt, credit"},
		{"image: {src: cover.jpg, alt: x, x-maat: 3}", ""},
		{"sources: [{date: 2012-03-06}]", "/sources/0 schema-required-any title, url"},
		{"media: [{kind: film, url: x, title: y}]", "/media/0/kind schema-unknown-term film |  | video, audio, post, document\n/media/0/url schema-bad-url media.url | x"},
		{"results: [{metric: Volgers, value: veel}, {value: 3}]", "/results/0/value schema-not-number results.value | veel\n/results/1 schema-required metric | results.metric"},
		{"results: []", ""},

		// Addresses and names of cases.
		{`sources: [{url: "ftp://voorbeeld.example"}]`, "/sources/0/url schema-bad-url sources.url | ftp://voorbeeld.example"},
		{`sources: [{url: "javascript:alert(1)"}]`, "/sources/0/url schema-bad-url sources.url | javascript:alert(1)"},
		{`sources: [{url: "www.voorbeeld.example"}]`, "/sources/0/url schema-bad-url sources.url | www.voorbeeld.example"},
		{`sources: [{url: "HTTPS://voorbeeld.example"}]`, ""},
		{"related: [Club 35]", "/related/0 schema-bad-slug related | Club 35"},
		{"id: club_35", "/id schema-bad-slug id | club_35"},
		{"id: club--35", ""},
		{"aliases: [oud]", "/aliases/0 schema-bad-pattern aliases | oud | [/2012/03/oude-url/]"},
		{"aliases: [/a/../b]", "/aliases/0 schema-bad-pattern aliases | /a/../b | [/2012/03/oude-url/]"},
		{"aliases: [//elders.example/]", "/aliases/0 schema-bad-pattern aliases | //elders.example/ | [/2012/03/oude-url/]"},
		{"aliases: [/]", "/aliases/0 schema-bad-pattern aliases | / | [/2012/03/oude-url/]"},

		// Keys.
		{"kanalen: [website]", "/kanalen schema-unknown-key-near kanalen | channels | " + keys},
		{"sumary: x", "/sumary schema-unknown-key-near sumary | summary | " + keys},
		{"voorbeeld: x", "/voorbeeld schema-unknown-key voorbeeld |  | " + keys},
		{"draft: ja", "/draft schema-not-boolean draft | ja"},
	} {
		t.Run(c.line, func(t *testing.T) {
			if got := violated(m.Check(front(t, with(c.line)))); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

const (
	levels  = "lokaal, provinciaal, vlaams, federaal, nationaal, europees, internationaal"
	aspects = "innovatie, klantenzorg, hrm, reputatie, communicatie"
	keys    = "title, date, lastmod, summary, organisations, level, aspects, channels, tags, status, period, audience, image, " +
		"media, results, sources, related, aliases, id, reviewed, draft"
)

func TestCheckSaysEverythingAtOnceInOrder(t *testing.T) {
	m := model(t, casesFile)
	got := violated(m.Check(front(t, `
channels: [twiter, 3]
results:
  - {metric: a, value: 1}
  - {metric: b}
  - {metric: c, value: x}
aspects: [hrm]
`)))
	want := `/ schema-required date | date
/ schema-required organisations | organisations
/ schema-required summary | summary
/ schema-required title | title
/channels/0 schema-unknown-term-near twiter | twitter | website, blog, twitter, facebook, linkedin, youtube, yammer, flickr, slideshare, wiki, forum, instagram, whatsapp, nieuwsbrief
/channels/1 schema-not-string channels | 3
/results/1 schema-required value | results.value
/results/2/value schema-not-number results.value | x`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestItemsAreInOrderOfTheirNumber(t *testing.T) {
	m := model(t, casesFile)
	v := m.Check(map[string]any{"related": []any{"a", "b", "C", "d", "e", "f", "g", "h", "i", "j", "K"}})
	var items []string
	for _, violation := range v {
		if len(violation.Path) == 2 {
			items = append(items, violation.Path[1])
		}
	}
	if !reflect.DeepEqual(items, []string{"2", "10"}) {
		t.Error(items)
	}
}

func TestNothingIsAnEmptyCase(t *testing.T) {
	m := model(t, casesFile)
	if got, want := violated(m.Check(nil)), violated(m.Check(map[string]any{})); got != want || got == "" {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := violated(m.Check("tekst")); got != "/ schema-not-fields" {
		t.Error(got)
	}
}

func TestUnknownKeysAreAtTheKey(t *testing.T) {
	m := model(t, bridgesFile)
	for _, v := range m.Check(map[string]any{"rivr": "x", "zzz": 1.0, "year": "x"}) {
		if atKey := v.Code == "schema-unknown-key" || v.Code == "schema-unknown-key-near"; v.AtKey() != atKey {
			t.Errorf("%s: AtKey is %v", v.Code, v.AtKey())
		}
	}
}

// What no YAML file holds, but a caller might hand over.
func TestStrangeValuesAreViolationsToo(t *testing.T) {
	m := model(t, casesFile)
	deep := any("bodem")
	for range 100_000 {
		deep = []any{deep}
	}
	loop := map[string]any{}
	loop["period"] = loop
	for name, c := range map[string]struct {
		value any
		want  string
	}{
		"not a number":       {map[string]any{"value": math.NaN()}, "/results/0/value schema-bad-value results.value"},
		"endless":            {map[string]any{"value": math.Inf(1)}, "/results/0/value schema-bad-value results.value"},
		"huge exponent":      {map[string]any{"value": json.Number("1e999999999")}, "/results/0/value schema-bad-value results.value"},
		"tiny exponent":      {map[string]any{"value": json.Number("1e-999999999")}, "/results/0/value schema-bad-value results.value"},
		"no number":          {map[string]any{"value": json.Number("twaalf")}, "/results/0/value schema-bad-value results.value"},
		"a type of Go's own": {map[string]any{"value": struct{}{}}, "/results/0/value schema-bad-value results.value"},
		"large but fine":     {map[string]any{"value": json.Number("12345678901234567890")}, ""},
		"an int":             {map[string]any{"value": uint64(3)}, ""},
	} {
		object := c.value.(map[string]any)
		object["metric"] = "Volgers"
		v := front(t, whole).(map[string]any)
		v["results"] = []any{object}
		if got := violated(m.Check(v)); got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
	for _, v := range []any{deep, loop, map[string]any{"tags": deep}} {
		if len(m.Check(v)) == 0 {
			t.Error("bottomless values are fine")
		}
	}
}

func TestCheckLeavesItsInputAlone(t *testing.T) {
	m := model(t, casesFile)
	v := map[string]any{"results": []any{map[string]any{"value": math.Inf(1), "metric": "x"}}, "tags": nil}
	m.Check(v)
	value := v["results"].([]any)[0].(map[string]any)["value"]
	if f, ok := value.(float64); !ok || !math.IsInf(f, 1) {
		t.Errorf("the value has become %v", value)
	}
}

func TestManyMayCheckAtOnce(t *testing.T) {
	m := model(t, casesFile)
	v := front(t, with("level: vlaamse", "tags: [a1, a1]"))
	want := violated(m.Check(v))
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 50 {
				if got := violated(m.Check(v)); got != want {
					t.Errorf("got\n%s\nwant\n%s", got, want)
					return
				}
			}
		})
	}
	group.Wait()
}

// A model that a test of another package writes out in Go checks too.
func TestAModelNeedNotComeFromAFile(t *testing.T) {
	m := &Model{Fields: []*Field{{Name: "title", Kind: String, Required: true, MinLen: 3}}}
	if got := violated(m.Check(map[string]any{"title": "x"})); got != "/title schema-too-short title | 1 | 3" {
		t.Error(got)
	}
}

func BenchmarkCheck(b *testing.B) {
	m := model(b, casesFile)
	v := front(b, whole)
	b.ReportAllocs()
	for b.Loop() {
		if len(m.Check(v)) > 0 {
			b.Fatal("violations")
		}
	}
}

func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		model(b, casesFile)
	}
}

func FuzzCheck(f *testing.F) {
	whole, _ := json.Marshal(front(f, whole))
	for _, seed := range []string{
		string(whole), "null", "[]", "{}", `{"title":1e400}`, `{"period":{"start":1e-400}}`, `{"tags":["a",["a"],{"a":1},null]}`,
		`{"results":[{"value":1E+2},{"value":-0}],"x-a":[1e999]}`, `{"":{"":""}}`, `{"aspects":{"0":"hrm"}}`,
	} {
		f.Add([]byte(seed))
	}
	models := []*Model{model(f, casesFile), model(f, bridgesFile)}
	f.Fuzz(func(t *testing.T, src []byte) {
		decoder := json.NewDecoder(strings.NewReader(string(src)))
		decoder.UseNumber()
		var v any
		if decoder.Decode(&v) != nil {
			return
		}
		for _, m := range models {
			found := m.Check(v)
			if again := m.Check(v); !reflect.DeepEqual(found, again) {
				t.Errorf("twice the same value, and\n%s\nthen\n%s", violated(found), violated(again))
			}
			for _, violation := range found {
				if !strings.HasPrefix(violation.Code, "schema-") {
					t.Errorf("no code: %+v", violation)
				}
			}
		}
	})
}
