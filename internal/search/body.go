package search

import (
	"crypto/sha256"
	"encoding/binary"
)

// body is the content of a file. Its sections hold what is of one kind (words, documents, weights): each is compressed with a code of its
// own, which takes fewer bytes.
type body struct {
	sections [][]byte // none where a Builder knows the file
	sum      digest   // of the sections, where it was worked out already
	known    int      // the size of a file that is known
}

func whole(data []byte) body { return body{sections: [][]byte{data}} }

func (b *body) size() int {
	n := b.known
	for _, s := range b.sections {
		n += len(s)
	}
	return n
}

// asKnown is a body without its sections, for the Builder that knows what they were compressed to.
func (b *body) asKnown() body { return body{sum: b.sum, known: b.size()} }

// digest tells sections apart. It works in memory that it returns.
func (b *body) digest(room []byte) (digest, []byte) {
	if b.sum == (digest{}) {
		room = b.appendSections(room[:0])
		b.sum = sha256.Sum256(room)
	}
	return b.sum, room
}

// appendSections appends all sections, so that no two bodies that are compressed differently give the same.
func (b *body) appendSections(to []byte) []byte {
	for _, section := range b.sections {
		to = append(binary.AppendUvarint(to, uint64(len(section))), section...)
	}
	return to
}

// appendTo appends the content to data.
func (b *body) appendTo(data []byte) []byte {
	for _, s := range b.sections {
		data = append(data, s...)
	}
	return data
}

// columns is a file of entries with their documents and weights apart from them. Readers go through all three at the same time.
type columns struct{ entries, docs, weights []byte }

func (c *columns) size() int { return len(c.entries) + len(c.docs) + len(c.weights) }

// body returns the file: the lengths of the first two columns, then the columns.
func (c columns) body() body {
	return body{sections: [][]byte{c.appendHead(make([]byte, 0, len(c.entries)+10)), c.docs, c.weights}}
}

// appendHead appends the lengths of the first two columns, and the first.
func (c *columns) appendHead(to []byte) []byte {
	return append(putUint(putUint(to, uint32(len(c.entries))), uint32(len(c.docs))), c.entries...)
}

// columnReader reads what columns wrote.
type columnReader struct{ entries, docs, weights input }

func newColumnReader(data []byte) *columnReader {
	in := &input{data: data}
	entries, docs := in.uint(), in.uint()
	r := &columnReader{input{data: in.bytes(entries)}, input{data: in.bytes(docs)}, input{}}
	r.weights.data = in.bytes(len(in.data) - in.pos)
	if in.err != nil {
		r.entries.fail()
	}
	return r
}

func (r *columnReader) more() bool { return r.err() == nil && r.entries.more() }

// err returns the first error of any column.
func (r *columnReader) err() error {
	for _, in := range []*input{&r.entries, &r.docs, &r.weights} {
		if in.err != nil {
			return in.err
		}
	}
	return nil
}

// postings reads df documents below limit with their weights.
func (r *columnReader) postings(df, limit int) postings {
	return postings{docs: r.docs.docs(df, limit), weights: r.weights.bytes(df)}
}
