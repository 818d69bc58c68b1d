// Package measure tells what commands took that it ran, and what parts of the program itself took.
package measure

import (
	"os/exec"
	"time"
)

// Took is what a finished command took, with the commands that it ran itself.
type Took struct {
	Wall, CPU time.Duration
	Peak      float64 // the most memory one process held, in MiB; 0 where the system does not tell
}

// Run runs a command and waits for it.
func Run(c *exec.Cmd) (Took, error) {
	start := time.Now()
	err := c.Run()
	took := Took{Wall: time.Since(start)}
	if c.ProcessState != nil {
		took.CPU = c.ProcessState.UserTime() + c.ProcessState.SystemTime()
		took.Peak = peakMemory(c.ProcessState)
	}
	return took, err
}
