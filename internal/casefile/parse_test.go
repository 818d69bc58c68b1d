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
	if sum("---\ntitle: A\n---\n") != sum("---\ntitle: A\n---\n") {
		t.Error("the same text has two sums")
	}
	if sum("---\ntitle: A\n---\n") == sum("---\ntitle: A\n---\n\n") {
		t.Error("two texts have one sum")
	}
}
