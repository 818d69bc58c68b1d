package search

import (
	"regexp"
	"strings"
	"testing"

	"openoverheid.nu/internal/casegen"
	"openoverheid.nu/internal/plaintext"
)

var fieldLine = regexp.MustCompile(`(?m)^(\w+): *(.*)$`)

// generatedDocuments are cases in the shape of real ones, roughly read.
func generatedDocuments(tb testing.TB, n int) []Document {
	tb.Helper()
	generator, err := casegen.FromFolder("../../cases")
	if err != nil {
		tb.Fatal(err)
	}
	docs := make([]Document, n)
	for i := range docs {
		docs[i] = readCase(casegen.Slug(i), generator.Case(i, n))
	}
	return docs
}

func readCase(slug, file string) Document {
	parts := strings.SplitN(file, "---\n", 3)
	d := Document{Slug: slug, URL: "/cases/" + slug + "/", Body: plaintext.Of(parts[2])}
	for _, m := range fieldLine.FindAllStringSubmatch(parts[1], -1) {
		value := strings.Trim(m[2], `"`)
		switch m[1] {
		case "title":
			d.Title = value
		case "summary":
			d.Summary = value
		case "date":
			d.Date = value
		case "organisations", "channels", "aspects", "tags", "level", "audience":
			d.Facets = append(d.Facets, readTerms(m[1], value))
		}
	}
	for line := range strings.Lines(parts[2]) {
		if heading, ok := strings.CutPrefix(line, "## "); ok {
			d.Headings = append(d.Headings, strings.TrimSpace(heading))
		}
	}
	return d
}

func readTerms(facet, list string) FacetTerms {
	f := FacetTerms{Facet: facet}
	for item := range strings.SplitSeq(strings.Trim(list, "[]"), ",") {
		if item = strings.Trim(item, ` "`); item != "" {
			f.Terms = append(f.Terms, Term{strings.ToLower(strings.ReplaceAll(item, " ", "-")), item})
		}
	}
	return f
}

// generatedOptions are those of the generated cases.
func generatedOptions() Options {
	return Options{Lang: "nl", Prefix: "/cases/", Facets: []string{"organisations", "level", "aspects", "channels", "tags", "audience"},
		Synonyms: [][]string{{"webcare", "klantenzorg"}, {"sociale media", "twitter"}, {"K&G", "Kind & Gezin"}}}
}
