package form

import (
	"encoding/json"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/schema"
)

// The models of this repository.
const (
	casesModel   = "../../cases/schema.yaml"
	bridgesModel = "../schema/testdata/bridges.yaml"
)

func model(t testing.TB, file string) *schema.Model {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	m, problems := schema.Parse(file, src)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return m
}

func parse(t testing.TB, m *schema.Model, src string) *casefile.Case {
	t.Helper()
	c, _ := casefile.Parse("cases/proef/index.md", []byte(src), casefile.Rules{Model: m, Languages: []string{"nl", "en"}, Shortcodes: []string{"video"}})
	if c == nil {
		t.Fatalf("no text at all: %q", src)
	}
	return c
}

// send is what a browser sends of a form in which nothing was touched.
func send(f *Filled) url.Values {
	values := url.Values{}
	for _, g := range f.Groups {
		for _, k := range g.Controls {
			sendControl(values, k)
		}
	}
	return values
}

func sendControl(values url.Values, k *Control) {
	one := func(s string) string {
		s = strings.ReplaceAll(s, "\x00", "\uFFFD")
		if k.OneLine() {
			return strings.NewReplacer("\r", "", "\n", "").Replace(s)
		}
		return strings.ReplaceAll(s, "\n", "\r\n")
	}
	switch {
	case k.Locked:
	case k.Kind == Object || k.Kind == Heading:
		for _, part := range k.Parts {
			sendControl(values, part)
		}
	case k.Kind == Rows:
		for _, r := range k.Rows {
			for _, part := range r.Parts {
				sendControl(values, part)
			}
		}
		extra := len(k.Rows) + 1 // the empty row below the others
		for _, part := range renumbered(k, extra) {
			sendControl(values, part)
		}
		values.Set(k.Name+".rows", order(extra))
	case k.Kind == Choices:
		values.Add(k.Name, "")
		for _, o := range k.Options {
			if o.Chosen {
				values.Add(k.Name, one(o.Value))
			}
		}
	case k.isList():
		for _, v := range k.Values {
			values.Add(k.Name, one(v.Text))
		}
		values.Add(k.Name, "")
	case k.Kind == Switch:
		values.Add(k.Name, "")
		if k.Value == "true" {
			values.Add(k.Name, "true")
		}
	default:
		values.Set(k.Name, one(k.Value))
	}
}

func find(t testing.TB, f *Filled, name string) *Control {
	t.Helper()
	k := f.byName()[name]
	if k == nil {
		t.Fatalf("no control %s", name)
	}
	return k
}

func TestARealCaseComesBackAsItWas(t *testing.T) {
	files, _ := filepath.Glob("../../cases/*.md")
	if len(files) < 10 {
		t.Fatal("no cases: is this test looking in the right place?")
	}
	f := New(model(t, casesModel), Options{Lang: "nl"})
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		c := parse(t, f.model, string(src))
		filled := f.Fill(c)
		if len(filled.Kept) > 0 || len(filled.Missing) > 0 {
			t.Errorf("%s: kept %v, missing %v", file, filled.Kept, filled.Missing)
		}
		for _, p := range filled.Problems {
			t.Errorf("%s: %s", file, p.Text("en"))
		}
		if err := f.Apply(c, send(filled)); err != nil || string(c.Format()) != string(src) {
			t.Errorf("%s is not what it was (%v)", file, err)
		}
	}
}

func TestEveryModelHasItsControls(t *testing.T) {
	for _, tt := range []struct{ file, lang, want string }{
		{casesModel, "nl", `essentials: title=text! date=date! summary=long! organisations=terms! aspects=choices! channels=choices! image=object
filters: level=choice tags=terms status=choice period=object audience=terms
story: aanleiding=markdown! aanpak=markdown! resultaat=markdown! moeilijkheden=markdown succesfactoren=markdown lessen=markdown herhaalbaarheid=markdown
evidence: media=rows results=rows sources=rows related=cases
management: lastmod=date aliases=words id=text reviewed=date draft=switch
`},
		{bridgesModel, "en", `essentials: title=text! date=date! summary=long! type=choice! river=terms! year=number! image=object
filters: designers=terms span=number listed=boolean closed=object replaces=case tags=choices
story: geschiedenis=markdown! constructie=markdown! onderhoud=markdown
evidence: inspections=rows dimensions=rows references=rows related=cases
management: lastmod=date aliases=words id=text draft=switch
`},
	} {
		f := New(model(t, tt.file), Options{Lang: tt.lang})
		got := ""
		for _, g := range f.Fill(parse(t, f.model, "---\n---\n")).Groups {
			got += string(g.ID) + ":"
			for _, k := range g.Controls {
				got += " " + k.Name[2:] + "=" + string(k.Kind)
				if k.Required {
					got += "!"
				}
				if k.Label == "" {
					t.Errorf("%s has no label", k.Name)
				}
			}
			got += "\n"
		}
		if got != tt.want {
			t.Errorf("%s: got\n%swant\n%s", tt.file, got, tt.want)
		}
	}
}

