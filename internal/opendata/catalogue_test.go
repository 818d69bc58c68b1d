package opendata_test

import (
	"bytes"
	"strings"
	"testing"

	"openoverheid.nu/internal/made"
	"openoverheid.nu/internal/opendata"
	"openoverheid.nu/internal/site"
)

// catalogueOf makes the catalogue of a site; empty where it has none.
func catalogueOf(t *testing.T, s *site.Site, c opendata.Catalogue) (turtle, linked string) {
	t.Helper()
	var out made.Memory
	write(t, s, c, &out)
	return string(out.Files["data/catalog.ttl"]), string(out.Files["data/catalog.jsonld"])
}

func TestWithoutAPublisherThereIsNoCatalogue(t *testing.T) {
	s := derive(t, map[string]string{"cases/een.md": aFile("")})
	turtle, linked := catalogueOf(t, s, opendata.Catalogue{Themes: []string{"GOVE"}, Contact: opendata.Contact{Email: "a@b.example"}})
	if turtle != "" || linked != "" {
		t.Errorf("there is one: %s", turtle)
	}
}

func TestTheCatalogueSaysWhatIsKnown(t *testing.T) {
	s := derive(t, map[string]string{"cases/een.md": aFile("period: {start: 2010, end: 2012}\n")})
	s.License.URL = "https://creativecommons.org/licenses/by/4.0/"
	name := map[string]string{"nl": "Stad \"Gent\" \\ \n<b>", "en": "Ghent"}
	turtle, linked := catalogueOf(t, s, opendata.Catalogue{
		Publisher: opendata.Publisher{Name: name, URL: map[string]string{"nl": "/over/"}, Type: "LocalAuthority"},
		Contact:   opendata.Contact{Email: "data@gent.example"}, Themes: []string{"GOVE", "TECH"}, Frequency: "IRREG", Issued: "2026-11-24",
		Keywords: []map[string]string{{"nl": "stad", "en": "city"}},
	})
	for _, want := range []string{
		`foaf:name "Stad \"Gent\" \\ \u000A<b>"@nl, "Ghent"@en`, "foaf:homepage <https://proef.example/over/>",
		"dct:type <http://purl.org/adms/publishertype/LocalAuthority>", "vcard:hasEmail <mailto:data@gent.example>",
		"dcat:theme <http://publications.europa.eu/resource/authority/data-theme/GOVE>, <http://publications.europa.eu/resource/authority/data-theme/TECH>",
		"dct:accrualPeriodicity <http://publications.europa.eu/resource/authority/frequency/IRREG>", `dct:issued "2026-11-24"^^xsd:date`,
		"dct:license <http://publications.europa.eu/resource/authority/licence/CC_BY_4_0>", `dcat:keyword "stad"@nl, "city"@en`,
		`dcat:startDate "2010"^^xsd:gYear`, `dcat:endDate "2012"^^xsd:gYear`, "dct:language <http://publications.europa.eu/resource/authority/language/NLD> ;",
	} {
		if !strings.Contains(turtle, want) {
			t.Errorf("no %s in\n%s", want, turtle)
		}
	}
	if !strings.Contains(linked, `"Stad \"Gent\" \\ \n<b>"`) {
		t.Errorf("the name is not in\n%s", linked)
	}
}

func TestALicenceThatTheEUDoesNotListKeepsItsAddress(t *testing.T) {
	s := derive(t, map[string]string{"cases/een.md": aFile("")})
	c := opendata.Catalogue{Publisher: opendata.Publisher{Name: map[string]string{"nl": "Stad"}}}
	s.License.URL = "https://licence.example/a b>"
	if turtle, _ := catalogueOf(t, s, c); !strings.Contains(turtle, "dct:license <https://licence.example/a%20b%3E>") || strings.Contains(turtle, "contactPoint") {
		t.Errorf("the catalogue is\n%s", turtle)
	}
	s.License.URL = ""
	if turtle, _ := catalogueOf(t, s, c); strings.Contains(turtle, "dct:license") {
		t.Errorf("a licence of nobody:\n%s", turtle)
	}
}

func TestTheVersionFollowsTheData(t *testing.T) {
	version := func(text string) string {
		turtle, _ := catalogueOf(t, derive(t, map[string]string{"cases/een.md": aFile(text)}),
			opendata.Catalogue{Publisher: opendata.Publisher{Name: map[string]string{"nl": "Stad"}}})
		_, rest, _ := bytes.Cut([]byte(turtle), []byte("dcat:version "))
		line, _, _ := bytes.Cut(rest, []byte("\n"))
		return string(line)
	}
	first := version("tags: [a]\n")
	if first != version("tags: [a]\n") || first == version("tags: [b]\n") || !strings.HasPrefix(first, `"2012-03-06-`) {
		t.Errorf("the version is %s, and %s of other data", first, version("tags: [b]\n"))
	}
}
