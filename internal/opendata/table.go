package opendata

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"openoverheid.nu/internal/schema"
	"openoverheid.nu/internal/site"
)

// Separator stands between the values of a cell that holds several.
const Separator = " | "

// byteOrderMark tells Excel that the text is UTF-8; CSVW's readers and LibreOffice know it too.
const byteOrderMark = "\ufeff"

// table writes the cases as CSV (RFC 4180): commas, quotes where they are needed, CRLF. A row is a case in one language.
type table struct{ columns []Column }

// head is the row of the columns' names, and what comes before it.
func (t table) head() ([]byte, error) {
	names := make([]string, len(t.columns))
	for i, c := range t.columns {
		names[i] = c.Name
	}
	var b bytes.Buffer
	b.WriteString(byteOrderMark)
	w := newCSV(&b)
	if err := w.Write(names); err != nil {
		return nil, err
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

// rows are the rows of some cases.
func (t table) rows(entries []*site.Entry) ([]byte, error) {
	var b bytes.Buffer
	w, row := newCSV(&b), make([]string, len(t.columns))
	var values []string
	for _, e := range entries {
		for i := range t.columns {
			c := &t.columns[i]
			values = c.add(values[:0], e)
			row[i] = c.cell(values)
		}
		if err := w.Write(row); err != nil {
			return nil, fmt.Errorf("writing %s as a row: %w", e.File, err)
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

func newCSV(b *bytes.Buffer) *csv.Writer {
	w := csv.NewWriter(b)
	w.UseCRLF = true
	return w
}

// cell is the values of the column as one safe text. It changes them.
func (c *Column) cell(values []string) string {
	if len(values) == 1 && (c.Kind == schema.Number || c.Kind == schema.Integer) && number.MatchString(values[0]) {
		return values[0]
	}
	for i, v := range values {
		values[i] = oneLine(v)
		if c.List {
			values[i] = strings.ReplaceAll(values[i], "|", "¦") // not to be taken for the separator
		}
	}
	return harmless(strings.Join(values, Separator))
}

var number = regexp.MustCompile(`^[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?$`)

// harmless is a line of text that no spreadsheet takes for a formula: an apostrophe goes before one that would start it
// (https://owasp.org/www-community/attacks/CSV_Injection). Where commas separate decimals, Excel splits cells at semicolons, even within quotes:
// what stands after one is guarded too.
func harmless(text string) string {
	var b strings.Builder
	written := 0
	for at, more := 0, true; more; {
		at = len(text) - len(strings.TrimLeftFunc(text[at:], atStart))
		if r, _ := utf8.DecodeRuneInString(text[at:]); strings.ContainsRune(formulaStarts, r) {
			b.WriteString(text[written:at] + "'")
			written = at
		}
		var part string
		part, _, more = strings.Cut(text[at:], ";")
		at += len(part) + 1
	}
	if b.Len() == 0 {
		return text
	}
	return b.String() + text[written:]
}

// atStart reports whether a formula may still begin after the character.
func atStart(r rune) bool { return r == '"' || unicode.IsSpace(r) }

// formulaStarts are the characters that begin a formula, in both their widths; tabs and line ends do too, and are spaces by now.
const formulaStarts = "=+-@＝＋－＠"

// oneLine is the text without control characters, and with a space for each run of white space.
func oneLine(text string) string {
	if isPlain(text) {
		return text
	}
	if !strings.ContainsFunc(text, odd) && !strings.Contains(text, "  ") {
		return strings.TrimSpace(text)
	}
	text = strings.Map(func(r rune) rune {
		if odd(r) {
			return ' '
		}
		return r
	}, text)
	return strings.Join(strings.Fields(text), " ")
}

// isPlain reports whether a text is ASCII without control characters, and without a space at an end or beside another: as most are.
func isPlain(text string) bool {
	before := byte(' ')
	for i := range len(text) {
		c := text[i]
		if c < ' ' || c >= 0x7f || c == ' ' && before == ' ' {
			return false
		}
		before = c
	}
	return before != ' ' || text == ""
}

func odd(r rune) bool {
	return unicode.IsControl(r) || r == unicode.ReplacementChar || r == '\u2028' || r == '\u2029'
}
