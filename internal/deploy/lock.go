package deploy

import (
	"context"
	"encoding/json"
	"errors"
	"sync"
	"time"
)

// lockDocument is the lock as it is kept.
type lockDocument struct {
	Token   string    `json:"token"`
	Owner   string    `json:"owner"`
	Started time.Time `json:"started"`
	Expires time.Time `json:"expires"` // by the owner's clock; it is put off as long as the owner is at work
}

// lock keeps other runs out. A store gives no lock that ends with its owner, so this one has a time, which is put off while the owner
// works. Where two take over the same lock that ran out at the same moment, the check before each step stops one of them.
type lock struct {
	d        *deployer
	mine     lockDocument
	expires  time.Time // as it was put off last
	tookOver string    // since when the lock was there that ran out
}

// errLost says that somebody else took the lock.
var errLost = errors.New("another run took the lock")

// locked runs f while no other run is at work at the destination. The context of f ends when the lock is lost.
func (d *deployer) locked(ctx context.Context, f func(ctx context.Context, l *lock) error) error {
	l, err := d.lock(ctx)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancelCause(ctx)
	var renewing sync.WaitGroup
	renewing.Go(func() { l.renewAsNeeded(ctx, cancel) })
	err = f(ctx, l)
	if cause := context.Cause(ctx); err != nil && errors.Is(cause, errLost) {
		err = cause
	}
	cancel(nil)
	renewing.Wait()
	return errors.Join(err, l.release(context.WithoutCancel(ctx), err != nil))
}

// lock takes the lock, from a run that was cut off too once its time is over.
func (d *deployer) lock(ctx context.Context) (*lock, error) {
	now := d.Now().UTC().Truncate(time.Second)
	l := &lock{d: d, mine: lockDocument{Token: newID(now), Owner: owner(), Started: now, Expires: now.Add(d.LockTime)}}
	l.expires = l.mine.Expires
	for {
		err := l.create(ctx)
		if err == nil {
			return l, l.check(ctx) // a store that does not know conditions lets two create it
		}
		if !errors.Is(err, errTaken) {
			return nil, err
		}
		theirs, err := l.read(ctx)
		switch {
		case errors.Is(err, errMissing): // gone just now
			continue
		case err != nil:
			return nil, err
		case now.Before(theirs.Expires):
			return nil, refuse(d.name, "deploy-busy", theirs.Owner, clock(theirs.Started), clock(theirs.Expires))
		}
		l.tookOver = clock(theirs.Started)
		if err := d.store.remove(ctx, lockKey); err != nil {
			return nil, err
		}
	}
}

// clock is a time for people, wherever they are.
func clock(t time.Time) string { return t.UTC().Format("2006-01-02 15:04:05 UTC") }

func (l *lock) create(ctx context.Context) error {
	src, err := json.Marshal(l.mine)
	if err != nil {
		return err
	}
	return l.d.store.create(ctx, lockKey, src, stateHeaders)
}

// read returns the lock that is there. One that nobody can read is one that ran out.
func (l *lock) read(ctx context.Context) (lockDocument, error) {
	src, err := l.d.store.read(ctx, lockKey)
	if err != nil {
		return lockDocument{}, err
	}
	var doc lockDocument
	_ = json.Unmarshal(src, &doc)
	return doc, nil
}

// check returns an error when the lock is not ours any more.
func (l *lock) check(ctx context.Context) error {
	there, err := l.read(ctx)
	switch {
	case errors.Is(err, errMissing) || err == nil && there.Token != l.mine.Token:
		return &Error{refuse(l.d.name, "deploy-lost-lock").Problems, errLost}
	case err != nil:
		return err
	}
	return nil
}

// renewAsNeeded puts the end of the lock off until the work is done.
func (l *lock) renewAsNeeded(ctx context.Context, lost context.CancelCauseFunc) {
	tick := time.NewTicker(l.d.LockTime / 5)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			if err := l.renew(ctx); err != nil && ctx.Err() == nil {
				lost(err)
				return
			}
		}
	}
}

// renew puts the end of the lock off. An error says that it is lost; a store that does not answer is asked again later, as long as there is time.
func (l *lock) renew(ctx context.Context) error {
	err := l.check(ctx)
	now := l.d.Now().UTC().Truncate(time.Second)
	if err == nil {
		renewed := l.mine
		renewed.Expires = now.Add(l.d.LockTime)
		if err = l.d.put(ctx, lockKey, renewed); err == nil {
			l.expires = renewed.Expires
		}
	}
	if errors.Is(err, errLost) || err != nil && !now.Before(l.expires) {
		return errors.Join(errLost, err)
	}
	return nil
}

// releaseTime is how long a run that ends waits for the lock to go.
const releaseTime = 10 * time.Second

// release gives the lock back. After a failure it is not worth a word that this failed too: its time will end.
func (l *lock) release(ctx context.Context, failed bool) error {
	ctx, cancel := context.WithTimeout(ctx, releaseTime)
	defer cancel()
	err := l.check(ctx)
	if err == nil {
		err = l.d.store.remove(ctx, lockKey)
	}
	if failed {
		return nil
	}
	return err
}
