package opendata

import (
	"cmp"
	"path"
	"slices"
	"strconv"
	"strings"

	"openoverheid.nu/internal/made"
	"openoverheid.nu/internal/site"
)

// Catalogue is what data portals want to know that the site does not say itself. Texts and addresses are by language.
type Catalogue struct {
	Publisher Publisher
	Contact   Contact
	Themes    []string // of the EU's table data-theme: GOVE
	Frequency string   // of the EU's table frequency: IRREG
	Keywords  []map[string]string
	Issued    string // 2026-11-24; empty where it is not known
}

// Publisher is who answers for the data. DCAT-AP asks for its name.
type Publisher struct {
	Name map[string]string
	URL  map[string]string // an address of the web, or a path on the site
	Type string            // of ADMS's table of publishers: LocalAuthority
}

// Contact is whom to ask about the data.
type Contact struct {
	Name  map[string]string
	Email string
	URL   map[string]string // an address of the web, or a path on the site
}

// addCatalogue describes the files by DCAT-AP 3 (https://semiceu.github.io/DCAT-AP/releases/3.0.0/), in words that 2.1.1 has too.
func (d *Data) addCatalogue(s *site.Site, c Catalogue, out made.Out) error {
	if len(c.Publisher.Name) == 0 {
		return nil
	}
	b := catalogueBuilder{site: s, catalogue: c, base: s.AbsURL(Folder)}
	for _, l := range s.Languages {
		b.languages = append(b.languages, l.Code)
	}
	all := b.describe(d.Files)
	linked, err := jsonLD(all)
	if err != nil {
		return err
	}
	if err := d.put(out, Folder+"catalog.jsonld", Catalog, linked); err != nil {
		return err
	}
	return d.put(out, Folder+"catalog.ttl", Turtle, turtle(all))
}

type catalogueBuilder struct {
	site      *site.Site
	catalogue Catalogue
	base      string
	languages []string // of the site
}

func (b *catalogueBuilder) describe(files []File) []description {
	var distributions, rest []description
	for _, f := range files {
		if slices.Contains([]Format{CSV, JSON, Lines, JSONLD}, f.Format) {
			distribution, checksum := b.distribution(f)
			distributions, rest = append(distributions, distribution), append(rest, checksum)
		}
	}
	all := []description{b.catalog(), b.dataset(files, distributions)}
	all = append(all, distributions...)
	all = append(all, rest...)
	all = append(all, b.publisher())
	if contact, ok := b.contact(); ok {
		all = append(all, contact)
	}
	if period, ok := b.period(); ok {
		all = append(all, period)
	}
	return append(all, b.terms(all)...)
}

func (b *catalogueBuilder) catalog() description {
	d := description{id: b.base + "#catalog", types: []string{"dcat:Catalog"}}
	titles, abouts := map[string]string{}, map[string]string{}
	for _, l := range b.site.Languages {
		titles[l.Code], abouts[l.Code] = l.Title, cmp.Or(l.Description, l.Title)
	}
	d.text("dct:title", b.languages, titles)
	d.text("dct:description", b.languages, abouts)
	d.name("dct:publisher", b.base+"#publisher")
	d.name("foaf:homepage", b.site.BaseURL)
	b.common(&d, b.languages)
	d.name("dct:license", b.license())
	d.name("dcat:themeTaxonomy", authority+"data-theme")
	d.name("dcat:dataset", datasetID(b.site))
	return d
}

