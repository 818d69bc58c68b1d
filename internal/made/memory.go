package made

import (
	"bytes"
	"fmt"
	"io"
	"sync"
)

// Memory holds the files of a run, and of the run before it. The zero value is one that none came before.
type Memory struct {
	Files map[string][]byte // of this run, by name
	Kept  int               // how many of them stayed

	mu     sync.Mutex
	from   map[string]From
	before *Memory
}

var _ Out = (*Memory)(nil)

// Next begins another run, after this one.
func (m *Memory) Next() *Memory {
	m.before = nil // only the last run counts
	return &Memory{before: m}
}

// Put takes a file. One that is there already is a mistake.
func (m *Memory) Put(name string, content []byte) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if _, ok := m.Files[name]; ok {
		return fmt.Errorf("%s is made twice", name)
	}
	if m.Files == nil {
		m.Files = map[string][]byte{}
	}
	m.Files[name] = content
	return nil
}

// Write takes a file in parts.
func (m *Memory) Write(name string, write func(w io.Writer) error) (Sum, error) {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return Sum{}, err
	}
	return SumOf(b.Bytes()), m.Put(name, b.Bytes())
}

// Sum tells what a file of this run holds.
func (m *Memory) Sum(name string) (Sum, error) {
	content, err := m.Read(name)
	return SumOf(content), err
}

// Stays takes files over from the run before.
func (m *Memory) Stays(from From, names ...string) (bool, error) {
	if !m.same(from, names) {
		return false, nil
	}
	for _, name := range names {
		if err := m.Put(name, m.before.Files[name]); err != nil {
			return false, err
		}
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.Kept += len(names)
	return true, nil
}

// same notes what files are made from, and reports whether the run before made them from the same.
func (m *Memory) same(from From, names []string) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.from == nil {
		m.from = map[string]From{}
	}
	all := m.before != nil
	for _, name := range names {
		m.from[name] = from
		if all {
			_, there := m.before.Files[name]
			all = there && m.before.from[name] == from
		}
	}
	return all
}

// Read returns a file of this run.
func (m *Memory) Read(name string) ([]byte, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	content, ok := m.Files[name]
	if !ok {
		return nil, fmt.Errorf("%s does not stay", name)
	}
	return content, nil
}