func TestExamplesAreWhatOneTypes(t *testing.T) {
	cases, bridges := New(model(t, casesModel), Options{Lang: "nl"}), New(model(t, bridgesModel), Options{Lang: "en"})
	empty := "---\n---\n"
	for _, tt := range []struct {
		f          *Form
		name, want string
	}{
		{cases, "f.title", "Burgers beantwoorden elkaars vragen op Facebook"},
		{cases, "f.channels", "LinkedIn, Website"},
		{cases, "f.period.start", "2011"},
		{cases, "f.image.credit", "Jan Voorbeeld, CC BY 4.0"},
		{bridges, "f.span", "41.5"},
		{bridges, "f.closed.end", "2020-06-30"},
		{bridges, "f.river", "Leie"},
	} {
		if got := find(t, tt.f.Fill(parse(t, tt.f.model, empty)), tt.name).Example; got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
	for _, part := range find(t, bridges.Fill(parse(t, bridges.model, empty)), "f.inspections").Blank.Parts {
		want := map[string]string{"date": "2021-05-04", "state": "Fair", "report": "", "works": "joints, railing"}[part.field.Name]
		if part.Example != want {
			t.Errorf("%s: got %q, want %q", part.Name, part.Example, want)
		}
	}
}

func TestTermsOfTheSiteAreSuggested(t *testing.T) {
	m := model(t, casesModel)
	terms := map[string][]Term{
		"organisations": {{"stad-gent", "Stad Gent", 4}, {"stad-gend", "Stad Gend", 1}, {"stad-aalst", "Stad Aalst", 9}, {"stad-aelst", "Stad Aelst", 2}},
		"channels":      {{"twitter", "Twitter", 7}},
	}
	f := New(m, Options{Lang: "nl", Suggest: func(field string) []Term { return terms[field] }})
	filled := f.Fill(parse(t, m, "---\norganisations: [Stad Gend, Stad Aelst, VDAB]\nchannels: [twiter, twitter]\n---\n"))
	k := find(t, filled, "f.organisations")
	if k.Values[0].Near != "Stad Gent" || k.Values[1].Near != "" || k.Values[2].Near != "" {
		t.Errorf("meant: %v", k.Values)
	}
	if k.Options[0].Label != "Stad Aalst" || k.Options[0].Count != 9 || len(k.Options) != 4 {
		t.Errorf("options: %v", k.Options)
	}
	k = find(t, filled, "f.channels")
	if last := k.Options[len(k.Options)-1]; !last.Unknown || last.Value != "twiter" || last.Near != "Twitter" {
		t.Errorf("unknown: %v", last)
	}
	for _, o := range k.Options {
		if o.Value == "twitter" && (!o.Chosen || o.Count != 7) {
			t.Errorf("known: %v", o)
		}
	}
}

func TestASiteModelMayHaveNoSections(t *testing.T) {
	m, problems := schema.Parse("schema.yaml", []byte("properties: {}"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	f := New(m, Options{Lang: "nl"})
	c := parse(t, m, "---\ntitle: Een\n---\n")
	values := send(f.Fill(c))
	values.Set("s.intro", "Alles.")
	if err := f.Apply(c, values); err != nil || string(c.Format()) != "---\ntitle: Een\n---\n\nAlles.\n" {
		t.Errorf("%v: %q", err, c.Format())
	}
}

// TestMeantVectors holds what scripts of the form ask (internal/editor/assets/form/suggest.js, which reads the same file) against what the
// program asks.
func TestMeantVectors(t *testing.T) {
	src, err := os.ReadFile("testdata/meant.json")
	if err != nil {
		t.Fatal(err)
	}
	var examples []struct {
		Name, Want string
		Known      []string
	}
	if err := json.Unmarshal(src, &examples); err != nil {
		t.Fatal(err)
	}
	for _, e := range examples {
		if got, _ := schema.Suggest(e.Name, e.Known); got != e.Want {
			t.Errorf("%q among %q: %q, want %q", e.Name, e.Known, got, e.Want)
		}
	}
}
