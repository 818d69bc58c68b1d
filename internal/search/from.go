package search

import (
	"crypto/sha256"
	"encoding/binary"
)

// From tells what an index is made from: it is the same for the same documents in the same order with the same options, and for no others.
func From(docs []Document, o Options) [sha256.Size]byte {
	h := sha256.New()
	var b []byte
	put := func(texts ...string) {
		b = binary.AppendUvarint(b, uint64(len(texts)))
		for _, s := range texts {
			b = append(binary.AppendUvarint(b, uint64(len(s))), s...)
		}
	}
	put(o.Lang, o.Prefix)
	put(o.Facets...)
	b = binary.AppendUvarint(b, uint64(len(o.Synonyms)))
	for _, group := range o.Synonyms {
		put(group...)
	}
	for i := range docs {
		d := &docs[i]
		put(d.Slug, d.URL, d.Date)
		b = binary.AppendUvarint(b, uint64(len(d.Facets)))
		for _, facet := range d.Facets {
			put(facet.Facet)
			b = binary.AppendUvarint(b, uint64(len(facet.Terms)))
			for _, term := range facet.Terms {
				put(term.Value, term.Label)
			}
		}
		b = d.appendTexts(b)
		h.Write(b) // a hash takes everything
		b = b[:0]
	}
	h.Write(b)
	var sum [sha256.Size]byte
	h.Sum(sum[:0])
	return sum
}
