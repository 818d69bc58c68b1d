package opendata_test

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"openoverheid.nu/internal/made"
	"openoverheid.nu/internal/opendata"
	"openoverheid.nu/internal/schema"
	"openoverheid.nu/internal/site"
)

// smallSite is a site that changes at random.
type smallSite struct {
	t         *testing.T
	r         *rand.Rand
	cases     map[string]map[string]string // by file, the fields; the text under "body"
	options   site.Options
	catalogue opendata.Catalogue
}

func newSmallSite(t *testing.T, seed uint64) *smallSite {
	s := &smallSite{t: t, r: rand.New(rand.NewPCG(seed, 1)), cases: map[string]map[string]string{}}
	s.options = site.Options{
		BaseURL: "https://proef.example/", Authority: site.Authority{Domain: "proef.example", Date: "2026"}, Model: theModel(t), Now: time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC),
		Languages: []site.LanguageOptions{{Code: "nl", Title: "Proef"}, {Code: "en", Title: "Test"}},
	}
	for range s.r.IntN(9) {
		s.add()
	}
	return s
}

func (s *smallSite) site() *site.Site {
	sources := map[string]string{}
	for file, fields := range s.cases {
		var b strings.Builder
		for _, name := range slices.Sorted(maps.Keys(fields)) {
			if name != "body" {
				fmt.Fprintf(&b, "%s: %s\n", name, fields[name])
			}
		}
		sources[file] = "---\n" + b.String() + "---\n" + fields["body"]
	}
	made, _ := siteOf(s.t, sources, s.options)
	return made
}

func (s *smallSite) word() string {
	return []string{"een", "twee", "drie", "vier", "vijf", "zes"}[s.r.IntN(6)]
}

func (s *smallSite) add() {
	file := "cases/" + s.word() + []string{".md", "-b.md", ".en.md"}[s.r.IntN(3)]
	s.cases[file] = map[string]string{"title": s.word(), "date": "2012-03-06", "summary": "Kort.", "body": "\n## Lessen\n\nVeel.\n"}
}

// change changes one thing, and says what.
func (s *smallSite) change() string {
	files := slices.Sorted(maps.Keys(s.cases))
	if len(files) == 0 || s.r.IntN(8) == 0 {
		s.add()
		return "a case"
	}
	if s.r.IntN(4) == 0 {
		return s.changeSite()
	}
	file := files[s.r.IntN(len(files))]
	fields := s.cases[file]
	set := func(name, value string) string {
		fields[name] = value
		return file + ": " + name + ": " + value
	}
	n := fmt.Sprint(s.r.IntN(3))
	switch s.r.IntN(14) {
	case 0:
		delete(s.cases, file)
		return file + " goes"
	case 1:
		delete(s.cases, file)
		s.cases["cases/"+s.word()+"-c.md"] = fields
		return file + " is renamed"
	case 2:
		return set("body", fields["body"]+s.word()+"\n")
	case 3:
		return set("body", []string{"Geen kop.\n", "\n## Lessen\n\nVeel.\n", "\n##  Lessen\n\nVeel.\n", "\n## Eigen\n\nVeel.\n\n## Lessen\n"}[s.r.IntN(4)])
	case 4:
		return set("title", "\"<"+s.word()+">\"")
	case 5:
		return set("tags", "["+s.word()+", "+s.word()+"]")
	case 6:
		return set("channels", []string{"[twitter]", "[website, twitter]", "[]", ""}[s.r.IntN(4)])
	case 7:
		return set("related", "["+s.word()+", "+s.word()+"-b]")
	case 8:
		return set("date", "2012-03-0"+fmt.Sprint(1+s.r.IntN(5)))
	case 9:
		return set("period", "{start: 201"+n+"}")
	case 10:
		return set("results", []string{"[{metric: a, value: 1e3}]", "[{metric: a, value: 1000}]", "[{metric: a, value: \"1000\"}]", "[{metric: , value: 1000}]"}[s.r.IntN(4)])
	case 11:
		return set("sources", "[{title: "+s.word()+", date: "+[]string{"2011", "\"2011\"", "2011.0"}[s.r.IntN(3)]+"}]")
	case 12:
		return set("lastmod", "2013-01-0"+fmt.Sprint(1+s.r.IntN(5)))
	}
	return set("id", "oud-"+n)
}

