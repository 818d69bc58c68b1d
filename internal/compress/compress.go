// Package compress makes the compressed files that web servers send in place of text files, where they pay.
//
// The names and levels were chosen by measuring: see docs/performance.md. The same content gives the same bytes: no time and no name is
// in them.
package compress

import (
	"bytes"
	"fmt"
	"io"
	"path"
	"runtime"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
)

// Recipe changes when Make would give other bytes for the same content: what was made by another is not to be kept.
const Recipe = "compress 1: brotli 1.3.0 v2-3, 11; gzip 1.20.4 5, 9; 1400, 0.9"

// File is a compressed file.
type File struct {
	Name string
	Data []byte
}

const (
	// smallest is the size from which compressing pays: what fits in one network packet takes no less time when it is smaller.
	smallest = 1400
	// pays is the share of the size that a compressed file may have at most.
	pays = 0.9
)

// text are the endings of files that are text, and not compressed by themselves.
var text = map[string]bool{
	".atom": true, ".css": true, ".csv": true, ".html": true, ".ics": true, ".js": true, ".json": true, ".jsonld": true, ".map": true, ".md": true, ".mjs": true,
	".n3": true, ".ndjson": true, ".nt": true, ".opml": true, ".rdf": true, ".rss": true, ".svg": true, ".tsv": true, ".ttl": true, ".txt": true, ".vtt": true,
	".webmanifest": true, ".xml": true, ".xsl": true, ".yaml": true, ".yml": true,
}

// Names returns what the compressed files of a file are called, where they pay; none where they never do.
func Names(name string) []string {
	if !text[strings.ToLower(path.Ext(name))] {
		return nil
	}
	return []string{name + ".br", name + ".gz"}
}

// Make compresses a file, and returns what pays. It may be called by any number of goroutines: as many are at work as there are processors.
func Make(name string, content []byte) ([]File, error) {
	names := Names(name)
	if len(names) == 0 || len(content) < smallest {
		return nil, nil
	}
	turns <- struct{}{}
	defer func() { <-turns }()
	var files []File
	for i, compressed := range names {
		data, err := level(name)[i].compress(content)
		if err != nil {
			return nil, fmt.Errorf("compressing %s: %w", name, err)
		}
		if float64(len(data)) <= pays*float64(len(content)) {
			files = append(files, File{compressed, data})
		}
	}
	return files, nil
}

// turns keeps more goroutines from compressing at a time than there are processors: each holds megabytes.
var turns = make(chan struct{}, runtime.GOMAXPROCS(0))

// level returns how a file is compressed, with brotli and with gzip. Style sheets and scripts are few, and every first visit
// asks for them: they get the best there is.
func level(name string) []*method {
	switch path.Ext(name) {
	case ".css", ".js", ".mjs":
		return []*method{bestBrotli, bestGzip}
	}
	return []*method{fastBrotli, fastGzip}
}

// writer compresses what it is given, and can be used again.
type writer interface {
	io.WriteCloser
	Reset(w io.Writer)
}

// method is a way to compress. Its writers are used again: they hold megabytes.
type method struct{ writers sync.Pool }

func newMethod(make func() writer) *method {
	return &method{sync.Pool{New: func() any { return make() }}}
}

var (
	fastBrotli = newMethod(func() writer { return brotli.NewWriterV2(nil, 3) })
	bestBrotli = newMethod(func() writer { return brotli.NewWriterLevel(nil, brotli.BestCompression) })
	fastGzip   = newMethod(func() writer { return newGzip(5) })
	bestGzip   = newMethod(func() writer { return newGzip(gzip.BestCompression) })
)

func newGzip(level int) writer {
	w, err := gzip.NewWriterLevel(nil, level)
	if err != nil { // there is no such level
		panic(err)
	}
	return w
}

func (m *method) compress(content []byte) ([]byte, error) {
	w := m.writers.Get().(writer)
	defer m.writers.Put(w)
	var out bytes.Buffer
	w.Reset(&out)
	if _, err := w.Write(content); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
