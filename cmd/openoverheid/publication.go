package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"sync"

	"golang.org/x/sync/errgroup"

	"openoverheid.nu/internal/build"
	"openoverheid.nu/internal/made"
	"openoverheid.nu/internal/publish"
)

// writers is how many files are written at a time: a disk does more work when it is asked for more at once.
const writers = 16

// publication writes a site to its folder while it is made. The folder shows nothing before all files are there.
type publication struct {
	ctx   context.Context // ends when a file could not be written
	dir   string
	o     publish.Options
	also  derive // nil where nothing is made from the files
	group *errgroup.Group

	once  sync.Once    // for run and begun
	run   *publish.Run // nil where it could not begin
	begun error        // why

	before  string    // what the run before published
	compare sync.Once // for same
	same    bool      // the folder holds just that

	counted func() // is told of each file
}

// newPublication begins to look at the folder, while the site is read. It has to be ended by commit or abandon.
func newPublication(ctx context.Context, dir string, o publish.Options) *publication {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(writers)
	p := &publication{ctx: ctx, dir: dir, o: o, group: group, counted: func() {}}
	go func() { _ = p.begin() }() // told with the first file
	return p
}

var _ build.Destination = (*publication)(nil)

// Put writes a file, at some moment before commit ends. It waits where too many are waiting.
func (p *publication) Put(name string, content []byte) error {
	if err := p.ready(); err != nil {
		return err
	}
	p.group.Go(func() error { return p.write(name, content) })
	return nil
}

// PutHashed is Put where the hash of the content is known. It calls done once the content may be changed, unless more than the file is made of it.
func (p *publication) PutHashed(name string, content []byte, sum [sha256.Size]byte, done func()) error {
	if p.also != nil {
		return p.Put(name, content)
	}
	if err := p.ready(); err != nil {
		return err
	}
	p.group.Go(func() error {
		defer done()
		return p.run.AddHashed(name, content, sum)
	})
	return nil
}

// ready tells why files can't be written, or when another could not be.
func (p *publication) ready() error {
	p.counted()
	if err := p.begin(); err != nil {
		return err
	}
	return p.ctx.Err()
}

func (p *publication) begin() error {
	p.once.Do(func() { p.run, p.begun = publish.Begin(p.dir, p.o) })
	return p.begun
}

// Write writes a file while it is made. Where something else is made from it, it is held for that.
func (p *publication) Write(name string, write func(w io.Writer) error) (made.Sum, error) {
	if p.also != nil {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			return made.Sum{}, err
		}
		return made.SumOf(b.Bytes()), p.Put(name, b.Bytes())
	}
	if err := p.ready(); err != nil {
		return made.Sum{}, err
	}
	f, err := p.run.Write(name, write)
	return made.Sum{Bytes: f.Size, SHA256: f.Sum}, err
}

// Has reports whether a file is in the folder just as the run before published it.
func (p *publication) Has(name string) bool {
	if !p.sameAsMade() {
		return false
	}
	_, ok := p.run.Has(name)
	return ok
}

// Keep leaves a file as it is in the folder, and what was made from it: where that is not there as it should be, it is made again.
func (p *publication) Keep(name string) error {
	p.counted()
	if p.also == nil {
		return p.run.Keep(name)
	}
	names, _ := p.also(name, nil)
	if kept, err := p.run.KeepWith(name, names); kept || err != nil {
		return err
	}
	content, err := p.run.Read(name)
	if err != nil {
		return err
	}
	return p.Put(name, content)
}

// Read returns a file that is kept.
func (p *publication) Read(name string) ([]byte, error) { return p.run.Read(name) }

// Open opens one, or another that is there as it was published.
func (p *publication) Open(name string) (io.ReadCloser, error) { return p.run.Open(name) }

// Sum tells what a file holds that is kept.
func (p *publication) Sum(name string) (made.Sum, error) {
	f, ok := p.run.Has(name)
	if !ok {
		return made.Sum{}, fmt.Errorf("%s is not there as it was published", name)
	}
	return made.Sum{Bytes: f.Size, SHA256: f.Sum}, nil
}

// sameAsMade reports whether the folder holds what the run before published. Why publishing can't begin is told by the next file.
func (p *publication) sameAsMade() bool {
	if p.begin() != nil {
		return false
	}
	p.compare.Do(func() { p.same = p.run.Published() == p.before })
	return p.same
}

// write adds a file, with what is made from it.
func (p *publication) write(name string, content []byte) error {
	if p.also == nil {
		return p.run.Add(name, content)
	}
	names, make := p.also(name, content)
	return p.run.AddWith(name, content, names, make)
}

// commit makes the folder show the site.
func (p *publication) commit() (publish.Result, error) {
	err := p.group.Wait()
	if begun := p.begin(); err == nil {
		err = begun
	}
	if err != nil {
		return publish.Result{}, p.abandon(err)
	}
	return p.run.Commit()
}

// abandon leaves the folder as it was, and returns why: a file that could not be written comes before what that led to.
func (p *publication) abandon(err error) error {
	if written := p.group.Wait(); written != nil {
		err = written
	}
	if p.begin() == nil {
		err = errors.Join(err, p.run.Discard())
	}
	return err
}

// refused shows why a folder can't be published in, where a person can mend it.
func (p *program) refused(err error) error {
	var refused *publish.Error
	if errors.As(err, &refused) {
		p.showProblems(refused.Problems)
		return errProblems
	}
	return err
}
