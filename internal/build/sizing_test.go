package build

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// pipes is a file system in which a name is no file and no folder.
type pipes struct{ fs.FS }

func (p pipes) Open(name string) (fs.File, error) {
	if strings.HasSuffix(name, "pijp.md") {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	return p.FS.Open(name)
}

func TestAPipeIsNoCase(t *testing.T) {
	disk := fstest.MapFS{"cases/schema.yaml": {Data: []byte("fields: []\n")}, "cases/pijp.md": {Mode: fs.ModeNamedPipe}}
	var got []string
	for _, p := range Check(Options{Files: pipes{disk}}) {
		got = append(got, p.File+" "+p.Code)
	}
	if !slices.Contains(got, "cases/pijp.md build-no-file") {
		t.Errorf("got %v", got)
	}
}

func TestTheSizeOfTheCasesIsToldWhileTheyAreRead(t *testing.T) {
	disk := fstest.MapFS{"cases/schema.yaml": {Data: []byte("fields: []\n")}, "cases/notes.txt": {Data: make([]byte, 1<<20)}}
	want := 0
	for i := range 10 {
		source := fmt.Sprintf("---\ntitle: Case %d\n---\n%s\n", i, strings.Repeat("tekst ", 100_000))
		disk[fmt.Sprintf("cases/c%d.md", i)] = &fstest.MapFile{Data: []byte(source)}
		want += len(source)
	}
	var told []int64
	Check(Options{Files: disk, Sized: func(bytes int64) { told = append(told, bytes) }})
	if len(told) < 3 || !slices.IsSorted(told) || told[len(told)-1] != int64(want) {
		t.Fatalf("got %v, want up to %d", told, want)
	}
	for i, bytes := range told[1:] {
		if bytes > 3*told[i] {
			t.Errorf("from %d to %d at once", told[i], bytes)
		}
	}
}
