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
	// Write hands out a file that is not held whole: write is called once, before Write returns. It tells what was written.
	Write(name string, write func(w io.Writer) error) (Sum, error)
	// Stays lets files be, all or none, where an earlier run made all of them from the same, and they are as it made them. Where it
	// reports false they have to be handed out after, and are known to the next run as made from that.
	Stays(from From, names ...string) (bool, error)
	// Read returns the content of a file that stays.
	Read(name string) ([]byte, error)
	// Open opens a file as the run before made it, also one that does not stay; an fs.ErrNotExist tells that it is not there as it was made.
	Open(name string) (io.ReadCloser, error)
	// Sum tells what a file holds that stays, without reading it where that is known.
	Sum(name string) (Sum, error)
}

// Sum tells what a file holds.
type Sum struct {
	Bytes  int64
	SHA256 [sha256.Size]byte
}

// SumOf tells what a file holds that is held itself.
func SumOf(content []byte) Sum { return Sum{int64(len(content)), sha256.Sum256(content)} }

// Hash takes in what a file is made from, part by part. Parts are told apart: "ab" and "c" are not "a" and "bc".
type Hash struct {
	h    hash.Hash
	held []byte // not taken in yet: many parts are a few bytes
}

// NewHash begins one.
func NewHash() *Hash { return &Hash{h: sha256.New(), held: make([]byte, 0, heldMost)} }

// heldMost is how many bytes are gathered before they are hashed.
const heldMost = 1024

// Add takes a part in.
func (h *Hash) Add(part []byte) {
	h.held = binary.LittleEndian.AppendUint64(h.held, uint64(len(part)))
	if len(h.held)+len(part) > heldMost {
		h.flush()
	}
	if len(part) > heldMost {
		_, _ = h.h.Write(part) // a hash never fails
		return
	}
	h.held = append(h.held, part...)
}

// AddString takes texts in, each a part of its own.
func (h *Hash) AddString(parts ...string) {
	for _, part := range parts {
		h.held = binary.LittleEndian.AppendUint64(h.held, uint64(len(part)))
		for len(part) > 0 { // without a copy of a long one
			n := min(len(part), max(0, heldMost-len(h.held)))
			if n == 0 {
				h.flush()
				continue
			}
			h.held, part = append(h.held, part[:n]...), part[n:]
		}
	}
}

func (h *Hash) flush() {
	_, _ = h.h.Write(h.held)
	h.held = h.held[:0]
}

// Sum is the hash of what was taken in so far.
func (h *Hash) Sum() From {
	h.flush()
	var sum From
	h.h.Sum(sum[:0])
	return sum
}
