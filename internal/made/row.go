package made

import (
	"crypto/sha256"
	"encoding/binary"
	"time"
)

// Row is what a file is made from, put one behind the other so that each part is told apart from the next. It is for many small parts; Hash is
// for those that need not be held.
type Row []byte

// Begin empties the row for what is made from these, and from what is added.
func (r *Row) Begin(froms ...From) {
	*r = (*r)[:0]
	r.From(froms...)
}

// From adds hashes.
func (r *Row) From(froms ...From) {
	for i := range froms {
		*r = append(*r, froms[i][:]...)
	}
}

// Parts adds hashes of parts of which there are many, folded to half their length.
func (r *Row) Parts(froms ...From) {
	for i := range froms {
		f := &froms[i]
		*r = binary.LittleEndian.AppendUint64(*r, word(f[:8])^word(f[16:]))
		*r = binary.LittleEndian.AppendUint64(*r, word(f[8:])^word(f[24:]))
	}
}

func word(b []byte) uint64 { return binary.LittleEndian.Uint64(b) }

// Text adds texts.
func (r *Row) Text(texts ...string) {
	for _, t := range texts {
		*r = append(binary.AppendUvarint(*r, uint64(len(t))), t...)
	}
}

// Number adds numbers: how many of something come next, for instance.
func (r *Row) Number(numbers ...int) {
	for _, n := range numbers {
		*r = binary.AppendVarint(*r, int64(n))
	}
}

// Time adds moments.
func (r *Row) Time(times ...time.Time) {
	for _, t := range times {
		*r = binary.AppendVarint(binary.AppendVarint(*r, t.Unix()), int64(t.Nanosecond()))
	}
}

// Sum is the hash of the row.
func (r Row) Sum() From { return sha256.Sum256(r) }
