package opendata_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"

	"openoverheid.nu/internal/made"
	"openoverheid.nu/internal/opendata"
	"openoverheid.nu/internal/site"
)

// aFile is a case that has what every case must have, and more.
func aFile(more string) string {
	return "---\ntitle: Café de l’État\ndate: 2012-03-06T23:30:00-05:00\nsummary: Een samenvatting die lang genoeg is om door de keuring te komen.\n" + more + "---\n\n## Lessen\n\nVeel.\n"
}

// write hands out the data, and checks that what is told of the files is true.
func write(t testing.TB, s *site.Site, c opendata.Catalogue, out *made.Memory) *opendata.Data {
	t.Helper()
	d, err := opendata.Write(s, c, out)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range d.Files {
		content, ok := out.Files[strings.TrimPrefix(f.Path, "/")]
		if sum := fmt.Sprintf("%x", sha256.Sum256(content)); !ok || f.Size != int64(len(content)) || f.SHA256 != sum {
			t.Errorf("%s is said to be %d bytes with the checksum %s, and is %d with %s", f.Path, f.Size, f.SHA256, len(content), sum)
		}
	}
	return d
}

// allFiles are those in /data/ by their name, and the documents of the cases by their path.
func allFiles(t testing.TB, s *site.Site) map[string][]byte {
	t.Helper()
	var out made.Memory
	write(t, s, opendata.Catalogue{}, &out)
	files := map[string][]byte{}
	for name, content := range out.Files {
		if inData, ok := strings.CutPrefix(name, "data/"); ok {
			files[inData] = content
		} else {
			files["/"+name] = content
		}
	}
	return files
}

// rows is a table by the names of its columns, read as RFC 4180 says.
func rows(t *testing.T, table []byte) []map[string]string {
	t.Helper()
	text, marked := strings.CutPrefix(string(table), "\ufeff")
	if !marked {
		t.Error("Excel takes a table without a byte order mark for Windows-1252")
	}
	if strings.Count(text, "\n") != strings.Count(text, "\r\n") {
		t.Error("not all lines end in CRLF")
	}
	all, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var list []map[string]string
	for _, row := range all[1:] {
		m := map[string]string{}
		for i, name := range all[0] {
			m[name] = row[i]
		}
		list = append(list, m)
	}
	return list
}

func TestATable(t *testing.T) {
	s := derive(t, map[string]string{
		"cases/een.md": aFile(`organisations: [Stad Gent, "A | B"]
aspects: [hrm]
channels: [twitter, website]
period: {start: 2011, end: 2012-06-01}
results:
  - {metric: Volgers, value: -120}
  - {metric: Minder, value: 3.5, date: 2011-11-02}
`),
		"cases/een.en.md": aFile("channels: [twitter]\nid: eerste\n"),
		"cases/twee.md":   aFile("results: [{metric: Kosten, value: -5}]\n"),
	})
	list := rows(t, allFiles(t, s)["cases.csv"])
	if len(list) != 3 {
		t.Fatalf("%d rows", len(list))
	}
	for column, want := range map[string]string{
		"title": "Café de l’État", "lang": "nl", "date": "2012-03-06", "organisations": "Stad Gent | A ¦ B", "channels": "twitter | website",
		"channels.label": "Twitter | Website", "period.start": "2011", "period.end": "2012-06-01", "year": "2011 | 2012",
		"results.value": "'-120 | 3.5", "results.date": " | 2011-11-02", "url": "https://proef.example/cases/een/",
		"id": "tag:proef.example,2026:cases/een", "case.id": "", "related": "",
	} {
		if got, ok := list[0][column]; !ok || got != want {
			t.Errorf("%s is %q, want %q", column, got, want)
		}
	}
	if got := list[1]["results.value"]; got != "-5" {
		t.Errorf("a number is %q: it is no formula", got)
	}
	if list[2]["lang"] != "en" || list[2]["case.id"] != "eerste" {
		t.Errorf("the row of the other language is %v", list[2])
	}
}

