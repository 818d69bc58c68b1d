package search

// roots is a set of beginnings of words, of two bytes. What a word may be looked up by begins as the word does, or as it does after "ge", or as an
// exception to the rules has it: so what changes of one key tells nothing of words with other roots.
type roots [1 << 16]bool

// rootOf returns the number of a word's beginning.
func rootOf(word string) uint16 {
	switch len(word) {
	case 0:
		return 0
	case 1:
		return uint16(word[0]) << 8
	}
	return uint16(word[0])<<8 | uint16(word[1])
}

// ge is what a rule may drop from the beginning of a word, with what is least left of it.
const (
	ge     = "ge"
	leftGe = 2
)

// eachRoot calls yield with the beginnings that a word's keys may have, until it says to stop; it returns what that said last.
func eachRoot(word string, yield func(root uint16) bool) bool {
	for yield(rootOf(word)) {
		if len(word) < len(ge)+leftGe || word[:len(ge)] != ge {
			return true
		}
		word = word[len(ge):]
	}
	return false
}

// add adds the beginnings that a word's keys may have, but for exceptions.
func (r *roots) add(word string) {
	eachRoot(word, func(root uint16) bool { r[root] = true; return true })
}

// touches says whether a word may have a key that begins so.
func (r *roots) touches(word string) bool {
	return !eachRoot(word, func(root uint16) bool { return !r[root] })
}

// close adds what is bound to the beginnings by exceptions to the rules.
func (r *roots) close(l *Language) {
	for changed := true; changed; {
		changed = false
		for word, key := range l.Words {
			if from, to := rootOf(word), rootOf(key); r[from] != r[to] {
				r[from], r[to], changed = true, true, true
			}
		}
	}
}
