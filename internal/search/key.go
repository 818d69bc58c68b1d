package search

import "slices"

// keys is the keys that words have by their endings alone.
type keys struct {
	all    []string // each once
	number map[string]int32
	of     []int32 // by word, none if it has none
	class  []int32
}

func newKeys(keyOf []string) *keys {
	k := &keys{number: make(map[string]int32, len(keyOf)), of: make([]int32, len(keyOf))}
	for i, key := range keyOf {
		k.of[i] = none
		if key == "" {
			continue
		}
		n, ok := k.number[key]
		if !ok {
			n = int32(len(k.all))
			k.number[key], k.all = n, append(k.all, key)
		}
		k.of[i] = n
	}
	k.class = make([]int32, len(k.all))
	return k
}

// free returns the keys that words have in common though no word has them: accepteert and accepteren are both forms of "accepteer".
func (k *keys) free(l *Language) map[string]bool {
	free := map[string]bool{}
	for _, key := range k.all {
		l.eachFree(key, func(alt string) { free[alt] = true })
	}
	return free
}

// eachFree calls yield with the alternatives of a key that need not occur.
func (l *Language) eachFree(key string, yield func(alt string)) {
	if l.Words[key] == key {
		return
	}
	for i := range l.Alts {
		if l.Alts[i].Flags&flagFree == 0 {
			continue
		}
		if alt, ok := l.apply(&l.Alts[i], key); ok {
			yield(alt)
		}
	}
}

// settle returns for every key the key its class gets.
func (k *keys) settle(l *Language) []string {
	free := k.free(l)
	settled := make([]string, len(k.all))
	parallel(len(k.all), func(from, to int) {
		for i := from; i < to; i++ {
			settled[i] = settle(l, k.number, free, k.all[i])
		}
	})
	return settled
}

// settle follows the first alternative that exists, and the first one of that, to the end; of a circle it takes the lowest key.
func settle(l *Language, exists map[string]int32, free map[string]bool, key string) string {
	var room [maxCandidates]string
	path := append(room[:0], key)
	for len(path) < maxCandidates {
		next := l.alternativeIn(exists, free, path[len(path)-1])
		if next == "" || len(path) > 1 && !slices.Contains(l.candidates(key), next) {
			break // a reader would not look there
		}
		if at := slices.Index(path, next); at >= 0 {
			return slices.Min(path[at:])
		}
		path = append(path, next)
	}
	return path[len(path)-1]
}
