package opendata

import (
	"bytes"
	"encoding/json"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"openoverheid.nu/internal/site"
)

// cases are all cases of all languages, in their order, in the three forms that data has.
type cases struct {
	entries []*site.Entry
	lines   bytes.Buffer // a document a line
	ends    []int        // of the lines
	encoder *json.Encoder
	table   *table
	graph   *graph
}

// batch is how many cases are written before their lines are joined to the others: enough to keep processors busy, and few beside all.
const batch = 1024

// writeCases writes the cases on all processors at once.
func writeCases(s *site.Site) (*cases, error) {
	all := newCases(s)
	for _, l := range s.Languages {
		all.entries = append(all.entries, l.Entries...)
	}
	all.lines.Grow(expected(all.entries))
	workers := make([]*cases, runtime.GOMAXPROCS(0))
	for i := range workers {
		workers[i] = newCases(s)
	}
	for entries := range slices.Chunk(all.entries, batch) {
		errs := make([]error, len(workers))
		var wg sync.WaitGroup
		for i, w := range workers {
			wg.Go(func() { errs[i] = w.write(s, entries[len(entries)*i/len(workers):len(entries)*(i+1)/len(workers)]) })
		}
		wg.Wait()
		for i, w := range workers {
			if errs[i] != nil {
				return nil, errs[i]
			}
			all.take(w)
		}
	}
	return all, nil
}

func newCases(s *site.Site) *cases {
	c := &cases{table: newTable(s), graph: newGraph(s)}
	c.encoder = encoderOf(&c.lines)
	return c
}

// expected guesses how much the lines take together, so that they need not move as they grow: a text stands in its document twice,
// whole and by section.
func expected(entries []*site.Entry) int {
	size := 0
	for _, e := range entries {
		size += 2*len(e.Body) + len(e.Body)/8 + 4096
	}
	return size
}

// write writes some cases.
func (c *cases) write(s *site.Site, entries []*site.Entry) error {
	for _, e := range entries {
		document, err := documentOf(s, e)
		if err != nil {
			return fmt.Errorf("writing %s as JSON: %w", e.File, err)
		}
		if err := c.encoder.Encode(document); err != nil {
			return fmt.Errorf("writing %s as JSON: %w", e.File, err)
		}
		c.ends = append(c.ends, c.lines.Len())
		if err := c.table.add(e); err != nil {
			return fmt.Errorf("writing %s as a row: %w", e.File, err)
		}
		if err := c.graph.add(e); err != nil {
			return fmt.Errorf("writing %s as linked data: %w", e.File, err)
		}
	}
	return nil
}

// take moves what another has written to the end.
func (c *cases) take(other *cases) {
	start := c.lines.Len()
	c.lines.Write(other.lines.Bytes())
	for _, end := range other.ends {
		c.ends = append(c.ends, start+end)
	}
	c.table.take(other.table)
	c.graph.take(other.graph)
	other.lines.Reset()
	other.ends = other.ends[:0]
}
