package schema

import (
	"strings"

	"github.com/goccy/go-yaml/token"

	"openoverheid.nu/internal/diag"
)

// reporter collects what is wrong with one file.
type reporter struct {
	file     string
	problems []diag.Problem
}

func (r *reporter) report(line, column int, code string, args ...string) {
	r.problems = append(r.problems, diag.Problem{File: r.file, Line: line, Column: column, Code: code, Args: args})
}

// at reports a problem with a value.
func (r *reporter) at(n *node, code string, args ...string) {
	r.report(n.line, n.column, code, args...)
}

// atKey reports a problem with a key.
func (r *reporter) atKey(m member, code string, args ...string) {
	r.report(m.line, m.column, code, args...)
}

func (r *reporter) reportToken(t *token.Token, code string, args ...string) {
	r.report(t.Position.Line, t.Position.Column, code, args...)
}

// unknownKey reports a key that is not one of the known, with the one it was probably meant to be.
func (r *reporter) unknownKey(m member, known []string) {
	list := strings.Join(known, ", ")
	if near, ok := Suggest(m.name, known); ok {
		r.atKey(m, "schema-model-key-near", m.name, near, list)
		return
	}
	r.atKey(m, "schema-model-key", m.name, "", list)
}
