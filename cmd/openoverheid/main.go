// Command openoverheid makes a site of case studies from case files: see `openoverheid help`.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
)

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(rarely)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Environ(), os.Stdout, os.Stderr))
}

// rarely is when memory is collected: a build allocates much and ends soon, and collecting often would take a quarter of its time. What
// that may cost is bounded by limitMemory.
const rarely = 300

// run does what the arguments ask, and returns the exit status: 0 done, 1 the input has problems or the work failed,
// 2 wrong usage.
func run(ctx context.Context, args, env []string, stdout, stderr io.Writer) int {
	p := newProgram(args, env, stdout, stderr)
	root := p.rootCommand()
	root.SetArgs(args)
	return p.report(root.ExecuteContext(ctx))
}
