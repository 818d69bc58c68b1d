package search

import (
	"crypto/sha256"
	"encoding/binary"
)

// Sum works out of documents what From and a Builder tell their texts by, so that it is done once. They are not changed after.
func Sum(docs []Document) {
	parallel(len(docs), func(from, to int) {
		var room []byte
		for i := from; i < to; i++ {
			docs[i].sum, room = docs[i].digest(room)
		}
	})
}

// digest tells the texts of documents apart, or what stands for them. It works in memory that it returns.
func (d *Document) digest(room []byte) (digest, []byte) {
	if d.sum != (digest{}) {
		return d.sum, room
	}
	room = d.appendTexts(room[:0])
	return sha256.Sum256(room), room
}

// From tells what an index is made from: it is the same for the same documents in the same order with the same options, and for no others.
func From(docs []Document, o Options) [sha256.Size]byte {
	h := sha256.New()
	var b, room []byte
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
		var sum digest
		sum, room = d.digest(room)
		b = append(b, sum[:]...)
		h.Write(b) // a hash takes everything
		b = b[:0]
	}
	h.Write(b)
	var sum [sha256.Size]byte
	h.Sum(sum[:0])
	return sum
}
