package opendata

import (
	"errors"
	"iter"
	"runtime"
	"slices"
	"sync/atomic"
	"testing"
)

var errBroken = errors.New("broken")

// collect is a taker that keeps what it is handed.
func collect(into *[]int) func(iter.Seq2[int, error]) error {
	return func(parts iter.Seq2[int, error]) error {
		for n, err := range parts {
			if err != nil {
				return err
			}
			*into = append(*into, n)
		}
		return nil
	}
}

func TestEachTakerGetsAllPartsInOrder(t *testing.T) {
	for _, n := range []int{0, 1, 3, 1000} {
		var one, other []int
		err := inOrder(n, func(i int) (int, error) { return i, nil }, collect(&one), collect(&other))
		if err != nil || len(one) != n || !slices.IsSorted(one) || !slices.Equal(one, other) {
			t.Errorf("%d parts: %v, %v, %v", n, one, other, err)
		}
	}
}

func TestFewPartsAreHeldAtATime(t *testing.T) {
	var begun atomic.Int64
	begin := func(i int) (int, error) {
		begun.Add(1)
		return i, nil
	}
	most := int64(0)
	slow := func(parts iter.Seq2[int, error]) error {
		taken := int64(0)
		for _, err := range parts {
			if err != nil {
				return err
			}
			for range 100 { // let the others run ahead as far as they may
				runtime.Gosched()
			}
			taken++
			most = max(most, begun.Load()-taken)
		}
		return nil
	}
	var other []int
	if err := inOrder(2000, begin, slow, collect(&other)); err != nil {
		t.Fatal(err)
	}
	if limit := int64(3 * runtime.GOMAXPROCS(0)); most > limit {
		t.Errorf("%d parts were held, more than %d", most, limit)
	}
}

func TestAMistakeEndsTheWork(t *testing.T) {
	whole := func(i int) (int, error) { return i, nil }
	breaks := func(i int) (int, error) {
		if i == 500 {
			return 0, errBroken
		}
		return i, nil
	}
	stops := func(parts iter.Seq2[int, error]) error {
		for n := range parts {
			if n == 3 {
				return errBroken
			}
		}
		return nil
	}
	never := func(iter.Seq2[int, error]) error { return errBroken }
	var taken []int
	for _, tt := range []struct {
		name   string
		make   func(int) (int, error)
		takers []func(iter.Seq2[int, error]) error
	}{
		{"a part", breaks, []func(iter.Seq2[int, error]) error{collect(&taken), collect(new([]int))}},
		{"a part that nobody takes", breaks, nil},
		{"a taker", whole, []func(iter.Seq2[int, error]) error{collect(new([]int)), stops}},
		{"a taker that takes nothing", whole, []func(iter.Seq2[int, error]) error{collect(new([]int)), never}},
	} {
		if err := inOrder(1000, tt.make, tt.takers...); !errors.Is(err, errBroken) {
			t.Errorf("%s: got %v", tt.name, err)
		}
	}
	if len(taken) > 500 {
		t.Errorf("parts behind the broken one were taken: %d", len(taken))
	}
}

func TestATakerMayLeaveTheRest(t *testing.T) {
	leaves := func(parts iter.Seq2[int, error]) error {
		for range parts {
			break
		}
		return nil
	}
	var all []int
	if err := inOrder(1000, func(i int) (int, error) { return i, nil }, leaves, collect(&all)); err != nil || len(all) != 1000 {
		t.Errorf("%d parts, %v", len(all), err)
	}
}
