package deploy

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"golang.org/x/sync/errgroup"
)

const (
	attempts   = 5
	firstPause = 500 * time.Millisecond
	lastPause  = 15 * time.Second

	// slowestPerByte is the time that a byte takes on a slow line.
	slowestPerByte = time.Second / (30 << 10)
	// listTime is for all names of a large bucket, or a record of them.
	listTime = 5 * time.Minute
)

func (p patient) timeFor(size int) time.Duration {
	return p.object + time.Duration(size)*slowestPerByte
}

// patient is a store that is asked again where that may help, and not waited for without end.
type patient struct {
	store
	sleep  func(ctx context.Context, d time.Duration) error
	object time.Duration // for one without content
}

func (p patient) list(ctx context.Context) (found []object, err error) {
	err = p.try(ctx, listTime, func(ctx context.Context) error {
		found, err = p.store.list(ctx)
		return err
	})
	return found, err
}

func (p patient) read(ctx context.Context, key string) (content []byte, err error) {
	err = p.try(ctx, listTime, func(ctx context.Context) error {
		content, err = p.store.read(ctx, key)
		return err
	})
	return content, err
}

func (p patient) write(ctx context.Context, key string, content []byte, h headers) error {
	return p.try(ctx, p.timeFor(len(content)), func(ctx context.Context) error { return p.store.write(ctx, key, content, h) })
}

// create may be told that the object is there when an attempt before it succeeded without our hearing of it: then it holds our content.
func (p patient) create(ctx context.Context, key string, content []byte, h headers) error {
	err := p.try(ctx, p.timeFor(len(content)), func(ctx context.Context) error { return p.store.create(ctx, key, content, h) })
	if errors.Is(err, errTaken) {
		if there, e := p.read(ctx, key); e == nil && string(there) == string(content) {
			return nil
		}
	}
	return err
}

func (p patient) copy(ctx context.Context, from, to string) error {
	return p.try(ctx, p.timeFor(0), func(ctx context.Context) error { return p.store.copy(ctx, from, to) })
}

func (p patient) remove(ctx context.Context, key string) error {
	return p.try(ctx, p.timeFor(0), func(ctx context.Context) error { return p.store.remove(ctx, key) })
}

// try does something until it succeeds, fails for good, or has failed often enough. The pauses double, and vary so that many who failed
// together do not come back together.
func (p patient) try(ctx context.Context, limit time.Duration, f func(ctx context.Context) error) error {
	pause := firstPause
	for attempt := 1; ; attempt++ {
		err := within(ctx, limit, f)
		if err == nil || attempt >= attempts || ctx.Err() != nil || !isPassing(err) {
			return err
		}
		if cut := p.sleep(ctx, pause/2+rand.N(pause)); cut != nil {
			return fmt.Errorf("%w, after %w", cut, err)
		}
		pause = min(2*pause, lastPause)
	}
}

func within(ctx context.Context, limit time.Duration, f func(ctx context.Context) error) error {
	short, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	err := f(azureOnce(short))
	if err != nil && ctx.Err() == nil && short.Err() != nil {
		return &slowError{limit, err}
	}
	return err
}

// slowError is an object that took too long.
type slowError struct {
	limit time.Duration
	err   error
}

func (e *slowError) Error() string { return fmt.Sprintf("no answer within %s: %v", e.limit, e.err) }

func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}

// each calls f for all of them, so many at a time, until one fails.
func each[T any](ctx context.Context, parallel int, all []T, f func(ctx context.Context, one T) error) error {
	group, inner := errgroup.WithContext(ctx)
	group.SetLimit(parallel)
	for _, one := range all {
		if inner.Err() != nil {
			break
		}
		group.Go(func() error {
			if err := inner.Err(); err != nil {
				return err
			}
			return f(inner, one)
		})
	}
	return errors.Join(group.Wait(), context.Cause(ctx))
}
