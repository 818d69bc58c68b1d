package search

// known is a string that may be a part: a word of the vocabulary (else none), and its class.
type known struct{ word, class int32 }

// knownParts is all known strings. Most strings asked for are not: a bit by the ends and the length of each says so at once.
type knownParts struct {
	all  map[string]known
	bits []uint64
	mask uint32
	more func(s string) (known, bool) // finds those that all has not; there may be none
}

// newKnownParts is for about so many strings, and has room for some of them.
func newKnownParts(size, room int) *knownParts {
	bits := 1 << 10
	for bits < size/4 {
		bits *= 2
	}
	return &knownParts{make(map[string]known, room), make([]uint64, bits), uint32(64*bits - 1), nil}
}

func (k *knownParts) set(s string, value known) {
	k.mark(s)
	k.all[s] = value
}

// mark notes that a string may be known.
func (k *knownParts) mark(s string) {
	at := endsOf(s) & k.mask
	k.bits[at/64] |= 1 << (at % 64)
}

func (k *knownParts) get(s string) (known, bool) {
	if !k.maybe(s) {
		return known{none, none}, false
	}
	value, ok := k.all[s]
	switch {
	case ok:
		return value, true
	case k.more != nil:
		return k.more(s)
	}
	return known{none, none}, false
}

func (k *knownParts) has(s string) bool {
	_, ok := k.get(s)
	return ok
}

func (k *knownParts) maybe(s string) bool {
	at := endsOf(s) & k.mask
	return k.bits[at/64]>>(at%64)&1 != 0
}

// endsOf returns a hash of the first and last four bytes and the length.
func endsOf(s string) uint32 {
	n := len(s)
	if n < 4 {
		return hashWord(s)
	}
	first := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24
	last := uint64(s[n-4]) | uint64(s[n-3])<<8 | uint64(s[n-2])<<16 | uint64(s[n-1])<<24
	return uint32(mix(first<<32 ^ last ^ uint64(n)<<56))
}

// finder finds classes of words, each word once, while there come no new classes.
type finder struct {
	classes  *classes
	language *Language
	found    map[string]int32
}

func newFinder(c *classes, l *Language) *finder { return &finder{c, l, map[string]int32{}} }

func (f *finder) find(word string) int32 {
	n, ok := f.found[word]
	if !ok {
		n = f.classes.find(f.language, word)
		f.found[word] = n
	}
	return n
}
