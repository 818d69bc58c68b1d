package opendata

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"time"

	"openoverheid.nu/internal/site"
)

// Folder is where the data lives, from the root of the host.
const Folder = "/data/"

// Data is all cases as files.
type Data struct {
	Files   []File // all cases together, and what explains them: in the order in which people are told of them
	Cases   []File // a document for each case
	Columns []Column
}

// File is a file of the output.
type File struct {
	Path    string // from the root of the host: /data/cases.csv
	Format  Format // empty for a case's own document
	Content []byte
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

// SHA256 returns the checksum in hexadecimal.
func (f File) SHA256() string {
	sum := sha256.Sum256(f.Content)
	return hex.EncodeToString(sum[:])
}

// Make writes all data of the site, with a catalogue of it where that has a publisher. Each case is written once, and its own document is
// its line among all cases: the same bytes, which nobody may change. Work is linear, and nothing but the files themselves is held.
func Make(s *site.Site, c Catalogue) (*Data, error) {
	schema, err := s.Model.JSONSchema()
	if err != nil {
		return nil, fmt.Errorf("writing the content model as JSON Schema: %w", err)
	}
	all, err := writeCases(s)
	if err != nil {
		return nil, err
	}
	d := &Data{Columns: all.table.columns}
	lines, start := all.lines.Bytes(), 0
	for i, e := range all.entries {
		d.Cases = append(d.Cases, File{Path: e.Path + "index.json", Content: lines[start:all.ends[i]:all.ends[i]]})
		start = all.ends[i]
	}
	if err := d.addFiles(s, all, schema); err != nil {
		return nil, err
	}
	return d, d.addCatalogue(s, c)
}

func (d *Data) addFiles(s *site.Site, cases *cases, schema []byte) error {
	all, err := allCases(s, cases.lines.Bytes())
	if err != nil {
		return err
	}
	metadata, err := cases.table.metadata(s)
	if err != nil {
		return err
	}
	terms, err := termsJSON(s)
	if err != nil {
		return err
	}
	concepts, err := termsSKOS(s)
	if err != nil {
		return err
	}
	csv, err := cases.table.bytes()
	if err != nil {
		return err
	}
	linked, err := cases.graph.bytes()
	if err != nil {
		return err
	}
	d.Files = []File{
		{Folder + "cases.csv", CSV, csv},
		{Folder + "cases.json", JSON, all},
		{Folder + "cases.ndjson", Lines, cases.lines.Bytes()},
		{Folder + "cases.jsonld", JSONLD, linked},
		{Folder + "terms.json", TermsJSON, terms},
		{Folder + "terms.jsonld", TermsSKOS, concepts},
		{SchemaPath, Schema, schema},
		{Folder + "cases.csv-metadata.json", Columns, metadata},
	}
	return nil
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

// allCases is one document of the lines: {meta, cases}.
func allCases(s *site.Site, lines []byte) ([]byte, error) {
	meta, err := encode(headOf(s))
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	b.Grow(len(lines) + len(meta) + bytes.Count(lines, []byte("\n")) + 32)
	b.WriteString(`{"meta":`)
	b.Write(meta)
	b.WriteString(`,"cases":[` + "\n")
	writeList(&b, lines)
	b.WriteString("]}\n")
	return b.Bytes(), nil
}

// writeList writes lines of JSON as the items of a list.
func writeList(b *bytes.Buffer, lines []byte) {
	for first := true; len(lines) > 0; first = false {
		line, rest, _ := bytes.Cut(lines, []byte("\n"))
		if !first {
			b.WriteString(",\n")
		}
		b.Write(line)
		lines = rest
	}
	b.WriteByte('\n')
}
