package build

import (
	"fmt"
	"maps"
	"testing"

	"openoverheid.nu/internal/made"
)

func TestMapsOfACacheAreReadBackOrRefused(t *testing.T) {
	from, stored := fromByName{}, storedByName{}
	for i := range 50 {
		name := fmt.Sprintf("cases/één-%d/index.json", i*i)
		from[name] = made.From{byte(i), 31: byte(3 * i)}
		stored[name] = Stored{At: int64(i) << 30, Length: int64(i), Sum: from[name]}
	}
	from[""] = made.From{}
	srcFrom, _ := from.GobEncode()
	srcStored, _ := stored.GobEncode()
	var gotFrom fromByName
	var gotStored storedByName
	if err := gotFrom.GobDecode(srcFrom); err != nil || !maps.Equal(gotFrom, from) {
		t.Errorf("%v, %v", gotFrom, err)
	}
	if err := gotStored.GobDecode(srcStored); err != nil || !maps.Equal(gotStored, stored) {
		t.Errorf("%v, %v", gotStored, err)
	}
	for i := range srcStored {
		if gotStored.GobDecode(srcStored[:i]) == nil {
			t.Fatalf("that all after %d is missing was not seen", i)
		}
	}
	if gotFrom.GobDecode(append(srcFrom, 0)) == nil {
		t.Error("a byte too many was not seen")
	}
}

func FuzzMapsOfACache(f *testing.F) {
	src, _ := storedByName{"a": {At: 1, Length: -2}}.GobEncode()
	f.Add(src)
	f.Fuzz(func(t *testing.T, src []byte) {
		var from fromByName
		var stored storedByName
		_ = from.GobDecode(src)
		if stored.GobDecode(src) == nil {
			again, _ := stored.GobEncode()
			var second storedByName
			if err := second.GobDecode(again); err != nil || !maps.Equal(stored, second) {
				t.Fatalf("%v: %v, %v", stored, second, err)
			}
		}
	})
}
