package publish

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// benchFiles is the tree of a site of some 4,000 cases: 12,500 files.
func benchFiles() []File {
	page := []byte(strings.Repeat("<p>Een alinea zoals er veel zijn.</p>\n", 150))
	var files []File
	for i := range 4000 {
		for _, name := range []string{"index.html", "index.json", "index.md"} {
			files = append(files, File{fmt.Sprintf("cases/case-%d/%s", i, name), page})
		}
	}
	for i := range 500 {
		files = append(files, File{fmt.Sprintf("kanalen/kanaal-%d/index.html", i), page})
	}
	return files
}

func BenchmarkFirstTime(b *testing.B) {
	files, dir := benchFiles(), b.TempDir()
	for i := 0; b.Loop(); i++ {
		if _, err := Publish(filepath.Join(dir, fmt.Sprint(i)), files, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkInAnEmptyFolder(b *testing.B) {
	files := benchFiles()
	for b.Loop() {
		b.StopTimer()
		dir := b.TempDir()
		b.StartTimer()
		if _, err := Publish(dir, files, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkNothingChanged(b *testing.B) { benchmarkChange(b, 0) }
func BenchmarkOneChanged(b *testing.B)     { benchmarkChange(b, 1) }
func BenchmarkAllChanged(b *testing.B)     { benchmarkChange(b, 12_500) }

func benchmarkChange(b *testing.B, changed int) {
	files, dir := benchFiles(), filepath.Join(b.TempDir(), "public")
	if _, err := Publish(dir, files, Options{}); err != nil {
		b.Fatal(err)
	}
	for i := 0; b.Loop(); i++ {
		for k := range changed {
			files[k].Data = fmt.Appendf(nil, "%d%s", i%10, files[k].Data[1:])
		}
		if _, err := Publish(dir, files, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkAllButOneStay is a build after one case of 10,000 changed: what is not made again is kept by its name.
func BenchmarkAllButOneStay(b *testing.B) {
	var files []File
	for i := range 10_000 {
		for _, name := range []string{"index.html", "index.json", "index.md", "oembed.json", "feed/index.xml"} {
			files = append(files, File{fmt.Sprintf("cases/case-%d/%s", i, name), []byte(name)})
		}
	}
	dir := filepath.Join(b.TempDir(), "public")
	if _, err := Publish(dir, files, Options{}); err != nil {
		b.Fatal(err)
	}
	for i := 0; b.Loop(); i++ {
		if err := stayButFirst(dir, files, fmt.Append(nil, i)); err != nil {
			b.Fatal(err)
		}
	}
}

func stayButFirst(dir string, files []File, changed []byte) error {
	run, err := Begin(dir, Options{})
	if err != nil {
		return err
	}
	err = run.Add(files[0].Path, changed)
	for _, f := range files[1:] {
		if _, ok := run.Has(f.Path); err == nil && ok {
			err = run.Keep(f.Path)
		}
	}
	_, committed := run.Commit()
	return errors.Join(err, committed)
}
