package diag

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
)

// The escape codes of a terminal.
const (
	colorPlain  = "\x1b[0m"
	colorBold   = "\x1b[1m"
	colorDim    = "\x1b[2m"
	colorRed    = "\x1b[31m"
	colorYellow = "\x1b[33m"
)

// sourceWidth is how much of a long line is shown around the place that is meant, in characters.
const sourceWidth = 100

// textPrinter writes problems for people, and remembers the lines of the file it was last at: problems come by file.
type textPrinter struct {
	bytes.Buffer
	lang  string
	o     PrintOptions
	file  string
	lines [][]byte
}

func writeText(w io.Writer, lang string, problems []Problem, o PrintOptions) error {
	p := &textPrinter{lang: lang, o: o}
	for _, problem := range problems {
		p.problem(problem)
	}
	_, err := w.Write(p.Bytes())
	return err
}

// problem writes "file:line:column: message", the line itself with a mark below the place, and the hint.
func (p *textPrinter) problem(problem Problem) {
	p.paint(colorBold, place(problem)+": ")
	message := printable(problem.Text(p.lang))
	switch problem.Severity {
	case Warning:
		p.paint(colorYellow, Problem{Code: "diag-warning"}.Text(p.lang)+": ")
		p.WriteString(message)
	case Advice:
		p.paint(colorDim, Problem{Code: "diag-advice"}.Text(p.lang)+": ")
		p.WriteString(message)
	default:
		p.paint(colorRed, message)
	}
	p.WriteByte('\n')
	p.sourceLine(problem)
	if hint := problem.Hint(p.lang); hint != "" {
		p.paint(colorDim, "  "+printable(hint))
		p.WriteByte('\n')
	}
}

func place(p Problem) string {
	file := printable(p.File)
	switch {
	case p.Line == 0:
		return file
	case p.Column == 0:
		return fmt.Sprintf("%s:%d", file, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", file, p.Line, p.Column)
}

// paint writes the text in a colour, where colours are shown.
func (p *textPrinter) paint(color, s string) {
	if p.o.Color {
		s = color + s + colorPlain
	}
	p.WriteString(s)
}

// sourceLine writes the line that is meant, where there is one, and a caret below the column.
func (p *textPrinter) sourceLine(problem Problem) {
	line, ok := p.line(problem.File, problem.Line)
	if !ok || problem.Column == 0 {
		return
	}
	shown, caret := excerpt([]rune(line), problem.Column-1)
	p.WriteString("    " + shown + "\n    " + strings.Repeat(" ", caret))
	p.paint(colorRed, "^")
	p.WriteByte('\n')
}

func (p *textPrinter) line(file string, number int) (string, bool) {
	if p.o.Source == nil || number == 0 {
		return "", false
	}
	if p.file != file || p.lines == nil {
		p.file, p.lines = file, bytes.Split(p.o.Source(file), []byte("\n"))
	}
	if number > len(p.lines) {
		return "", false
	}
	line := strings.TrimPrefix(string(p.lines[number-1]), "\ufeff")
	return printable(strings.TrimRight(line, "\r")), len(bytes.TrimSpace(p.lines[number-1])) > 0
}

// excerpt returns the part of a line around a place, and where in that part the place is.
func excerpt(line []rune, place int) (string, int) {
	place = min(place, len(line))
	if len(line) <= sourceWidth {
		return string(line), place
	}
	start := max(0, min(place-sourceWidth/2, len(line)-sourceWidth))
	shown := slices.Clone(line[start : start+sourceWidth])
	if start > 0 {
		shown[0] = '…'
	}
	if start+sourceWidth < len(line) {
		shown[sourceWidth-1] = '…'
	}
	return string(shown), place - start
}

// printable takes out what would move a terminal's cursor or change its colours: a file's text is shown, never obeyed.
// Each character stays one character.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r':
			return ' '
		case unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r):
			return unicode.ReplacementChar
		}
		return r
	}, s)
}
