package deploy

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"openoverheid.nu/internal/diag"
)

// Plan is what has to be done at a destination.
type Plan struct {
	Release   string   // the one that will be up
	Uploads   []Upload // in the order in which they are done
	Removals  []string // likewise
	Unchanged int
	Waiting   int      // files of earlier releases that stay for whoever has an old page open
	Left      []string // files that we put there and that somebody else changed since: they stay
}

// Upload is a file to be put up.
type Upload struct {
	Path string
	Size int64
	New  bool // there is nothing at its place

	phase   phase
	version version
}

// Bytes returns the size of all uploads together.
func (p Plan) Bytes() int64 {
	var n int64
	for _, u := range p.Uploads {
		n += u.Size
	}
	return n
}

// plan is a Plan with what carrying it out needs.
type plan struct {
	Plan
	state *state
	next  release          // what will be up
	keep  [][2]string      // what is kept before it is replaced or removed: from, to
	gone  [phases][]string // the removals by when such files are put up: what comes last there goes first
	back  bool             // the files come from what was kept, not from the folder
	chain []release        // what can be told apart afterwards, the new one first
	base  release          // what subscribers know
}

// plan compares what is wanted with what is there.
func (d *deployer) plan(ctx context.Context) (*plan, error) {
	s, err := d.load(ctx)
	if err != nil {
		return nil, err
	}
	p := &plan{state: s, back: d.Rollback}
	if p.back {
		p.next, err = d.before(s)
	} else {
		p.next, err = d.following(ctx, s)
	}
	if err != nil {
		return nil, err
	}
	p.Release = p.next.id
	p.chain = append([]release{p.next}, s.chain(p.next.previous, d.Keep-1)...)
	p.base = s.known()
	problems := p.compareFiles()
	p.compareRemovals()
	if p.back {
		problems = append(problems, p.lost()...)
	}
	if len(problems) > 0 {
		return nil, &Error{Problems: diag.Sort(problems)}
	}
	slices.SortFunc(p.Uploads, func(a, b Upload) int { return cmp.Or(cmp.Compare(a.phase, b.phase), cmp.Compare(a.Path, b.Path)) })
	slices.SortFunc(p.keep, func(a, b [2]string) int { return cmp.Compare(a[1], b[1]) })
	p.keep = slices.CompactFunc(p.keep, func(a, b [2]string) bool { return a[1] == b[1] })
	return p, nil
}

// following is the release that the folder makes.
func (d *deployer) following(ctx context.Context, s *state) (release, error) {
	files, err := d.versions(ctx)
	if err != nil {
		return release{}, err
	}
	for _, id := range []string{s.current, s.pending.Release} { // up already, or begun
		if r, ok := s.releases[id]; ok && maps.Equal(r.files, files) && (id == s.current || r.previous == s.current) {
			return r, nil
		}
	}
	now := d.Now()
	return release{id: newID(now), previous: s.current, made: now, files: files}, nil
}

// before is the release that a rollback puts up: the one before that which is up, or, where a run was cut off before its release was up,
// that which it was to replace.
func (d *deployer) before(s *state) (release, error) {
	id := s.releases[s.current].previous
	switch {
	case s.pending.Rollback: // it is done again until it is done
		id = s.pending.Release
	case s.unfinished() && s.pending.Release != s.current:
		id = s.current
	}
	r, ok := s.releases[id]
	if !ok {
		return release{}, refuse(d.name, "deploy-no-release")
	}
	return r, nil
}

// known returns the release of which subscribers were told: the one that is up, unless the run that put it up was cut off before it could
// tell them.
func (s *state) known() release {
	up := s.releases[s.current]
	if s.pending.Release == s.current && !s.pending.Rollback {
		return s.releases[up.previous]
	}
	return up
}

// idle reports whether there is nothing to do.
func (p *plan) idle() bool {
	return p.next.id == p.state.current && len(p.Uploads)+len(p.Removals) == 0 && !p.state.unfinished()
}

// changed returns what subscribers do not know yet.
func (p *plan) changed() []string {
	var paths []string
	for path, v := range p.next.files {
		if old, ok := p.base.files[path]; !ok || !old.sameContent(v) {
			paths = append(paths, path)
		}
	}
	slices.Sort(paths)
	return paths
}

func (p *plan) warnings() []diag.Problem {
	var all []diag.Problem
	for _, path := range p.Left {
		all = append(all, diag.Problem{File: path, Severity: diag.Warning, Code: "deploy-left"})
	}
	return all
}
