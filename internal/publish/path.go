package publish

import (
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"openoverheid.nu/internal/diag"
)

// stateDir is where we keep our own files in the published folder.
const stateDir = ".openoverheid"

// checkPaths returns how the names of a tree are spelled, and what is wrong with them, sorted by path: names that some system
// cannot have, paths that leave the folder, and paths that are one and the same on a system that does not tell upper from lower case.
func checkPaths(files []File) (spelling, []diag.Problem) {
	if len(files) == 0 {
		return nil, []diag.Problem{{Code: "publish-empty"}}
	}
	var problems []diag.Problem
	spelled := spelling{}
	for _, f := range files {
		if !isPortable(f.Path) {
			problems = append(problems, diag.Problem{File: printable(f.Path), Code: "publish-name"})
			continue
		}
		if other, ok := spelled.addFile(f.Path); !ok {
			problems = append(problems, diag.Problem{File: f.Path, Code: "publish-collision", Args: []string{other}})
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
	return fold(parts[0]) != stateDir && !slices.ContainsFunc(parts, func(name string) bool { return !isName(name) })
}

// isName reports whether a file or folder can have this name everywhere.
func isName(name string) bool {
	return name != "" && len(name) <= 255 && !strings.HasSuffix(name, ".") && !strings.HasSuffix(name, " ") &&
		!strings.ContainsFunc(name, func(c rune) bool { return c < ' ' || c >= 0x7f && c < 0xa0 }) && !isDevice(name)
}

// isDevice reports whether Windows takes the name for a device, which it does whatever comes after the first point.
func isDevice(name string) bool {
	stem, _, _ := strings.Cut(strings.ToUpper(name), ".")
	stem = strings.TrimRight(stem, " ")
	if number, ok := strings.CutPrefix(stem, "COM"); ok || strings.HasPrefix(stem, "LPT") {
		number = strings.TrimPrefix(number, "LPT")
		return slices.Contains([]string{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "¹", "²", "³"}, number)
	}
	return slices.Contains([]string{"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"}, stem)
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
