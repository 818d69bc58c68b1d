package diag

import (
	"encoding/json"
	"io"
)

// jsonProblem is a problem as programs read it. Line and column are left out where the whole file is meant.
type jsonProblem struct {
	File     string `json:"file"`
	Line     int    `json:"line,omitempty"`
	Column   int    `json:"column,omitempty"`
	Severity string `json:"severity"`
	Code     string `json:"code"`
	Message  string `json:"message"`
	Hint     string `json:"hint,omitempty"`
}

func writeJSON(w io.Writer, lang string, problems []Problem) error {
	all := make([]jsonProblem, len(problems))
	for i, p := range problems {
		all[i] = jsonProblem{p.File, p.Line, p.Column, p.Severity.String(), p.Code, p.Text(lang), p.Hint(lang)}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(all)
}