// changeSite changes what is not of one case.
func (s *smallSite) changeSite() string {
	n := fmt.Sprint(s.r.IntN(3))
	field := func(name string) *schema.Field {
		f, _ := s.options.Model.Field(name)
		return f
	}
	switch s.r.IntN(10) {
	case 0:
		s.options.BaseURL = "https://proef" + n + ".example/"
		return "the address"
	case 1:
		s.options.License = site.License{URL: "https://licentie.example/" + n, Name: "L" + n}
		return "the licence"
	case 2:
		s.options.Languages[0].Title = "Proef " + n
		return "the title"
	case 3:
		s.options.Languages = append(s.options.Languages[:1:1], site.LanguageOptions{Code: []string{"en", "fr"}[s.r.IntN(2)], Title: "Other"})
		return "a language"
	case 4:
		field("channels").Terms[0].Label = schema.Text{"nl": "Kanaal " + n}
		return "the label of a term"
	case 5:
		field("tags").Facet.Path = schema.Text{"nl": "thema" + n}
		return "the address of a facet"
	case 6:
		field("sources").Display = []schema.Display{schema.DisplaySources, schema.DisplayTable}[s.r.IntN(2)]
		return "what a field is shown as"
	case 7:
		field("results").Fields[0].Label = schema.Text{"nl": "Maat " + n}
		return "the label of a column"
	case 8:
		s.catalogue.Publisher.Name = map[string]string{"nl": "Uitgever " + n}
		return "the publisher"
	}
	s.options.Authority.Date = "202" + n
	return "the names of the cases"
}

// tamper takes away some of what a run left, as if someone had changed it.
func (s *smallSite) tamper(m *made.Memory) string {
	var gone []string
	for _, name := range slices.Sorted(maps.Keys(m.Files)) {
		if s.r.IntN(len(m.Files)) == 0 {
			delete(m.Files, name)
			gone = append(gone, name)
		}
	}
	return fmt.Sprint("gone: ", gone)
}

// Whatever changes, what a run makes after another is what it makes by itself.
func TestWhatStaysIsWhatWouldBeMade(t *testing.T) {
	kept := 0
	for seed := range uint64(16) {
		s := newSmallSite(t, seed)
		last := &made.Memory{}
		write(t, s.site(), s.catalogue, last)
		var changes []string
		for range 12 {
			for range 1 + s.r.IntN(2) {
				changes = append(changes, s.change())
			}
			if s.r.IntN(4) == 0 {
				changes = append(changes, s.tamper(last))
			}
			next, clean := last.Next(), &made.Memory{}
			told, want := write(t, s.site(), s.catalogue, next), write(t, s.site(), s.catalogue, clean)
			if diff := difference(next.Files, clean.Files); diff != "" || !reflect.DeepEqual(told.Files, want.Files) {
				t.Fatalf("seed %d: after %s: %s", seed, strings.Join(changes, "; "), diff)
			}
			kept += next.Kept
			last = next
		}
	}
	if kept < 300 {
		t.Errorf("only %d files stayed: this proves little", kept)
	}
}

func difference(got, want map[string][]byte) string {
	for name, content := range want {
		if other, ok := got[name]; !ok || !bytes.Equal(other, content) {
			return fmt.Sprintf("%s is\n%s\nnot\n%s", name, other, content)
		}
	}
	if len(got) != len(want) {
		return fmt.Sprintf("%d files, not %d", len(got), len(want))
	}
	return ""
}

// asked is an output that remembers what was made and read.
type asked struct {
	*made.Memory
	made chan string
}

func (a asked) Put(name string, content []byte) error {
	a.made <- name
	return a.Memory.Put(name, content)
}

