package build

import (
	"bytes"
	"io"
	"io/fs"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/diag"
)

// readCases reads, parses and validates on all cores; the result is in the order of the files. What is wrong with a draft matters
// only to those who want to see drafts: an unfinished case must not hold up the others.
func (s *sources) readCases(o Options, found []caseFile, rules casefile.Rules, m *memory) {
	below, err := fs.Sub(o.Files, casesDir)
	if err != nil {
		s.problems = append(s.problems, unreadable(casesDir, err))
		return
	}
	if c, ok := below.(io.Closer); ok {
		defer c.Close()
	}
	cases := make([]caseRead, len(found))
	size := sizing{told: o.Sized}
	defer size.end()
	var workers sync.WaitGroup
	var taken atomic.Int64
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			r := caseReader{below: below, rules: rules, memory: m, size: &size}
			for i := int(taken.Add(1)) - 1; i < len(found); i = int(taken.Add(1)) - 1 {
				cases[i] = r.read(found[i])
			}
		})
	}
	workers.Wait()
	s.parsed = m.remember(found, cases)
	if m.keeps {
		s.memories = encodeMemories(m.kept, found, cases)
	}
	for _, c := range cases {
		if c.recalled {
			s.recalled++
		}
		if c.parsed != nil && c.parsed.Draft && !o.Drafts {
			continue
		}
		if c.parsed != nil {
			s.cases = append(s.cases, c.parsed)
		}
		s.problems = append(s.problems, c.problems...)
	}
}

// caseReader reads one case after another.
type caseReader struct {
	below  fs.FS // what is in the folder of the cases
	rules  casefile.Rules
	memory *memory
	source bytes.Buffer // the file that was read last
	size   *sizing
}

func (r *caseReader) read(f caseFile) caseRead {
	if problem := readInto(&r.source, r.below, strings.TrimPrefix(f.name, casesDir+"/"), casefile.MaxSize, caseTooLarge); problem != nil {
		problem.File = f.name
		return caseRead{parsedCase: parsedCase{problems: []diag.Problem{*problem}}}
	}
	r.size.add(r.source.Len())
	if known, ok := r.memory.recall(f, r.source.Bytes(), r.rules); ok {
		return known
	}
	c := caseRead{parsedCase: parseCase(f, r.source.Bytes(), r.rules)}
	if r.memory.keeps && c.parsed != nil {
		c.memory = casefile.Remember(c.parsed, c.problems)
	}
	return c
}

// parseCase reads a case from its source, of which it keeps nothing.
func parseCase(f caseFile, src []byte, rules casefile.Rules) parsedCase {
	c, problems := casefile.Parse(f.name, src, rules)
	if c == nil {
		return parsedCase{problems: problems}
	}
	c.Files = f.beside
	return parsedCase{parsed: c, problems: append(problems, casefile.Validate(c, rules)...)}
}

// sizing adds up the sizes of files, and tells of them when they have doubled, and at the end. Asking the file system for them beforehand would
// take time of its own.
type sizing struct {
	told func(bytes int64) // nil where nobody asks

	mu        sync.Mutex
	all, said int64
}

// firstSaid is the least that is told of before the end, in bytes.
const firstSaid = 1 << 20

func (s *sizing) add(size int) {
	if s.told == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.all += int64(size)
	if s.all >= max(firstSaid, 2*s.said) {
		s.said = s.all
		s.told(s.all)
	}
}

func (s *sizing) end() {
	if s.told != nil {
		s.told(s.all)
	}
}
