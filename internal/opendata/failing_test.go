package opendata_test

import (
	"errors"
	"fmt"
	"io"
	"testing"

	"openoverheid.nu/internal/made"
	"openoverheid.nu/internal/opendata"
)

// failing is an output of which one call fails.
type failing struct {
	made.Out
	calls chan struct{} // one for each call that succeeds
}

var errFull = errors.New("the disk is full")

func (f failing) fails() bool {
	select {
	case <-f.calls:
		return false
	default:
		return true
	}
}

func (f failing) Put(name string, content []byte) error {
	if f.fails() {
		return errFull
	}
	return f.Out.Put(name, content)
}

func (f failing) Stays(from made.From, names ...string) (bool, error) {
	if f.fails() {
		return false, errFull
	}
	return f.Out.Stays(from, names...)
}

func (f failing) Read(name string) ([]byte, error) {
	if f.fails() {
		return nil, errFull
	}
	return f.Out.Read(name)
}

func (f failing) Open(name string) (io.ReadCloser, error) {
	if f.fails() {
		return nil, errFull
	}
	file, err := f.Out.Open(name)
	return failingReader{file, f}, err
}

type failingReader struct {
	io.ReadCloser
	failing
}

func (f failingReader) Read(p []byte) (int, error) {
	if f.fails() {
		return 0, errFull
	}
	return f.ReadCloser.Read(p)
}

func (f failing) Sum(name string) (made.Sum, error) {
	if f.fails() {
		return made.Sum{}, errFull
	}
	return f.Out.Sum(name)
}

func (f failing) Write(name string, write func(w io.Writer) error) (made.Sum, error) {
	if f.fails() {
		return made.Sum{}, errFull
	}
	return f.Out.Write(name, func(w io.Writer) error { return write(failingWriter{w, f}) })
}

type failingWriter struct {
	io.Writer
	failing
}

func (f failingWriter) Write(p []byte) (int, error) {
	if f.fails() {
		return 0, errFull
	}
	return f.Writer.Write(p)
}

func TestAnOutputThatFailsEndsTheRun(t *testing.T) {
	sources := map[string]string{}
	for i := range 300 {
		sources[fmt.Sprintf("cases/case-%04d.md", i)] = aFile("")
	}
	s := derive(t, sources)
	var before made.Memory
	write(t, s, opendata.Catalogue{}, &before)
	edit(entry(s, "case-0007"))
	succeeded := false
	for n := 0; !succeeded; n += 1 + n/16 {
		f := failing{before.Next(), make(chan struct{}, n)}
		for range n {
			f.calls <- struct{}{}
		}
		_, err := opendata.Write(s, opendata.Catalogue{}, f)
		if succeeded = err == nil; !succeeded && !errors.Is(err, errFull) {
			t.Errorf("call %d fails: %v", n, err)
		}
		if n > 10_000 {
			t.Fatal("it never succeeds")
		}
	}
}
