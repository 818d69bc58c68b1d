package deploy

import (
	"maps"
	"slices"

	"openoverheid.nu/internal/diag"
)

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
