package config

import "slices"

// Catalogue is what the catalogue of the open data says beside what the site knows. All of it may be left out.
type Catalogue struct {
	Publisher Publisher
	Contact   Contact // without a telephone number
	Themes    []string
	Frequency string
	Keywords  []Text
	Issued    string // 2026-11-24
}

// Publisher is who answers for the data. Without a name there is no catalogue: DCAT-AP asks for it.
type Publisher struct {
	Name, URL Text
	Type      string
}

// catalogue reads the block of the catalogue.
func (r *reader) catalogue(key string, n node) (any, bool) {
	if n.kind != object {
		r.report(n.at, "config-not-block", key)
		return nil, false
	}
	before := len(r.problems)
	f := r.parts(n, "publisher", "contact", "theme", "frequency", "keywords", "issued")
	c := Catalogue{
		Publisher: r.publisher(key+": publisher", f["publisher"]), Contact: r.dataContact(key+": contact", f["contact"]),
		Themes: r.themes(f["theme"]), Frequency: r.choice(f["frequency"], frequencies()...),
		Keywords: listOf(r, key+": keywords", f["keywords"], r.optional), Issued: r.day(f["issued"]),
	}
	if len(c.Publisher.Name) == 0 && len(r.problems) == before {
		r.warn(n.at, "config-catalogue-publisher")
	}
	return c, true
}

func (r *reader) publisher(key string, n node) Publisher {
	f := r.block(key, n, "name", "url", "type")
	return Publisher{
		Name: r.optional(key+": name", f["name"]), URL: r.optionalAddress(key+": url", f["url"]), Type: r.choice(f["type"], publisherTypes()...),
	}
}

func (r *reader) dataContact(key string, n node) Contact {
	f := r.block(key, n, "name", "email", "url")
	return Contact{
		Name: r.optional(key+": name", f["name"]), Email: r.matching(key+": email", f["email"], emailForm, "config-email"),
		URL: r.optionalAddress(key+": url", f["url"]),
	}
}

// themes reads one theme, or a list of them.
func (r *reader) themes(n node) []string {
	items := n.items
	if n.kind == scalar {
		items = []node{n}
	}
	var themes []string
	for _, item := range items {
		if theme := r.choice(item, dataThemes()...); theme != "" && !slices.Contains(themes, theme) {
			themes = append(themes, theme)
		}
	}
	if n.kind == object {
		r.report(n.at, "config-not-list", "catalogue: theme")
	}
	return themes
}

// dataThemes are the names of the EU's table data-theme.
func dataThemes() []string {
	return []string{"AGRI", "ECON", "EDUC", "ENER", "ENVI", "GOVE", "HEAL", "INTR", "JUST", "REGI", "SOCI", "TECH", "TRAN"}
}

// frequencies are names of the EU's table frequency.
func frequencies() []string {
	return []string{"CONT", "DAILY", "WEEKLY", "MONTHLY", "QUARTERLY", "ANNUAL", "IRREG", "UNKNOWN"}
}

// publisherTypes are names of ADMS's table of publishers, which DCAT-AP asks for.
func publisherTypes() []string {
	return []string{
		"Academia-ScientificOrganisation", "Company", "IndustryConsortium", "LocalAuthority", "NationalAuthority", "NonGovernmentalOrganisation",
		"NonProfitOrganisation", "RegionalAuthority", "StandardisationBody", "SupraNationalAuthority",
	}
}
