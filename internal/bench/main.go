// Command bench builds sites of generated cases with the program as it is in this folder, and prints what each build
// took: `go run ./internal/bench 1000 10000`.
package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"openoverheid.nu/internal/casegen"
)

// runs is how often each size is built; the median counts.
const runs = 3

func main() {
	if err := run(context.Background(), os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) error {
	work, err := os.MkdirTemp("", "openoverheid-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	program := filepath.Join(work, "openoverheid")
	if out, err := exec.CommandContext(ctx, "go", "build", "-o", program, "./cmd/openoverheid").CombinedOutput(); err != nil {
		return fmt.Errorf("building the program: %w\n%s", err, out)
	}
	generator, err := newGenerator("cases")
	if err != nil {
		return err
	}
	fmt.Printf("%8s  %-8s %9s %9s %9s %9s %8s\n", "cases", "build", "wall s", "CPU s", "peak MiB", "files", "MB")
	for _, arg := range args {
		n, err := strconv.Atoi(arg)
		if err != nil || n < 1 {
			return fmt.Errorf("%q is not a number of cases", arg)
		}
		if err := size(ctx, program, filepath.Join(work, arg), generator, n); err != nil {
			return err
		}
	}
	return nil
}

func newGenerator(dir string) (*casegen.Generator, error) {
	names, err := filepath.Glob(filepath.Join(dir, "*.md"))
	if err != nil || len(names) == 0 {
		return nil, fmt.Errorf("no cases in %s to write like; run this in the project's folder", dir)
	}
	var sample string
	for _, name := range names {
		src, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		sample += casegen.Words(string(src)) + " "
	}
	return casegen.New(sample), nil
}

// size measures a site of n cases: made from nothing, made again with nothing changed, and with one case changed.
func size(ctx context.Context, program, dir string, generator *casegen.Generator, n int) error {
	if err := writeSite(dir, generator, n); err != nil {
		return err
	}
	public := filepath.Join(dir, "public")
	fresh, err := median(func() (measure, error) {
		if err := os.RemoveAll(public); err != nil {
			return measure{}, err
		}
		return timed(ctx, program, dir)
	})
	if err != nil {
		return err
	}
	files, bytes := weigh(public)
	fmt.Printf("%8d  %-8s %9.2f %9.2f %9.0f %9d %8.1f\n", n, "fresh", fresh.wall.Seconds(), fresh.cpu.Seconds(), fresh.peak, files, float64(bytes)/1e6)
	count := 0
	changed, err := median(func() (measure, error) {
		count++
		name := filepath.Join(dir, "cases", casegen.Slug(n/2)+".md")
		if err := os.WriteFile(name, fmt.Appendf(nil, "%s\nNog een zin, nummer %d.\n", generator.Case(n/2, n), count), 0o644); err != nil {
			return measure{}, err
		}
		return timed(ctx, program, dir)
	})
	if err != nil {
		return err
	}
	fmt.Printf("%8d  %-8s %9.2f %9.2f %9.0f\n", n, "one case", changed.wall.Seconds(), changed.cpu.Seconds(), changed.peak)
	return nil
}

// writeSite makes a site with the project's own settings, theme, model and pages, and n generated cases.
func writeSite(dir string, generator *casegen.Generator, n int) error {
	for _, name := range []string{"themes", "pages", "cases/terms"} {
		if err := os.CopyFS(filepath.Join(dir, name), os.DirFS(name)); err != nil {
			return err
		}
	}
	for _, name := range []string{"config.yaml", "cases/schema.yaml"} {
		src, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, name), src, 0o644); err != nil {
			return err
		}
	}
	for i := range n {
		name := filepath.Join(dir, "cases", casegen.Slug(i)+".md")
		if err := os.WriteFile(name, []byte(generator.Case(i, n)), 0o644); err != nil {
			return err
		}
	}
	return nil
}

type measure struct {
	wall, cpu time.Duration
	peak      float64 // MiB
}

func timed(ctx context.Context, program, dir string) (measure, error) {
	c := exec.CommandContext(ctx, program, "build", "--source", dir, "--quiet")
	c.Stderr = os.Stderr
	start := time.Now()
	err := c.Run()
	m := measure{wall: time.Since(start)}
	if c.ProcessState != nil {
		m.cpu = c.ProcessState.UserTime() + c.ProcessState.SystemTime()
		m.peak = peakMemory(c.ProcessState)
	}
	return m, err
}

// median runs the work several times and returns the run in the middle by wall time.
func median(work func() (measure, error)) (measure, error) {
	all := make([]measure, runs)
	for i := range all {
		m, err := work()
		if err != nil {
			return m, err
		}
		all[i] = m
	}
	slices.SortFunc(all, func(a, b measure) int { return int(a.wall - b.wall) })
	return all[runs/2], nil
}

func weigh(dir string) (files int, bytes int64) {
	_ = filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			if info, err := d.Info(); err == nil {
				files++
				bytes += info.Size()
			}
		}
		return nil
	})
	return files, bytes
}
