package site

import (
	"fmt"
	"math"
	"math/rand/v2"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/schema"
)

// generate makes n cases, always the same for the same n: a few common organisations and tags and many rare ones, and
// every third case with related ones of the editor's choice.
func generate(n int) []*casefile.Case {
	r := rand.New(rand.NewPCG(1, 2))
	cases := make([]*casefile.Case, n)
	for i := range cases {
		date := day("2008-01-01").AddDate(0, 0, r.IntN(6500))
		c := &casefile.Case{
			File: fmt.Sprintf("cases/case-%06d.md", i), Slug: fmt.Sprintf("case-%06d", i), Lang: "nl", Date: date,
			Body: "## Aanleiding\n\nTekst met een [link](https://voorbeeld.example/) en **vet**.\n", BodyLine: 12,
		}
		add := func(name string, texts ...string) {
			var v casefile.Value
			for _, text := range texts {
				v.List = append(v.List, casefile.Value{Text: text, Line: len(c.Values) + 2, Column: 3})
			}
			c.Values = append(c.Values, casefile.Member{Name: name, Value: v})
		}
		pick := func(from ...string) []string { return []string{from[r.IntN(len(from))], from[r.IntN(len(from))]} }
		add("date", date.Format("2006-01-02"))
		add("organisations", fmt.Sprintf("Organisatie %d", pareto(r, 0.6)%max(20, n/50)))
		add("level", pick("lokaal", "provinciaal", "vlaams", "federaal", "europees")[0])
		add("aspects", pick("innovatie", "klantenzorg", "hrm", "reputatie", "communicatie")...)
		add("channels", pick("twitter", "linkedin", "youtube", "yammer", "facebook", "blog", "website", "flickr")...)
		add("tags", fmt.Sprintf("thema %d", pareto(r, 0.7)%200), fmt.Sprintf("thema %d", pareto(r, 0.7)%200), fmt.Sprintf("thema %d", pareto(r, 0.7)%200))
		add("status", pick("gepland", "lopend", "afgerond", "gestopt")[0])
		add("audience", pick("burgers", "ambtenaren", "ondernemers", "jongeren", "ouders", "werkzoekenden")...)
		if i%3 == 0 {
			c.Related = []string{fmt.Sprintf("case-%06d", (i*7+13)%n), fmt.Sprintf("case-%06d", (i*7+26)%n)}
		}
		cases[i] = c
	}
	return cases
}

// pareto draws from the law that Python's random.paretovariate draws from.
func pareto(r *rand.Rand, alpha float64) int {
	return int(min(math.Pow(1-r.Float64(), -1/alpha), 1e9))
}

// generated is the model of the generated cases.
func generated() Options {
	o := options()
	o.Now = day("2030-01-01")
	o.Model = &schema.Model{Fields: []*schema.Field{
		{Name: "date", Kind: schema.Date, Facet: &schema.Facet{Name: "year", By: "year", Path: schema.Text{"nl": "jaren"}}},
	}}
	for _, name := range []string{"organisations", "level", "aspects", "channels", "tags", "status", "audience"} {
		o.Model.Fields = append(o.Model.Fields, &schema.Field{
			Name: name, Kind: schema.String, List: true, Facet: &schema.Facet{Name: name, Path: schema.Text{"nl": name}},
		})
	}
	return o
}
