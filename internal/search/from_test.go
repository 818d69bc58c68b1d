package search

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// Who makes an index from the same may keep it; nobody may keep one that would come out otherwise.
func TestFromTellsIndexesApart(t *testing.T) {
	e := &editor{Rand: rand.New(rand.NewPCG(3, 4)), o: Options{Lang: "nl"}}
	for range 10 {
		e.add()
	}
	made := map[[32]byte]string{}
	for range 200 {
		index, err := Build(e.docs, e.o)
		if err != nil {
			t.Fatal(err)
		}
		from := From(e.docs, e.o)
		if from != From(e.docs, e.o) {
			t.Fatal("the same documents tell two things")
		}
		summed := slices.Clone(e.docs)
		if Sum(summed); from != From(summed, e.o) {
			t.Fatal("documents tell another thing once their texts have a sum")
		}
		if other, ok := made[from]; ok && other != index.Manifest {
			t.Fatalf("%s and %s are made from the same", other, index.Manifest)
		}
		made[from] = index.Manifest
		e.change()
	}
	if len(made) < 100 {
		t.Errorf("%d indexes tell nothing of changes", len(made))
	}
}
