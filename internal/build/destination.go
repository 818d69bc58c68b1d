package build

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"sync"

	"openoverheid.nu/internal/made"
)

// Destination is where a site goes, and where the files are that an earlier run put there. Its methods may be called by several
// goroutines.
type Destination interface {
	// Put takes a file: its slash-separated path from the root, and its content, which nobody changes after.
	Put(name string, content []byte) error
	// Write takes a file that is not held whole: write is called once, before Write returns. It tells what was written.
	Write(name string, write func(w io.Writer) error) (made.Sum, error)
	// Has reports whether a file is there just as the run put it whose cache is known.
	Has(name string) bool
	// Keep lets a file of which Has is true be one of this run too.
	Keep(name string) error
	// Read returns the content of a file that is kept, and Sum tells what it holds.
	Read(name string) ([]byte, error)
	Sum(name string) (made.Sum, error)
}

// Held is a site in memory. The zero value is one that no other came before.
type Held struct {
	Files  map[string][]byte // by name
	before map[string][]byte

	mu sync.Mutex
}

// After is a site in memory that another came before, whose files may be kept.
func After(before map[string][]byte) *Held { return &Held{before: before} }

// Put takes a file.
func (h *Held) Put(name string, content []byte) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.Files == nil {
		h.Files = make(map[string][]byte, len(h.before))
	}
	h.Files[name] = content
	return nil
}

// Write takes a file in parts.
func (h *Held) Write(name string, write func(w io.Writer) error) (made.Sum, error) {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return made.Sum{}, err
	}
	return made.SumOf(b.Bytes()), h.Put(name, b.Bytes())
}

// Sum tells what a file of the site before holds.
func (h *Held) Sum(name string) (made.Sum, error) {
	content, err := h.Read(name)
	return made.SumOf(content), err
}

// Has reports whether the site before had a file.
func (h *Held) Has(name string) bool {
	_, ok := h.before[name]
	return ok
}

// Keep takes a file over from the site before.
func (h *Held) Keep(name string) error { return h.Put(name, h.before[name]) }

// Read returns a file of the site before.
func (h *Held) Read(name string) ([]byte, error) {
	content, ok := h.before[name]
	if !ok {
		return nil, fmt.Errorf("%s was not there before", name)
	}
	return content, nil
}

// sofar is what was put until now.
func (h *Held) sofar() map[string][]byte {
	h.mu.Lock()
	defer h.mu.Unlock()
	return maps.Clone(h.Files)
}
