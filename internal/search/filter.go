package search

import (
	"fmt"
	"slices"
)

// FacetCounts is the terms of a facet with how many of the documents found have each.
type FacetCounts struct {
	Facet string
	Terms []TermCount
}

// TermCount is a term with the number of documents that have it.
type TermCount struct {
	Term
	Count int
}

// facetColumn is a term with its documents.
type facetColumn struct {
	Term
	docs []uint32
}

// facet reads the columns of a facet.
func (r *Reader) facet(name string) ([]facetColumn, error) {
	at := slices.Index(r.header.Facets, name)
	if at < 0 {
		return nil, fmt.Errorf("there is no facet %q", name)
	}
	body, err := r.body(kindFacets, at)
	if err != nil {
		return nil, err
	}
	in := &input{data: body}
	var columns []facetColumn
	for range in.uint() {
		if in.err != nil {
			break
		}
		columns = append(columns, facetColumn{Term{in.string(), in.string()}, in.docs(in.uint(), r.header.Docs)})
	}
	return columns, in.err
}

// filtered returns the documents that have a value of every filter but that of one facet.
func (r *Reader) filtered(found []scored, filters []Filter, but string) ([]scored, error) {
	for _, f := range filters {
		if f.Facet == but || len(f.Values) == 0 {
			continue
		}
		columns, err := r.facet(f.Facet)
		if err != nil {
			return nil, err
		}
		keep := make([]bool, r.header.Docs)
		for _, c := range columns {
			if slices.Contains(f.Values, c.Value) {
				for _, doc := range c.docs {
					keep[doc] = true
				}
			}
		}
		found = slices.DeleteFunc(slices.Clone(found), func(s scored) bool { return !keep[s.doc] })
	}
	return found, nil
}

// Counts returns, for the facets asked for, how many documents each term would leave. A facet's own filter does not narrow its counts.
func (r *Reader) Counts(q Query, facets ...string) ([]FacetCounts, error) {
	found, terms, _, err := r.find(q)
	if err != nil {
		return nil, err
	}
	var counts []FacetCounts
	for _, name := range facets {
		kept, err := r.filtered(found, q.Filters, name)
		if err != nil {
			return nil, err
		}
		order(kept, false)
		if kept, err = r.checkPhrases(kept, terms, q.Text); err != nil {
			return nil, err
		}
		one, err := r.count(kept, name)
		if err != nil {
			return nil, err
		}
		counts = append(counts, one)
	}
	return counts, nil
}

// count counts the terms of one facet.
func (r *Reader) count(kept []scored, name string) (FacetCounts, error) {
	has := make([]bool, r.header.Docs)
	for _, s := range kept {
		has[s.doc] = true
	}
	columns, err := r.facet(name)
	counts := FacetCounts{Facet: name}
	for _, c := range columns {
		n := 0
		for _, doc := range c.docs {
			if has[doc] {
				n++
			}
		}
		counts.Terms = append(counts.Terms, TermCount{c.Term, n})
	}
	return counts, err
}
