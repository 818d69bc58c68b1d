package publish

import (
	"errors"
	"io"
	"maps"
	"os"
	"path/filepath"
	"sync/atomic"
	"syscall"
	"testing"
)

// faulty is a disk on which the n-th change fails: only that one, or as when the process is killed that one and all after it.
type faulty struct {
	disk
	left   *atomic.Int64
	killed bool
	err    error
}

func (d faulty) fault() error {
	if n := d.left.Add(-1); n == 0 || n < 0 && d.killed {
		return d.err
	}
	return nil
}

func (d faulty) mkdir(name string) error {
	if err := d.fault(); err != nil {
		return err
	}
	return d.disk.mkdir(name)
}

// write leaves half a file behind, as a full disk does.
func (d faulty) write(name string, data []byte) error {
	if err := d.fault(); err != nil {
		if d.left.Load() == 0 {
			_ = d.disk.write(name, data[:len(data)/2])
		}
		return err
	}
	return d.disk.write(name, data)
}

func (d faulty) create(name string) (io.WriteCloser, error) {
	if err := d.fault(); err != nil {
		return nil, err
	}
	f, err := d.disk.create(name)
	return faultyFile{f, d}, err
}

// faultyFile is a file in which a write may fail, half done.
type faultyFile struct {
	io.WriteCloser
	d faulty
}

func (f faultyFile) Write(b []byte) (int, error) {
	if err := f.d.fault(); err != nil {
		n, _ := f.WriteCloser.Write(b[:len(b)/2])
		return n, err
	}
	return f.WriteCloser.Write(b)
}

func (d faulty) rename(from, to string) error {
	if err := d.fault(); err != nil {
		return err
	}
	return d.disk.rename(from, to)
}

func (d faulty) remove(name string) error {
	if err := d.fault(); err != nil {
		return err
	}
	return d.disk.remove(name)
}

// failing publishes on a disk whose n-th change fails, and reports whether it came to that.
func failing(dir string, s site, o Options, n int64, killed bool, fault error) (err error, failed bool) {
	left := &atomic.Int64{}
	left.Store(n)
	door := func(open func(string) (disk, error)) func(string) (disk, error) {
		return func(dir string) (disk, error) {
			d, err := open(dir)
			return faulty{d, left, killed, fault}, err
		}
	}
	_, err = publisher{door(openPlain), door(openRoot)}.publish(dir, s.files(), o)
	return err, left.Load() <= 0
}

// Two trees that are hard to go between, and files of others in the same folder.
var (
	before = site{"index.html": "1", "weg.html": "1", "css/a.css": "1", "blijft": "1", "a": "1", "b/c/d": "1", "b/e": "1",
		"k/Naam.html": "1", "M/x": "1", "cases/oud/index.html": "1", "cases/oud/x.jpg": "1", "cases/blijft/index.html": "1"}
	after = site{"index.html": "22", "css/a.css": "2", "css/b.css": "2", "blijft": "1", "a/b": "2", "a/c/d": "2", "b": "2",
		"k/naam.html": "2", "m/x": "2", "cases/nieuw/index.html": "2", "cases/nieuw/y.jpg": "2", "cases/blijft/index.html": "2", "nieuw/diep/index.html": "2"}
	others = site{"CNAME": "openoverheid.nu", "cases/oud/eigen.txt": "mijn"}
)

func with(a, b site) site {
	all := maps.Clone(a)
	maps.Copy(all, b)
	return all
}

func TestARunThatIsKilledAnywhereLeavesOneWholeTree(t *testing.T) {
	t.Parallel()
	olds, news := 0, 0
	for n := int64(1); ; n++ {
		dir := filepath.Join(t.TempDir(), "public")
		put(t, dir, others)
		must(t, dir, before, Options{})
		err, failed := failing(dir, after, Options{}, n, true, errors.New("killed"))
		if !failed {
			break
		}
		if again := Recover(dir); again != nil {
			t.Fatalf("change %d (%v): %v", n, err, again)
		}
		got := read(t, dir)
		switch {
		case maps.Equal(got, with(before, others)):
			olds++
		case maps.Equal(got, with(after, others)):
			news++
		default:
			t.Fatalf("killed at change %d: a mixture: %q", n, got)
		}
		must(t, dir, before, Options{})
		expect(t, dir, with(before, others))
	}
	if olds < 20 || news < 20 {
		t.Errorf("%d kills left the old tree and %d the new one: the test does not reach both", olds, news)
	}
}

