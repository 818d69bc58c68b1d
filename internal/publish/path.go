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
// cannot have, paths that leave the folder, and paths that are one and the same on a system that does not tell upper from lower case.
func checkPaths(paths []string) (spelling, []diag.Problem) {
	if len(paths) == 0 {
		return nil, []diag.Problem{{Code: "publish-empty"}}
	}
	var problems []diag.Problem
	spelled := spelling{}
	for _, p := range paths {
		if !isPortable(p) {
			problems = append(problems, diag.Problem{File: printable(p), Code: "publish-name"})
			continue
		}
		if other, ok := spelled.addFile(p); !ok {
			problems = append(problems, diag.Problem{File: p, Code: "publish-collision", Args: []string{other}})
		}
	}
	return spelled, diag.Sort(problems)
}

// isPortable reports whether a path is relative, stays inside, and can exist on every system we run on.
func isPortable(p string) bool {
	if !utf8.ValidString(p) || strings.ContainsAny(p, "\\<>:\"|?*") {
		return false
	}
	parts := strings.Split(p, "/")
	return portable.Fold(parts[0]) != stateDir && !slices.ContainsFunc(parts, func(name string) bool { return !portable.Name(name) })
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
