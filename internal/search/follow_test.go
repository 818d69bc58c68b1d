package search

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func digestsOf(s string) []digest {
	all := make([]digest, len(s))
	for i := range s {
		all[i][0] = s[i]
	}
	return all
}

func TestFollow(t *testing.T) {
	for _, c := range []struct {
		before, now string
		lost, fresh []uint32
		same        bool
	}{
		{"abc", "abc", nil, nil, true},
		{"abc", "axc", []uint32{1}, []uint32{1}, true},
		{"abc", "ac", []uint32{1}, nil, false},
		{"abc", "abcd", nil, []uint32{3}, false},
		{"abcdef", "bcdefa", []uint32{0}, []uint32{5}, false},
		{"abcdef", "fabcde", []uint32{5}, []uint32{0}, false},
		{"aaa", "aa", []uint32{2}, nil, false},
		{"", "ab", nil, []uint32{0, 1}, false},
	} {
		if m := follow(digestsOf(c.before), digestsOf(c.now)); !slices.Equal(m.lost, c.lost) || !slices.Equal(m.fresh, c.fresh) || m.same != c.same {
			t.Errorf("%s to %s: %+v", c.before, c.now, m)
		}
	}
}

// Whatever changed, documents that stayed are the same ones, in the same order, and all others are lost or fresh.
func TestFollowAnything(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		texts := func() string {
			s := make([]byte, r.IntN(12))
			for i := range s {
				s[i] = 'a' + byte(r.IntN(8))
			}
			return string(s)
		}
		before, now := digestsOf(texts()), digestsOf(texts())
		m := follow(before, now)
		next, stayed := uint32(0), 0
		for i, to := range m.now {
			if to == gone {
				continue
			}
			if stayed++; to < next || before[i] != now[to] || slices.Contains(m.fresh, to) || slices.Contains(m.lost, uint32(i)) {
				t.Fatalf("%v to %v: %+v", before, now, m)
			}
			next = to + 1
		}
		if stayed+len(m.lost) != len(before) || stayed+len(m.fresh) != len(now) {
			t.Fatalf("%v to %v: %+v", before, now, m)
		}
	}
}
