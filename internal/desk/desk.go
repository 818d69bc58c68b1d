// Package desk owns the case files as editors work on them: listed, read, saved without overwriting anybody's work, renamed, put in a
// bin and taken out of it, with the pictures beside them and the work that was not saved yet. It knows nothing of HTTP.
//
// Everything goes through os.Root, below the folders cases and .openoverheid of the site alone (name.go). What changes the site runs one at
// a time, in this process and among others (lock.go); what changes more than one file is written down first and finished by whoever comes
// next when the process ends half-way (journal.go). The folder .openoverheid is not part of the site:
//
//	history/   earlier versions of each case (history.go)
//	bin/       deleted cases (bin.go)
//	unsaved/   what editors typed and did not save (unsaved.go)
//	todo/      a change of several files that is under way (journal.go)
package desk

import (
	"fmt"
	"os"
	"sync"
	"time"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/diag"
)

// Options says what a desk needs to know of its site.
type Options struct {
	Rules  casefile.Rules
	Now    func() time.Time // nil for the system's clock
	Limits Limits
}

// Limits bound what a desk keeps; what is zero gets a default.
type Limits struct {
	Revisions int   // earlier versions kept of a case: 20
	Unsaved   int   // cases with work that was not saved: 500
	Picture   int64 // bytes of a file beside a case: 20 MiB
	Pictures  int   // files beside a case: 200
}

// Desk works on the case files of one site. It may be used by many at once.
type Desk struct {
	dir     string
	root    *os.Root
	now     func() time.Time
	limits  Limits
	writing sync.Mutex // held by whatever changes files
	rules   struct {
		sync.RWMutex
		casefile.Rules
		parsed Parsed
	}
	listing sync.Mutex // held while the list is made: who asks meanwhile waits, and does not read all files too
	cache   cache
}

// Open opens the site in a folder, and finishes what a process that was killed left undone.
func Open(dir string, o Options) (*Desk, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("opening the site's folder: %w", err)
	}
	d := &Desk{dir: dir, root: root, now: o.Now, limits: o.Limits.withDefaults()}
	d.rules.Rules = o.Rules
	if d.now == nil {
		d.now = time.Now
	}
	d.tidy()
	return d, nil
}

// Close gives the folder back to the system.
func (d *Desk) Close() error { return d.root.Close() }

// Parsed returns what a case's file with that source, and with those files beside it, was read as by the rules that it came with, where
// that is known. It may be called by many at once.
type Parsed func(name string, source []byte, beside []string) (*casefile.Case, []diag.Problem, bool)

// SetRules makes other rules hold: those of a content model that was changed. What a build has read by them already need not be read
// again for the list; parsed may be nil. Rules with the same model leave the list as it is.
func (d *Desk) SetRules(r casefile.Rules, parsed Parsed) {
	d.rules.Lock()
	defer d.rules.Unlock()
	d.rules.Rules, d.rules.parsed = r, parsed
}

// Rules are those that hold now.
func (d *Desk) Rules() casefile.Rules {
	d.rules.RLock()
	defer d.rules.RUnlock()
	return d.rules.Rules
}

// reading is how files are read now.
func (d *Desk) reading() (casefile.Rules, Parsed) {
	d.rules.RLock()
	defer d.rules.RUnlock()
	return d.rules.Rules, d.rules.parsed
}

func (l Limits) withDefaults() Limits {
	if l.Revisions == 0 {
		l.Revisions = 20
	}
	if l.Unsaved == 0 {
		l.Unsaved = 500
	}
	if l.Picture == 0 {
		l.Picture = 20 << 20
	}
	if l.Pictures == 0 {
		l.Pictures = 200
	}
	return l
}
