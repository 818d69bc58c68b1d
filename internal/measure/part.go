package measure

import (
	"runtime/metrics"
	"time"
)

// Part is what a part of this program took. Where several are at work at once, each is charged with what the others use.
type Part struct {
	Wall, CPU time.Duration // CPU is 0 where the system does not tell
	Allocated uint64        // bytes, those given back since included
}

// Plus is what two parts took together.
func (p Part) Plus(q Part) Part {
	return Part{p.Wall + q.Wall, p.CPU + q.CPU, p.Allocated + q.Allocated}
}

// Start begins to measure; the function that it returns tells what was taken since.
func Start() func() Part {
	start, cpu, allocated := time.Now(), ownCPU(), allocatedSoFar()
	return func() Part {
		return Part{Wall: time.Since(start), CPU: ownCPU() - cpu, Allocated: allocatedSoFar() - allocated}
	}
}

func allocatedSoFar() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
	metrics.Read(sample)
	if sample[0].Value.Kind() != metrics.KindUint64 {
		return 0
	}
	return sample[0].Value.Uint64()
}
