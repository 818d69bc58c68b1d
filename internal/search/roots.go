package search

// roots is a set of beginnings of keys, of two bytes. A key that a word may be looked up by begins as the word does, or as it does after "ge", or
// as an exception to the rules has it: so what changes of one key tells nothing of words with other roots. A long key that begins with "ge" has its
// root after that, since there are very many.
type roots [1 << 16]bool

// ge is what a rule may drop from the beginning of a word.
const (
	ge     = "ge"
	longGe = 7 // bytes of a key with "ge" whose root stands after it: what words have that key share more than four bytes with it
	leftGe = 2 // bytes after "ge" that a root stands in
)

// rootOf returns the number of a key's root.
func rootOf(key string) uint16 {
	for len(key) >= longGe && key[:len(ge)] == ge {
		key = key[len(ge):]
	}
	return beginningOf(key)
}

// beginningOf returns the first two bytes of a word as a number.
func beginningOf(word string) uint16 {
	switch len(word) {
	case 0:
		return 0
	case 1:
		return uint16(word[0]) << 8
	}
	return uint16(word[0])<<8 | uint16(word[1])
}

// add adds the root of a key.
func (r *roots) add(key string) { r[rootOf(key)] = true }

// has says whether the root of a key is there.
func (r *roots) has(key string) bool { return r[rootOf(key)] }

// touches says whether a word may have a key with one of these roots.
func (r *roots) touches(word string) bool {
	for !r[beginningOf(word)] {
		if len(word) < len(ge)+leftGe || word[:len(ge)] != ge {
			return false
		}
		word = word[len(ge):]
	}
	return true
}

// close adds the roots of the exceptions to the rules that have a key with one of these roots.
func (r *roots) close(l *Language) {
	for word, key := range l.Words {
		if r.has(key) && !r.touches(word) {
			r.add(word)
		}
	}
}
