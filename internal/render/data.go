package render

import (
	"openoverheid.nu/internal/schema"
	"openoverheid.nu/internal/site"
)

// DataSet is the open data, as its page tells of it.
type DataSet struct {
	Files   []DataFile
	Columns []DataColumn
}

// DataFile is a file of data.
type DataFile struct {
	Format string // says which of the interface texts explains it: csv
	Name   string // cases.csv
	URL    string // from the root of the host
	Type   string // text/csv
	Size   int64  // bytes
}

// DataColumn is a column of the table with the field it holds, or a part of; both nil for what the site adds.
type DataColumn struct {
	Name        string
	Field, Part *schema.Field
}

type dataParams struct {
	common
	Files    []dataFileView    `json:"files"`
	Updated  string            `json:"updated,omitempty"`
	Total    int               `json:"total"` // cases, those of every language counted
	Site     string            `json:"site"`  // its name, to refer to
	URL      string            `json:"url"`   // of this page, absolute
	License  *licenseView      `json:"license,omitempty"`
	Added    []string          `json:"added"` // names of what the site adds to a case
	Fields   []dataFieldView   `json:"fields"`
	Sections []dataSectionView `json:"sections"`
	Example  string            `json:"example,omitempty"` // the address of a case for programs, absolute
}

type dataFileView struct {
	Format string `json:"format"`
	Name   string `json:"name"`
	URL    string `json:"url"`
	Full   string `json:"full"` // absolute
	Type   string `json:"type"`
	Size   int64  `json:"size"`
}

type licenseView struct {
	URL  string `json:"url"`
	Name string `json:"name"`
}

// dataFieldView explains a field, or a key of an object in it.
type dataFieldView struct {
	Name     string          `json:"name"`
	Label    string          `json:"label"`
	Help     string          `json:"help,omitempty"`
	Kind     string          `json:"kind"`
	List     bool            `json:"list,omitempty"`
	Required bool            `json:"required,omitempty"`
	Columns  []string        `json:"columns,omitempty"` // of the table
	Terms    []dataTermView  `json:"terms,omitempty"`   // of a closed vocabulary
	Facet    *link           `json:"facet,omitempty"`   // the page with its terms
	Parts    []dataFieldView `json:"parts,omitempty"`   // of an object
}

type dataTermView struct {
	Value       string `json:"value"`
	Label       string `json:"label"`
	Description string `json:"description,omitempty"`
}

type dataSectionView struct {
	ID       string `json:"id"`
	Title    string `json:"title"`
	Help     string `json:"help,omitempty"`
	Required bool   `json:"required,omitempty"`
}

// dataPages are the pages about the data.
func (v *views) dataPages(set DataSet) []part {
	var parts []part
	for _, l := range v.site.Languages {
		parts = append(parts, one(func() page { return v.dataPage(l, set) }))
	}
	return parts
}

// dataPage says what data there is, and explains every field from the content model.
func (v *views) dataPage(l *site.Language, set DataSet) page {
	alternates := v.alternates(l, (*site.Language).DataPath)
	p := page{name: "data", lang: l.Code, layout: "data", path: l.DataPath(), lastmod: day(v.site.Updated), alternates: alternates}
	params := dataParams{
		common: v.common(l, p.path, "", alternates, nil), Files: []dataFileView{}, Updated: day(v.site.Updated), Site: l.Title,
		URL: v.site.AbsURL(p.path), Added: []string{}, Sections: []dataSectionView{}, Fields: v.dataFields(l, set.Columns),
	}
	params.Heading = "data_title"
	for _, f := range set.Files {
		params.Files = append(params.Files, dataFileView{f.Format, f.Name, f.URL, v.site.AbsURL(f.URL), f.Type, f.Size})
	}
	for _, c := range set.Columns {
		if c.Field == nil {
			params.Added = append(params.Added, c.Name)
		}
	}
	for _, s := range v.site.Model.Sections {
		params.Sections = append(params.Sections, dataSectionView{s.ID, s.TitleIn(l.Code), s.Help.In(l.Code), s.Required})
	}
	for _, other := range v.site.Languages {
		params.Total += len(other.Entries)
	}
	if v.site.License.URL != "" {
		params.License = &licenseView{v.site.License.URL, v.site.License.Name}
	}
	if len(l.Entries) > 0 {
		params.Example = l.Entries[0].URL + "index.json"
	}
	p.params = params
	return p
}

func (v *views) dataFields(l *site.Language, all []DataColumn) []dataFieldView {
	columns := map[*schema.Field][]string{}
	for _, c := range all {
		columns[c.Field] = append(columns[c.Field], c.Name)
		columns[c.Part] = append(columns[c.Part], c.Name)
	}
	fields := make([]dataFieldView, len(v.site.Model.Fields))
	for i, f := range v.site.Model.Fields {
		fields[i] = dataField(l, f, columns)
		for _, part := range f.Fields {
			fields[i].Parts = append(fields[i].Parts, dataField(l, part, columns))
		}
		if f.Facet == nil {
			continue
		}
		if facet, ok := l.Facet(f.Facet.Name); ok {
			fields[i].Facet = &link{Label: facet.Label, URL: facet.Path}
		}
	}
	return fields
}

func dataField(l *site.Language, f *schema.Field, columns map[*schema.Field][]string) dataFieldView {
	view := dataFieldView{
		Name: f.Name, Label: f.LabelIn(l.Code), Help: f.HelpIn(l.Code), Kind: string(f.Kind), List: f.List, Required: f.Required, Columns: columns[f],
	}
	for _, t := range f.Terms {
		view.Terms = append(view.Terms, dataTermView{t.Value, t.LabelIn(l.Code), t.Description.In(l.Code)})
	}
	return view
}
