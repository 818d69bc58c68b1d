package schema

// Suggest returns the candidate that the word is most likely a slip of the pen for: the one at the smallest edit distance on
// folded text, the first of equals. It reports false where none is near enough to be worth asking "did you mean".
func Suggest(word string, candidates []string) (string, bool) {
	return "", false
}
