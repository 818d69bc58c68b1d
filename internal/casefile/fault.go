package casefile

import (
	"strings"
	"unicode/utf8"

	"openoverheid.nu/internal/diag"
)

// fault is something wrong at a place in the file: a problem that does not know yet which file. Line 0 is the whole file. It
// is also the error of the reader's methods, where what follows it in its block has no meaning.
type fault struct {
	line, column int
	code         string
	args         []string
	warning      bool
}

func (f *fault) Error() string { return f.code + " " + strings.Join(f.args, " ") }

// faultIn says what is wrong at an offset of a text. It counts lines from the start: for what happens once in a file.
func faultIn(text string, offset int, code string, args ...string) *fault {
	before := unifyLines(text[:offset])
	bol := strings.LastIndexByte(before, '\n') + 1
	return &fault{
		line: 1 + strings.Count(before, "\n"), column: 1 + utf8.RuneCountInString(before[bol:]), code: code, args: args,
	}
}

// problem is the fault as a problem of the file. What it quotes from the file is shortened.
func (f *fault) problem(file string) diag.Problem {
	p := diag.Problem{File: file, Line: f.line, Column: f.column, Code: f.code}
	if f.warning {
		p.Severity = diag.Warning
	}
	for _, a := range f.args {
		p.Args = append(p.Args, shortened(a))
	}
	return p
}

// longestQuote is how much of a file's text a problem repeats, in characters.
const longestQuote = 60

func shortened(s string) string {
	if utf8.RuneCountInString(s) <= longestQuote {
		return s
	}
	return string([]rune(s)[:longestQuote-1]) + "…"
}
