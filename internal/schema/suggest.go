package schema

import "openoverheid.nu/internal/diag"

// Suggest returns the candidate that the word is most likely a slip of the pen for: the one with the fewest mistakes between
// their folded forms, the first of equals. It reports false where none is near enough to be worth asking "did you mean".
func Suggest(word string, candidates []string) (string, bool) {
	folded := make([]string, len(candidates))
	meant := make(map[string]string, len(candidates))
	for i, c := range candidates {
		folded[i] = Fold(c)
		if _, taken := meant[folded[i]]; !taken {
			meant[folded[i]] = c
		}
	}
	near, ok := diag.Suggest(Fold(word), folded)
	if !ok {
		return "", false
	}
	return meant[near], true
}
