package render

import (
	"fmt"
	"reflect"
	"testing"

	"openoverheid.nu/internal/made"
)

func TestPagesOfACacheAreReadBackOrRefused(t *testing.T) {
	pages := cachedPages{"": {}, "zoeken/index.html": {From: made.From{1, 31: 2}, Beside: []string{"zoeken/één.js", ""}}}
	for i := range 20 {
		pages[fmt.Sprintf("cases/c%d/index.html", i)] = CachedPage{From: made.From{byte(i)}, Text: place{i, 1000 * i}, Apart: "<p>Een stuk</p>"[:i%15]}
	}
	src, _ := pages.GobEncode()
	var got cachedPages
	if err := got.GobDecode(src); err != nil || !reflect.DeepEqual(got, pages) {
		t.Fatalf("%v, %v", got, err)
	}
	for i := range src {
		if got.GobDecode(src[:i]) == nil {
			t.Fatalf("that all after %d is missing was not seen", i)
		}
	}
	if got.GobDecode(append(src, 0)) == nil {
		t.Error("a byte too many was not seen")
	}
}

func FuzzPagesOfACache(f *testing.F) {
	src, _ := cachedPages{"a": {Beside: []string{"b"}, Text: place{1, 2}, Apart: "c"}}.GobEncode()
	f.Add(src)
	f.Fuzz(func(t *testing.T, src []byte) {
		var pages, second cachedPages
		if pages.GobDecode(src) != nil {
			return
		}
		again, _ := pages.GobEncode()
		if err := second.GobDecode(again); err != nil || !reflect.DeepEqual(pages, second) {
			t.Fatalf("%v: %v, %v", pages, second, err)
		}
	})
}
