package made

import (
	"testing"
	"time"
)

func TestPartsOfARowAreToldApart(t *testing.T) {
	day := time.Date(2026, 11, 27, 0, 0, 0, 0, time.UTC)
	seen := map[From]int{}
	for i, add := range []func(r *Row){
		func(*Row) {},
		func(r *Row) { r.Text("ab", "c") },
		func(r *Row) { r.Text("a", "bc") },
		func(r *Row) { r.Text("abc") },
		func(r *Row) { r.Text("abc", "") },
		func(r *Row) { r.Number(1) },
		func(r *Row) { r.Number(-1) },
		func(r *Row) { r.Number(1, 1) },
		func(r *Row) { r.Time(day) },
		func(r *Row) { r.Time(day.Add(time.Nanosecond)) },
		func(r *Row) { r.Time(day.Add(time.Second)) },
		func(r *Row) { r.From(From{1}) },
		func(r *Row) { r.From(From{1}, From{}) },
		func(r *Row) { r.Parts(From{1}) },
		func(r *Row) { r.Parts(From{2}) },
		func(r *Row) { r.Parts(From{9: 1}) },
		func(r *Row) { r.Parts(From{31: 1}) },
	} {
		var r Row
		add(&r)
		if other, ok := seen[r.Sum()]; ok {
			t.Errorf("rows %d and %d are the same", i, other)
		}
		seen[r.Sum()] = i
	}
	r := Row("what it had before")
	if r.Begin(From{1}); r.Sum() != func() From { var fresh Row; fresh.From(From{1}); return fresh.Sum() }() {
		t.Error("the row keeps what it had before")
	}
}
