package search

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// remembered is the builder of the next run.
func remembered(t *testing.T, b *Builder) *Builder {
	t.Helper()
	data := b.Encode()
	if !bytes.Equal(data, b.Encode()) {
		t.Fatal("a builder encodes the same in two ways")
	}
	next := decoded(t, data)
	if !bytes.Equal(data, next.Encode()) {
		t.Fatal("a decoded builder encodes as another")
	}
	return next
}

func decoded(t *testing.T, data []byte) *Builder {
	t.Helper()
	b := &Builder{}
	if err := b.Decode(data); err != nil {
		t.Fatal(err)
	}
	return b
}

// What a builder remembers is written down again where many documents changed, or one that tells something of others.
func TestABuilderIsOutdated(t *testing.T) {
	docs, o := mixedDocuments(300), Options{Lang: "nl"}
	b := &Builder{}
	for _, step := range []struct {
		what     string
		change   func()
		outdated bool
	}{
		{"nothing was decoded", func() {}, true},
		{"nothing changed", func() {}, false},
		{"two titles change places", func() { docs[3].Title, docs[4].Title = docs[4].Title, docs[3].Title }, false},
		{"many bodies do", func() {
			for i := range 40 {
				docs[i].Body, docs[i+40].Body = docs[i+40].Body, docs[i].Body
			}
		}, true},
		{"a word is new", func() { docs[5].Body += " nieuwwoord" }, false},
		{"all texts become longer than the mean", func() { docs[5].Body += strings.Repeat(" de", 3000) }, true},
	} {
		step.change()
		if _, err := b.Build(docs, o); err != nil {
			t.Fatal(err)
		}
		if got := b.Outdated(); got != step.outdated {
			t.Errorf("%s: outdated %t, want %t", step.what, got, step.outdated)
		}
		b = remembered(t, b)
	}
}

func TestDecodeRefusesWhatIsDamaged(t *testing.T) {
	b := &Builder{}
	docs := smallDocuments()
	want, err := b.build(docs, smallOptions(), limits{terms: 600, files: 4, list: 64, lexicon: 300})
	if err != nil {
		t.Fatal(err)
	}
	data := b.Encode()
	r := rand.New(rand.NewPCG(5, 6))
	damaged := [][]byte{nil, {}, data[:10], data[:len(data)-1], append(bytes.Clone(data), 0), []byte(rememberedMark), bytes.Replace(data, []byte("search 4"), []byte("search 3"), 1)}
	for range 300 {
		bad := bytes.Clone(data)
		bad[r.IntN(len(bad))] ^= 1 << r.IntN(8)
		damaged = append(damaged, bad, data[:r.IntN(len(data))])
	}
	for i, bad := range damaged {
		var next Builder
		if err := next.Decode(bad); err == nil {
			t.Fatalf("damage %d is not seen", i)
		}
		if i < 10 {
			got, err := next.build(docs, smallOptions(), limits{terms: 600, files: 4, list: 64, lexicon: 300})
			if differs := sameIndex(got, want); err != nil || differs != "" {
				t.Errorf("after damage %d: %v %s", i, err, differs)
			}
		}
	}
}

// FuzzDecode signs anything as if it were whole: it is refused, or a builder makes an index of it, or without.
func FuzzDecode(f *testing.F) {
	docs, at := smallDocuments(), limits{terms: 600, files: 4, list: 64, lexicon: 300}
	b := &Builder{}
	if _, err := b.build(docs, smallOptions(), at); err != nil {
		f.Fatal(err)
	}
	data := b.Encode()
	f.Add(data[len(rememberedMark):len(data)-checksumSize], " nieuwwoord")
	f.Add(data[len(rememberedMark):len(data)-checksumSize], "")
	b.packed = nil
	data = b.Encode()
	f.Add(data[len(rememberedMark):len(data)-checksumSize], " gemeentehuis")
	f.Add([]byte{0, 0, 0, 0}, "")
	f.Fuzz(func(t *testing.T, content []byte, added string) {
		signed := append([]byte(rememberedMark), content...)
		var next Builder
		if next.Decode(signed) == nil {
			t.Fatal("what has no checksum is believed")
		}
		if next.Decode(append(signed, checksum(signed)...)) != nil {
			return
		}
		docs := slices.Clone(docs)
		docs[1].Body += added
		if _, err := next.build(docs, smallOptions(), at); err != nil {
			t.Fatal(err)
		}
	})
}

// Whatever one byte of what is remembered says, the builder does not break, and where it is misled the index is that of Build.
func TestABuilderIsMisled(t *testing.T) {
	docs, at := smallDocuments(), limits{terms: 600, files: 4, list: 64, lexicon: 300}
	b := &Builder{}
	if _, err := b.build(docs, smallOptions(), at); err != nil {
		t.Fatal(err)
	}
	data := b.Encode()
	docs[1].Body += " nieuwwoord"
	want, err := build(docs, smallOptions(), at)
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(7, 8))
	misled := 0
	for range 2000 {
		bad := bytes.Clone(data[:len(data)-checksumSize])
		bad[len(rememberedMark)+r.IntN(len(bad)-len(rememberedMark))] = byte(r.IntN(256))
		var next Builder
		if next.Decode(append(bad, checksum(bad)...)) != nil {
			continue
		}
		got, err := next.build(docs, smallOptions(), at)
		if err != nil {
			t.Fatal(err)
		}
		if next.misled {
			misled++
			if differs := sameIndex(got, want); differs != "" {
				t.Fatal(differs)
			}
		}
	}
	if misled == 0 {
		t.Error("no builder is misled, which tells nothing of those")
	}
}
