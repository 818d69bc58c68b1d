package build

import (
	"openoverheid.nu/internal/opendata"
	"openoverheid.nu/internal/render"
)

// dataSet is what the page about the data tells of.
func dataSet(data *opendata.Data) render.DataSet {
	var d render.DataSet
	for _, f := range data.Files {
		d.Files = append(d.Files, render.DataFile{
			Format: string(f.Format), Name: f.Name(), URL: f.Path, Type: f.Format.MediaType(), Size: f.Size,
		})
	}
	for _, c := range data.Columns {
		d.Columns = append(d.Columns, render.DataColumn{Name: c.Name, Field: c.Field, Part: c.Part})
	}
	return d
}
