package desk

import (
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/portable"
)

// Where things are in the site's folder.
const (
	casesDir = "cases"
	termsDir = "cases/terms"
)

// longestName is how many bytes a name with its folders may have.
const longestName = 1000

// where is what the name of a case's file says.
type where struct {
	name, slug, lang string
	bundle           bool // index.md in a folder of its own
}

// dir is the folder of the file, group the folder that the whole case stands in.
func (w where) dir() string { return path.Dir(w.name) }

func (w where) group() string {
	if w.bundle {
		return path.Dir(w.dir())
	}
	return w.dir()
}

// caseName proves that a name is that of a case's file, and nothing else.
func (d *Desk) caseName(name string) (where, error) {
	if !isTreePath(name) || name == termsDir || strings.HasPrefix(name, termsDir+"/") {
		return where{}, refuse(printable(name), "desk-name")
	}
	slug, lang, bundle, ok := casefile.Name(name, d.Rules().Languages)
	if !ok {
		return where{}, refuse(printable(name), "desk-name")
	}
	return where{name, slug, lang, bundle}, nil
}

// isTreePath reports whether a name is a clean path below cases, each part of which can be a name everywhere and is not hidden.
func isTreePath(name string) bool {
	rest, ok := strings.CutPrefix(name, casesDir+"/")
	if !ok || len(name) > longestName {
		return false
	}
	for part := range strings.SplitSeq(rest, "/") {
		if !isPlain(part) {
			return false
		}
	}
	return true
}

// isPlain reports whether a file or folder can have that name on every system, and be seen by a build: no separators, streams (a:b),
// devices, control characters or marks that turn the direction of text, and neither a dot nor an underscore in front.
func isPlain(part string) bool {
	return portable.Name(part) && utf8.ValidString(part) && part[0] != '.' && part[0] != '_' && part[0] != ' ' && part[len(part)-1] != '~' &&
		!strings.ContainsAny(part, "/\\<>:\"|?*\u2028\u2029") && !strings.ContainsFunc(part, hidden)
}

// hidden reports whether a character can't be seen, or changes what is seen around it.
func hidden(r rune) bool {
	return unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Bidi_Control, r) || r == utf8.RuneError
}

// pictureName proves that a name is one that a file beside a case can have: never that of a text.
func pictureName(name string) error {
	if !isPlain(name) || len(name) > 120 || strings.EqualFold(path.Ext(name), ".md") || !strings.Contains(name, ".") {
		return refuse(printable(name), "desk-picture-name")
	}
	return nil
}

// printable is a name that is safe to show: short, and without what can't be seen.
func printable(name string) string {
	clean := strings.Map(func(r rune) rune {
		if hidden(r) || unicode.IsControl(r) {
			return unicode.ReplacementChar
		}
		return r
	}, strings.ToValidUTF8(name, "\uFFFD"))
	if runes := []rune(clean); len(runes) > 200 {
		return string(runes[:200]) + "…"
	}
	return clean
}

// sameName reports whether some systems take two names for one.
func sameName(a, b string) bool { return portable.Fold(a) == portable.Fold(b) }

// isWorkPath reports whether a name lies below cases, or is one of the desk's own files.
func isWorkPath(name string) bool {
	if name == casesDir || isTreePath(name) {
		return true
	}
	rest, ok := strings.CutPrefix(name, stateDir+"/")
	return ok && isTreePath(path.Join(casesDir, rest)) && path.Clean(rest) == rest
}
