package diag

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

// The codes here are not in the catalogue, so a text is the code and its arguments: these tests are about form.
var (
	plain   = Problem{File: "cases/a.md", Line: 3, Column: 8, Code: "no-such", Args: []string{"één", "twee"}}
	warning = Problem{File: "cases/b.md", Line: 2, Column: 1, Severity: Warning, Code: "no-such"}
	whole   = Problem{File: "cases/c.md", Code: "no-such"}
)

func write(t *testing.T, format Format, lang string, o PrintOptions, problems ...Problem) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, format, lang, problems, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestTextSaysWhereAndWhat(t *testing.T) {
	got := write(t, TextFormat, "nl", PrintOptions{}, plain, warning, whole)
	want := "cases/a.md:3:8: no-such: één, twee\n" +
		"  no-such: één, twee\n" +
		"cases/b.md:2:1: let op: no-such: \n" +
		"  no-such: \n" +
		"cases/c.md: no-such: \n" +
		"  no-such: \n"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	advice := Problem{File: "cases/b.md", Line: 2, Column: 1, Severity: Advice, Code: "no-such"}
	if got := write(t, TextFormat, "nl", PrintOptions{}, advice); !strings.HasPrefix(got, "cases/b.md:2:1: raad: ") {
		t.Errorf("advice: %s", got)
	}
	if got := write(t, TextFormat, "en", PrintOptions{}, warning); !strings.HasPrefix(got, "cases/b.md:2:1: warning: ") {
		t.Errorf("in English: %s", got)
	}
}

func TestTextShowsTheLineAndThePlace(t *testing.T) {
	o := PrintOptions{Source: func(file string) []byte {
		if file != "cases/a.md" {
			return nil
		}
		return []byte("---\r\n\ntitel:\t\"één\"\r\n")
	}}
	got := write(t, TextFormat, "nl", o, plain, Problem{File: "cases/a.md", Line: 99, Column: 1, Code: "x"},
		Problem{File: "cases/b.md", Line: 1, Column: 1, Code: "x"})
	want := "cases/a.md:3:8: no-such: één, twee\n    titel: \"één\"\n           ^\n  no-such"
	if !strings.HasPrefix(got, want) || strings.Count(got, "^") != 1 {
		t.Errorf("got\n%s", got)
	}
}

func TestTextShortensALongLine(t *testing.T) {
	o := PrintOptions{Source: func(string) []byte {
		return []byte(strings.Repeat("a", 500) + "é" + strings.Repeat("b", 500))
	}}
	got := strings.Split(write(t, TextFormat, "nl", o, Problem{File: "f", Line: 1, Column: 501, Code: "x"}), "\n")
	line, mark := []rune(got[1]), strings.Index(got[2], "^")
	if len(line) != 4+sourceWidth || line[mark] != 'é' || line[4] != '…' || line[len(line)-1] != '…' {
		t.Errorf("got %q, mark at %d", got[1], mark)
	}
}

func TestTextObeysNothingInAFile(t *testing.T) {
	hostile := Problem{File: "a\x1b[2J.md", Line: 1, Column: 1, Code: "x", Args: []string{"\x1b[31m\nfake.md:1:1: ok\u202e"}}
	o := PrintOptions{Source: func(string) []byte { return []byte("\x1b]0;title\a") }}
	got := write(t, TextFormat, "nl", o, hostile)
	if strings.ContainsAny(got, "\x1b\a\u202e") || strings.Contains(got, "\nfake") {
		t.Errorf("got %q", got)
	}
}

func TestColoursOnlyWhenAskedFor(t *testing.T) {
	if got := write(t, TextFormat, "nl", PrintOptions{Color: true}, plain); !strings.Contains(got, colorRed) {
		t.Errorf("no colour in %q", got)
	}
	if got := write(t, TextFormat, "nl", PrintOptions{}, plain); strings.Contains(got, "\x1b") {
		t.Errorf("colour in %q", got)
	}
}

func TestJSONIsAnArrayOfProblems(t *testing.T) {
	if got := write(t, JSONFormat, "nl", PrintOptions{}); got != "[]\n" {
		t.Errorf("nothing wrong: %q", got)
	}
	var got []map[string]any
	if err := json.Unmarshal([]byte(write(t, JSONFormat, "nl", PrintOptions{}, plain, warning)), &got); err != nil {
		t.Fatal(err)
	}
	if len(got) != 2 || got[0]["file"] != "cases/a.md" || got[0]["line"] != 3.0 || got[0]["column"] != 8.0 ||
		got[0]["severity"] != "error" || got[0]["code"] != "no-such" || got[1]["severity"] != "warning" {
		t.Errorf("got %v", got)
	}
}

func TestGitHubEscapesWhatEndsACommand(t *testing.T) {
	got := write(t, GitHubFormat, "nl", PrintOptions{},
		Problem{File: "a,b:c%.md", Line: 1, Column: 2, Code: "x", Args: []string{"100%\r\n::set-env"}})
	want := "::error file=a%2Cb%3Ac%25.md,line=1,col=2::x: 100%25%0D%0A::set-env%0Ax: 100%25%0D%0A::set-env\n"
	if got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if got := write(t, GitHubFormat, "nl", PrintOptions{}, warning); !strings.HasPrefix(got, "::warning file=cases/b.md,line=2,col=1::") {
		t.Errorf("a warning: %q", got)
	}
	if got := write(t, GitHubFormat, "nl", PrintOptions{}, Problem{File: "a.md", Severity: Advice, Code: "x"}); !strings.HasPrefix(got, "::notice file=a.md::") {
		t.Errorf("advice: %q", got)
	}
	if got := write(t, GitHubFormat, "nl", PrintOptions{}, whole); !strings.HasPrefix(got, "::error file=cases/c.md::") {
		t.Errorf("whole file: %q", got)
	}
}

func TestAnUnknownFormatIsAnError(t *testing.T) {
	if err := Write(&bytes.Buffer{}, "xml", "nl", nil, PrintOptions{}); err == nil {
		t.Error("no error")
	}
}

func TestSortOrdersAndDropsRepetitions(t *testing.T) {
	b1 := Problem{File: "b", Line: 1, Code: "x"}
	a2, a10 := Problem{File: "a", Line: 2, Code: "x"}, Problem{File: "a", Line: 10, Code: "x"}
	got := Sort([]Problem{b1, a10, a2, b1})
	if len(got) != 3 || got[0].Line != 2 || got[1].Line != 10 || got[2].File != "b" {
		t.Errorf("got %v", got)
	}
}
