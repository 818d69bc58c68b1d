package build

import (
	"fmt"
	"strings"

	"openoverheid.nu/internal/opendata"
	"openoverheid.nu/internal/site"
)

// writeForPrograms adds every case as Markdown and as JSON, and the schema of the latter.
func writeForPrograms(r *Result) error {
	schema, err := r.Site.Model.JSONSchema()
	if err != nil {
		return fmt.Errorf("writing the content model as JSON Schema: %w", err)
	}
	if err := r.put(strings.TrimPrefix(opendata.SchemaPath, "/"), schema); err != nil {
		return err
	}
	for _, l := range r.Site.Languages {
		for _, e := range l.Entries {
			if err := r.writeForPrograms(e); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *Result) writeForPrograms(e *site.Entry) error {
	dir := strings.TrimPrefix(e.Path, "/")
	if err := r.put(dir+"index.md", []byte(caseMarkdown(e))); err != nil {
		return err
	}
	data, err := opendata.Case(r.Site, e)
	if err != nil {
		return fmt.Errorf("writing %s as JSON: %w", e.File, err)
	}
	return r.put(dir+"index.json", data)
}

// caseMarkdown is a case for programs, and for the search page to quote from: /cases/<slug>/index.md.
func caseMarkdown(e *site.Entry) string {
	return "# " + e.Title + "\n\n" + e.Summary + "\n\n" + strings.TrimSpace(e.Body) + "\n"
}
