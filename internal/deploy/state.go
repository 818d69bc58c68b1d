package deploy

import (
	"context"
	"crypto/md5"
	"encoding/json"
	"errors"
	"slices"
	"strings"
)

// state is what the destination holds.
type state struct {
	objects  map[string]object  // what visitors can reach, by path
	kept     map[string]object  // what was replaced or removed, by its whole name
	releases map[string]release // the records, by id
	current  string             // the release that is up; empty for none
	pending  pending            // one that was being put up when a run was cut off; empty for none
}

// load reads the state. It reads objects themselves only where the store does not tell what they hold, and that has to be known.
func (d *deployer) load(ctx context.Context) (*state, error) {
	found, err := d.store.list(ctx)
	if err != nil {
		return nil, err
	}
	s := &state{objects: map[string]object{}, kept: map[string]object{}, releases: map[string]release{}}
	var own, records []string
	for _, o := range found {
		switch {
		case !isOurs(o.key):
			s.objects[o.key] = o
		case strings.HasPrefix(o.key, objectsDir):
			s.kept[o.key] = o
		case strings.HasPrefix(o.key, releasesDir):
			records = append(records, o.key)
		default:
			own = append(own, o.key)
		}
	}
	if slices.Contains(own, publishedKey) {
		return nil, refuse(d.name, "deploy-own-folder")
	}
	if err := d.loadNames(ctx, s, own); err != nil {
		return nil, err
	}
	if err := d.loadReleases(ctx, s, records); err != nil {
		return nil, err
	}
	return s, d.look(ctx, s)
}

// loadNames reads which release is up, and which one is being put up.
func (d *deployer) loadNames(ctx context.Context, s *state, own []string) error {
	var up current
	for _, name := range []struct {
		key string
		to  any
	}{{currentKey, &up}, {pendingKey, &s.pending}} {
		if !slices.Contains(own, name.key) {
			continue
		}
		src, err := d.store.read(ctx, name.key)
		if err != nil {
			return err
		}
		if err := json.Unmarshal(src, name.to); err != nil {
			return &Error{refuse(name.key, "deploy-damaged").Problems, err}
		}
	}
	s.current = up.Release
	return nil
}

// loadReleases reads the records. One that is damaged is as good as none, but for the release that is up: without it nothing can be told
// of what is there.
func (d *deployer) loadReleases(ctx context.Context, s *state, keys []string) error {
	read := make([]release, len(keys))
	err := each(ctx, 2, numbers(len(keys)), func(ctx context.Context, i int) error {
		src, err := d.store.read(ctx, keys[i])
		if errors.Is(err, errMissing) {
			return nil
		}
		if err != nil {
			return err
		}
		if r, err := decodeRelease(src); err == nil && releaseKey(r.id) == keys[i] {
			read[i] = r
		}
		return nil
	})
	for _, r := range read {
		if r.id != "" {
			s.releases[r.id] = r
		}
	}
	if _, ok := s.releases[s.current]; err == nil && s.current != "" && !ok {
		return refuse(releaseKey(s.current), "deploy-damaged")
	}
	return err
}

func numbers(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}

// fewTags is how many objects must have odd hashes before the store is taken to have no others.
const fewTags = 10

// look finds out what the objects hold where the store's hashes do not tell: files of this machine, and after a run that was cut off also
// others. Else a record is believed where the size agrees. A server that was killed may list the hash of what it held before.
func (d *deployer) look(ctx context.Context, s *state) error {
	if !s.tellsHashes() {
		for key, o := range s.objects {
			o.md5 = nil
			s.objects[key] = o
		}
	}
	if !d.local && !s.unfinished() {
		return nil
	}
	var unknown []string
	for key, o := range s.objects {
		if s.doubtful(key, o) {
			unknown = append(unknown, key)
		}
	}
	slices.Sort(unknown)
	hashes := make([][]byte, len(unknown))
	err := each(ctx, d.Parallel, numbers(len(unknown)), func(ctx context.Context, i int) error {
		content, err := d.store.read(ctx, unknown[i])
		if err != nil && !errors.Is(err, errMissing) {
			return err
		}
		sum := md5.Sum(content)
		hashes[i] = sum[:]
		return nil
	})
	for i, key := range unknown {
		o := s.objects[key]
		o.md5 = hashes[i]
		s.objects[key] = o
	}
	return err
}

// doubtful reports whether an object that may be ours could hold something else than what is listed. A server that keeps bytes and hash
// apart, and was killed between the two, lists the hash of one version with the size of another: after a run that was cut off, a hash is
// only believed where no other version has that size.
func (s *state) doubtful(key string, o object) bool {
	recorded := s.recorded(key)
	if o.md5 == nil {
		return len(recorded) > 0
	}
	return s.unfinished() && slices.ContainsFunc(recorded, func(v version) bool { return v.size == o.size && !o.holds(v) })
}

// tellsHashes reports whether the MD5s that the store lists are those of what the objects hold. A store that encrypts with keys of its own may
// list something that only looks like one.
func (s *state) tellsHashes() bool {
	odd := 0
	for path, v := range s.releases[s.current].files {
		o, there := s.objects[path]
		if !there || o.md5 == nil {
			continue
		}
		if slices.Equal(o.md5, v.md5[:]) {
			return true
		}
		odd++
	}
	return odd < fewTags
}

// unfinished reports whether a run was cut off.
func (s *state) unfinished() bool { return s.pending.Release != "" }

// recorded returns the versions that we may have put at a path: that of the release that is up first. Of releases before it only
// what is kept in its place counts, unless a run was cut off, and anything may be there.
func (s *state) recorded(path string) []version {
	var all []version
	if v, ok := s.releases[s.current].files[path]; ok {
		all = append(all, v)
	}
	for id, r := range s.releases {
		if v, ok := r.files[path]; ok && id != s.current && (s.unfinished() || v.lasting()) {
			all = append(all, v)
		}
	}
	return all
}

// holds reports whether an object has the content of a version, as far as can be told.
func (o object) holds(v version) bool {
	return o.size == v.size && (o.md5 == nil || slices.Equal(o.md5, v.md5[:]))
}

// chain returns a release and those before it that can still be put back, newest first.
func (s *state) chain(id string, keep int) []release {
	var all []release
	for range keep {
		r, ok := s.releases[id]
		if !ok {
			break
		}
		all = append(all, r)
		id = r.previous
	}
	return all
}
