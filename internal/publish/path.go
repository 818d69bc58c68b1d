package publish

import (
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/portable"
)

// stateDir is where we keep our own files in the published folder.
const stateDir = ".openoverheid"

// checkPaths returns how the names of a tree are spelled, and what is wrong with them, sorted by path: names that some system
// cannot have, paths that leave the folder, and paths that are one and the same on a system that does not tell upper from lower case. The
// paths come sorted.
func checkPaths(paths []string) (spelling, []diag.Problem) {
	if len(paths) == 0 {
		return spelling{}, []diag.Problem{{Code: "publish-empty"}}
	}
	if s, ok := spell(paths); ok && !slices.ContainsFunc(paths, func(p string) bool { return !isPortable(p) }) {
		return s, nil
	}
	return spelling{}, pathProblems(paths)
}

func pathProblems(paths []string) []diag.Problem {
	var problems []diag.Problem
	taken := places{}
	for _, p := range paths {
		if !isPortable(p) {
			problems = append(problems, diag.Problem{File: printable(p), Code: "publish-name"})
			continue
		}
		if other, ok := taken.addFile(p); !ok {
			problems = append(problems, diag.Problem{File: p, Code: "publish-collision", Args: []string{other}})
		}
	}
	return diag.Sort(problems)
}

// places are the files and folders of a tree, by what they fold to.
type places map[string]spelled

// addFile adds a file and its folders. Where something else has one of those places it returns that, and false.
func (s places) addFile(p string) (string, bool) {
	if other, ok := s.add(p, false); !ok {
		return other, false
	}
	for _, dir := range foldersOf(p) {
		known, there := s[portable.Fold(dir.path)]
		if there && known == dir {
			break // and so are the folders around it
		}
		if other, ok := s.add(dir.path, true); !ok {
			return other, false
		}
	}
	return "", true
}

func (s places) add(p string, dir bool) (string, bool) {
	key := portable.Fold(p)
	if other, ok := s[key]; ok {
		return other.path, false
	}
	s[key] = spelled{p, dir}
	return "", true
}

// isPortable reports whether a path is relative, stays inside, and can exist on every system we run on.
func isPortable(p string) bool {
	if isPlain(p) {
		return true
	}
	if !utf8.ValidString(p) || strings.ContainsAny(p, "\\<>:\"|?*") {
		return false
	}
	parts := strings.Split(p, "/")
	return portable.Fold(parts[0]) != stateDir && !slices.ContainsFunc(parts, func(name string) bool { return !portable.Name(name) })
}

// isPlain reports whether a path is portable beyond doubt, as nearly all are: small letters, digits, dashes and underscores, with points
// between them. It leaves to isPortable what looks like a device of Windows, and names that begin with a point.
func isPlain(p string) bool {
	begin, stem := 0, 0 // where the name begins, and how long it is up to a point
	for i := 0; i <= len(p); i++ {
		if i < len(p) && isPlainByte(p[i]) {
			continue
		}
		if length := i - begin; stem == 0 {
			stem = length
		}
		switch {
		case stem == 0 || (stem == 3 || stem == 4) && strings.IndexByte("acnlp", p[begin]) >= 0: // "", ".x", "con", "com1"
			return false
		case i == len(p) || p[i] == '/':
			if p[i-1] == '.' || i-begin > 255 {
				return false
			}
			begin, stem = i+1, 0
		case p[i] != '.':
			return false
		}
	}
	return true
}

func isPlainByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_'
}

// printable returns a path in a form that is safe to show.
func printable(p string) string {
	if q := strconv.Quote(p); q != `"`+p+`"` {
		return q
	}
	return p
}

// parents returns the folders that a path lies in, the innermost first.
func parents(p string) []string {
	var dirs []string
	for dir := path.Dir(p); dir != "."; dir = path.Dir(dir) {
		dirs = append(dirs, dir)
	}
	return dirs
}
