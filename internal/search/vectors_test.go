package search

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

// The vectors are read by the tests of the JavaScript reader too. UPDATE_VECTORS=1 writes them anew: read the difference.
const vectors = "testdata/vectors"

func checkVector(t *testing.T, name string, got any) {
	t.Helper()
	data, err := json.MarshalIndent(got, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(vectors, name)
	if os.Getenv("UPDATE_VECTORS") != "" {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, append(data, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var a, b any
	if json.Unmarshal(want, &a) != nil || json.Unmarshal(data, &b) != nil || !reflect.DeepEqual(a, b) {
		t.Errorf("%s differs; got\n%s", name, data)
	}
}

type unitVector struct {
	Parts  []string `json:"parts"`
	Joined string   `json:"joined"`
}

type tokenVector struct {
	Text  string       `json:"text"`
	Split bool         `json:"split"`
	Units []unitVector `json:"units"`
}

func TestVectorsOfTokens(t *testing.T) {
	var all []tokenVector
	for _, text := range []string{"Klantenzorg bij De Lijn", "café CAFÉ cafe\u0301 reële", "foto's zo'n 's avonds", "K.G. en K&G, Kind & Gezin", "e-mail sociale-mediabeleid",
		"web 2.0 in 2012", "ﬁnanciën Straße œuvre Ærø", "twitter.com/vdab #hashtag @wie", "İstanbul ΣΊΣΥΦΟΣ", "日本 𝒜bc x²", "a.b.cd -x- --", "‘citaat’ d’accord l'état",
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "R&D-afdeling O'Neill's"} {
		for _, split := range []bool{false, true} {
			v := tokenVector{text, split, []unitVector{}}
			for _, u := range (tokenizer{split}).units(text) {
				v.Units = append(v.Units, unitVector{u.parts, u.joined})
			}
			all = append(all, v)
		}
	}
	checkVector(t, "tokens.json", all)
}

type wordVector struct {
	Lang       string   `json:"lang"`
	Word       string   `json:"word"`
	Candidates []string `json:"candidates"`
	Sound      string   `json:"sound"`
}

func TestVectorsOfWords(t *testing.T) {
	words := map[string][]string{
		"nl": {"klant", "klanten", "gemeente", "gemeenten", "gemeentelijk", "gemeentelijke", "overheid", "overheden", "over", "menen", "meent", "maan", "manen", "boom", "bomen",
			"bos", "bossen", "brief", "brieven", "huis", "huizen", "huisje", "groot", "grote", "grootste", "lief", "lieve", "werkt", "werken", "werkte", "gewerkt", "werkend",
			"antwoordt", "antwoordde", "geantwoord", "regels", "beheren", "beheer", "problemen", "organisaties", "fotos", "plant", "plannen", "medewerkers", "snellere", "ideeen", "burgers", "schrijven"},
		"en": {"city", "cities", "citizens", "running", "case", "cases", "government"},
		"fr": {"ville", "villes", "travaux", "citoyenne", "administration", "active"},
		"de": {"gemeinde", "gemeinden", "burger", "stadte", "verwaltungen", "gearbeitet"},
	}
	var all []wordVector
	for _, lang := range []string{"nl", "en", "fr", "de"} {
		l := language(lang)
		for _, w := range words[lang] {
			all = append(all, wordVector{lang, w, l.candidates(w), newSounder(l.Sounds).sound(w)})
		}
	}
	checkVector(t, "words.json", all)
}

type parsedVector struct {
	Query string `json:"query"`
	Words []Word `json:"words"`
}

func TestVectorsOfQueries(t *testing.T) {
	var all []parsedVector
	for _, q := range []string{"", "overheid", "overheid ", "klanten zorg", `"kind en gezin" -vacature twitter`, "sociale-mediabeleid", `"open`, "-", "K&G k.g.", "twitter Twitter TWITTER",
		"„Kind & Gezin” x", "-\"niet dit\" wel", "zoeken!", "a b c d e f g h i j k l m n"} {
		all = append(all, parsedVector{q, ParseQuery(q).Words})
	}
	checkVector(t, "queries.json", all)
}

// smallDocuments is a collection made for the vectors.
func smallDocuments() []Document {
	texts := [][2]string{
		{"Springuitdeband", "Medewerkers van de Vlaamse overheid leren klantgericht werken met sociale media."},
		{"Klantenzorg bij de spoorwegen", "De klantenzorg beantwoordt vragen over vertragingen. Reizigers klagen over klachtenbeheer."},
		{"Een gemeente op Twitter", "De gemeente antwoordt binnen het uur. Het gemeentehuis is open. Gemeenten leren van elkaar."},
		{"Wijkagenten twitteren", "De lokale politie praat met de burger in de wijk. Gemeentelijke diensten lezen mee."},
		{"Webcare voor werkzoekenden", "Webcare is antwoorden op wat mensen schrijven. Overheden kijken over de grens."},
		{"Kind & Gezin zoekt vacature", "Een café als proef met foto's. Ouders menen dat K&G goed antwoordt. Reële cijfers."},
		{"Het huis van de gemeente", "In het gemeente huis staan bomen en een boom. Huizen in het bos en bossen. Een e-mail volstaat."},
		{"Sociale-mediabeleid", "Beleid voor sociale media. Groot, groter en de grootste. Beheer van accounts."},
	}
	var docs []Document
	for i, text := range texts {
		slug := fmt.Sprintf("case-%02d", i)
		d := Document{Slug: slug, URL: "/cases/" + slug + "/", Title: text[0], Summary: text[1], Date: fmt.Sprintf("2012-0%d-01", i%4+1), Headings: []string{"Aanleiding", "Aanpak"},
			Body: text[1] + " " + texts[(i+3)%len(texts)][1] + " Innovatie en reputatie horen bij de aanpak."}
		d.Facets = []FacetTerms{{"channels", []Term{{"twitter", "Twitter"}, {"blog", "Blog"}}[i%2:]}, {"aspects", []Term{{[]string{"hrm", "innovatie", "klantenzorg"}[i%3], []string{"Hrm", "Innovatie", "Klantenzorg"}[i%3]}}}}
		docs = append(docs, d)
	}
	docs[3].URL = "/elders/wijk/"
	return docs
}

func smallOptions() Options {
	return Options{Lang: "nl", Prefix: "/cases/", Facets: []string{"channels", "aspects"}, Synonyms: [][]string{{"webcare", "klantenzorg"}, {"K&G", "Kind & Gezin"}}}
}

type rankVector struct {
	Query   string        `json:"query"`
	Filters []Filter      `json:"filters,omitempty"`
	ByDate  bool          `json:"byDate,omitempty"`
	Total   int           `json:"total"`
	All     int           `json:"all"`
	Meant   string        `json:"didYouMean"`
	Results []Result      `json:"results"`
	Counts  []FacetCounts `json:"counts,omitempty"`
}

func rankQueries() []rankVector {
	var all []rankVector
	for _, q := range []string{"overheid", "overheid ", "overheden ", "over", "over ", "gemeente", "gemeentelijk ", "menen ", "klanten ", "zorg ", "beheer ", "klachten beheer", "gemeentehuis ", "gemeente huis",
		"geme", "sp", "wer", "gemete", "twiter", "klantnezorg", "antwoort", "cafe", "CAFÉ", "email", "e-mail", "webcare", "k&g", "kind gezin", `"lokale politie"`, `"politie lokale"`, `"het gemeente huis"`,
		"gemeente -twitter", "sociale media beleid", "sociale-mediabeleid", "een gemeente op tw", "de", "het ", "xyzzy", "reizigersvragen ", "vlaamse innovatie klachten", "", "media -\"sociale media\""} {
		all = append(all, rankVector{Query: q})
	}
	return append(all,
		rankVector{Query: "", Filters: []Filter{{"channels", []string{"twitter"}}}},
		rankVector{Query: "gemeente", Filters: []Filter{{"channels", []string{"twitter", "blog"}}, {"aspects", []string{"hrm"}}}},
		rankVector{Query: "gemeente", ByDate: true})
}

func TestVectorsOfRanking(t *testing.T) {
	texts := map[string]string{}
	for _, d := range smallDocuments() {
		texts[d.Slug] = d.Title + "\n" + d.Summary + "\n" + d.Body
	}
	checkVector(t, "texts.json", texts)
	for name, at := range map[string]limits{
		"inline": defaultLimits(),
		"files":  {terms: 400, list: 12, lexicon: 200},              // with lexicons of beginnings and of ends
		"few":    {terms: 400, files: 1000, list: 12, lexicon: 200}, // the terms stand in for that of beginnings
	} {
		t.Run(name, func(t *testing.T) {
			index, err := build(smallDocuments(), smallOptions(), at)
			if err != nil {
				t.Fatal(err)
			}
			checkFiles(t, name, index)
			r, err := Open(reading(index), index.Manifest)
			if err != nil {
				t.Fatal(err)
			}
			all := rankQueries()
			for i := range all {
				answer(t, r, &all[i], texts)
			}
			checkVector(t, "ranking-"+name+".json", all)
		})
	}
}

func reading(index Index) func(string) ([]byte, error) {
	return func(name string) ([]byte, error) {
		if data, ok := index.Files[name]; ok {
			return data, nil
		}
		return nil, os.ErrNotExist
	}
}

func answer(t *testing.T, r *Reader, v *rankVector, texts map[string]string) {
	q := ParseQuery(v.Query)
	q.Filters, q.ByDate = v.Filters, v.ByDate
	q.Text = func(slug string) (string, error) { return texts[slug], nil }
	res, err := r.Search(q)
	if err != nil {
		t.Fatalf("%q: %v", v.Query, err)
	}
	if v.Counts, err = r.Counts(q, "channels", "aspects"); err != nil {
		t.Fatalf("%q: %v", v.Query, err)
	}
	v.Total, v.All, v.Meant, v.Results = res.Total, res.All, res.DidYouMean, res.Results
}

// checkFiles compares the index with the one that is checked in: manifest.json names the manifest.
func checkFiles(t *testing.T, name string, index Index) {
	t.Helper()
	folder := filepath.Join(vectors, name)
	if os.Getenv("UPDATE_VECTORS") != "" {
		os.RemoveAll(folder)
		for path, data := range index.Files {
			file := filepath.Join(folder, path)
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	checkVector(t, "manifest-"+name+".json", index.Manifest)
	for path := range index.Files {
		if _, err := os.Stat(filepath.Join(folder, path)); err != nil {
			t.Error(err)
		}
	}
}
