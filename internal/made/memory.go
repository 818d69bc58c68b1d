package made

import "fmt"

// Memory holds the files of a run, and knows what those of the run before were made from. The zero value is one that none came before.
type Memory struct {
	Held
	Kept int // how many of the files stayed

	from, fromBefore map[string]From
}

var _ Out = (*Memory)(nil)

// Next begins another run, after this one.
func (m *Memory) Next() *Memory { return &Memory{Held: Held{before: m.Files}, fromBefore: m.from} }

// Stays takes files over from the run before.
func (m *Memory) Stays(from From, names ...string) (bool, error) {
	if !m.same(from, names) {
		return false, nil
	}
	for _, name := range names {
		if err := m.Keep(name); err != nil {
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
	all := true
	for _, name := range names {
		m.from[name] = from
		was, ok := m.fromBefore[name]
		all = all && ok && was == from && m.Has(name)
	}
	return all
}

// Read returns a file that stays, and of no other.
func (m *Memory) Read(name string) ([]byte, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	content, ok := m.Files[name]
	if !ok {
		return nil, fmt.Errorf("%s does not stay", name)
	}
	return content, nil
}

// Sum tells what such a file holds.
func (m *Memory) Sum(name string) (Sum, error) {
	content, err := m.Read(name)
	return SumOf(content), err
}