func TestNoCellIsAFormula(t *testing.T) {
	hostile := []string{
		"=1+1", "+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1", "＋1", "－1", "＠1", `"=1`, "goed;=1+1", "goed; =1", `goed;"=1`,
		"\u00a0=1", "\u2028=1", "\x00=1", "-5", ";;@x",
	}
	sources := map[string]string{}
	for i, text := range hostile {
		quoted, err := json.Marshal(text)
		if err != nil {
			t.Fatal(err)
		}
		value := string(quoted)
		sources[fmt.Sprintf("cases/case-%02d.md", i)] = fmt.Sprintf(
			"---\ntitle: %s\ndate: 2012-03-06\nsummary: %[1]s\norganisations: [%[1]s, goed]\ntags: [%[1]s]\nstatus: %[1]s\nimage: {src: a.jpg, alt: %[1]s, credit: %[1]s}\nresults: [{metric: %[1]s, value: 1, unit: %[1]s}]\nsources: [{title: %[1]s, url: %[1]s}]\nperiod: {start: %[1]s}\n---\n", value)
	}
	s, _ := lenient(t, sources)
	list := rows(t, allFiles(t, s)["cases.csv"])
	if len(list) != len(hostile) {
		t.Fatalf("%d rows of %d cases", len(list), len(hostile))
	}
	for _, row := range list {
		for column, text := range row {
			for _, part := range strings.Split(text, ";") { // as Excel does with a Dutch locale
				start := strings.TrimLeftFunc(part, func(r rune) bool { return r == '"' || unicode.IsSpace(r) || unicode.IsControl(r) })
				if start != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(start)[0]) {
					t.Errorf("%s of %s is %q", column, row["slug"], text)
				}
			}
			if strings.ContainsFunc(text, unicode.IsControl) {
				t.Errorf("%s of %s has a control character: %q", column, row["slug"], text)
			}
		}
	}
}

func TestTheMetadataDescribesTheTable(t *testing.T) {
	s := derive(t, map[string]string{"cases/een.md": aFile("channels: [twitter]\n")})
	files := allFiles(t, s)
	var metadata struct {
		URL         string
		TableSchema struct {
			PrimaryKey string
			Columns    []struct {
				Name, Titles, Separator string
				Datatype                struct{ Base string }
				Description             []struct {
					Language string `json:"@language"`
				} `json:"dc:description"`
			}
		}
	}
	if err := json.Unmarshal(files["cases.csv-metadata.json"], &metadata); err != nil {
		t.Fatal(err)
	}
	header, _, _ := strings.Cut(strings.TrimPrefix(string(files["cases.csv"]), "\ufeff"), "\r\n")
	var titles []string
	for _, c := range metadata.TableSchema.Columns {
		titles = append(titles, c.Titles)
		switch c.Name {
		case "channels":
			if c.Separator != " | " || c.Datatype.Base != "string" || len(c.Description) != 4 {
				t.Errorf("channels: %+v", c)
			}
		case "date":
			if c.Datatype.Base != "date" || c.Separator != "" {
				t.Errorf("date: %+v", c)
			}
		case "results.value":
			if c.Datatype.Base != "number" || c.Separator != " | " {
				t.Errorf("results.value: %+v", c)
			}
		}
	}
	if got := strings.Join(titles, ","); got != header {
		t.Errorf("the metadata has\n%s\nthe table\n%s", got, header)
	}
	if metadata.URL != "cases.csv" || metadata.TableSchema.PrimaryKey != "id" {
		t.Errorf("url %q, key %q", metadata.URL, metadata.TableSchema.PrimaryKey)
	}
}

func TestAllCasesAreTheDocumentsOfEach(t *testing.T) {
	s := derive(t, map[string]string{
		"cases/een.md": aFile("channels: [twitter]\n"), "cases/een.en.md": aFile(""), "cases/twee.md": aFile("tags: [\"<b> & \u2028\"]\n"),
	})
	files := allFiles(t, s)
	var all struct {
		Meta  struct{ Count int }
		Cases []json.RawMessage
	}
	if err := json.Unmarshal(files["cases.json"], &all); err != nil {
		t.Fatal(err)
	}
	lines := bytes.Split(bytes.TrimSuffix(files["cases.ndjson"], []byte("\n")), []byte("\n"))
	if len(all.Cases) != 3 || all.Meta.Count != 3 || len(lines) != 3 {
		t.Fatalf("%d cases, %d in the head, %d lines", len(all.Cases), all.Meta.Count, len(lines))
	}
	for i, line := range lines {
		var own bytes.Buffer
		path := []string{"/cases/een/index.json", "/cases/twee/index.json", "/en/cases/een/index.json"}[i]
		if err := json.Compact(&own, files[path]); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(all.Cases[i], line) || !bytes.Equal(own.Bytes(), line) {
			t.Errorf("%s differs from its line or its place in the list:\n%s\n%s", path, line, own.Bytes())
		}
	}
}

func TestASiteWithoutCasesHasData(t *testing.T) {
	files := allFiles(t, derive(t, nil))
	for _, name := range []string{"cases.json", "cases.jsonld", "terms.json", "terms.jsonld"} {
		if !json.Valid(files[name]) {
			t.Errorf("%s is %s", name, files[name])
		}
	}
	if len(files["cases.ndjson"]) != 0 || len(rows(t, files["cases.csv"])) != 0 {
		t.Error("cases of nobody")
	}
}

