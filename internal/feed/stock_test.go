package feed

import (
	"errors"
	"testing"

	"openoverheid.nu/internal/site"
)

// A case is held from the first channel that takes it to the last, if there is room.
func TestCaseIsWorkedOutOnceWhereThereIsRoom(t *testing.T) {
	e := &site.Entry{}
	for room, want := range map[int64]int{mostHeld: 1, 1100: 1, 10: 3} {
		s, _ := newStock([]*channel{{entries: []*site.Entry{e}}})
		s.room.Store(room)
		for range 3 {
			s.expect(&channel{entries: []*site.Entry{e}})
		}
		worked := 0
		for range 3 {
			it, err := s.take(e, func(*site.Entry) (*item, error) { worked++; return &item{html: "0123456789"}, nil })
			if err != nil || it.html != "0123456789" {
				t.Fatal(it, err)
			}
		}
		if worked != want || s.cases[e].item != nil || s.room.Load() != room {
			t.Errorf("with room for %d: worked out %d times, held after: %v, room after: %d", room, worked, s.cases[e].item, s.room.Load())
		}
	}
}

func TestCaseThatCannotBeWorkedOutIsNotHeld(t *testing.T) {
	e, gone := &site.Entry{}, errors.New("gone")
	c := &channel{entries: []*site.Entry{e}}
	s, _ := newStock([]*channel{c})
	s.expect(c)
	s.expect(c)
	if _, err := s.take(e, func(*site.Entry) (*item, error) { return nil, gone }); !errors.Is(err, gone) {
		t.Error(err)
	}
	if it, err := s.take(e, func(*site.Entry) (*item, error) { return &item{}, nil }); it == nil || err != nil {
		t.Error("what failed once fails ever after", err)
	}
}
