package publish

import (
	"slices"
	"strings"

	"openoverheid.nu/internal/portable"
)

// spelling knows how the files and folders of a tree are written: no two of them are the same anywhere. Nearly all fold to themselves, so
// that they are found in the list.
type spelling struct {
	paths []string           // of the files, sorted
	odd   map[string]spelled // those that fold to something else, folders too, by that
}

type spelled struct {
	path string
	dir  bool
}

// spell returns the spelling of sorted paths, and false where two of them, or folders that they lie in, are the same somewhere.
func spell(paths []string) (spelling, bool) {
	s := spelling{paths: paths, odd: map[string]spelled{}}
	var begins []string // the files that this path and the next begin with, each with the one before
	for i, p := range paths {
		for len(begins) > 0 && !strings.HasPrefix(p, begins[len(begins)-1]) {
			begins = begins[:len(begins)-1]
		}
		for _, file := range begins {
			if len(p) == len(file) || p[len(file)] == '/' { // twice, or a file where a folder must be
				return s, false
			}
		}
		begins = append(begins, paths[i])
		if !foldsToItself(p) && !s.addOdd(p) {
			return s, false
		}
	}
	for key := range s.odd {
		if s.has(key) || s.hasDir(key) {
			return s, false
		}
	}
	return s, true
}

// addOdd adds a file that folds to something else, with those of its folders that do.
func (s spelling) addOdd(p string) bool {
	file := spelled{p, false}
	for _, at := range append([]spelled{file}, foldersOf(p)...) {
		if foldsToItself(at.path) {
			continue
		}
		key := portable.Fold(at.path)
		if known, there := s.odd[key]; there && known != at {
			return false
		}
		s.odd[key] = at
	}
	return true
}

func foldersOf(p string) []spelled {
	var dirs []spelled
	for _, dir := range parents(p) {
		dirs = append(dirs, spelled{dir, true})
	}
	return dirs
}

// foldsToItself reports whether a path is what file systems compare that do not tell upper from lower case.
func foldsToItself(p string) bool {
	for i := range len(p) {
		if c := p[i]; c >= 'A' && c <= 'Z' || c >= 0x80 {
			return portable.Fold(p) == p
		}
	}
	return true
}

// has reports whether the tree has a file of exactly that name.
func (s spelling) has(p string) bool {
	_, ok := slices.BinarySearch(s.paths, p)
	return ok
}

// hasDir reports whether the tree has a folder of exactly that name.
func (s spelling) hasDir(p string) bool {
	i, _ := slices.BinarySearch(s.paths, p+"/")
	return i < len(s.paths) && strings.HasPrefix(s.paths[i], p+"/")
}

// at returns what the tree has where a name would be.
func (s spelling) at(p string) (spelled, bool) {
	key := portable.Fold(p)
	if odd, ok := s.odd[key]; ok {
		return odd, true
	}
	if s.has(key) {
		return spelled{key, false}, true
	}
	return spelled{key, true}, s.hasDir(key)
}

// clashes reports whether a file cannot be where the tree is: the file or one of its folders has the place of something of the
// tree that is written differently, or of another kind.
func (s spelling) clashes(p string) bool {
	for _, want := range append([]spelled{{p, false}}, foldersOf(p)...) {
		if at, ok := s.at(want.path); ok && at != want {
			return true
		}
	}
	return false
}
