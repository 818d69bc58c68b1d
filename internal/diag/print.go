package diag

import (
	"fmt"
	"io"
)

// Format is a way to write problems down.
type Format string

// Text is for people, JSON for programs, GitHub for annotations in a pull request.
const (
	TextFormat   Format = "text"
	JSONFormat   Format = "json"
	GitHubFormat Format = "github"
)

// Formats lists the formats that Write knows, the default first.
func Formats() []Format { return []Format{TextFormat, JSONFormat, GitHubFormat} }

// PrintOptions are about text only.
type PrintOptions struct {
	Color  bool                     // the reader is a terminal that shows colours
	Source func(file string) []byte // the file's bytes, nil where there are none; nil leaves the lines out
}

// Write writes the problems in their order, in the language.
func Write(w io.Writer, format Format, lang string, problems []Problem, o PrintOptions) error {
	switch format {
	case TextFormat:
		return writeText(w, lang, problems, o)
	case JSONFormat:
		return writeJSON(w, lang, problems)
	case GitHubFormat:
		return writeGitHub(w, lang, problems)
	}
	return fmt.Errorf("unknown format %q", format)
}
