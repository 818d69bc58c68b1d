package search

import (
	"strings"
	"unicode/utf8"
)

// sounder spells words as they sound.
type sounder struct{ pairs [256][][2]string } // by the first byte of what they replace

func newSounder(pairs [][2]string) *sounder {
	s := &sounder{}
	for _, pair := range pairs {
		if pair[0] != "" {
			s.pairs[pair[0][0]] = append(s.pairs[pair[0][0]], pair)
		}
	}
	return s
}

// sound returns a word with what sounds the same spelled the same.
func (s *sounder) sound(word string) string {
	var room [2 * maxWord]byte
	b := room[:0]
	for i := 0; i < len(word); {
		from, to := word[i:i+1], word[i:i+1]
		for _, pair := range s.pairs[word[i]] {
			if strings.HasPrefix(word[i:], pair[0]) {
				from, to = pair[0], pair[1]
				break
			}
		}
		i += len(from)
		b = append(b, to...)
	}
	return string(single(b))
}

// single makes runs of one character one, in place.
func single(b []byte) []byte {
	kept := b[:0]
	prev := utf8.RuneError
	for i := 0; i < len(b); {
		r, size := utf8.DecodeRune(b[i:])
		if r != prev {
			kept = append(kept, b[i:i+size]...)
		}
		prev = r
		i += size
	}
	return kept
}

// reverse returns the characters of a word from the last to the first.
func reverse(s string) string {
	var room [4 * maxWord]byte
	b := append(room[:0], s...)
	for i := 0; i < len(s); {
		_, size := utf8.DecodeRuneInString(s[i:])
		copy(b[len(s)-i-size:], s[i:i+size])
		i += size
	}
	return string(b)
}
