package search

import (
	"cmp"
	"slices"
	"strings"
)

// chunkSize returns how many documents a file holds: few, since results come from all over, but not so few that there are very many files.
func chunkSize(docs int) int { return max(8, min(docs/1250, 40)) }

// inOrder returns the documents as they are numbered: oldest first, then by slug.
func inOrder(docs []Document) []Document {
	docs = slices.Clone(docs)
	slices.SortFunc(docs, func(a, b Document) int {
		return cmp.Or(strings.Compare(a.Date, b.Date), strings.Compare(a.Slug, b.Slug))
	})
	return docs
}

// documentFiles writes what results show of the documents.
func documentFiles(docs []Document, chunk int, prefix string) []body {
	var bodies []body
	for from := 0; from < len(docs); from += chunk {
		var data []byte
		for i := from; i < min(from+chunk, len(docs)); i++ {
			d := &docs[i]
			url := d.URL
			if url == prefix+d.Slug+"/" {
				url = ""
			}
			data = putString(putString(putString(putString(data, d.Slug), d.Title), d.Date), url)
		}
		bodies = append(bodies, whole(data))
	}
	return bodies
}

// facetFiles writes a file of each facet.
func facetFiles(docs []Document, facets []string) []body {
	bodies := make([]body, len(facets))
	parallel(len(facets), func(from, to int) {
		for i := from; i < to; i++ {
			bodies[i] = whole(facetFile(docs, facets[i]))
		}
	})
	return bodies
}

// facetFile writes which documents have each term of a facet.
func facetFile(docs []Document, facet string) []byte {
	type column struct {
		Term
		docs     []uint32
		sortedBy string // the label, folded
	}
	var columns []*column
	byValue := map[string]*column{}
	for i := range docs {
		for j := range docs[i].Facets {
			f := &docs[i].Facets[j]
			if f.Facet != facet {
				continue
			}
			for _, term := range f.Terms {
				c := byValue[term.Value]
				if c == nil {
					c = &column{Term: term, sortedBy: fold(term.Label)}
					byValue[term.Value] = c
					columns = append(columns, c)
				}
				if n := len(c.docs); n == 0 || c.docs[n-1] != uint32(i) {
					c.docs = append(c.docs, uint32(i))
				}
			}
		}
	}
	slices.SortFunc(columns, func(a, b *column) int {
		return cmp.Or(len(b.docs)-len(a.docs), strings.Compare(a.sortedBy, b.sortedBy), strings.Compare(a.Value, b.Value))
	})
	body := putUint(nil, uint32(len(columns)))
	for _, c := range columns {
		body = putString(putString(body, c.Value), c.Label)
		body = encodeDocs(putUint(body, uint32(len(c.docs))), c.docs)
	}
	return body
}
