package made

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
)

// EncodeByName writes a map of what a run keeps for the next as names and values, one after another: encoding/gob takes five times as long for
// large ones. Put appends a value.
func EncodeByName[V any](m map[string]V, put func(dst []byte, v V) []byte) []byte {
	const each = 128 // bytes of a name and its value, most often
	dst := binary.AppendUvarint(make([]byte, 0, each*len(m)), uint64(len(m)))
	for name, v := range m {
		dst = put(AppendText(dst, name), v)
	}
	return dst
}

// AppendText appends a text that ValueReader.Text reads.
func AppendText(dst []byte, text string) []byte {
	return append(binary.AppendUvarint(dst, uint64(len(text))), text...)
}

// DecodeByName reads what EncodeByName wrote; take reads a value. What is damaged is an error.
func DecodeByName[V any](src []byte, take func(r *ValueReader) V) (map[string]V, error) {
	r := &ValueReader{src: src, text: string(src)}
	count := r.Length()
	m := make(map[string]V, count)
	for range count {
		name := r.Text()
		m[name] = take(r)
	}
	if r.damaged || len(r.src) > 0 || len(m) != count {
		return nil, errDamagedMap
	}
	return m, nil
}

var errDamagedMap = errors.New("a map of what a run kept is damaged")

// ValueReader reads the values of such a map, and its names. All texts are parts of one. Where one is damaged, what it reads means nothing.
type ValueReader struct {
	src     []byte // what is left
	text    string // all of it
	damaged bool
}

// take returns the next bytes; none where there are not as many.
func (r *ValueReader) take(n int) []byte {
	if n > len(r.src) {
		r.damaged, r.src = true, nil
		return nil
	}
	part := r.src[:n]
	r.src = r.src[n:]
	return part
}

// Length reads a number of bytes, or of things of a byte or more: it can't be more than the bytes that are left.
func (r *ValueReader) Length() int {
	n, size := binary.Uvarint(r.src)
	if size <= 0 || n > uint64(len(r.src)-size) {
		r.damaged, r.src = true, nil
		return 0
	}
	r.src = r.src[size:]
	return int(n)
}

// Number reads what binary.AppendVarint wrote.
func (r *ValueReader) Number() int64 {
	n, size := binary.Varint(r.src)
	if size <= 0 {
		r.damaged, r.src = true, nil
		return 0
	}
	r.src = r.src[size:]
	return n
}

// Text reads what AppendText wrote.
func (r *ValueReader) Text() string {
	n := r.Length()
	at := len(r.text) - len(r.src)
	r.take(n)
	return r.text[at : at+n]
}

// Sum reads a hash.
func (r *ValueReader) Sum() (sum [sha256.Size]byte) {
	copy(sum[:], r.take(len(sum)))
	return sum
}
