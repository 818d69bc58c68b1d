package build

import (
	"context"

	"openoverheid.nu/internal/diag"
)

// Stream builds the site as Run does, and hands out each file as soon as it is made: the result has none, and a site of any size is
// made while holding a part of it. What was handed out before an error is not a site.
//
// Before is the cache of the run that made what the destination has, nil for none: what is made from the same as then is let be. The store may be
// nil.
func Stream(ctx context.Context, o Options, before *Cache, store *Store, to Destination) (*Result, error) {
	r := &Result{}
	m := &memory{keeps: true}
	if before != nil {
		m.kept, m.relations = decodeMemories(before.Cases), before.Relations
	}
	s := r.load(o, m)
	if s.site == nil || diag.HasErrors(r.Problems) {
		return r, nil
	}
	w := &work{Result: r, o: o, sources: s, out: newOutput(s.site, before, to), searchers: searchers{}}
	w.out.store = store
	return r, w.make(ctx, nil)
}
