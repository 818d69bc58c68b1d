package build

import (
	"io/fs"

	"openoverheid.nu/internal/casefile"
)

func (s *sources) readTexts(files fs.FS, rules casefile.Rules) {}
