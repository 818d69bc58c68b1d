package publish

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"sync"

	"openoverheid.nu/internal/diag"
)

// Run is a publication under way. Files are added as they are made, so that nobody needs to hold all of them; the folder shows none
// before Commit shows all.
type Run struct {
	dir string
	to  folder

	before manifest // what was published before

	mu    sync.Mutex
	added []addition
	kept  []int32 // of what was published before, the numbers of those that stay
	err   error   // the first of any Add
}

// folder is where a run puts its files, out of sight. All but the last two may be called by several goroutines.
type folder interface {
	published() (list manifest, name string) // what was published before
	has(path string) (number int32, ok bool) // of a file that is there as it was published: its place in that list
	read(path string) ([]byte, error)
	open(path string) (io.ReadCloser, error)
	add(f published, data []byte) (same bool, err error)
	write(path string, fill func(w io.Writer) error) (addition, error)
	keep(origin published, names []string) (kept []int32, ok bool) // see AddWith
	commit(t tree, list []byte) (Result, error)                    // with the list of the tree as it is written down
	discard() error                                                // takes away what was added, and gives the lock up
}

// Begin starts to publish in a folder. It must be ended by Commit or Discard: until then nobody else can publish there.
func Begin(dir string, o Options) (*Run, error) { return publisher{openPlain, openRoot}.begin(dir, o) }

func (p publisher) begin(dir string, o Options) (*Run, error) {
	at, err := locate(dir)
	if err != nil {
		return nil, err
	}
	if err := at.allowed(o.Protect); err != nil {
		return nil, err
	}
	if !at.exists {
		to, err := p.fresh(at, o)
		if !errors.Is(err, fs.ErrExist) {
			return begun(dir, to, err)
		}
	}
	to, err := p.update(at, o)
	return begun(dir, to, err)
}

func begun(dir string, to folder, err error) (*Run, error) {
	if err != nil {
		return nil, explain(dir, err)
	}
	before, _ := to.published()
	return &Run{dir: dir, to: to, before: before}, nil
}

// Add adds a file to what is published. It may be called by several goroutines. A path that can't be published is told by Commit,
// together with all others.
func (r *Run) Add(path string, data []byte) error {
	_, err := r.add(path, data)
	return err
}

// AddHashed is Add where the hash of the data is known.
func (r *Run) AddHashed(path string, data []byte, sum [sha256.Size]byte) error {
	return r.addFile(published{path, int64(len(data)), sum}, data)
}

func (r *Run) add(path string, data []byte) (published, error) {
	f := published{path, int64(len(data)), sha256.Sum256(data)}
	return f, r.addFile(f, data)
}

func (r *Run) addFile(file published, data []byte) error {
	f := addition{published: file}
	var err error
	if isPortable(file.path) {
		f.same, err = r.to.add(file, data)
	}
	return r.note(err, f)
}

// note remembers what was added, and the first error.
func (r *Run) note(err error, files ...addition) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.added = append(r.added, files...)
	if r.err == nil {
		r.err = err
	}
	return explain(r.dir, err)
}

// Published names what is in the folder now, as Result.Published named it when it was put there; empty where nothing is.
func (r *Run) Published() string {
	_, name := r.to.published()
	return name
}

// Has reports whether a file that was published is in the folder just as it was, and tells of it.
func (r *Run) Has(path string) (Listed, bool) {
	i, ok := r.to.has(path)
	if !ok {
		return Listed{}, false
	}
	return r.before[i].listed(), true
}

// Read returns the content of a file of which Has is true.
func (r *Run) Read(path string) ([]byte, error) { return r.to.read(path) }

// Open opens a file of which Has is true.
func (r *Run) Open(path string) (io.ReadCloser, error) { return r.to.open(path) }

// Keep adds a file of which Has is true, as it is.
func (r *Run) Keep(path string) error {
	i, ok := r.to.has(path)
	if !ok {
		return fmt.Errorf("publishing in %s: %s is not there as it was published", r.dir, path)
	}
	r.stays(i)
	return nil
}

// stays remembers files that stay as they were published.
func (r *Run) stays(numbers ...int32) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.kept = append(r.kept, numbers...)
}

// Commit makes the folder hold exactly the files that were added, apart from those that are not ours, and ends the run. On an error
// the folder holds what it held before, except that an error with the code publish-unfinished comes after the point of no return: the
// next run, or Recover, finishes it.
func (r *Run) Commit() (Result, error) {
	t := newTree(r.added, r.before, r.kept)
	var problems []diag.Problem
	t.spelled, problems = checkPaths(t.list.paths())
	switch {
	case len(problems) > 0:
		return Result{}, errors.Join(&Error{Problems: problems}, r.Discard())
	case r.err != nil:
		return Result{}, errors.Join(explain(r.dir, r.err), r.Discard())
	}
	list, name := t.list.encode()
	done, err := r.to.commit(t, list)
	done.Published = name
	return done, explain(r.dir, err)
}

// Discard ends the run and leaves the folder as it was.
func (r *Run) Discard() error { return explain(r.dir, r.to.discard()) }
