// Package plainbytes tells which bytes of a text an escaper passes over.
package plainbytes

import "strings"

// Of are the printable bytes of ASCII and those of others, but for those of refused.
func Of(others, refused string) *[256]bool {
	var table [256]bool
	for c := byte(' '); c < 0x7f; c++ {
		table[c] = strings.IndexByte(refused, c) < 0
	}
	for i := range len(others) {
		table[others[i]] = true
	}
	return &table
}
