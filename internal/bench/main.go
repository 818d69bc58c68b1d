// Command bench builds sites of generated cases with the program as it is in this folder, and prints what each build
// took, and what of that feeds and data took: `go run ./internal/bench 1000 10000`. With -site FOLDER 10000 it only makes such a site.
package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"

	"openoverheid.nu/internal/casegen"
	"openoverheid.nu/internal/measure"
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
	if len(args) == 3 && args[0] == "-site" {
		return writeSite(args[1], args[2])
	}
	work, err := os.MkdirTemp("", "openoverheid-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	program := filepath.Join(work, "openoverheid")
	if out, err := exec.CommandContext(ctx, "go", "build", "-o", program, "./cmd/openoverheid").CombinedOutput(); err != nil {
		return fmt.Errorf("building the program: %w\n%s", err, out)
	}
	generator, err := casegen.FromFolder("cases")
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

// writeSite makes a site of so many cases, for who measures something else with it.
func writeSite(dir, cases string) error {
	n, err := strconv.Atoi(cases)
	if err != nil || n < 1 {
		return fmt.Errorf("%q is not a number of cases", cases)
	}
	generator, err := casegen.FromFolder("cases")
	if err != nil {
		return err
	}
	return casegen.WriteSite(dir, n, func(i int) string { return generator.Case(i, n) })
}

// size measures a site of n cases: made from nothing, made again with nothing changed, and with one case changed.
func size(ctx context.Context, program, dir string, generator *casegen.Generator, n int) error {
	if err := casegen.WriteSite(dir, n, func(i int) string { return generator.Case(i, n) }); err != nil {
		return err
	}
	public := filepath.Join(dir, "public")
	fresh, err := median(func() (build, error) {
		for _, name := range []string{public, filepath.Join(dir, ".cache")} {
			if err := os.RemoveAll(name); err != nil {
				return build{}, err
			}
		}
		return timed(ctx, program, dir)
	})
	if err != nil {
		return err
	}
	out, err := readOutput(public)
	if err != nil {
		return err
	}
	all := out.all()
	fmt.Printf("%8d  %-8s %9.2f %9.2f %9.0f %9d %8.1f\n", n, "fresh", fresh.Wall.Seconds(), fresh.CPU.Seconds(), fresh.Peak, all.files, float64(all.bytes)/1e6)
	count := 0
	changed, err := median(func() (build, error) {
		count++
		name := filepath.Join(dir, "cases", casegen.Slug(n/2)+".md")
		if err := os.WriteFile(name, fmt.Appendf(nil, "%s\nNog een zin, nummer %d.\n", generator.Case(n/2, n), count), 0o644); err != nil {
			return build{}, err
		}
		return timed(ctx, program, dir)
	})
	if err != nil {
		return err
	}
	fmt.Printf("%8d  %-8s %9.2f %9.2f %9.0f\n", n, "one case", changed.Wall.Seconds(), changed.CPU.Seconds(), changed.Peak)
	printShares(fresh, out)
	return nil
}

func timed(ctx context.Context, program, dir string) (build, error) {
	stages := filepath.Join(dir, "stages.json")
	c := exec.CommandContext(ctx, program, "build", "--source", dir, "--quiet", "--stages", stages)
	c.Stderr = os.Stderr
	took, err := measure.Run(c)
	if err != nil {
		return build{}, err
	}
	parts, err := readStages(stages)
	return build{took, parts}, err
}

// median runs the work several times and returns the run in the middle by wall time.
func median(work func() (build, error)) (build, error) {
	all := make([]build, runs)
	for i := range all {
		m, err := work()
		if err != nil {
			return m, err
		}
		all[i] = m
	}
	slices.SortFunc(all, func(a, b build) int { return int(a.Wall - b.Wall) })
	return all[runs/2], nil
}
