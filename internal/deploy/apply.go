package deploy

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"sync/atomic"
)

// apply carries out a plan. Each step can be cut off, and is found again by the next run.
func (d *deployer) apply(ctx context.Context, l *lock, p *plan) error {
	if p.idle() {
		return nil
	}
	d.count(p)
	steps := []func(ctx context.Context) error{
		func(ctx context.Context) error { return d.announce(ctx, p) },
		func(ctx context.Context) error { return d.keepOld(ctx, p) },
	}
	for when := range phases {
		steps = append(steps, func(ctx context.Context) error { return d.upload(ctx, p, when) })
	}
	steps = append(steps,
		func(ctx context.Context) error { return d.put(ctx, currentKey, current{p.next.id}) },
		func(ctx context.Context) error { return d.removeOld(ctx, p) },
		func(ctx context.Context) error { return d.forget(ctx, p) },
	)
	for _, step := range steps {
		if err := l.check(ctx); err != nil {
			return err
		}
		if err := step(ctx); err != nil {
			return err
		}
	}
	return d.store.remove(ctx, pendingKey)
}

// count makes Progress count all objects of a plan.
func (d *deployer) count(p *plan) {
	var done atomic.Int64
	total := len(p.keep) + len(p.Uploads) + len(p.Removals)
	tell := d.Progress
	d.Progress = func(int, int) { tell(int(done.Add(1)), total) }
}

// announce says what is going to be put up: whatever is there afterwards is known to be ours.
func (d *deployer) announce(ctx context.Context, p *plan) error {
	if _, recorded := p.state.releases[p.next.id]; !recorded {
		src, err := p.next.encode()
		if err == nil {
			err = d.store.write(ctx, releaseKey(p.next.id), src, stateHeaders)
		}
		if err != nil {
			return err
		}
	}
	return d.put(ctx, pendingKey, pending{p.next.id, p.back})
}

func (d *deployer) put(ctx context.Context, key string, value any) error {
	src, err := json.Marshal(value)
	if err != nil {
		return err
	}
	return d.store.write(ctx, key, src, stateHeaders)
}

// keepOld copies what will be replaced or removed, before any of it is.
func (d *deployer) keepOld(ctx context.Context, p *plan) error {
	return each(ctx, d.Parallel, p.keep, func(ctx context.Context, step [2]string) error {
		if err := d.store.copy(ctx, step[0], step[1]); err != nil {
			return fmt.Errorf("keeping %s: %w", step[0], err)
		}
		d.Progress(0, 0)
		return nil
	})
}

// upload puts up the files of one phase: from the folder, or from what was kept.
func (d *deployer) upload(ctx context.Context, p *plan, when phase) error {
	put := func(ctx context.Context, u Upload) error { return d.store.copy(ctx, u.version.keptKey(), u.Path) }
	if !p.back {
		f, err := d.openFolder()
		if err != nil {
			return err
		}
		defer f.root.Close()
		put = func(ctx context.Context, u Upload) error { return d.send(ctx, f, u) }
	}
	of := func(u Upload) bool { return u.phase != when }
	return each(ctx, d.Parallel, slices.DeleteFunc(slices.Clone(p.Uploads), of), func(ctx context.Context, u Upload) error {
		if err := put(ctx, u); err != nil {
			return fmt.Errorf("putting up %s: %w", u.Path, err)
		}
		d.Progress(0, 0)
		return nil
	})
}

func (d *deployer) send(ctx context.Context, f folder, u Upload) error {
	content, err := f.read(File{u.Path, u.Size, u.version.sum})
	if err != nil {
		return err
	}
	return d.store.write(ctx, u.Path, content, u.version.headers)
}

// removeOld removes what no page of the release leads to, pages before what they need.
func (d *deployer) removeOld(ctx context.Context, p *plan) error {
	for _, paths := range slices.Backward(p.gone[:]) {
		err := each(ctx, d.Parallel, paths, func(ctx context.Context, path string) error {
			if err := d.store.remove(ctx, path); err != nil {
				return fmt.Errorf("removing %s: %w", path, err)
			}
			d.Progress(0, 0)
			return nil
		})
		if err != nil {
			return err
		}
	}
	return d.removeStrays(ctx, p)
}

// forget removes the records of releases that cannot be put back any more, and what was kept for them.
func (d *deployer) forget(ctx context.Context, p *plan) error {
	needed := map[string]bool{}
	remembered := map[string]bool{}
	for i, r := range p.chain {
		remembered[r.id] = true
		for _, v := range r.files {
			needed[v.keptKey()] = needed[v.keptKey()] || i > 0
		}
	}
	var old []string
	for key := range p.state.kept {
		if !needed[key] {
			old = append(old, key)
		}
	}
	for id := range p.state.releases {
		if !remembered[id] {
			old = append(old, releaseKey(id))
		}
	}
	slices.Sort(old) // objects before records
	return each(ctx, d.Parallel, old, d.store.remove)
}
