package publish

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
)

// inParts writes a file a character at a time.
func inParts(text string) func(w io.Writer) error {
	return func(w io.Writer) error {
		for _, c := range text {
			if _, err := io.WriteString(w, string(c)); err != nil {
				return err
			}
		}
		return nil
	}
}

// written publishes a site file by file, each in parts.
func (p publisher) written(dir string, s site) (Result, error) {
	run, err := p.begin(dir, Options{})
	if err != nil {
		return Result{}, err
	}
	for path, text := range s {
		told, err := run.Write(path, inParts(text))
		if err == nil && told != (Listed{path, int64(len(text)), sha256.Sum256([]byte(text))}) {
			err = fmt.Errorf("of %s it says %v", path, told)
		}
		if err != nil {
			return Result{}, errors.Join(err, run.Discard())
		}
	}
	return run.Commit()
}

func TestFilesWrittenInPartsAreThoseOfAnyOtherRun(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	p := publisher{openPlain, openRoot}
	for _, s := range []site{before, after, after, before} {
		want := must(t, filepath.Join(t.TempDir(), "public"), s, Options{})
		got, err := p.written(dir, s)
		if err != nil || got.Published != want.Published {
			t.Fatalf("got %+v, %v, want %+v", got, err, want)
		}
		expect(t, dir, s)
		if again := must(t, dir, s, Options{}); again.Written > 0 || again.Removed > 0 {
			t.Errorf("added at once, they are others: %+v", again)
		}
		if again, err := p.written(dir, s); err != nil || again.Written > 0 || again.Removed > 0 {
			t.Errorf("written again, they are others: %+v, %v", again, err)
		}
	}
}

func TestAFileThatCannotBeMadeLeavesTheFolderAsItWas(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	must(t, dir, before, Options{})
	run, err := Begin(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	broken := errors.New("broken")
	if _, err := run.Write("index.html", func(w io.Writer) error { return broken }); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
	if _, err := run.Commit(); !errors.Is(err, broken) {
		t.Errorf("committed: %v", err)
	}
	expect(t, dir, before)
}

func TestANameThatCantBePublishedIsNotWritten(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	run, err := Begin(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := run.Write("../buiten.html", inParts("x")); err != nil {
		t.Fatal(err)
	}
	if _, err := run.Commit(); err == nil || !strings.Contains(err.Error(), "../buiten.html") {
		t.Errorf("got %v", err)
	}
}

func TestARunThatIsKilledWhileItWritesPartsLeavesOneWholeTree(t *testing.T) {
	t.Parallel()
	olds, news := 0, 0
	for n := int64(1); ; n++ {
		dir := filepath.Join(t.TempDir(), "public")
		must(t, dir, before, Options{})
		left := &atomic.Int64{}
		left.Store(n)
		killed := func(open func(string) (disk, error)) func(string) (disk, error) {
			return func(dir string) (disk, error) {
				d, err := open(dir)
				return faulty{d, left, true, errors.New("killed")}, err
			}
		}
		_, err := publisher{killed(openPlain), killed(openRoot)}.written(dir, after)
		if left.Load() > 0 {
			break
		}
		if again := Recover(dir); again != nil {
			t.Fatalf("change %d (%v): %v", n, err, again)
		}
		switch got := read(t, dir); {
		case maps.Equal(got, before):
			olds++
		case maps.Equal(got, after):
			news++
		default:
			t.Fatalf("killed at change %d: a mixture: %q", n, got)
		}
	}
	if olds < 10 || news < 10 {
		t.Errorf("only %d kills left the tree before, and %d the next", olds, news)
	}
}

func TestWhatWasPublishedCanBeOpened(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	for i, want := range []error{fs.ErrNotExist, nil} { // a folder that is new, and one that is there
		run, err := Begin(dir, Options{})
		if err != nil {
			t.Fatal(err)
		}
		file, err := run.Open("index.html")
		if !errors.Is(err, want) {
			t.Fatalf("run %d: got %v", i, err)
		}
		if err == nil {
			content, err := io.ReadAll(file)
			if err = errors.Join(err, file.Close()); err != nil || string(content) != "het begin" {
				t.Errorf("read %q, %v", content, err)
			}
		}
		if _, err := run.Write("index.html", inParts("het begin")); err != nil {
			t.Fatal(err)
		}
		if _, err := run.Commit(); err != nil {
			t.Fatal(err)
		}
	}
}
