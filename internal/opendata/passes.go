package opendata

import (
	"bytes"
	"fmt"
	"iter"
	"slices"

	"golang.org/x/sync/errgroup"

	"openoverheid.nu/internal/jsontext"
	"openoverheid.nu/internal/site"
)

// together is how many cases a part has: enough to keep a processor busy for a while, and few beside all.
const together = 64

// chunk is the cases of a part, and the place of the first among all.
func (w *writer) chunk(i int) (first int, entries []*site.Entry) {
	first = i * together
	return first, w.entries[first:min(first+together, len(w.entries))]
}

func (w *writer) chunks() int { return (len(w.entries) + together - 1) / together }

// write writes what does not stay.
func (w *writer) write() error {
	var g errgroup.Group
	g.Go(w.writeDocuments)
	g.Go(w.writeTable)
	g.Go(w.writeGraph)
	return g.Wait()
}

// writeDocuments writes the documents that do not stay, each once, and the files that have all of them, which copy those that do.
func (w *writer) writeDocuments() error {
	var takers []func(iter.Seq2[someDocuments, error]) error
	for _, f := range []*whole{w.json, w.lines} {
		if !f.stays {
			takers = append(takers, f.takesDocuments(w.out, &w.documents))
		}
	}
	if len(takers) == 0 && !slices.Contains(w.stay, false) {
		return nil
	}
	return inOrder(w.chunks(), w.documentsOf, takers...)
}

// documentsOf hands out the documents of a part that do not stay, each with its Markdown, and returns them.
func (w *writer) documentsOf(i int) (someDocuments, error) {
	first, entries := w.chunk(i)
	some := someDocuments{entries, make([][]byte, len(entries))}
	var t jsontext.Text
	for j, e := range entries {
		if w.stay[first+j] {
			continue
		}
		t = t[:0]
		w.documents.line(&t, e)
		some.documents[j] = bytes.Clone(t)
		err := w.out.Put(documentName(e), some.documents[j])
		if err == nil {
			err = w.out.Put(markdownName(e), []byte(Markdown(e)))
		}
		if err != nil {
			return some, fmt.Errorf("writing %s for programs: %w", e.File, err)
		}
	}
	return some, nil
}

func (w *writer) writeTable() error {
	if w.csv.stays {
		return nil
	}
	return inOrder(w.chunks(), func(i int) ([]byte, error) {
		_, entries := w.chunk(i)
		return w.table.rows(entries)
	}, w.csv.takesTexts(w.out))
}

func (w *writer) writeGraph() error {
	if w.linked.stays {
		return nil
	}
	return inOrder(w.chunks(), func(i int) ([]byte, error) {
		_, entries := w.chunk(i)
		return w.graph.lines(entries, w.linked.between, i == 0), nil
	}, w.linked.takesTexts(w.out))
}
