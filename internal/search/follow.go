package search

import "slices"

// gone is the number of a document that is no longer there.
const gone = ^uint32(0)

// moves is how documents came to have other numbers. Those that stayed have kept their order.
type moves struct {
	docs  int      // now
	now   []uint32 // by number before: the number now, or gone
	lost  []uint32 // the numbers before of those that are gone
	fresh []uint32 // the numbers of those that were not there
	same  bool     // all that stayed have the numbers that they had
}

// follow finds as many documents as it can that stayed. A document is told by its texts: one of which they changed goes, and another comes.
func follow(before, now []digest) *moves {
	m := &moves{docs: len(now), now: make([]uint32, len(before)), same: len(before) == len(now)}
	there := make([]bool, len(now))
	for i := range m.now {
		m.now[i] = gone
	}
	from := 0
	for from < min(len(before), len(now)) && before[from] == now[from] {
		m.now[from], there[from] = uint32(from), true
		from++
	}
	end := 0
	for end < min(len(before), len(now))-from && before[len(before)-1-end] == now[len(now)-1-end] {
		end++
		m.now[len(before)-end], there[len(now)-end] = uint32(len(now)-end), true
	}
	for i, to := range inSequence(before[from:len(before)-end], now[from:len(now)-end]) {
		if to != gone {
			m.now[from+i], there[from+int(to)] = uint32(from)+to, true
		}
	}
	for i, to := range m.now {
		if to == gone {
			m.lost = append(m.lost, uint32(i))
		} else if to != uint32(i) {
			m.same = false
		}
	}
	for i, known := range there {
		if !known {
			m.fresh = append(m.fresh, uint32(i))
		}
	}
	return m
}

// inSequence returns for each of some digests its place among others, gone where it has none; the places rise, and are as many as can be.
func inSequence(before, now []digest) []uint32 {
	at := make(map[digest][]uint32, len(now))
	for i, sum := range now {
		at[sum] = append(at[sum], uint32(i))
	}
	places := make([]uint32, len(before))
	var ends []int // of the sequences of each length, the place of the last in before; that with the lowest place in now
	back := make([]int, len(before))
	for i, sum := range before {
		places[i], back[i] = gone, -1
		if len(at[sum]) == 0 {
			continue
		}
		places[i], at[sum] = at[sum][0], at[sum][1:]
		n, _ := slices.BinarySearchFunc(ends, places[i], func(end int, place uint32) int { return int(places[end]) - int(place) })
		if n > 0 {
			back[i] = ends[n-1]
		}
		ends = append(ends[:n], append([]int{i}, ends[min(n+1, len(ends)):]...)...)
	}
	chosen := make([]uint32, len(before))
	for i := range chosen {
		chosen[i] = gone
	}
	if len(ends) > 0 {
		for i := ends[len(ends)-1]; i >= 0; i = back[i] {
			chosen[i] = places[i]
		}
	}
	return chosen
}
