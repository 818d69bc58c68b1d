package publish

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// TestMain makes the test's own program the process that is killed: with PUBLISH_CHILD it publishes two trees in turn.
func TestMain(m *testing.M) {
	if dir := os.Getenv("PUBLISH_CHILD"); dir != "" {
		fmt.Println("ready")
		for i := 0; ; i++ {
			if _, err := Publish(dir, manyFiles(i%2).files(), Options{}); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
		}
	}
	os.Exit(m.Run())
}

// rounds says how often to try: few times, or, when SOAK is set, as often as it takes to trust.
func rounds(few, many int) int {
	if os.Getenv("SOAK") != "" {
		return many
	}
	return few
}

// manyFiles is one of two trees that differ in most ways.
func manyFiles(which int) site {
	s := site{"index.html": strings.Repeat(fmt.Sprint(which), 3000)}
	for i := range 60 {
		s[fmt.Sprintf("cases/case-%d/index.html", i+30*which)] = strings.Repeat(fmt.Sprint(which), 100*i)
	}
	if which == 1 {
		s["wissel"] = "bestand"
	} else {
		s["wissel/map.html"] = "map"
	}
	return s
}

func TestAKilledProcessLeavesOneWholeTree(t *testing.T) {
	t.Parallel()
	kills := rounds(10, 400)
	one, two := manyFiles(0), manyFiles(1)
	seen := map[bool]int{}
	for i := range kills {
		dir := filepath.Join(t.TempDir(), "public")
		if i%4 > 0 { // else the first tree is being made too
			must(t, dir, one, Options{})
		}
		kill(t, dir, time.Duration(i*i%50)*3*time.Millisecond)
		if err := Recover(dir); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(dir); errors.Is(err, os.ErrNotExist) && i%4 == 0 {
			continue
		}
		got := read(t, dir)
		if !maps.Equal(got, one) && !maps.Equal(got, two) {
			t.Fatalf("kill %d: a mixture of %d files", i, len(got))
		}
		seen[maps.Equal(got, one)]++
		must(t, dir, one, Options{})
		expect(t, dir, one)
	}
	t.Logf("killed %d times: %d left the first tree, %d the second", kills, seen[true], seen[false])
}

// kill lets a process publish in a folder for a while, and ends it without a warning.
func kill(t *testing.T, dir string, after time.Duration) {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), "PUBLISH_CHILD="+dir)
	var said bytes.Buffer
	child.Stderr = &said
	out, err := child.StdoutPipe()
	if err == nil {
		err = child.Start()
	}
	if err == nil {
		_, err = out.Read(make([]byte, 1))
	}
	if err != nil {
		t.Fatal(err)
	}
	time.Sleep(after)
	if err := child.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if err := child.Wait(); err == nil || said.Len() > 0 {
		t.Fatalf("the process ended by itself: %v %s", err, said.String())
	}
}

func TestOnlyOneRunAtATime(t *testing.T) {
	base := t.TempDir()
	dir := filepath.Join(base, "public")
	must(t, dir, small, Options{})
	d, err := openRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	err = locked(d, dir, stateDir, func() error {
		refused(t, dir, site{"index.html": "2"}, Options{}, ".../public busy")
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	expect(t, dir, small)
	must(t, dir, site{"index.html": "2"}, Options{})

	second := filepath.Join(base, "tweede")
	beside, _ := openPlain(base)
	_ = locked(beside, base, ".tweede"+stateDir, func() error {
		refused(t, second, small, Options{}, ".../tweede busy")
		return nil
	})
	must(t, second, small, Options{})
}

func TestOfManyRunsAtOnceOneWinsWhole(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	for range 10 {
		won := make(chan int, 4)
		for i := range cap(won) {
			go func() {
				s := manyFiles(i % 2)
				_, err := Publish(dir, s.files(), Options{})
				var told *Error
				switch {
				case err == nil:
					won <- i % 2
				case errors.As(err, &told) && told.Problems[0].Code == "publish-busy":
					won <- -1
				default:
					t.Error(err)
					won <- -1
				}
			}()
		}
		winners := 0
		for range cap(won) {
			if <-won >= 0 {
				winners++
			}
		}
		got := read(t, dir)
		if winners == 0 || !maps.Equal(got, manyFiles(0)) && !maps.Equal(got, manyFiles(1)) {
			t.Fatalf("%d runs won, and %d files are there", winners, len(got))
		}
	}
}

func TestAFullDiskLeavesTheOldTree(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("needs a small file system")
	}
	mount := t.TempDir()
	if err := exec.Command("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", mount).Run(); err != nil {
		t.Skip("no right to mount a small file system")
	}
	defer exec.Command("umount", mount).Run()
	dir := filepath.Join(mount, "public")
	must(t, dir, small, Options{})
	big := with(small, site{"groot.bin": strings.Repeat("x", 1<<20)})
	refused(t, dir, big, Options{}, ".../public disk-full")
	expect(t, dir, small)
	refused(t, filepath.Join(mount, "nieuw"), big, Options{}, ".../nieuw disk-full")
	if entries, _ := os.ReadDir(mount); len(entries) != 1 {
		t.Errorf("left: %v", entries)
	}
	must(t, dir, site{"index.html": "past"}, Options{})

	if err := exec.Command("mount", "-o", "remount,ro", mount).Run(); err != nil {
		t.Skip("no right to make it read-only")
	}
	refused(t, dir, small, Options{}, ".../public not-allowed")
	expect(t, dir, site{"index.html": "past"})
}
