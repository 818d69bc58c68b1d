package search

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"maps"
	"slices"
)

// What a Builder remembers is written as: the mark with the number of the format, the compressed files, the words of the last
// edition and of the collectors, the texts, the rest of that edition (rememberededition.go), and a checksum of all that, which is what makes it trusted: it is not looked at closely besides, but a builder that it
// leads astray begins anew. Numbers are those of the index.
const rememberedMark = "openoverheid search 4\n"

var errRemembered = errors.New("this is not what a search builder remembered, or it is damaged")

// Encode returns what the builder remembers, for Decode in another run of the same program: what another version worked out of a
// document may differ, so the caller keeps the versions apart.
func (b *Builder) Encode() []byte {
	data := make([]byte, 0, b.encodedSize())
	data = append(data, rememberedMark...)
	data = append(data, b.tokens.flag())
	data = putUint(data, uint32(len(b.packed)))
	for _, sum := range sortedDigests(b.packed) {
		data = putBytes(append(data, sum[:]...), b.packed[sum])
	}
	words := &vocabulary{}
	if b.last != nil {
		words = b.last.words
	}
	data = putStrings(data, words.words)
	data = putUint(data, uint32(len(b.collectors)))
	for i, c := range b.collectors {
		data = c.encode(data, words, i)
	}
	data = b.encodeLast(data)
	return append(data, checksum(data)...)
}

// checksumSize is the size of a checksum.
const checksumSize = 2 * crc32.Size

// checksum tells whether data was damaged, by a sum of each half. A hash would take as long as all the rest of Decode, and could tell no more of who
// wrote it.
func checksum(data []byte) []byte {
	table, half := crc32.MakeTable(crc32.Castagnoli), len(data)/2 // which processors have
	sum := binary.LittleEndian.AppendUint32(nil, crc32.Checksum(data[:half], table))
	return binary.LittleEndian.AppendUint32(sum, crc32.Checksum(data[half:], table))
}

// encodeLast writes the texts and the edition that was made of them; of a builder that made none, that it has none.
func (b *Builder) encodeLast(data []byte) []byte {
	if b.last == nil {
		return append(data, 0)
	}
	data = append(data, 1)
	numbers := make(map[digest]int32, len(b.texts))
	docs := make([]int32, len(b.last.docs))
	var texts []digest
	for i, sum := range b.last.docs {
		n, ok := numbers[sum]
		if !ok {
			n = int32(len(texts))
			numbers[sum], texts = n, append(texts, sum)
		}
		docs[i] = n
	}
	data = putUint(data, uint32(len(texts)))
	for _, sum := range texts {
		data = b.texts[sum].encode(append(data, sum[:]...))
	}
	return b.last.encode(putNumbers(data, docs))
}

// encodedSize is about how many bytes Encode takes, so that it takes no more.
func (b *Builder) encodedSize() int {
	n := 1 << 16
	for _, c := range b.collectors {
		n += 8 * len(c.interner.words)
	}
	for _, t := range b.texts {
		n += 2*sha256.Size + len(t.title) + len(t.packed)
	}
	for _, packed := range b.packed {
		n += sha256.Size + 4 + len(packed)
	}
	if b.last != nil {
		n += b.last.encodedSize()
	}
	return n
}

func sortedDigests[V any](of map[digest]V) []digest {
	return slices.SortedFunc(maps.Keys(of), func(a, b digest) int { return bytes.Compare(a[:], b[:]) })
}

// flag says as a byte how texts are cut.
func (t tokenizer) flag() byte {
	if t.split {
		return 1
	}
	return 0
}

func (t *text) encode(data []byte) []byte {
	data = putUint(putString(putUint(data, uint32(t.by)), t.title), uint32(t.counted))
	for _, n := range t.lengths {
		data = putUint(data, n)
	}
	return putBytes(data, t.packed)
}

// Decode makes the builder remember what Encode returned, and keeps the data, which nobody changes after. The builder is as new where that is
// refused: where it is damaged, or something else.
func (b *Builder) Decode(data []byte) error {
	*b = Builder{}
	end := len(data) - checksumSize
	if end < len(rememberedMark) || string(data[:len(rememberedMark)]) != rememberedMark {
		return errRemembered
	}
	if !bytes.Equal(checksum(data[:end]), data[end:]) {
		return errRemembered
	}
	decoded := decodeRemembered(data[len(rememberedMark):end])
	if decoded == nil {
		return errRemembered
	}
	*b = *decoded
	b.decoded, b.believed = true, true
	return nil
}

// decodeRemembered reads what stands between the mark and the hash; it returns nil where that is something else.
func decodeRemembered(data []byte) (b *Builder) {
	defer func() {
		if recover() != nil {
			b = nil
		}
	}()
	in := &input{data: data}
	b = &Builder{packed: map[digest][]byte{}}
	b.tokens.split = in.uint() != 0
	for range in.count() {
		sum := in.digest()
		b.packed[sum] = in.bytes(in.uint())
	}
	words := &vocabulary{words: in.strings()}
	words.df = make([]int32, len(words.words))
	for range in.count() {
		c := newCollector(len(b.collectors), b.tokens)
		words.order = append(words.order, c.decode(in, words))
		b.collectors = append(b.collectors, c)
	}
	if in.uint() != 0 {
		b.decodeLast(in, words)
	}
	if in.more() || in.err != nil {
		return nil
	}
	return b
}

func (b *Builder) decodeLast(in *input, words *vocabulary) {
	texts := make([]*text, in.count())
	sums := make([]digest, len(texts))
	b.texts = make(map[digest]*text, len(texts))
	for i := range texts {
		sums[i] = in.digest()
		if texts[i] = decodeText(in); texts[i].by >= len(b.collectors) {
			in.fail()
		}
		b.texts[sums[i]] = texts[i]
	}
	e := &edition{words: words}
	for _, n := range in.numbers(len(texts)) {
		e.docs, e.words.texts = append(e.docs, sums[n]), append(e.words.texts, texts[n])
	}
	if e.decode(in, b); in.err == nil {
		b.last, b.groups = e, e.groups
	}
}

func (in *input) digest() (sum digest) {
	copy(sum[:], in.bytes(len(sum)))
	return sum
}

func decodeText(in *input) *text {
	t := &text{by: in.uint(), title: in.string(), counted: int32(in.uint())}
	t.docs = t.counted
	for i := range t.lengths {
		t.lengths[i] = uint32(in.uint())
	}
	t.packed = in.bytes(in.uint())
	return t
}
