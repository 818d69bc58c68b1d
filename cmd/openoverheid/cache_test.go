package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func TestAProgramIsNamedByWhatIsInIt(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS == "linux" {
		want, err := exec.Command("go", "tool", "buildid", self).Output()
		if err != nil {
			t.Fatal(err)
		}
		if got := linkedID(self); got != strings.TrimSpace(string(want)) || got == "" {
			t.Errorf("the linker's name is %q, want %s", got, want)
		}
	}
	one, other := filepath.Join(t.TempDir(), "one"), filepath.Join(t.TempDir(), "other")
	for name, content := range map[string]string{one: "#!/bin/sh\n", other: "#!/bin/sh -e\n"} {
		if err := os.WriteFile(name, []byte(content), 0o700); err != nil {
			t.Fatal(err)
		}
		if id := linkedID(name); id != "" {
			t.Errorf("what Go did not link is called %q", id)
		}
	}
	a, errA := hashFile(one)
	b, errB := hashFile(other)
	if errA != nil || errB != nil || a == b || a == "" {
		t.Errorf("%q, %v and %q, %v", a, errA, b, errB)
	}
}
