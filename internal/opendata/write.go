package opendata

import (
	"openoverheid.nu/internal/made"
	"openoverheid.nu/internal/site"
)

// Write hands out all data of the site, with a catalogue of it where that has a publisher. A case that no change reaches is not made
// again, nor is a file of all cases where no change reaches any of them. Up to four files are being written at a time, while documents
// are handed out beside them.
func Write(s *site.Site, c Catalogue, out made.Out) (*Data, error) {
	w, err := newWriter(s, out)
	if err != nil {
		return nil, err
	}
	if err := w.askDocuments(); err != nil {
		return nil, err
	}
	if err := w.ask(); err != nil {
		return nil, err
	}
	if err := w.write(); err != nil {
		return nil, err
	}
	if err := putChecksums(out, w.wholes()); err != nil {
		return nil, err
	}
	d := &Data{Columns: w.table.columns}
	for _, f := range w.wholes() {
		d.Files = append(d.Files, f.File)
	}
	if err := d.explain(s, w.table, out); err != nil {
		return nil, err
	}
	return d, d.addCatalogue(s, c, out)
}

// writer writes the cases in all forms.
type writer struct {
	out     made.Out
	entries []*site.Entry // of all languages, in their order
	common  made.From     // what all of them are made from
	from    []caseFrom    // what each is made from
	stay    []bool        // their documents

	terms     map[*site.Term]termJSON
	documents documents
	table     table
	graph     graph

	csv, json, lines, linked *whole
}

func newWriter(s *site.Site, out made.Out) (*writer, error) {
	terms := termsOnce(s)
	w := &writer{
		out: out, terms: terms, documents: documents{s, s.AbsURL(SchemaPath), terms}, table: table{columnsOf(s.Model)},
		graph: graph{s, datasetID(s), terms},
	}
	for _, l := range s.Languages {
		w.entries = append(w.entries, l.Entries...)
	}
	var err error
	if w.common, err = commonFrom(s); err != nil {
		return nil, err
	}
	return w, w.openWholes(s)
}

// openWholes begins the files of all cases.
func (w *writer) openWholes(s *site.Site) error {
	head, err := w.table.head()
	if err != nil {
		return err
	}
	list, err := openList(s)
	if err != nil {
		return err
	}
	context, err := w.graph.open()
	if err != nil {
		return err
	}
	file := func(name string, format Format) File { return File{Path: Folder + name, Format: format} }
	w.csv = &whole{File: file("cases.csv", CSV), opening: head}
	w.json = &whole{File: file("cases.json", JSON), opening: list, between: ",\n", closing: "\n]}\n"}
	w.linked = &whole{File: file("cases.jsonld", JSONLD), opening: context, between: ",\n", closing: "\n]}\n"}
	w.lines = &whole{File: file("cases.ndjson", Lines), between: "\n"}
	if len(w.entries) > 0 {
		w.lines.closing = "\n"
	}
	return nil
}

// wholes are the files of all cases, in the order in which people are told of them.
func (w *writer) wholes() []*whole { return []*whole{w.csv, w.json, w.lines, w.linked} }

// askDocuments finds out what each case is made from, and of which ones the documents stay, and with them their Markdown, which says less.
func (w *writer) askDocuments() error {
	w.from, w.stay = make([]caseFrom, len(w.entries)), make([]bool, len(w.entries))
	return inOrder(w.chunks(), func(i int) (struct{}, error) {
		in := inputs{common: w.common, terms: w.terms}
		first, entries := w.chunk(i)
		for j, e := range entries {
			from := in.of(e)
			stays, err := w.out.Stays(from.document, documentName(e), markdownName(e))
			if err != nil {
				return struct{}{}, err
			}
			w.from[first+j], w.stay[first+j] = from, stays
		}
		return struct{}{}, nil
	})
}

// ask finds out which of the files of all cases stay.
func (w *writer) ask() error {
	brief := func(c caseFrom) made.From { return c.brief }
	document := func(c caseFrom) made.From { return c.document }
	for _, f := range w.wholes() {
		of := document
		if f == w.csv || f == w.linked {
			of = brief
		}
		var err error
		if f.stays, err = w.out.Stays(w.allFrom(f.opening, of), nameOf(f.Path)); err != nil {
			return err
		}
		if !f.stays {
			continue
		}
		if err := f.measure(w.out); err != nil {
			return err
		}
	}
	return nil
}

// documentName is the name of the file that is a case's document.
func documentName(e *site.Entry) string { return nameOf(e.Path) + "index.json" }

// markdownName is the name of the file that is a case as Markdown.
func markdownName(e *site.Entry) string { return nameOf(e.Path) + "index.md" }
