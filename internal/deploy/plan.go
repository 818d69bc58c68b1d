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

// compareFiles decides what is put up.
func (p *plan) compareFiles() []diag.Problem {
	var problems []diag.Problem
	for path, want := range p.next.files {
		o, there := p.state.objects[path]
		ours := p.state.recorded(path)
		switch {
		case !there:
			p.upload(path, want, true)
		case len(ours) == 0 && (o.md5 == nil || !o.holds(want)):
			problems = append(problems, diag.Problem{File: path, Code: "deploy-in-the-way"})
		case unchanged(o, want, ours) || p.untouched(o, want):
			p.Unchanged++
		default:
			p.keepVersion(path, o)
			p.upload(path, want, false)
		}
	}
	return problems
}

func (p *plan) upload(path string, v version, isNew bool) {
	p.Uploads = append(p.Uploads, Upload{Path: path, Size: v.size, New: isNew, phase: phaseOf(path, v, isNew), version: v})
}

// unchanged reports whether an object holds what is wanted, and was put there with the headers that are wanted.
func unchanged(o object, want version, ours []version) bool {
	same := 0
	for _, v := range ours {
		if !o.holds(v) {
			continue
		}
		if !v.sameContent(want) || v.headers != want.headers {
			return false
		}
		same++
	}
	return same > 0
}

// untouched reports whether what a rollback wants was never replaced: else it would have been kept first.
func (p *plan) untouched(o object, want version) bool {
	_, kept := p.state.kept[want.keptKey()]
	return p.back && !kept && o.holds(want)
}

// keepVersion sees to it that what is up can be put back. It is not needed for what a rollback takes away, which nobody wants back.
func (p *plan) keepVersion(path string, o object) {
	v, ok := p.state.releases[p.state.current].files[path]
	if !ok || p.back || !o.holds(v) || !slices.ContainsFunc(p.chain, func(r release) bool { return r.id == p.state.current }) {
		return
	}
	if there, ok := p.state.kept[v.keptKey()]; !ok || there.size != v.size {
		p.keep = append(p.keep, [2]string{path, v.keptKey()})
	}
}

// compareRemovals decides what goes: what is ours, is not of the release, and still is as we put it there.
func (p *plan) compareRemovals() {
	for _, path := range slices.Sorted(maps.Keys(p.state.objects)) {
		ours := p.state.recorded(path)
		if _, wanted := p.next.files[path]; wanted || len(ours) == 0 {
			continue
		}
		o := p.state.objects[path]
		i := slices.IndexFunc(ours, o.holds)
		switch {
		case i < 0:
			p.Left = append(p.Left, path)
		case p.stays(path):
			p.Waiting++
		default:
			p.keepVersion(path, o)
			when := phaseOf(path, ours[i], false)
			p.gone[when] = append(p.gone[when], path)
		}
	}
	for _, paths := range slices.Backward(p.gone[:]) {
		p.Removals = append(p.Removals, paths...)
	}
}

// stays reports whether a file is kept in its place for the pages of a release that can still be put back.
func (p *plan) stays(path string) bool {
	return slices.ContainsFunc(p.chain, func(r release) bool {
		v, ok := r.files[path]
		return ok && v.lasting()
	})
}

// lost tells which files of the release to put back are kept nowhere.
func (p *plan) lost() []diag.Problem {
	var problems []diag.Problem
	for _, u := range p.Uploads {
		if kept, ok := p.state.kept[u.version.keptKey()]; !ok || kept.size != u.Size {
			problems = append(problems, diag.Problem{File: u.Path, Code: "deploy-rollback-lost"})
		}
	}
	return problems
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
