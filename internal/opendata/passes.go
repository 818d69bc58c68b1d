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

// writeDocuments writes the documents that do not stay, each once, and the files that have all of them, which read those that do.
func (w *writer) writeDocuments() error {
	var takers []func(iter.Seq2[[][]byte, error]) error
	if !w.json.stays {
		takers = append(takers, taker(w.out, w.json, list))
	}
	if !w.lines.stays {
		takers = append(takers, taker(w.out, w.lines, lines))
	}
	if len(takers) == 0 && !slices.Contains(w.stay, false) {
		return nil
	}
	return inOrder(w.chunks(), func(i int) ([][]byte, error) { return w.documentsOf(i, len(takers) > 0) }, takers...)
}

// documentsOf hands out the documents of a part that do not stay, and returns all of them, where they are wanted.
func (w *writer) documentsOf(i int, wanted bool) ([][]byte, error) {
	first, entries := w.chunk(i)
	documents := make([][]byte, len(entries))
	var t jsontext.Text
	for j, e := range entries {
		var err error
		if !w.stay[first+j] {
			t = t[:0]
			w.documents.line(&t, e)
			documents[j] = bytes.Clone(t)
			err = w.out.Put(documentName(e), documents[j])
		} else if wanted {
			documents[j], err = w.out.Read(documentName(e))
		}
		if err != nil {
			return nil, fmt.Errorf("writing %s as JSON: %w", e.File, err)
		}
	}
	return documents, nil
}

func (w *writer) writeTable() error {
	if w.csv.stays {
		return nil
	}
	return inOrder(w.chunks(), func(i int) ([]byte, error) {
		_, entries := w.chunk(i)
		return w.table.rows(entries)
	}, taker(w.out, w.csv, texts))
}

func (w *writer) writeGraph() error {
	if w.linked.stays {
		return nil
	}
	return inOrder(w.chunks(), func(i int) ([][]byte, error) {
		_, entries := w.chunk(i)
		return w.graph.lines(entries), nil
	}, taker(w.out, w.linked, list))
}
