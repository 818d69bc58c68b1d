package search

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// Lists that are changed are others; those they were made of stay, and both are written and read as they are.
func TestListsChange(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	made := func() list {
		var p postings
		for doc := range uint32(r.IntN(300)) {
			if r.IntN(40) == 0 {
				p.docs, p.weights = append(p.docs, doc), append(p.weights, byte(r.IntN(256)))
			}
		}
		p.common = len(p.docs) > 6
		return p.encode()
	}
	want := make([]list, 3000)
	for i := range want {
		want[i] = made()
	}
	s := writeLists(len(want), 0, func() listWriter {
		return func(i int32, to []byte) []byte {
			p := want[i].postings()
			p.common = want[i].common
			return p.write(to)
		}
	})
	apart := 0
	for range 60 {
		before, wanted := s, slices.Clone(want)
		changed := map[int32]list{}
		for range r.IntN(200) {
			changed[int32(r.IntN(len(want)))] = made()
		}
		want = append(want, make([]list, r.IntN(3))...)
		for i, l := range changed {
			want[i] = l
		}
		s = s.with(changed, len(want))
		if len(s.others) > len(before.others) {
			apart++
		}
		sameLists(t, &before, wanted)
		sameLists(t, &s, want)
		in := &input{data: s.encode(nil)}
		read := decodeLists(in, len(want))
		if in.more() || in.err != nil {
			t.Fatal("what was written is not what is read")
		}
		sameLists(t, &read, want)
		for i := range wanted {
			if n := int32(i); s.sameAs(n, &before, n) && !want[i].tellsSame(&wanted[i]) {
				t.Fatalf("list %d is taken to be as before", i)
			}
		}
	}
	if apart == 0 || apart == 60 {
		t.Errorf("lists came to stand apart %d times, want some times", apart)
	}
}

func sameLists(t *testing.T, s *lists, want []list) {
	t.Helper()
	for i := range want {
		got := s.get(int32(i))
		if !got.tellsSame(&want[i]) || s.df(int32(i)) != want[i].df {
			t.Fatalf("list %d: %v, want %v", i, got, want[i])
		}
	}
}

// Rows that are set in a copy are others there, and nowhere else.
func TestRowsChange(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	row := func() (row []int32) {
		for range r.IntN(4) {
			row = append(row, int32(r.IntN(100)))
		}
		return row
	}
	want := make([][]int32, 100)
	s := rowsBy(len(want), func(yield func(row, value int32)) {
		if want[0] == nil {
			for i := range want {
				want[i] = append(make([]int32, 0), row()...)
			}
		}
		for i, of := range want {
			for _, value := range of {
				yield(int32(i), value)
			}
		}
	})
	smaller := 0
	for range 200 {
		before, wanted := s, slices.Clone(want)
		s = s.copied()
		if len(s.all) < len(before.all) {
			smaller++
		}
		for range r.IntN(10) {
			i := r.IntN(len(want))
			want[i] = row()
			s.set(int32(i), want[i])
		}
		sameRows(t, &before, wanted)
		sameRows(t, &s, want)
		in := &input{data: s.encode(nil)}
		read := in.rows(len(want), 100)
		if in.more() || in.err != nil {
			t.Fatal("what was written is not what is read")
		}
		sameRows(t, &read, want)
	}
	if smaller == 0 {
		t.Error("rows that are of no use stay for ever")
	}
}

func sameRows(t *testing.T, s *rows, want [][]int32) {
	t.Helper()
	for i := range want {
		if got := s.of(int32(i)); !slices.Equal(got, want[i]) {
			t.Fatalf("row %d: %v, want %v", i, got, want[i])
		}
	}
	if s.of(int32(len(want))) != nil {
		t.Error("there is a row that nobody made")
	}
}
