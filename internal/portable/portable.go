// Package portable knows which names files can have on every system, and which of them are one and the same on some.
package portable

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Name reports whether a file or folder can have this name everywhere.
func Name(name string) bool {
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

// Fold returns what file systems compare that do not tell upper from lower case, or é from e and an accent.
func Fold(p string) string {
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
