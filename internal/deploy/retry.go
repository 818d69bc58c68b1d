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
	err := f(short)
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
