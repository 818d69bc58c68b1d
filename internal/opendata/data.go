package opendata

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

	"openoverheid.nu/internal/made"
	"openoverheid.nu/internal/site"
)

// Folder is where the data lives, from the root of the host.
const Folder = "/data/"

// Data tells of the files that were handed out. Each case's own document, index.json in its folder, is not among them.
type Data struct {
	Files   []File // all cases together, and what explains them: in the order in which people are told of them
	Columns []Column
}

// File is a file of the output.
type File struct {
	Path   string // from the root of the host: /data/cases.csv
	Format Format
	Size   int64  // in bytes
	SHA256 string // the checksum in hexadecimal
}

// Format is what a file is to its users.
type Format string

// The formats. Those of the cases themselves are distributions in the catalogue; the others explain.
const (
	JSON      Format = "json"
	Lines     Format = "ndjson"
	CSV       Format = "csv"
	JSONLD    Format = "jsonld"
	Schema    Format = "schema"
	Columns   Format = "csvw"
	TermsJSON Format = "terms"
	TermsSKOS Format = "skos"
	Catalog   Format = "catalog"
	Turtle    Format = "turtle"
)

// MediaType returns the format's media type as IANA registered it, or as its users know it.
func (f Format) MediaType() string {
	switch f {
	case Lines:
		return "application/x-ndjson"
	case CSV:
		return "text/csv"
	case JSONLD, TermsSKOS, Catalog:
		return "application/ld+json"
	case Turtle:
		return "text/turtle"
	case Schema:
		return "application/schema+json"
	case Columns:
		return "application/csvm+json"
	}
	return "application/json"
}

// Name returns the name of the file without its folder.
func (f File) Name() string { return path.Base(f.Path) }

// nameOf is the name in the output of a path from the root of the host.
func nameOf(path string) string { return strings.TrimPrefix(path, "/") }

// explain hands out what explains the cases.
func (d *Data) explain(s *site.Site, t table, out made.Out) error {
	for _, f := range []struct {
		path   string
		format Format
		make   func() ([]byte, error)
	}{
		{Folder + "terms.json", TermsJSON, func() ([]byte, error) { return termsJSON(s) }},
		{Folder + "terms.jsonld", TermsSKOS, func() ([]byte, error) { return termsSKOS(s) }},
		{SchemaPath, Schema, s.Model.JSONSchema},
		{Folder + "cases.csv-metadata.json", Columns, func() ([]byte, error) { return t.metadata(s) }},
	} {
		content, err := f.make()
		if err != nil {
			return fmt.Errorf("writing %s: %w", f.path, err)
		}
		if err := d.put(out, f.path, f.format, content); err != nil {
			return err
		}
	}
	return nil
}

// put hands out a file, and tells of it.
func (d *Data) put(out made.Out, path string, format Format, content []byte) error {
	d.Files = append(d.Files, fileOf(path, format, content))
	return out.Put(nameOf(path), content)
}

// head says of a file what is in it.
type head struct {
	Title     string   `json:"title"`
	URL       string   `json:"url"` // where people read about the data
	Updated   string   `json:"updated,omitempty"`
	License   *license `json:"license,omitempty"`
	Schema    string   `json:"schema"`
	Languages []string `json:"languages"`
	Count     int      `json:"count"` // of cases, each language counted
}

type license struct {
	URL  string `json:"url"`
	Name string `json:"name,omitempty"`
}

func headOf(s *site.Site) head {
	h := head{Title: s.Default().Title, URL: s.AbsURL(Folder), Updated: day(s.Updated), Schema: s.AbsURL(SchemaPath)}
	if s.License.URL != "" {
		h.License = &license{s.License.URL, s.License.Name}
	}
	for _, l := range s.Languages {
		h.Languages = append(h.Languages, l.Code)
		h.Count += len(l.Entries)
	}
	return h
}

// day is a date without its time; "" where there is none.
func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

// openList is what the document of all cases begins with: {meta, cases}, up to the first case.
func openList(s *site.Site) ([]byte, error) {
	meta, err := encode(headOf(s))
	if err != nil {
		return nil, err
	}
	return slices.Concat([]byte(`{"meta":`), meta, []byte(`,"cases":[`+"\n")), nil
}
