package render

import (
	"bytes"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"

	"github.com/spf13/afero"
	"github.com/spf13/afero/mem"
)

// output is the file system that Hugo writes to: it collects whole files in a map, and can be asked for nothing but
// what Hugo asks when it writes a site.
type output struct {
	afero.Fs // in memory, for all that is not writing a file

	mu    sync.Mutex
	files map[string][]byte // by path from the root of the output
}

func newOutput() *output {
	return &output{Fs: afero.NewMemMapFs(), files: map[string][]byte{}}
}

// Create starts a file that is part of the output once it is closed.
func (o *output) Create(name string) (afero.File, error) {
	name = filepath.ToSlash(name)
	return &outputFile{
		File: mem.NewFileHandle(mem.CreateFile(name)), output: o, name: strings.TrimPrefix(name, path.Join(root, "public")+"/"),
	}, nil
}

func (o *output) OpenFile(name string, flag int, perm os.FileMode) (afero.File, error) {
	if flag&(os.O_WRONLY|os.O_RDWR) != 0 {
		return o.Create(name)
	}
	return o.Fs.OpenFile(name, flag, perm)
}

type outputFile struct {
	afero.File
	output *output
	name   string
	buffer bytes.Buffer
}

func (f *outputFile) Write(b []byte) (int, error)       { return f.buffer.Write(b) }
func (f *outputFile) WriteString(s string) (int, error) { return f.buffer.WriteString(s) }

func (f *outputFile) Close() error {
	f.output.mu.Lock()
	defer f.output.mu.Unlock()
	f.output.files[f.name] = f.buffer.Bytes()
	return nil
}
