package main

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"openoverheid.nu/internal/measure"
	"openoverheid.nu/internal/publish"
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

// output is a published site, in memory.
type output struct {
	files                 []publish.File
	forPrograms           []publish.File // those of them that are feeds or data
	feeds, data, rest, in weight         // in: the documents of the cases, which are lines of data/cases.ndjson and held there
}

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
		content, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			return err
		}
		o.take(publish.File{Path: name, Data: content})
		return nil
	})
	return o, err
}

func (o *output) take(f publish.File) {
	o.files = append(o.files, f)
	switch name := path.Base(f.Path); {
	case name == "feed.xml", name == "atom.xml", name == "feed.json", name == "feeds.opml":
		o.feeds.add(len(f.Data))
	case name == "index.json":
		o.in.add(len(f.Data))
		o.data.add(len(f.Data))
	case name == "index.md", name == "oembed.json", strings.HasPrefix(f.Path, "data/") && name != "index.html":
		o.data.add(len(f.Data))
	default:
		o.rest.add(len(f.Data))
		return
	}
	o.forPrograms = append(o.forPrograms, f)
}

// publishing measures the writing of all files to a new folder, and of all but feeds and data.
func (o *output) publishing(work string) (all, without measure.Part, err error) {
	programs := map[string]bool{}
	for _, f := range o.forPrograms {
		programs[f.Path] = true
	}
	pages := slices.DeleteFunc(slices.Clone(o.files), func(f publish.File) bool { return programs[f.Path] })
	if without, err = publishing(filepath.Join(work, "without"), pages); err != nil {
		return all, without, err
	}
	all, err = publishing(filepath.Join(work, "all"), o.files)
	return all, without, err
}

func publishing(dir string, files []publish.File) (measure.Part, error) {
	defer os.RemoveAll(dir)
	took := measure.Start()
	_, err := publish.Publish(dir, files, publish.Options{})
	return took(), err
}

// printShares tells what feeds and data are of a build.
func printShares(b build, o *output, work string) error {
	all, without, err := o.publishing(work)
	if err != nil {
		return err
	}
	var wall, cpu float64
	fmt.Printf("\n%10s %9s %9s %12s\n", "stage", "wall s", "CPU s", "allocated MB")
	for _, s := range b.stages {
		fmt.Printf("%10s %9.2f %9.2f %12.0f\n", s.Name, s.Took.Wall.Seconds(), s.Took.CPU.Seconds(), float64(s.Took.Allocated)/1e6)
		if slices.Contains(forPrograms, s.Name) {
			wall, cpu = wall+s.Took.Wall.Seconds(), cpu+s.Took.CPU.Seconds()
		}
	}
	writing, writingCPU := (all.Wall - without.Wall).Seconds(), (all.CPU - without.CPU).Seconds()
	fmt.Printf("\nmaking feeds and data (%s): %.1f %% of the clock, %.1f %% of the CPU time\n", strings.Join(forPrograms, ", "),
		100*wall/b.Wall.Seconds(), 100*cpu/b.CPU.Seconds())
	fmt.Printf("with writing their files (publishing all takes %.2f s, without them %.2f s): %.1f %%, %.1f %%\n", all.Wall.Seconds(), without.Wall.Seconds(),
		100*(wall+writing)/b.Wall.Seconds(), 100*(cpu+writingCPU)/b.CPU.Seconds())
	megabytes := func(w weight) string { return fmt.Sprintf("%.0f MB in %d files", float64(w.bytes)/1e6, w.files) }
	fmt.Printf("held until it is written: feeds %s, data %s (%.0f MB of it shared), the rest %s\n", megabytes(o.feeds), megabytes(o.data),
		float64(o.in.bytes)/1e6, megabytes(o.rest))
	return nil
}
