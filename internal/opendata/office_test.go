package opendata_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// officeVariable asks for the tests that open the table in LibreOffice: make test-office.
const officeVariable = "TEST_OFFICE"

// sheetCell is a cell as LibreOffice has it.
type sheetCell struct{ text, formula string }

// office opens a table in LibreOffice with a Dutch locale, the columns apart at the separator, and formulas worked out.
func office(t *testing.T, table []byte, separator rune) [][]sheetCell {
	t.Helper()
	if os.Getenv(officeVariable) == "" {
		t.Skip("not asked for: make test-office opens the table in LibreOffice")
	}
	if _, err := exec.LookPath("soffice"); err != nil {
		t.Fatal("LibreOffice is not installed: on Debian, apt-get install libreoffice-calc")
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "cases.csv"), table, 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
	defer cancel()
	const utf8, dutch = 76, 1043
	filter := fmt.Sprintf("Text - txt - csv (StarCalc):%d,34,%d,1,,%d,false,false,false,false,false,0,true", separator, utf8, dutch)
	command := exec.CommandContext(ctx, "soffice", "-env:UserInstallation=file://"+filepath.ToSlash(filepath.Join(dir, "profile")), "--headless",
		"--infilter="+filter, "--convert-to", "fods", "--outdir", dir, filepath.Join(dir, "cases.csv"))
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	sheet, err := os.ReadFile(filepath.Join(dir, "cases.fods"))
	if err != nil {
		t.Fatal(err)
	}
	return readSheet(t, sheet)
}

// readSheet reads the cells of a flat OpenDocument spreadsheet.
func readSheet(t *testing.T, sheet []byte) [][]sheetCell {
	t.Helper()
	decoder := xml.NewDecoder(bytes.NewReader(sheet))
	var rows [][]sheetCell
	inCell, inText := false, false
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return rows
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			switch token.Name.Local {
			case "table-row":
				rows = append(rows, nil)
			case "table-cell":
				repeated, _ := strconv.Atoi(attribute(token, "number-columns-repeated")) // none is once
				last := len(rows) - 1
				rows[last] = append(rows[last], slices.Repeat([]sheetCell{{formula: attribute(token, "formula")}}, max(1, repeated))...)
				inCell = true
			case "p":
				inText = inCell
			case "s": // a space beside another
				appendText(rows, inText, " ")
			}
		case xml.EndElement:
			switch token.Name.Local {
			case "table-cell":
				inCell = false
			case "p":
				inText = false
			}
		case xml.CharData:
			appendText(rows, inText, string(token))
		}
	}
}

func appendText(rows [][]sheetCell, inText bool, text string) {
	if !inText {
		return
	}
	row := rows[len(rows)-1]
	row[len(row)-1].text += text
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// hostileTable is a table of the cases of the repository, and of one for each text that would be a formula.
func hostileTable(t *testing.T) []byte {
	t.Helper()
	names, err := filepath.Glob("../../cases/*.md")
	if err != nil || len(names) == 0 {
		t.Fatal("there are no cases", err)
	}
	sources := map[string]string{}
	for _, name := range names {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		sources["cases/"+filepath.Base(name)] = string(src)
	}
	for i, text := range []string{"=1+1", "+1+1", "-1-1", "@SUM(1)", "\t=1+1", "a;=1+1", `a;"=1+1"`, `";=1+1`, "a\n=1+1", "a\r\n;=1+1", "café;  =1+1", "+1\n;-1"} {
		quoted, err := json.Marshal(text)
		if err != nil {
			t.Fatal(err)
		}
		sources[fmt.Sprintf("cases/vals-%02d.md", i)] = fmt.Sprintf("---\ntitle: %s\ndate: 2012-03-06\nsummary: %[1]s\ntags: [%[1]s, Gräfin Ÿ €]\nresults: [{metric: %[1]s, value: -5}]\n---\n", quoted)
	}
	s, _ := lenient(t, sources)
	return allFiles(t, s)["cases.csv"]
}

func TestAnOfficeReadsTheTable(t *testing.T) {
	table := hostileTable(t)
	want, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(table), "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	sheet := office(t, table, ',')
	if len(sheet) != len(want) {
		t.Fatalf("%d rows of %d", len(sheet), len(want))
	}
	for i, row := range want {
		for j, text := range row {
			var got sheetCell
			if j < len(sheet[i]) {
				got = sheet[i][j]
			}
			// Numbers and days are shown as the locale writes them.
			isText := strings.ContainsFunc(text, func(r rune) bool { return r >= 'a' && r <= 'z' || r > 0x7f })
			if got.formula != "" || isText && got.text != text {
				t.Errorf("row %d, %s: %q is %q, formula %q", i, want[0][j], text, got.text, got.formula)
			}
		}
	}
}

// Excel with a Dutch locale splits at semicolons when the file is opened with a double click.
func TestAnOfficeThatSplitsAtSemicolonsFindsNoFormula(t *testing.T) {
	for i, row := range office(t, hostileTable(t), ';') {
		for _, c := range row {
			if c.formula != "" {
				t.Errorf("row %d: formula %q", i, c.formula)
			}
		}
	}
}

func TestAnOfficeWouldTellOfAFormula(t *testing.T) {
	for separator, table := range map[rune]string{',': "a,b\r\n=1+1,c\r\n", ';': "a,b\r\n\"x;=1+1\",c\r\n"} {
		found := false
		for _, row := range office(t, []byte(table), separator) {
			found = found || slices.ContainsFunc(row, func(c sheetCell) bool { return c.formula != "" })
		}
		if !found {
			t.Errorf("no formula in %q at %q: the other tests find nothing", table, separator)
		}
	}
}
