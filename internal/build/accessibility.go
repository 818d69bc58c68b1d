package build

import (
	"openoverheid.nu/internal/accessibility"
	"openoverheid.nu/internal/diag"
)

// checkFile is where `make accessibility-check` leaves what it found; a site works without.
const checkFile = pagesDir + "/accessibility-check.json"

// readStatement lays the last check beside what the settings declare, and warns where it refutes them.
func (s *sources) readStatement(o Options) {
	s.statement = accessibility.Statement{Declaration: o.Accessibility}
	if !exists(o.Files, checkFile) {
		return
	}
	src, problem := readAtMost(o.Files, checkFile, accessibility.MaxBytes, "access-too-large")
	if problem != nil {
		s.problems = append(s.problems, *problem)
		return
	}
	check, problems := accessibility.ReadCheck(checkFile, src)
	s.problems = append(s.problems, problems...)
	s.statement.Check = check
	if s.statement.Contradicted() {
		first := check.Problems[0]
		s.problems = append(s.problems, diag.Problem{
			File: checkFile, Line: 1, Column: 1, Severity: diag.Warning, Code: "access-contradicted", Args: []string{first.Rule},
		})
	}
}
