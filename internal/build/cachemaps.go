package build

import (
	"encoding/binary"
	"errors"

	"openoverheid.nu/internal/made"
)

// The largest maps of a cache are written as names and bytes, one after another: encoding/gob takes five times as long for them.

// fromByName is what files are made from, by name.
type fromByName map[string]made.From

// storedByName is where files stand in a Store, by name.
type storedByName map[string]Stored

// GobEncode writes the map.
func (m fromByName) GobEncode() ([]byte, error) {
	return encodeByName(m, func(dst []byte, from made.From) []byte { return append(dst, from[:]...) }), nil
}

// GobDecode reads what GobEncode wrote.
func (m *fromByName) GobDecode(src []byte) (err error) {
	*m, err = decodeByName(src, func(r *nameReader) made.From { return r.sum() })
	return err
}

// GobEncode writes the map.
func (m storedByName) GobEncode() ([]byte, error) {
	return encodeByName(m, func(dst []byte, at Stored) []byte {
		dst = binary.AppendVarint(binary.AppendVarint(dst, at.At), at.Length)
		return append(dst, at.Sum[:]...)
	}), nil
}

// GobDecode reads what GobEncode wrote.
func (m *storedByName) GobDecode(src []byte) (err error) {
	*m, err = decodeByName(src, func(r *nameReader) Stored { return Stored{At: r.number(), Length: r.number(), Sum: r.sum()} })
	return err
}

func encodeByName[V any](m map[string]V, put func(dst []byte, v V) []byte) []byte {
	const each = 128 // bytes of a name and its value, most often
	dst := binary.AppendUvarint(make([]byte, 0, each*len(m)), uint64(len(m)))
	for name, v := range m {
		dst = append(binary.AppendUvarint(dst, uint64(len(name))), name...)
		dst = put(dst, v)
	}
	return dst
}

func decodeByName[V any](src []byte, take func(r *nameReader) V) (map[string]V, error) {
	r := &nameReader{src: src, text: string(src)}
	count := r.length()
	m := make(map[string]V, count)
	for range count {
		name := r.name()
		m[name] = take(r)
	}
	if r.damaged || len(r.src) > 0 || len(m) != count {
		return nil, errDamagedMap
	}
	return m, nil
}

var errDamagedMap = errors.New("a map of the cache is damaged")

// nameReader reads such a map. Names are parts of one text.
type nameReader struct {
	src     []byte // what is left
	text    string // all of it
	damaged bool
}

// take returns the next bytes; none where there are not as many.
func (r *nameReader) take(n int) []byte {
	if n > len(r.src) {
		r.damaged, r.src = true, nil
		return nil
	}
	part := r.src[:n]
	r.src = r.src[n:]
	return part
}

// length is a number that can't be more than the bytes that are left.
func (r *nameReader) length() int {
	n, size := binary.Uvarint(r.src)
	if size <= 0 || n > uint64(len(r.src)-size) {
		r.damaged, r.src = true, nil
		return 0
	}
	r.src = r.src[size:]
	return int(n)
}

func (r *nameReader) number() int64 {
	n, size := binary.Varint(r.src)
	if size <= 0 {
		r.damaged, r.src = true, nil
		return 0
	}
	r.src = r.src[size:]
	return n
}

func (r *nameReader) name() string {
	n := r.length()
	at := len(r.text) - len(r.src)
	r.take(n)
	return r.text[at : at+n]
}

func (r *nameReader) sum() (sum [32]byte) {
	copy(sum[:], r.take(len(sum)))
	return sum
}