func (b *catalogueBuilder) dataset(files []File, distributions []description) description {
	d := description{id: datasetID(b.site), types: []string{"dcat:Dataset"}}
	titles, abouts := map[string]string{}, map[string]string{}
	for _, l := range b.site.Languages {
		titles[l.Code] = l.Title + ": " + b.site.Model.Many.In(l.Code)
		abouts[l.Code] = cmp.Or(l.Description, titles[l.Code])
	}
	d.text("dct:title", b.languages, titles)
	d.text("dct:description", b.languages, abouts)
	d.value("dct:identifier", d.id, "")
	d.name("dct:publisher", b.base+"#publisher")
	if _, ok := b.contact(); ok {
		d.name("dcat:contactPoint", b.base+"#contact")
	}
	for _, keyword := range b.catalogue.Keywords {
		d.text("dcat:keyword", b.languages, keyword)
	}
	for _, theme := range b.catalogue.Themes {
		d.name("dcat:theme", authority+"data-theme/"+theme)
	}
	b.common(&d, b.withCases())
	if b.catalogue.Frequency != "" {
		d.name("dct:accrualPeriodicity", authority+"frequency/"+b.catalogue.Frequency)
	}
	d.name("dct:accessRights", authority+"access-right/PUBLIC")
	version := b.version(files)
	d.value("dcat:version", version, "")
	d.value("owl:versionInfo", version, "") // for DCAT-AP 2
	d.name("dcat:landingPage", b.base)
	if _, ok := b.period(); ok {
		d.name("dct:temporal", b.base+"#period")
	}
	for _, distribution := range distributions {
		d.name("dcat:distribution", distribution.id)
	}
	return d
}

// common is the languages and the dates of a catalogue, a dataset or a distribution.
func (b *catalogueBuilder) common(d *description, languages []string) {
	for _, lang := range languages {
		d.name("dct:language", languageURI(lang))
	}
	d.value("dct:issued", b.catalogue.Issued, "xsd:date")
	d.value("dct:modified", day(b.site.Updated), "xsd:date")
}

// version is the day of the newest change, and a mark of what the data holds: two changes of a day differ.
func (b *catalogueBuilder) version(files []File) string {
	i := slices.IndexFunc(files, func(f File) bool { return f.Format == Lines })
	return strings.TrimPrefix(day(b.site.Updated)+"-"+files[i].SHA256[:8], "-")
}

func (b *catalogueBuilder) distribution(f File) (distribution, checksum description) {
	address := b.site.AbsURL(f.Path)
	d := description{id: b.base + "#" + f.Name(), types: []string{"dcat:Distribution"}}
	d.value("dct:title", f.Name(), "")
	d.name("dcat:accessURL", address)
	d.name("dcat:downloadURL", address)
	d.name("dcat:mediaType", registered(f.Format))
	d.name("dct:format", fileType(f.Format))
	d.value("dcat:byteSize", strconv.FormatInt(f.Size, 10), "xsd:nonNegativeInteger")
	b.common(&d, b.withCases())
	d.name("dct:license", b.license())
	if f.Format == CSV {
		d.name("dct:conformsTo", address+"-metadata.json")
	}
	sum := description{id: d.id + "-checksum", types: []string{"spdx:Checksum"}}
	d.name("spdx:checksum", sum.id)
	sum.name("spdx:algorithm", "http://spdx.org/rdf/terms#checksumAlgorithm_sha256")
	sum.value("spdx:checksumValue", f.SHA256, "xsd:hexBinary")
	return d, sum
}

// registered is the format in IANA's table of media types. Lines of JSON are not in it, nor in the EU's.
func registered(f Format) string {
	if f == Lines {
		return ""
	}
	return "http://www.iana.org/assignments/media-types/" + f.MediaType()
}

func fileType(f Format) string {
	code := map[Format]string{CSV: "CSV", JSON: "JSON", JSONLD: "JSON_LD"}[f]
	if code == "" {
		return ""
	}
	return authority + "file-type/" + code
}

// license is the licence in the EU's table where it is known to be there, else its own address.
func (b *catalogueBuilder) license() string {
	known := map[string]string{
		"creativecommons.org/licenses/by/4.0":       "CC_BY_4_0",
		"creativecommons.org/publicdomain/zero/1.0": "CC0",
	}
	address := b.site.License.URL
	_, plain, _ := strings.Cut(address, "://")
	if code := known[strings.TrimPrefix(strings.TrimSuffix(plain, "/"), "www.")]; code != "" {
		return authority + "licence/" + code
	}
	return address
}

