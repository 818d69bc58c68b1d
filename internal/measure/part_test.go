package measure_test

import (
	"testing"

	"openoverheid.nu/internal/measure"
)

var kept []byte // so that the compiler can't do without the memory

func TestWhatAPartAllocates(t *testing.T) {
	took := measure.Start()
	kept = make([]byte, 8<<20)
	first := took()
	if first.Allocated < 8<<20 {
		t.Errorf("8 MiB are told as %d bytes", first.Allocated)
	}
	if second := took(); second.Wall < first.Wall || second.CPU < first.CPU || second.Allocated < first.Allocated {
		t.Errorf("what was taken shrinks: %v, then %v", first, second)
	}
}
