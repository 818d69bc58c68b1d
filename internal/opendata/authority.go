package opendata

// authority is where the EU's tables of names are.
const authority = "http://publications.europa.eu/resource/authority/"

// publisherTypes is where ADMS's table of publishers is.
const publisherTypes = "http://purl.org/adms/publishertype/"

// conceptLabel is what the table that a name comes from calls it, in English; the code itself for one that is not known here. What a
// catalogue names as a concept must have a label in the catalogue, since programs that check it do not fetch the tables.
func conceptLabel(code string) string {
	if label := conceptLabels[code]; label != "" {
		return label
	}
	return code
}

// conceptLabels are those of the tables data-theme and publishertype.
var conceptLabels = map[string]string{
	"AGRI": "Agriculture, fisheries, forestry and food", "ECON": "Economy and finance", "EDUC": "Education, culture and sport", "ENER": "Energy",
	"ENVI": "Environment", "GOVE": "Government and public sector", "HEAL": "Health", "INTR": "International issues",
	"JUST": "Justice, legal system and public safety", "REGI": "Regions and cities", "SOCI": "Population and society",
	"TECH": "Science and technology", "TRAN": "Transport",

	"Academia-ScientificOrganisation": "Academia/Scientific organisation", "IndustryConsortium": "Industry consortium",
	"LocalAuthority": "Local Authority", "NationalAuthority": "National authority", "NonGovernmentalOrganisation": "Non-Governmental Organisation",
	"NonProfitOrganisation": "Non-Profit Organisation", "RegionalAuthority": "Regional authority", "StandardisationBody": "Standardisation body",
	"SupraNationalAuthority": "Supra-national authority",
}