func (a asked) Write(name string, write func(w io.Writer) error) (made.Sum, error) {
	a.made <- name
	return a.Memory.Write(name, write)
}

// Read and Open are told of like what is made.
func (a asked) Read(name string) ([]byte, error) {
	a.made <- "read " + name
	return a.Memory.Read(name)
}

func (a asked) Open(name string) (io.ReadCloser, error) {
	a.made <- "opened " + name
	return a.Memory.Open(name)
}

func TestOnlyWhatAChangeReachesIsMade(t *testing.T) {
	always := []string{"data/case.schema.json", "data/cases.csv-metadata.json", "data/checksums.json", "data/terms.json", "data/terms.jsonld"}
	texts := []string{"data/cases.json", "data/cases.ndjson", "opened data/cases.json", "opened data/cases.ndjson"}
	fields := []string{"data/cases.csv", "data/cases.jsonld"}
	document := func(slug string) []string {
		return []string{"cases/" + slug + "/index.json", "cases/" + slug + "/index.md"}
	}
	sources := map[string]string{
		"cases/een.md": aFile(""), "cases/twee.md": aFile("related: [een]\n"), "cases/drie.md": aFile("channels: [twitter]\n"), "cases/vier.md": aFile("channels: [wiki]\n"),
	}
	for _, tt := range []struct {
		name   string
		een    string // its file
		change func(s *site.Site)
		made   [][]string
	}{
		{"nothing", sources["cases/een.md"], nil, nil},
		{"a text", sources["cases/een.md"] + "Meer.\n", nil, [][]string{texts, document("een")}},
		{"a title", strings.Replace(sources["cases/een.md"], "title: Café", "title: Huis", 1), nil, [][]string{texts, fields, document("een"), document("twee")}}, // twee names een
		{"the title of the site", sources["cases/een.md"], func(s *site.Site) { s.Default().Title = "Anders" }, [][]string{{"data/cases.json", "opened data/cases.json"}}},
		{"a term", sources["cases/een.md"], func(s *site.Site) { entry(s, "drie").Terms("channels")[0].Label = "Anders" }, [][]string{texts, fields, document("drie")}},
	} {
		before, changed := &made.Memory{}, maps.Clone(sources)
		changed["cases/een.md"] = tt.een
		write(t, onlyChosen(derive(t, sources)), opendata.Catalogue{}, before)
		next, s := asked{before.Next(), make(chan string, 100)}, onlyChosen(derive(t, changed))
		if tt.change != nil {
			tt.change(s)
		}
		if _, err := opendata.Write(s, opendata.Catalogue{}, next); err != nil {
			t.Fatal(err)
		}
		close(next.made)
		var got []string
		for name := range next.made {
			got = append(got, name)
		}
		slices.Sort(got)
		if want := slices.Sorted(slices.Values(slices.Concat(append(tt.made, always)...))); !slices.Equal(got, want) {
			t.Errorf("%s changed: made %v, want %v", tt.name, got, want)
		}
		got = slices.DeleteFunc(got, func(name string) bool { return strings.Contains(name, " ") })
		if next.Kept+len(got) != len(next.Files) {
			t.Errorf("%s changed: %d files stay and %d are made, of %d", tt.name, next.Kept, len(got), len(next.Files))
		}
	}
}

// onlyChosen leaves of the related cases those that twee names: which resemble each other is not the matter here.
func onlyChosen(s *site.Site) *site.Site {
	for _, e := range s.Default().Entries {
		e.Related = slices.DeleteFunc(e.Related, func(r site.Related) bool { return e.Slug != "twee" || r.Entry.Slug != "een" })
	}
	return s
}

func entry(s *site.Site, slug string) *site.Entry {
	e, _ := s.Default().Entry(slug)
	return e
}

// edit changes the text of a case, as if its file had been read again.
func edit(e *site.Entry) {
	e.Body += "Meer.\n"
	e.Sum[0]++
}
