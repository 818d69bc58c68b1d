package main

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"openoverheid.nu/internal/measure"
)

// stage is a part of a build, as the program's hidden flag --stages writes it.
type stage struct {
	Name string
	Took measure.Part
}

// forPrograms are the stages that make feeds and data.
var forPrograms = []string{"data", "feeds", "programs"}

// build is one build: what the whole took, and its parts.
type build struct {
	measure.Took
	stages []stage
}

func readStages(file string) ([]stage, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var stages []stage
	if err := json.Unmarshal(data, &stages); err != nil {
		return nil, fmt.Errorf("reading %s: %w", file, err)
	}
	for _, name := range forPrograms {
		if !slices.ContainsFunc(stages, func(s stage) bool { return s.Name == name }) {
			return nil, fmt.Errorf("the build has no stage %q any more: mend this list", name)
		}
	}
	return stages, nil
}

// weight is files and their bytes.
type weight struct{ files, bytes int }

func (w *weight) add(bytes int) { w.files, w.bytes = w.files+1, w.bytes+bytes }

// output is what there is of a published site: feeds, data, and the rest.
type output struct{ feeds, data, rest weight }

func readOutput(dir string) (*output, error) {
	o := &output{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if strings.HasPrefix(name, ".openoverheid") {
				return fs.SkipDir
			}
			return nil
		}
		info, err := d.Info()
		if err == nil {
			o.take(name, int(info.Size()))
		}
		return err
	})
	return o, err
}

func (o *output) take(file string, bytes int) {
	switch name := path.Base(file); {
	case name == "feed.xml", name == "atom.xml", name == "feed.json", name == "feeds.opml":
		o.feeds.add(bytes)
	case name == "index.json", name == "index.md", name == "oembed.json", strings.HasPrefix(file, "data/") && name != "index.html":
		o.data.add(bytes)
	default:
		o.rest.add(bytes)
	}
}

func (o *output) all() weight {
	return weight{o.feeds.files + o.data.files + o.rest.files, o.feeds.bytes + o.data.bytes + o.rest.bytes}
}

// printShares tells what feeds and data are of a build. Files are written while they are made, so that their writing is in it.
func printShares(b build, o *output) {
	var wall, cpu float64
	fmt.Printf("\n%10s %9s %9s %12s\n", "stage", "wall s", "CPU s", "allocated MB")
	for _, s := range b.stages {
		fmt.Printf("%10s %9.2f %9.2f %12.0f\n", s.Name, s.Took.Wall.Seconds(), s.Took.CPU.Seconds(), float64(s.Took.Allocated)/1e6)
		if slices.Contains(forPrograms, s.Name) {
			wall, cpu = wall+s.Took.Wall.Seconds(), cpu+s.Took.CPU.Seconds()
		}
	}
	fmt.Printf("\nmaking and writing feeds and data (%s): %.1f %% of the clock, %.1f %% of the CPU time\n", strings.Join(forPrograms, ", "),
		100*wall/b.Wall.Seconds(), 100*cpu/b.CPU.Seconds())
	megabytes := func(w weight) string { return fmt.Sprintf("%.0f MB in %d files", float64(w.bytes)/1e6, w.files) }
	fmt.Printf("written: feeds %s, data %s, the rest %s\n", megabytes(o.feeds), megabytes(o.data), megabytes(o.rest))
}
