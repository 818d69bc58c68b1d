package feed

import (
	"testing"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/schema"
	"openoverheid.nu/internal/site"
)

// rowsModel has measured facts and sources.
func rowsModel() *schema.Model {
	named := func(name, label string, kind schema.Kind) *schema.Field {
		return &schema.Field{Name: name, Kind: kind, Label: schema.Text{"nl": label}}
	}
	results := named("results", "Resultaten", schema.Object)
	results.List, results.Display = true, schema.DisplayFigures
	results.Fields = []*schema.Field{named("metric", "Wat", schema.String), named("value", "Hoeveel", schema.Number),
		named("unit", "Eenheid", schema.String), named("source", "Bron", schema.URL)}
	sources := named("sources", "Bronnen", schema.Object)
	sources.List, sources.Display = true, schema.DisplaySources
	sources.Fields = []*schema.Field{named("title", "Titel", schema.String), named("url", "Adres", schema.URL), named("date", "Datum", schema.Date)}
	return &schema.Model{Fields: []*schema.Field{results, sources}}
}

// rows is a field of objects, each a list of keys and values.
func rows(name string, objects ...[]string) casefile.Member {
	list := []casefile.Value{}
	for _, o := range objects {
		var row casefile.Value
		for i := 0; i < len(o); i += 2 {
			row.Members = append(row.Members, casefile.Member{Name: o[i], Value: casefile.Value{Text: o[i+1]}})
		}
		list = append(list, row)
	}
	return casefile.Member{Name: name, Value: casefile.Value{List: list}}
}

func TestFiguresAreATableAndSourcesAreLinks(t *testing.T) {
	s := newSite()
	s.Model = rowsModel()
	c := casefile.Case{Slug: "x", Title: "x", Lang: "nl", Date: day("2012-03-06")}
	c.Values = []casefile.Member{
		rows("results", []string{"metric", "Leden & vrienden", "value", "500"}, []string{"metric", "Lezers", "value", "12", "source", "/bron/"}),
		rows("sources", []string{"title", "<Een> blog", "url", "https://blog.example/a b", "date", "2012"}, []string{"title", "Een gesprek"},
			[]string{"url", "https://blog.example/"}, []string{"title", "Geen adres", "url", "javascript:alert(1)"}),
	}
	addCase(s, s.Languages[0], c)
	files := writeAll(t, s, func(*site.Entry) string { return "<p>De tekst.</p>" }, Options{})
	checkAll(t, s, files)
	want := `<p>De tekst.</p>
<h2>Resultaten</h2>
<table><thead><tr><th scope="col">Wat</th><th scope="col">Hoeveel</th><th scope="col">Bron</th></tr></thead><tbody>
<tr><td>Leden &amp; vrienden</td><td>500</td><td></td></tr>
<tr><td>Lezers</td><td>12</td><td><a href="https://www.example.org/bron/">Bron</a></td></tr></tbody></table>
<h2>Bronnen</h2>
<ul>
<li><a href="https://blog.example/a%20b">&lt;Een&gt; blog</a> (2012)</li>
<li>Een gesprek</li>
<li><a href="https://blog.example/">https://blog.example/</a></li>
<li>Geen adres</li></ul>`
	if got := read(t, files["feed.json"]).Items[0].Content; got != want {
		t.Errorf("got %s", got)
	}
}

func TestHostileRowsGiveValidFeeds(t *testing.T) {
	for name, text := range hostile() {
		t.Run(name, func(t *testing.T) {
			s := newSite()
			s.Model = rowsModel()
			for _, f := range s.Model.Fields {
				f.Label = schema.Text{"nl": "x" + text}
			}
			c := casefile.Case{Slug: "x", Title: "x", Lang: "nl", Date: day("2012-03-06")}
			c.Values = []casefile.Member{
				rows("results", []string{"metric", text, "value", text, "source", "https://x.example/" + text}),
				rows("sources", []string{"title", text, "url", text, "date", text}),
			}
			addCase(s, s.Languages[0], c)
			checkAll(t, s, writeAll(t, s, noContent, Options{}))
		})
	}
}
