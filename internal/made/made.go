// Package made tells what the files of a run are made from, so that the next run lets those be that would come out the same.
package made

import (
	"crypto/sha256"
	"encoding/binary"
	"hash"
	"io"
)

// From is a hash of all that a file is made from.
type From [sha256.Size]byte

// Out takes the files of a run. Its methods may be called by several goroutines.
type Out interface {
	// Put hands out a file: its slash-separated path from the root of the output, and its content, which nobody changes after.
	Put(name string, content []byte) error
	// Write hands out a file that is not held whole: write is called once, before Write returns.
	Write(name string, write func(w io.Writer) error) error
	// Stays lets files be, all or none, where an earlier run made all of them from the same, and they are as it made them. Where it
	// reports false they have to be handed out after, and are known to the next run as made from that.
	Stays(from From, names ...string) (bool, error)
	// Read returns the content of a file that stays.
	Read(name string) ([]byte, error)
}

// Hash takes in what a file is made from, part by part. Parts are told apart: "ab" and "c" are not "a" and "bc".
type Hash struct{ h hash.Hash }

// NewHash begins one.
func NewHash() *Hash { return &Hash{sha256.New()} }

// Add takes a part in.
func (h *Hash) Add(part []byte) {
	h.addLength(len(part))
	_, _ = h.h.Write(part) // a hash never fails
}

// AddString takes texts in, each a part of its own.
func (h *Hash) AddString(parts ...string) {
	for _, part := range parts {
		h.addLength(len(part))
		_, _ = io.WriteString(h.h, part)
	}
}

func (h *Hash) addLength(n int) {
	var length [8]byte
	binary.LittleEndian.PutUint64(length[:], uint64(n))
	_, _ = h.h.Write(length[:])
}

// Sum is the hash of what was taken in so far.
func (h *Hash) Sum() From {
	var sum From
	h.h.Sum(sum[:0])
	return sum
}
