// Package deploy puts a published folder in object storage: plan, then apply.
//
// # What a visitor meets
//
// The store has no transactions, so the order does the work: what pages need (styles, scripts, pictures, the search index), then pages that
// are new, then pages that changed, then feeds and site maps, then the word that the release is there, and only then removals, pages
// before what they need. Cut off at any moment, each page that can be reached is whole, and what it needs is there.
//
// # What is kept at the destination
//
// Everything of ours is below .openoverheid/: a record of each release (releases/<time>-<id>.json: path, size, hashes, headers), the name of the
// one that is up (current.json), that of one which is being put up (pending.json), the lock (lock.json), and what was replaced
// or removed since the oldest release that can be put back (objects/). A file whose name has a hash of its content, so that it can be
// kept for ever, is not removed before its last release is forgotten: who has an old page open can still load what it needs.
//
// # What is ours
//
// What a record of ours lists, and still has the bytes that we put there. Nothing else is ever removed, and nothing else is replaced: a file
// of somebody else in a place that the site needs is a problem for a person to mend.
//
// # What is the same
//
// A file is sent when its hash differs from that of the object in the store: the MD5 that the store lists, where that is one, else the
// record's. Times are never compared. So a run that was cut off goes on where it was.
package deploy

import (
	"cmp"
	"context"
	"crypto/sha256"
	"os"
	"strings"
	"time"

	"openoverheid.nu/internal/diag"
)

// File is a file of the published folder, with the hash that it had when it was published.
type File struct {
	Path string
	Size int64
	Sum  [sha256.Size]byte
}

// Options says what to deploy, and where. Zero values have sensible defaults.
type Options struct {
	Destination string // s3://bucket/folder?region=..., gs://bucket, azblob://container, file:///folder
	Dir         string // the published folder
	Files       []File // what is in it
	Rollback    bool   // put the release before back, instead of what is in the folder

	Parallel int                                              // how many objects at a time
	Keep     int                                              // how many releases can be told apart, the newest included: one less can be put back
	LockTime time.Duration                                    // how long a run that was cut off keeps others out
	Now      func() time.Time                                 // the clock
	Object   time.Duration                                    // how long one object may take, beside the time for its size
	Sleep    func(ctx context.Context, d time.Duration) error // waits before another attempt
	Progress func(done, total int)                            // is told of every object that was dealt with
}

const (
	defaultParallel = 16
	defaultKeep     = 3
	defaultLockTime = 5 * time.Minute
	defaultObject   = 30 * time.Second
)

// Result is what became of a deployment.
type Result struct {
	Plan      Plan
	Changed   []string       // paths whose content is not that of the release that was up before, sorted
	Warnings  []diag.Problem // what a person may want to know
	Published bool           // false where everything was there already
}

// Error is why a deployment did not succeed, with what a person can do about it.
type Error struct {
	Problems []diag.Problem
	Err      error // what the store said; nil where it was not asked
}

func (e *Error) Error() string {
	texts := make([]string, len(e.Problems))
	for i, p := range e.Problems {
		texts[i] = strings.TrimPrefix(p.File+": ", ": ") + p.Text("en")
	}
	text := "deploying: " + strings.Join(texts, "; ")
	if e.Err != nil {
		text += ": " + e.Err.Error()
	}
	return text
}

func (e *Error) Unwrap() error { return e.Err }

// Preview returns the plan that Run would carry out, and writes nothing.
func Preview(ctx context.Context, o Options) (Plan, error) {
	d, done, err := open(ctx, o)
	if err != nil {
		return Plan{}, err
	}
	defer done()
	p, err := d.plan(ctx)
	if err != nil {
		return Plan{}, d.explain(err)
	}
	return p.Plan, nil
}

// Run deploys. On an error the site is as it was, or in the midst of the change with every page whole; the next run goes on from there.
func Run(ctx context.Context, o Options) (Result, error) {
	d, done, err := open(ctx, o)
	if err != nil {
		return Result{}, err
	}
	defer done()
	return d.run(ctx)
}

// run deploys while nobody else does.
func (d *deployer) run(ctx context.Context) (Result, error) {
	var result Result
	err := d.locked(ctx, func(ctx context.Context, l *lock) error {
		p, err := d.plan(ctx)
		if err != nil {
			return err
		}
		result = Result{Plan: p.Plan, Changed: p.changed(), Warnings: p.warnings(), Published: !p.idle()}
		if l.tookOver != "" {
			result.Warnings = append(result.Warnings, diag.Problem{File: d.name, Severity: diag.Warning, Code: "deploy-stale-lock", Args: []string{l.tookOver}})
		}
		return d.apply(ctx, l, p)
	})
	return result, d.explain(err)
}

// deployer is a run with its door to the store.
type deployer struct {
	Options
	name  string // the destination, for people
	store store
	local bool // the store is a folder of this machine, whose files are read to know what they hold
}

func open(ctx context.Context, o Options) (*deployer, func(), error) {
	place, err := parseDestination(o.Destination)
	if err != nil {
		return nil, nil, err
	}
	if err := place.apart(o.Dir); err != nil {
		return nil, nil, err
	}
	bucket, err := place.open(ctx)
	if err != nil {
		return nil, nil, explain(place.name, err)
	}
	d := newDeployer(bucket, o)
	d.name, d.local = place.name, place.local()
	return d, func() { _ = bucket.bucket.Close() }, nil
}

func newDeployer(s store, o Options) *deployer {
	o.Parallel, o.Keep, o.LockTime = cmp.Or(o.Parallel, defaultParallel), cmp.Or(o.Keep, defaultKeep), cmp.Or(o.LockTime, defaultLockTime)
	o.Object = cmp.Or(o.Object, defaultObject)
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Sleep == nil {
		o.Sleep = sleep
	}
	if o.Progress == nil {
		o.Progress = func(int, int) {}
	}
	return &deployer{Options: o, name: o.Destination, store: patient{s, o.Sleep, o.Object}}
}

func (d *deployer) explain(err error) error { return explain(d.name, err) }

// owner tells people whose lock it is. A host that serves the whole bucket shows it to everyone, so it names no person.
func owner() string {
	host, err := os.Hostname()
	if err != nil || host == "" {
		return "?"
	}
	return host
}
