package search

import "math/bits"

// idf returns how telling a word is that df of n documents have: about sixteen times the logarithm to base two.
func idf(n, df int) int {
	ratio := 16 * (n + 1) / df
	e := bits.Len(uint(ratio)) - 1
	return 16*e + 16*ratio>>e - 16 - 60
}
