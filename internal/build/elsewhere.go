package build

import (
	"errors"
	"io/fs"

	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/elsewhere"
)

// Elsewhere reads what other sites published when someone last looked, and the bytes it was read from: nothing where no one did.
func Elsewhere(files fs.FS) ([]elsewhere.Copy, []byte, []diag.Problem) {
	info, err := fs.Stat(files, elsewhere.File)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	if err == nil && info.Size() > elsewhere.MaxBytes {
		return nil, nil, []diag.Problem{{File: elsewhere.File, Code: "elsewhere-too-large"}}
	}
	src, err := fs.ReadFile(files, elsewhere.File)
	if err != nil {
		return nil, nil, []diag.Problem{unreadable(elsewhere.File, err)}
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
