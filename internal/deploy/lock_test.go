package deploy

import (
	"context"
	"errors"
	"maps"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestTwoDeploymentsExcludeEachOther(t *testing.T) {
	p := newPlace(t)
	p.deploy(first)
	one := p.deployer(second)
	err := one.locked(t.Context(), func(ctx context.Context, l *lock) error {
		other := p.deployer(first)
		other.Now = one.Now
		_, err := other.run(ctx)
		refused(t, err, "mem:// deploy-busy")
		if args := err.(*Error).Problems[0].Args; args[0] != owner() || args[1] != "2026-11-27 02:00:00 UTC" || args[2] != "2026-11-27 02:05:00 UTC" {
			t.Errorf("got %q", args)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	p.expect(first)
	p.deploy(second)
}

// Of many that begin together, the ones that are not busy deploy one after the other; at no time do two.
func TestManyDeploymentsAtOnce(t *testing.T) {
	p := newPlace(t)
	dir, files := published(t, first)
	var runs sync.WaitGroup
	for range 8 {
		runs.Go(func() {
			d := newDeployer(p.store, Options{Destination: "mem://", Dir: dir, Files: files, Sleep: noSleep})
			_, err := d.run(t.Context())
			var e *Error
			if err != nil && (!errors.As(err, &e) || e.Problems[0].Code != "deploy-busy") {
				t.Error(err)
			}
		})
	}
	runs.Wait()
	p.expect(first)
	if got := len(p.state().releases); got != 1 {
		t.Errorf("%d releases", got)
	}
}

func TestALockThatRanOutIsTakenOver(t *testing.T) {
	p := newPlace(t)
	p.cut(first, 5)
	got := p.deploy(first) // an hour later
	if len(got.Warnings) != 1 || got.Warnings[0].Code != "deploy-stale-lock" || got.Warnings[0].Args[0] != "2026-11-27 01:00:00 UTC" {
		t.Errorf("got %+v", got.Warnings)
	}
	p.expect(first)
	p.put(lockKey, "{damaged")
	p.deploy(second)
	p.expect(second)
}

func TestARunThatLostItsLockStops(t *testing.T) {
	p := newPlace(t)
	p.deploy(first)
	before := p.visible()
	r := &recorder{store: p.store}
	r.before = func() {
		if len(r.changes) == 3 { // the lock, the record, and what is pending: somebody thinks that we are gone
			p.put(lockKey, `{"token":"theirs"}`)
		}
	}
	_, err := p.deployer(second, r).run(t.Context())
	refused(t, err, "mem:// deploy-lost-lock")
	if !maps.Equal(p.visible(), before) {
		t.Error("it went on")
	}
	if got := p.all()[lockKey]; !strings.Contains(got, "theirs") {
		t.Errorf("it gave back a lock that is not its own: %q", got)
	}
}

func TestALockIsPutOffWhileTheWorkGoesOn(t *testing.T) {
	p := newPlace(t)
	d := p.deployer(first)
	err := d.locked(t.Context(), func(ctx context.Context, l *lock) error {
		start := d.Now()
		d.Now = func() time.Time { return start.Add(4 * time.Minute) }
		if err := l.renew(ctx); err != nil {
			return err
		}
		there, err := l.read(ctx)
		if want := start.Add(9 * time.Minute); err != nil || !there.Expires.Equal(want) || !there.Started.Equal(start) {
			t.Errorf("got %+v, %v", there, err)
		}
		p.put(lockKey, `{"token":"theirs"}`)
		if err := l.renew(ctx); !errors.Is(err, errLost) {
			t.Errorf("got %v", err)
		}
		return nil
	})
	refused(t, err, "mem:// deploy-lost-lock")
}
