package search

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"maps"
	"slices"
	"unicode/utf8"
)

// What a Builder remembers is written as: the mark with the number of the format, the texts with their words, the compressed files, and a
// SHA-256 of all that. Numbers and strings are those of the index.
const rememberedMark = "openoverheid search 1\n"

var errRemembered = errors.New("this is not what a search builder remembered, or it is damaged")

// Encode returns what the builder remembers, for Decode in another run of the same program: what another version worked out of a
// document may differ, so the caller keeps the versions apart.
func (b *Builder) Encode() []byte {
	data := make([]byte, 0, b.encodedSize())
	data = append(data, rememberedMark...)
	data = append(data, b.tokens.flag())
	data = putUint(data, uint32(len(b.collectors)))
	for _, c := range b.collectors {
		data = putUint(data, uint32(len(c.interner.words)))
		for _, word := range c.interner.words {
			data = putString(data, word)
		}
	}
	data = putUint(data, uint32(len(b.texts)))
	for _, sum := range sortedDigests(b.texts) {
		data = b.texts[sum].encode(append(data, sum[:]...))
	}
	data = putUint(data, uint32(len(b.packed)))
	for _, sum := range sortedDigests(b.packed) {
		data = append(data, sum[:]...)
		data = append(putUint(data, uint32(len(b.packed[sum]))), b.packed[sum]...)
	}
	sum := sha256.Sum256(data)
	return append(data, sum[:]...)
}

// encodedSize is about how many bytes Encode takes, so that it takes no more.
func (b *Builder) encodedSize() int {
	n := 1 << 10
	for _, c := range b.collectors {
		n += 16 * len(c.interner.words)
	}
	for _, t := range b.texts {
		n += 2*sha256.Size + len(t.title) + len(t.packed)
	}
	for _, packed := range b.packed {
		n += sha256.Size + 4 + len(packed)
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
	data = putString(putUint(data, uint32(t.by)), t.title)
	for _, n := range t.lengths {
		data = putUint(data, n)
	}
	return append(putUint(data, uint32(len(t.packed))), t.packed...)
}

// Decode makes the builder remember what Encode returned, and keeps the data, which nobody changes after. The builder is as new where that is
// refused: the data may be anything.
func (b *Builder) Decode(data []byte) error {
	*b = Builder{}
	end := len(data) - sha256.Size
	if end < len(rememberedMark) || string(data[:len(rememberedMark)]) != rememberedMark {
		return errRemembered
	}
	if sum := sha256.Sum256(data[:end]); !bytes.Equal(sum[:], data[end:]) {
		return errRemembered
	}
	decoded, err := decodeRemembered(data[len(rememberedMark):end])
	if err != nil {
		return fmt.Errorf("%w: %w", errRemembered, err)
	}
	*b = *decoded
	return nil
}

// decodeRemembered reads what stands between the mark and the hash.
func decodeRemembered(data []byte) (*Builder, error) {
	in := &input{data: data}
	b := &Builder{texts: map[digest]*text{}, packed: map[digest][]byte{}}
	b.tokens.split = in.uint() != 0
	for range in.count() {
		c := newCollector(len(b.collectors), b.tokens)
		if err := c.decode(in); err != nil {
			return nil, err
		}
		b.collectors = append(b.collectors, c)
	}
	texts := make([]*text, in.count())
	for i := range texts {
		sum := in.digest()
		texts[i] = decodeText(in)
		b.texts[sum] = texts[i]
	}
	for range in.count() {
		sum := in.digest()
		b.packed[sum] = in.bytes(in.uint())
	}
	if in.more() || in.err != nil || !b.valid(texts) {
		return nil, cmp.Or(in.err, errDamaged)
	}
	return b, nil
}

// count reads how many of something follow, each at least a byte.
func (in *input) count() int {
	n := in.uint()
	if n > len(in.data)-in.pos {
		in.fail()
		return 0
	}
	return n
}

func (in *input) digest() (sum digest) {
	copy(sum[:], in.bytes(len(sum)))
	return sum
}

// decode reads the words of a collector.
func (c *collector) decode(in *input) error {
	for i := range in.count() {
		word := in.bytes(in.uint())
		if in.err != nil || len(word) == 0 || !utf8.Valid(word) || utf8.RuneCount(word) > maxWord || c.know(word) != uint32(i) {
			return errDamaged
		}
	}
	c.used = len(c.interner.words) // as far as is known before the next index
	return in.err
}

func decodeText(in *input) *text {
	t := &text{by: in.uint(), title: in.string()}
	for i := range t.lengths {
		t.lengths[i] = uint32(in.uint())
	}
	t.packed = in.bytes(in.uint())
	return t
}

// valid says whether all texts can be read.
func (b *Builder) valid(texts []*text) bool {
	shares := sharesOf(len(texts))
	bad := make([]bool, len(shares))
	each(shares, func(part, from, to int) {
		for _, t := range texts[from:to] {
			if t.by >= len(b.collectors) || !t.valid(len(b.collectors[t.by].interner.words)) {
				bad[part] = true
				return
			}
		}
	})
	return !slices.Contains(bad, true)
}
