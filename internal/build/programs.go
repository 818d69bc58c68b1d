package build

import (
	"strings"

	"openoverheid.nu/internal/opendata"
	"openoverheid.nu/internal/render"
	"openoverheid.nu/internal/site"
)

// writeMarkdown adds every case as Markdown.
func writeMarkdown(s *site.Site, out *output) error {
	for _, l := range s.Languages {
		for _, e := range l.Entries {
			if err := out.Put(strings.TrimPrefix(e.Path, "/")+"index.md", []byte(caseMarkdown(e))); err != nil {
				return err
			}
		}
	}
	return nil
}

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

// caseMarkdown is a case for programs, and for the search page to quote from: /cases/<slug>/index.md.
func caseMarkdown(e *site.Entry) string {
	return "# " + e.Title + "\n\n" + e.Summary + "\n\n" + strings.TrimSpace(e.Body) + "\n"
}
