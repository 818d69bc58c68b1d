package casefile_test

import (
	"testing"

	"openoverheid.nu/internal/casefile"
)

func TestSumTellsTextsApart(t *testing.T) {
	sum := func(src string) casefile.Sum {
		c, _ := casefile.Parse("cases/een.md", []byte(src), casefile.Rules{Languages: []string{"nl"}})
		return c.Sum
	}
	for _, same := range []string{"---\r\ntitle: A\r\n---\r\n", "---\rtitle: A\r---\r", "\ufeff---\ntitle: A\n---\n"} {
		if sum("---\ntitle: A\n---\n") != sum(same) {
			t.Errorf("%q has another sum than the same text with plain line ends", same)
		}
	}
	if sum("---\ntitle: A\n---\n") == sum("---\ntitle: A\n---\n\n") {
		t.Error("two texts have one sum")
	}
}