func TestTermsInEveryLanguageKeepTheirName(t *testing.T) {
	s := derive(t, map[string]string{
		"cases/een.md":    aFile("channels: [twitter]\ntags: [a/b c]\n"),
		"cases/een.en.md": aFile("channels: [twitter]\n"),
	})
	var terms struct {
		Facets []struct {
			Name   string
			Closed bool
			Terms  []struct {
				Value, ID    string
				Label, Pages map[string]string
				Cases        map[string]int
			}
		}
	}
	files := allFiles(t, s)
	if err := json.Unmarshal(files["terms.json"], &terms); err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, f := range terms.Facets {
		for _, term := range f.Terms {
			found[term.ID] = true
			if f.Name == "channels" && term.Value == "twitter" {
				if term.Label["fr"] != "Twitter" || term.Pages["en"] != "https://proef.example/en/channels/twitter/" || term.Cases["nl"] != 1 || !f.Closed {
					t.Errorf("twitter is %+v", term)
				}
			}
		}
	}
	for _, id := range []string{"channels:twitter", "channels:wiki", "tags:a%2Fb%20c"} {
		if id = "https://proef.example/data/terms.jsonld#" + id; !found[id] || !bytes.Contains(files["terms.jsonld"], []byte(`"`+id+`"`)) {
			t.Errorf("no %s", id)
		}
	}
	var own struct {
		Terms map[string][]struct{ ID string }
	}
	if err := json.Unmarshal(files["/cases/een/index.json"], &own); err != nil || !found[own.Terms["channels"][0].ID] {
		t.Errorf("a case's own document calls it %v: %v", own.Terms["channels"], err)
	}
}

func TestTheSameInputGivesTheSameBytes(t *testing.T) {
	sources := map[string]string{}
	for i := range 20 {
		sources[fmt.Sprintf("cases/case-%02d.md", i)] = aFile(fmt.Sprintf("tags: [a%d, b, c%d]\nchannels: [wiki, twitter]\n", i%3, i%5))
	}
	first, second := allFiles(t, derive(t, sources)), allFiles(t, derive(t, sources)) // maps give the files in another order
	for name, content := range first {
		if !bytes.Equal(content, second[name]) {
			t.Errorf("%s differs", name)
		}
	}
	if len(first) != len(second) || len(first["cases.json"]) == 0 {
		t.Error("not the same files")
	}
}

func TestADocumentIsItsLine(t *testing.T) {
	files := allFiles(t, derive(t, map[string]string{
		"cases/een.md": aFile(""), "cases/een.en.md": aFile(""), "cases/twee.md": aFile("tags: [netwerk]\n"),
	}))
	documents := slices.Concat(files["/cases/een/index.json"], files["/cases/twee/index.json"], files["/en/cases/een/index.json"])
	if lines := files["cases.ndjson"]; !bytes.Equal(documents, lines) || bytes.Count(lines, []byte("\n")) != 3 {
		t.Errorf("the documents are\n%s\nthe lines\n%s", documents, lines)
	}
}

func TestTheChecksumsAreThoseOfTheFilesOfAllCases(t *testing.T) {
	var out made.Memory
	d := write(t, derive(t, map[string]string{"cases/een.md": aFile("")}), opendata.Catalogue{}, &out)
	var told struct {
		Files []struct {
			Name, SHA256 string
			Bytes        int64
		}
	}
	if err := json.Unmarshal(out.Files["data/checksums.json"], &told); err != nil {
		t.Fatal(err)
	}
	for i, name := range []string{"cases.csv", "cases.json", "cases.ndjson", "cases.jsonld"} {
		if f, got := d.Files[i], told.Files[i]; f.Name() != name || got.Name != name || got.Bytes != f.Size || got.SHA256 != f.SHA256 {
			t.Errorf("%s: %+v is told of %+v", name, got, f)
		}
	}
}

func TestMoreCasesThanAreWrittenAtOnceStayInOrder(t *testing.T) {
	sources := map[string]string{}
	for i := range 1200 {
		sources[fmt.Sprintf("cases/case-%04d.md", i)] = aFile("")
	}
	s := derive(t, sources)
	files := allFiles(t, s)
	var slugs []string
	for _, e := range s.Default().Entries {
		slugs = append(slugs, e.Slug)
	}
	var inLines, inRows []string
	for line := range strings.Lines(string(files["cases.ndjson"])) {
		var document struct{ Slug string }
		if err := json.Unmarshal([]byte(line), &document); err != nil {
			t.Fatal(err)
		}
		inLines = append(inLines, document.Slug)
	}
	for _, row := range rows(t, files["cases.csv"]) {
		inRows = append(inRows, row["slug"])
	}
	var graph struct {
		Graph []struct{ ID string } `json:"@graph"`
	}
	if err := json.Unmarshal(files["cases.jsonld"], &graph); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(inLines, slugs) || !slices.Equal(inRows, slugs) || len(graph.Graph) != len(slugs) {
		t.Errorf("%d lines, %d rows and %d things for %d cases, or another order", len(inLines), len(inRows), len(graph.Graph), len(slugs))
	}
	for i, thing := range graph.Graph {
		if !strings.HasSuffix(thing.ID, "/"+slugs[i]+"/") {
			t.Fatalf("thing %d is %s, not %s", i, thing.ID, slugs[i])
		}
	}
}
