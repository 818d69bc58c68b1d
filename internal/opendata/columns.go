package opendata

import (
	"cmp"
	"maps"
	"slices"

	"openoverheid.nu/internal/schema"
	"openoverheid.nu/internal/site"
)

// tableMetadata is what the table means: https://www.w3.org/TR/tabular-metadata/.
type tableMetadata struct {
	Context  string      `json:"@context"`
	URL      string      `json:"url"`
	Title    []localText `json:"dc:title"`
	License  *namedNode  `json:"dc:license,omitempty"`
	Modified *typedText  `json:"dc:modified,omitempty"`
	Notes    []localText `json:"rdfs:comment,omitempty"`
	Dialect  dialect     `json:"dialect"`
	Schema   tableSchema `json:"tableSchema"`
}

type dialect struct {
	Encoding    string `json:"encoding"`
	Delimiter   string `json:"delimiter"`
	Header      bool   `json:"header"`
	DoubleQuote bool   `json:"doubleQuote"`
}

type tableSchema struct {
	Columns    []columnMetadata `json:"columns"`
	PrimaryKey string           `json:"primaryKey"`
	AboutURL   string           `json:"aboutUrl"`
}

type columnMetadata struct {
	Name        string      `json:"name"`
	Titles      string      `json:"titles"` // as in the first row
	Label       []localText `json:"rdfs:label,omitempty"`
	Description []localText `json:"dc:description,omitempty"`
	Datatype    datatype    `json:"datatype"`
	Separator   string      `json:"separator,omitempty"`
	Required    bool        `json:"required,omitempty"`
	Property    string      `json:"propertyUrl,omitempty"`
}

type datatype struct {
	Base   string `json:"base"`
	Format string `json:"format,omitempty"`
}

type localText struct {
	Value    string `json:"@value"`
	Language string `json:"@language,omitempty"`
}

type typedText struct {
	Value string `json:"@value"`
	Type  string `json:"@type"`
}

type namedNode struct {
	ID string `json:"@id"`
}

func (t table) metadata(s *site.Site) ([]byte, error) {
	m := tableMetadata{
		Context: "http://www.w3.org/ns/csvw", URL: "cases.csv",
		Dialect: dialect{Encoding: "utf-8", Delimiter: ",", Header: true, DoubleQuote: true},
		Schema:  tableSchema{PrimaryKey: "id", AboutURL: "{+url}"},
	}
	for _, l := range s.Languages {
		m.Title = append(m.Title, localText{l.Title, l.Code})
	}
	if s.License.URL != "" {
		m.License = &namedNode{s.License.URL}
	}
	if updated := day(s.Updated); updated != "" {
		m.Modified = &typedText{updated, "xsd:date"}
	}
	for _, c := range t.columns {
		m.Schema.Columns = append(m.Schema.Columns, c.metadata(s))
	}
	line, err := encode(m)
	if err != nil {
		return nil, err
	}
	return indent(line)
}

func (c Column) metadata(s *site.Site) columnMetadata {
	m := columnMetadata{Name: c.Name, Titles: c.Name, Datatype: c.datatype(), Required: c.required()}
	if c.List {
		m.Separator = Separator
	}
	if c.Field == nil {
		return m
	}
	if c.Role == Values && c.Part == nil {
		m.Property = fieldID(s, c.Field.Name)
	}
	field := cmp.Or(c.Part, c.Field)
	m.Label, m.Description = localTexts(field.Label), localTexts(field.Help)
	return m
}

// required columns always have a value. A closed field may have been emptied of a term by a later model, so that labels may lack.
func (c Column) required() bool {
	return c.Role == Added || c.Role == Values && c.Part == nil && c.Field.Required
}

func (c Column) datatype() datatype {
	switch c.Kind {
	case schema.Date:
		if field := cmp.Or(c.Part, c.Field); field != nil && field.WithYear {
			return datatype{Base: "string", Format: "[0-9]{4}(-[0-9]{2}-[0-9]{2})?"}
		}
		return datatype{Base: "date"}
	case schema.Number:
		return datatype{Base: "number"}
	case schema.Integer:
		if c.Role == Years {
			return datatype{Base: "gYear"}
		}
		return datatype{Base: "integer"}
	case schema.Boolean:
		return datatype{Base: "boolean"}
	case schema.URL:
		return datatype{Base: "anyURI"}
	}
	return datatype{Base: "string"}
}

// localTexts are the languages of a text in the order of their codes.
func localTexts(t schema.Text) []localText {
	var texts []localText
	for _, lang := range slices.Sorted(maps.Keys(t)) {
		texts = append(texts, localText{t[lang], lang})
	}
	return texts
}

// fieldID is the address where people read what a field is; it also names the field in linked data.
func fieldID(s *site.Site, name string) string { return s.AbsURL(Folder) + "#field-" + name }
