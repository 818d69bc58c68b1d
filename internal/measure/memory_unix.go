//go:build unix

package measure

import (
	"os"
	"runtime"
	"syscall"
)

// peakMemory is the most memory a finished process held, in MiB.
func peakMemory(state *os.ProcessState) float64 {
	usage, ok := state.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	if runtime.GOOS == "darwin" { // counts bytes, where others count KiB
		return float64(usage.Maxrss) / (1 << 20)
	}
	return float64(usage.Maxrss) / (1 << 10)
}
