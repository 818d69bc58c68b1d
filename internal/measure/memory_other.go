//go:build !unix

package measure

import (
	"os"
	"time"
)

// peakMemory is not told by this system.
func peakMemory(*os.ProcessState) float64 { return 0 }

// ownCPU is not told by this system.
func ownCPU() time.Duration { return 0 }
