// Command searchbench runs another command and prints, as JSON, the wall time and CPU time it took in seconds and the most
// memory it held in MiB. The benchmark of the search, in the modules beside this file, measures all engines with it.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"

	"openoverheid.nu/internal/measure"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "searchbench:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) == 0 {
		return fmt.Errorf("no command to run")
	}
	c := exec.Command(args[0], args[1:]...)
	c.Stdout, c.Stderr = os.Stderr, os.Stderr
	took, err := measure.Run(c)
	if err != nil {
		return fmt.Errorf("%s: %w", args[0], err)
	}
	return json.NewEncoder(os.Stdout).Encode(map[string]float64{"wall": took.Wall.Seconds(), "cpu": took.CPU.Seconds(), "peak": took.Peak})
}