func TestARunThatIsKilledIsFinishedByTheNext(t *testing.T) {
	t.Parallel()
	third := site{"index.html": "3", "a": "3", "weg.html": "3"}
	for n := int64(1); ; n++ {
		dir := t.TempDir()
		must(t, dir, before, Options{})
		if _, failed := failing(dir, after, Options{}, n, true, errors.New("killed")); !failed {
			return
		}
		must(t, dir, third, Options{})
		expect(t, dir, third)
	}
}

func TestAFirstRunThatIsKilledLeavesNothingOrAll(t *testing.T) {
	t.Parallel()
	for n := int64(1); ; n++ {
		base := t.TempDir()
		dir := filepath.Join(base, "public")
		if _, failed := failing(dir, after, Options{}, n, true, errors.New("killed")); !failed {
			return
		}
		if _, err := os.Stat(dir); err == nil {
			expect(t, dir, after)
		}
		if err := Recover(dir); err != nil {
			t.Fatal(err)
		}
		must(t, dir, after, Options{})
		expect(t, dir, after)
		if entries, _ := os.ReadDir(base); len(entries) != 1 {
			t.Fatalf("killed at change %d: left beside the folder: %v", n, entries)
		}
	}
}

func TestAFailureBeforeThePointOfNoReturnChangesNothing(t *testing.T) {
	t.Parallel()
	kept, unfinished := 0, 0
	for n := int64(1); ; n++ {
		dir := t.TempDir()
		put(t, dir, others)
		must(t, dir, before, Options{})
		err, failed := failing(dir, after, Options{}, n, false, syscall.ENOSPC)
		if !failed {
			break
		}
		var told *Error
		switch {
		case err == nil: // only our own tidying failed
		case !errors.As(err, &told) || !errors.Is(err, syscall.ENOSPC):
			t.Fatalf("change %d: %v", n, err)
		case told.Problems[0].Code == "publish-disk-full":
			kept++
			expectTree(t, dir, with(before, others))
		case told.Problems[0].Code == "publish-unfinished":
			unfinished++
		default:
			t.Fatalf("change %d: %v", n, err)
		}
		must(t, dir, after, Options{})
		expect(t, dir, with(after, others))
	}
	if kept < 15 || unfinished < 10 {
		t.Errorf("kept %d, unfinished %d: the test does not reach both", kept, unfinished)
	}
}

func TestWhatTheDiskSaysIsExplained(t *testing.T) {
	for fault, code := range map[error]string{
		syscall.ENOSPC: "publish-disk-full", syscall.EROFS: "publish-not-allowed", syscall.EACCES: "publish-not-allowed",
	} {
		for _, dir := range []string{t.TempDir(), filepath.Join(t.TempDir(), "public")} {
			err, _ := failing(dir, small, Options{}, 3, false, fault)
			var told *Error
			if !errors.As(err, &told) || !errors.Is(err, fault) || told.Problems[0].Code != code || told.Problems[0].Hint("nl") == "" {
				t.Errorf("%v: %v", fault, err)
			}
		}
	}
}

// expectTree looks at what readers see: what is left in our own folder is not theirs.
func expectTree(t *testing.T, dir string, want site) {
	t.Helper()
	got := read(t, dir)
	maps.DeleteFunc(got, func(p, _ string) bool { return len(p) > len(stateDir) && p[:len(stateDir)] == stateDir })
	if !maps.Equal(got, want) {
		t.Fatalf("in the folder\n%q\nwant\n%q", got, want)
	}
}

func TestCleaningSurvivesBeingKilled(t *testing.T) {
	t.Parallel()
	for n := int64(1); ; n++ {
		dir := t.TempDir()
		put(t, dir, with(others, site{"b": "->CNAME", "m/q/r": "x"}))
		if _, failed := failing(dir, after, Options{Clean: true}, n, true, errors.New("killed")); !failed {
			return
		}
		must(t, dir, after, Options{Clean: true})
		expect(t, dir, after)
	}
}
