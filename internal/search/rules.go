package search

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"
)

const (
	maxRounds     = 4
	maxCandidates = 8
)

// MarshalJSON writes the rule as a list of four.
func (r Rule) MarshalJSON() ([]byte, error) {
	return json.Marshal([4]any{r.Suffix, r.Replacement, r.Min, r.Flags})
}

// UnmarshalJSON reads a list of four.
func (r *Rule) UnmarshalJSON(data []byte) error {
	var list []json.RawMessage
	if err := json.Unmarshal(data, &list); err != nil {
		return err
	}
	if len(list) != 4 {
		return errors.New("a rule has four members")
	}
	for i, into := range []any{&r.Suffix, &r.Replacement, &r.Min, &r.Flags} {
		if err := json.Unmarshal(list[i], into); err != nil {
			return err
		}
	}
	return nil
}

// primary returns the key that a word has by its ending alone.
func (l *Language) primary(word string) string {
	for range maxRounds {
		if key, ok := l.Words[word]; ok {
			return key
		}
		next, again := l.round(word)
		if !again {
			return next
		}
		word = next
	}
	return word
}

// round applies the first rule that fits and says whether to go on.
func (l *Language) round(word string) (string, bool) {
	for i := range l.Rules {
		if next, ok := l.apply(&l.Rules[i], word); ok {
			return next, l.Rules[i].Flags&flagGoOn != 0
		}
	}
	return word, false
}

// apply applies a rule and says whether it fits.
func (l *Language) apply(r *Rule, word string) (string, bool) {
	left, ok := strings.CutSuffix(word, r.Suffix)
	if !ok {
		return word, false
	}
	if r.Flags&flagGe != 0 {
		if left, ok = strings.CutPrefix(left, "ge"); !ok {
			return word, false
		}
	}
	if utf8.RuneCountInString(left) < r.Min || !strings.ContainsAny(left, l.Vowels) {
		return word, false
	}
	left += r.Replacement
	switch {
	case r.Flags&flagClose != 0:
		left = l.closeSyllable(left)
	case r.Flags&flagUndoub != 0:
		left, _ = l.undouble(left)
	case r.Flags&flagLengthen != 0:
		if !l.mute(left) {
			return word, false
		}
		return l.lengthen(left)
	}
	return left, true
}

// undouble makes a doubled last consonant single and says whether it did.
func (l *Language) undouble(s string) (string, bool) {
	n := len(s)
	if n < 2 || s[n-1] != s[n-2] || s[n-1] >= utf8.RuneSelf || l.vowel(s[n-1]) {
		return s, false
	}
	return s[:n-1], true
}

// lengthen doubles the vowel before a single last consonant and says whether there was one.
func (l *Language) lengthen(s string) (string, bool) {
	n := len(s)
	if n < 3 || l.vowel(s[n-1]) || strings.IndexByte("aeou", s[n-2]) < 0 || l.vowel(s[n-3]) || s[n-1] >= utf8.RuneSelf {
		return s, false
	}
	return hard(s[:n-1] + s[n-2:]), true
}

// closeSyllable spells a stem that lost its ending as Dutch does: boss is bos, man is maan, briev is brief.
func (l *Language) closeSyllable(s string) string {
	if single, ok := l.undouble(s); ok {
		return single
	}
	n := len(s)
	if n < 2 || strings.IndexByte("xwj", s[n-1]) >= 0 {
		return s
	}
	if l.mute(s) {
		return s
	}
	if n == 2 && !l.vowel(s[1]) && strings.IndexByte("aeou", s[0]) >= 0 {
		return hard(s[:1] + s)
	}
	long, ok := l.lengthen(s)
	if ok {
		return long
	}
	return hard(s)
}

// mute says whether the last vowel may be a mute e: regel, but not hem.
func (l *Language) mute(s string) bool {
	n := len(s)
	return n > 2 && s[n-2] == 'e' && strings.ContainsAny(s[:n-2], l.Vowels) && strings.IndexByte("lrnmdtkgps", s[n-1]) >= 0
}

// hard makes a last v an f and a last z an s.
func hard(s string) string {
	switch {
	case strings.HasSuffix(s, "v"):
		return s[:len(s)-1] + "f"
	case strings.HasSuffix(s, "z"):
		return s[:len(s)-1] + "s"
	}
	return s
}

func (l *Language) vowel(c byte) bool { return strings.IndexByte(l.Vowels, c) >= 0 }

// alternatives returns the other keys that the class of a key may have, in order.
func (l *Language) alternatives(key string) []string {
	if l.Words[key] == key {
		return nil
	}
	var found []string
	for i := range l.Alts {
		if alt, ok := l.apply(&l.Alts[i], key); ok && alt != key && !slices.Contains(found, alt) {
			found = append(found, alt)
		}
	}
	return found
}

// alternativeIn returns the first alternative of a key that exists, or that is free and need not exist, or nothing.
func (l *Language) alternativeIn(exists map[string]int32, free map[string]bool, key string) string {
	if l.Words[key] == key {
		return ""
	}
	for i := range l.Alts {
		if alt, ok := l.apply(&l.Alts[i], key); ok && alt != key {
			if _, ok := exists[alt]; ok || free[alt] && l.Alts[i].Flags&(flagFree|flagLengthen) != 0 {
				return alt
			}
		}
	}
	return ""
}

// candidates returns the keys that the class of a word may have, the likeliest first.
func (l *Language) candidates(word string) []string {
	found := []string{l.primary(word)}
	for i := 0; i < len(found); i++ {
		for _, alt := range l.alternatives(found[i]) {
			if len(found) < maxCandidates && !slices.Contains(found, alt) {
				found = append(found, alt)
			}
		}
	}
	return found
}
