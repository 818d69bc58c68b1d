package opendata

import (
	"bytes"
	"encoding/csv"
	"regexp"
	"strings"
	"unicode"

	"openoverheid.nu/internal/schema"
	"openoverheid.nu/internal/site"
)

// Separator stands between the values of a cell that holds several.
const Separator = " | "

// byteOrderMark tells Excel that the text is UTF-8; CSVW's readers and LibreOffice know it too.
const byteOrderMark = "\ufeff"

// table is the cases as CSV (RFC 4180): commas, quotes where they are needed, CRLF. A row is a case in one language.
type table struct {
	columns []Column
	buffer  bytes.Buffer
	writer  *csv.Writer
	head    int // bytes before the first row of a case
	row     []string
}

func newTable(s *site.Site) *table {
	t := &table{columns: columnsOf(s.Model)}
	t.buffer.WriteString(byteOrderMark)
	t.writer = csv.NewWriter(&t.buffer)
	t.writer.UseCRLF = true
	t.row = make([]string, len(t.columns))
	for i, c := range t.columns {
		t.row[i] = c.Name
	}
	_ = t.writer.Write(t.row) // into memory: what fails would be told by bytes
	t.writer.Flush()
	t.head = t.buffer.Len()
	return t
}

func (t *table) add(e *site.Entry) error {
	for i, c := range t.columns {
		t.row[i] = cell(c, c.cell(e))
	}
	return t.writer.Write(t.row)
}

// take moves the rows of another to the end.
func (t *table) take(other *table) {
	t.writer.Flush()
	other.writer.Flush()
	t.buffer.Write(other.buffer.Bytes()[other.head:])
	other.buffer.Truncate(other.head)
}

func (t *table) bytes() ([]byte, error) {
	t.writer.Flush()
	return bytes.Clone(t.buffer.Bytes()), t.writer.Error()
}

// cell is the values of a column as one safe text.
func cell(c Column, values []string) string {
	if len(values) == 1 && (c.Kind == schema.Number || c.Kind == schema.Integer) && number.MatchString(values[0]) {
		return values[0]
	}
	clean := make([]string, len(values))
	for i, v := range values {
		clean[i] = oneLine(v)
		if c.List {
			clean[i] = strings.ReplaceAll(clean[i], "|", "¦") // not to be taken for the separator
		}
	}
	return harmless(strings.Join(clean, Separator))
}

var number = regexp.MustCompile(`^[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?$`)

// harmless is a line of text that no spreadsheet takes for a formula: an apostrophe goes before one that would start it
// (https://owasp.org/www-community/attacks/CSV_Injection). Where commas separate decimals, Excel splits cells at semicolons, even within quotes:
// what stands after one is guarded too.
func harmless(text string) string {
	if !strings.ContainsAny(text, formulaStarts) {
		return text
	}
	var b strings.Builder
	atStart := true
	for _, r := range text {
		if atStart && strings.ContainsRune(formulaStarts, r) {
			b.WriteByte('\'')
		}
		b.WriteRune(r)
		atStart = r == ';' || atStart && (r == '"' || unicode.IsSpace(r))
	}
	return b.String()
}

// formulaStarts are the characters that begin a formula, in both their widths; tabs and line ends do too, and are spaces by now.
const formulaStarts = "=+-@＝＋－＠"

// oneLine is the text without control characters, and with a space for each run of white space.
func oneLine(text string) string {
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

func odd(r rune) bool {
	return unicode.IsControl(r) || r == unicode.ReplacementChar || r == '\u2028' || r == '\u2029'
}
