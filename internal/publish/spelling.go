package publish

import (
	"path"

	"openoverheid.nu/internal/portable"
)

// spelling knows how the files and folders of a tree are written, by what they fold to.
type spelling map[string]spelled

type spelled struct {
	path string
	dir  bool
}

// addFile adds a file and its folders. Where something else has one of those places it returns that, and false.
func (s spelling) addFile(p string) (string, bool) {
	if other, ok := s.add(p, false); !ok {
		return other, false
	}
	for dir := path.Dir(p); dir != "."; dir = path.Dir(dir) {
		known, there := s[portable.Fold(dir)]
		if there && known == (spelled{dir, true}) {
			break // and so are the folders around it
		}
		if other, ok := s.add(dir, true); !ok {
			return other, false
		}
	}
	return "", true
}

func (s spelling) add(p string, dir bool) (string, bool) {
	key := portable.Fold(p)
	if other, ok := s[key]; ok {
		return other.path, false
	}
	s[key] = spelled{p, dir}
	return "", true
}

// hasDir reports whether the tree has a folder of exactly that name.
func (s spelling) hasDir(p string) bool {
	at, ok := s[portable.Fold(p)]
	return ok && at == spelled{p, true}
}

// hasFile reports whether the tree has a file of exactly that name.
func (s spelling) hasFile(p string) bool {
	at, ok := s[portable.Fold(p)]
	return ok && at == spelled{p, false}
}

// clashes reports whether a file cannot be where the tree is: the file or one of its folders has the place of something of the
// tree that is written differently, or of another kind.
func (s spelling) clashes(p string) bool {
	if at, ok := s[portable.Fold(p)]; ok && at != (spelled{p, false}) {
		return true
	}
	for _, dir := range parents(p) {
		if at, ok := s[portable.Fold(dir)]; ok && at != (spelled{dir, true}) {
			return true
		}
	}
	return false
}
