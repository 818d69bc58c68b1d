package main

import (
	"context"
	"errors"
	"sync"

	"golang.org/x/sync/errgroup"

	"openoverheid.nu/internal/build"
	"openoverheid.nu/internal/publish"
)

// writers is how many files are written at a time: a disk does more work when it is asked for more at once.
const writers = 16

// publication writes a site to its folder while it is made. The folder is not touched before the first file is there, and shows
// nothing before all are.
type publication struct {
	ctx   context.Context // ends when a file could not be written
	dir   string
	o     publish.Options
	also  derive // nil where nothing is made from the files
	group *errgroup.Group
	run   *publish.Run // nil before the first file

	cache *build.Cache // of the run that made what is in the folder; nil where there is none
	made  string       // what that run published

	compare sync.Once
	same    bool // the folder holds just that
}

func newPublication(ctx context.Context, dir string, o publish.Options) *publication {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(writers)
	return &publication{ctx: ctx, dir: dir, o: o, group: group}
}

// emit writes a file, at some moment before commit ends. It waits where too many are waiting.
func (p *publication) emit(name string, content []byte) error {
	if err := p.begin(); err != nil {
		return err
	}
	if err := p.ctx.Err(); err != nil {
		return err
	}
	p.group.Go(func() error { return p.write(name, content) })
	return nil
}

func (p *publication) begin() (err error) {
	if p.run == nil {
		p.run, err = publish.Begin(p.dir, p.o)
	}
	return err
}

// earlier is the run before, as far as the folder holds what it made.
func (p *publication) earlier() build.Earlier {
	if p.cache == nil {
		return build.Earlier{}
	}
	return build.Earlier{
		Cache: p.cache,
		Has:   func(name string) bool { return p.sameAsMade() && p.run.Has(name) },
		Keep:  p.keep,
		Read:  func(name string) ([]byte, error) { return p.run.Read(name) },
	}
}

// sameAsMade reports whether the folder holds what the run before published. Why publishing can't begin is told by the next file.
func (p *publication) sameAsMade() bool {
	if p.begin() != nil {
		return false
	}
	p.compare.Do(func() { p.same = p.run.Published() == p.made })
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

// keep leaves a file as it is in the folder, and what was made from it: where that is not there as it should be, it is made again.
func (p *publication) keep(name string) error {
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
	return p.emit(name, content)
}

// commit makes the folder show the site.
func (p *publication) commit() (publish.Result, error) {
	err := p.group.Wait()
	if err != nil || p.run == nil {
		return publish.Result{}, p.abandon(err)
	}
	return p.run.Commit()
}

// finish makes the folder show the site, where it was made, and else leaves it as it was.
func (p *publication) finish(made bool) (publish.Result, error) {
	if !made {
		return publish.Result{}, p.abandon(nil)
	}
	return p.commit()
}

// abandon leaves the folder as it was, and returns why: a file that could not be written comes before what that led to.
func (p *publication) abandon(err error) error {
	if written := p.group.Wait(); written != nil {
		err = written
	}
	if p.run != nil {
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
