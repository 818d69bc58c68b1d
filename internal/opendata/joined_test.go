package opendata

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/iotest"

	"openoverheid.nu/internal/made"
)

// aLine is a document with a beginning of its own, some of them longer than what is read at once.
func aLine(r *rand.Rand, id int) string {
	length := r.IntN(3000)
	switch r.IntN(60) {
	case 0:
		length = atOnce + r.IntN(atOnce)
	case 1:
		length = 0
	}
	return fmt.Sprintf(`{"id":%d,"text":"%s"}`, id, strings.Repeat("x", length))
}

// joinedFile is a file of lines as it is written whole.
func joinedFile(opening, between, closing string, lines []string) string {
	return opening + strings.Join(lines, between) + closing
}

// before is an output that has one file of the run before, which comes in pieces.
type before struct {
	made.Out
	content string
	pieces  func(io.Reader) io.Reader
}

func (b before) Open(string) (io.ReadCloser, error) {
	return io.NopCloser(b.pieces(strings.NewReader(b.content))), nil
}

// step is a line of the new file: new, or one that stays.
type step struct {
	line  string
	stays bool
}

// next changes, adds and takes away some lines.
func next(r *rand.Rand, lines []string) []step {
	var steps []step
	often := 1 + r.IntN(50)
	for i, line := range lines {
		switch {
		case r.IntN(often) > 0 || often == 1:
			steps = append(steps, step{line, true})
		case r.IntN(3) == 0:
			steps = append(steps, step{aLine(r, len(lines)+i), false}, step{line, true})
		case r.IntN(2) == 0:
			steps = append(steps, step{aLine(r, i), false})
		}
	}
	return steps
}

func TestWhatIsCopiedIsWhatWouldBeWritten(t *testing.T) {
	same := func(r io.Reader) io.Reader { return r }
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 7))
		var lines []string
		for i := range r.IntN(400) {
			lines = append(lines, aLine(r, i))
		}
		opening, between, closing := "", "\n", "\n"
		if seed%2 == 0 {
			opening, between, closing = "{\"cases\":[\n", ",\n", "\n]}\n"
		}
		steps := next(r, lines)
		var want []string
		for _, s := range steps {
			want = append(want, s.line)
		}
		out := before{content: joinedFile(opening, between, closing, lines), pieces: []func(io.Reader) io.Reader{same, iotest.HalfReader, iotest.DataErrReader}[seed%3]}
		if got, err := joinAll(out, opening, between, closing, steps); err != nil || got != joinedFile(opening, between, closing, want) {
			t.Fatalf("seed %d: %d lines became %d bytes, want %d lines in %d; %v", seed, len(lines), len(got), len(want), len(joinedFile(opening, between, closing, want)), err)
		}
	}
}

func joinAll(out made.Out, opening, between, closing string, steps []step) (string, error) {
	var b bytes.Buffer
	to := bufio.NewWriterSize(&b, 1<<10)
	_, _ = to.WriteString(opening)
	j, err := join(to, between, out, "cases")
	if err != nil {
		return "", err
	}
	for _, s := range steps {
		if !s.stays {
			j.add([]byte(s.line + "\n"))
			continue
		}
		beginning, _, _ := strings.Cut(s.line, `"text"`)
		found, err := j.copy([]byte(beginning))
		if err == nil && !found {
			err = fmt.Errorf("%s is not found", beginning)
		}
		if err != nil {
			return "", err
		}
	}
	j.copyRun()
	_, _ = to.WriteString(closing)
	err = errors.Join(to.Flush(), j.close())
	return b.String(), err
}

func TestALineThatIsNotThereIsNotFound(t *testing.T) {
	lines := []string{`{"id":1,"text":""}`, `{"id":2,"text":""}`}
	out := before{content: joinedFile("", "\n", "\n", lines), pieces: func(r io.Reader) io.Reader { return r }}
	to := bufio.NewWriter(io.Discard)
	j, err := join(to, "\n", out, "cases")
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		beginning string
		found     bool
	}{{`{"id":2,`, true}, {`{"id":1,`, false}, {`{"id":2,`, false}} { // it goes on from where it was
		if found, err := j.copy([]byte(tt.beginning)); found != tt.found || err != nil {
			t.Errorf("%s: found %v, %v", tt.beginning, found, err)
		}
	}
}

func TestAFileThatCannotBeReadIsTold(t *testing.T) {
	broken := errors.New("broken")
	out := before{content: "x", pieces: func(io.Reader) io.Reader { return iotest.ErrReader(broken) }}
	if _, err := joinAll(out, "", "\n", "\n", []step{{`{"id":1,"text":""}`, true}}); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
}
