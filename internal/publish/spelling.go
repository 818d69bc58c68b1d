package publish

import (
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// fold returns what file systems compare that do not tell upper from lower case, or é from e and an accent.
func fold(p string) string {
	if isASCII(p) {
		return strings.ToLower(p)
	}
	return norm.NFC.String(strings.ToLower(strings.Map(smallest, norm.NFC.String(p))))
}

func isASCII(p string) bool {
	for i := range len(p) {
		if p[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// smallest returns the one that stands for all the cases of a letter.
func smallest(c rune) rune {
	least := c
	for other := unicode.SimpleFold(c); other != c; other = unicode.SimpleFold(other) {
		least = min(least, other)
	}
	return least
}

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
		known, there := s[fold(dir)]
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
	key := fold(p)
	if other, ok := s[key]; ok {
		return other.path, false
	}
	s[key] = spelled{p, dir}
	return "", true
}

// dirs returns the folders of the tree, sorted.
func (s spelling) dirs() []string {
	var dirs []string
	for _, at := range s {
		if at.dir {
			dirs = append(dirs, at.path)
		}
	}
	slices.Sort(dirs)
	return dirs
}

// hasDir reports whether the tree has a folder of exactly that name.
func (s spelling) hasDir(p string) bool {
	at, ok := s[fold(p)]
	return ok && at == spelled{p, true}
}

// hasFile reports whether the tree has a file of exactly that name.
func (s spelling) hasFile(p string) bool {
	at, ok := s[fold(p)]
	return ok && at == spelled{p, false}
}

// clashes reports whether a file cannot be where the tree is: the file or one of its folders has the place of something of the
// tree that is written differently, or of another kind.
func (s spelling) clashes(p string) bool {
	if at, ok := s[fold(p)]; ok && at != (spelled{p, false}) {
		return true
	}
	for _, dir := range parents(p) {
		if at, ok := s[fold(dir)]; ok && at != (spelled{dir, true}) {
			return true
		}
	}
	return false
}
