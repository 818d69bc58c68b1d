package build

import (
	"io/fs"

	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/elsewhere"
)

// Elsewhere reads what other sites published when someone last looked, and the bytes it was read from: nothing where no one did.
func Elsewhere(files fs.FS) ([]elsewhere.Copy, []byte, []diag.Problem) {
	if !exists(files, elsewhere.File) {
		return nil, nil, nil
	}
	src, problem := readAtMost(files, elsewhere.File, elsewhere.MaxBytes, "elsewhere-too-large")
	if problem != nil {
		return nil, nil, []diag.Problem{*problem}
	}
	copies, problems := elsewhere.Decode(src)
	return copies, src, problems
}

// readElsewhere lays what was read beside the sources. A site that lists none has no such page, whatever the file holds.
func (s *sources) readElsewhere(o Options) {
	if len(o.Elsewhere) == 0 {
		return
	}
	copies, _, problems := Elsewhere(o.Files)
	s.problems = append(s.problems, problems...)
	s.elsewhere = elsewhere.Join(o.Elsewhere, copies)
}
