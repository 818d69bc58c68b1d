package made

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"sync"
)

// Held holds the files of a run in memory. The zero value is one that no other came before.
type Held struct {
	Files map[string][]byte // by name

	before map[string][]byte
	mu     sync.Mutex
}

// After holds the files of a run that another came before, whose files may be kept.
func After(before map[string][]byte) *Held { return &Held{before: before} }

// Put takes a file. One that is there already is a mistake.
func (h *Held) Put(name string, content []byte) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if _, ok := h.Files[name]; ok {
		return fmt.Errorf("%s is made twice", name)
	}
	if h.Files == nil {
		h.Files = make(map[string][]byte, len(h.before))
	}
	h.Files[name] = content
	return nil
}

// Write takes a file in parts.
func (h *Held) Write(name string, write func(w io.Writer) error) (Sum, error) {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return Sum{}, err
	}
	return SumOf(b.Bytes()), h.Put(name, b.Bytes())
}

// Has reports whether the run before had a file.
func (h *Held) Has(name string) bool {
	_, ok := h.before[name]
	return ok
}

// Keep takes a file over from the run before.
func (h *Held) Keep(name string) error { return h.Put(name, h.before[name]) }

// Read returns a file of the run before.
func (h *Held) Read(name string) ([]byte, error) {
	content, ok := h.before[name]
	if !ok {
		return nil, fmt.Errorf("%s was not there before: %w", name, fs.ErrNotExist)
	}
	return content, nil
}

// Open opens a file of the run before.
func (h *Held) Open(name string) (io.ReadCloser, error) {
	content, err := h.Read(name)
	return io.NopCloser(bytes.NewReader(content)), err
}

// Sum tells what a file of the run before holds.
func (h *Held) Sum(name string) (Sum, error) {
	content, err := h.Read(name)
	return SumOf(content), err
}

// SoFar is what was put until now.
func (h *Held) SoFar() map[string][]byte {
	h.mu.Lock()
	defer h.mu.Unlock()
	return maps.Clone(h.Files)
}
