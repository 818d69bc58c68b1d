package schema

import "openoverheid.nu/internal/diag"

// Parse reads a content model: JSON Schema 2020-12 written as YAML, with x- annotations. file is the name that problems
// carry. The model is never nil: where problems hold errors it has what could be read, and always the core.
func Parse(file string, src []byte) (*Model, []diag.Problem) {
	return &Model{}, nil
}