// withCases are the languages that have cases.
func (b *catalogueBuilder) withCases() []string {
	var languages []string
	for _, l := range b.site.Languages {
		if len(l.Entries) > 0 {
			languages = append(languages, l.Code)
		}
	}
	return languages
}

func (b *catalogueBuilder) publisher() description {
	p := b.catalogue.Publisher
	d := description{id: b.base + "#publisher", types: []string{"foaf:Agent"}}
	d.text("foaf:name", b.languages, p.Name)
	d.name("foaf:homepage", b.address(p.URL))
	if p.Type != "" {
		d.name("dct:type", publisherTypes+p.Type)
	}
	return d
}

// contact is whom to ask, where there is a way to.
func (b *catalogueBuilder) contact() (description, bool) {
	c := b.catalogue.Contact
	d := description{id: b.base + "#contact", types: []string{"vcard:Kind"}}
	name := c.Name
	if len(name) == 0 {
		name = b.catalogue.Publisher.Name
	}
	d.text("vcard:fn", b.languages, name)
	if c.Email != "" {
		d.name("vcard:hasEmail", "mailto:"+c.Email)
	}
	d.name("vcard:hasURL", b.address(c.URL))
	return d, c.Email != "" || b.address(c.URL) != ""
}

// address is an absolute address in the site's first language.
func (b *catalogueBuilder) address(in map[string]string) string {
	address := in[b.languages[0]]
	if strings.HasPrefix(address, "/") {
		return b.site.AbsURL(address)
	}
	return address
}

// period is the years that the cases are about, where the model has them.
func (b *catalogueBuilder) period() (description, bool) {
	var years []string
	for _, l := range b.site.Languages {
		for _, f := range l.Facets {
			if f.Field.Facet.By == "" {
				continue
			}
			for _, t := range f.Terms {
				if len(t.Value) == len("2012") {
					years = append(years, t.Value)
				}
			}
		}
	}
	if len(years) == 0 {
		return description{}, false
	}
	d := description{id: b.base + "#period", types: []string{"dct:PeriodOfTime"}}
	d.value("dcat:startDate", slices.Min(years), "xsd:gYear")
	d.value("dcat:endDate", slices.Max(years), "xsd:gYear")
	return d, true
}

// terms say of what is named elsewhere which kind of thing it is: programs that check the catalogue do not fetch it.
func (b *catalogueBuilder) terms(all []description) []description {
	kinds := map[string]string{
		"dct:language": "dct:LinguisticSystem", "dct:license": "dct:LicenseDocument", "dct:format": "dct:MediaTypeOrExtent",
		"dcat:mediaType": "dct:MediaType", "dct:accrualPeriodicity": "dct:Frequency", "dct:accessRights": "dct:RightsStatement",
		"dct:conformsTo": "dct:Standard", "foaf:homepage": "foaf:Document", "dcat:landingPage": "foaf:Document",
		"spdx:algorithm": "spdx:ChecksumAlgorithm", "dcat:theme": "skos:Concept", "dct:type": "skos:Concept", "dcat:themeTaxonomy": "skos:ConceptScheme",
	}
	var terms []description
	seen := map[string]bool{}
	for _, d := range all {
		for _, s := range d.statements {
			if kind := kinds[s.predicate]; kind != "" && !seen[s.object.id] {
				seen[s.object.id] = true
				d := description{id: s.object.id, types: []string{kind}}
				switch kind {
				case "skos:Concept":
					d.text("skos:prefLabel", []string{"en"}, map[string]string{"en": conceptLabel(path.Base(d.id))})
				case "skos:ConceptScheme":
					d.text("dct:title", []string{"en"}, map[string]string{"en": "Data theme"})
				}
				terms = append(terms, d)
			}
		}
	}
	return terms
}
