package search

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
)

// editor changes a site at random, as editors do over the years.
type editor struct {
	*rand.Rand
	docs []Document
	o    Options
	made int // documents
}

var editorsWords = strings.Fields(`de het een gemeente gemeenten huis gemeentehuis twitter klant klanten klantenzorg zorg beheer klachtenbeheer klachten beleid
	sociale media sociale-mediabeleid overheid overheidsdienst dienst e-mail K&G café reële foto's website burger burgers burgerzaken zaken`)

func (e *editor) text(words int) string {
	all := make([]string, words)
	for i := range all {
		if all[i] = editorsWords[e.IntN(len(editorsWords))]; e.IntN(8) == 0 {
			all[i] = fmt.Sprint("woord", e.IntN(5000))
		}
	}
	return strings.Join(all, " ")
}

func (e *editor) add() {
	e.made++
	d := Document{Slug: fmt.Sprint("case-", e.made), Date: fmt.Sprintf("20%02d-01-01", e.IntN(20)), Title: e.text(4), Summary: e.text(10), Body: e.text(60)}
	d.URL, d.Headings = "/cases/"+d.Slug+"/", []string{"Aanpak", e.text(2)}
	e.docs = append(e.docs, d)
}

// change makes one change and says which.
func (e *editor) change() string {
	d := &e.docs[e.IntN(len(e.docs))]
	switch e.IntN(20) {
	default:
		return e.replace(d)
	case 0:
		e.add()
		return "add"
	case 1:
		if len(e.docs) > 2 {
			at := e.IntN(len(e.docs))
			e.docs = slices.Delete(e.docs, at, at+1)
		}
		return "remove"
	case 2:
		e.made++
		twin := *d
		twin.Slug = fmt.Sprint("case-", e.made)
		e.docs = append(e.docs, twin)
		return "copy"
	case 3:
		d.Slug, d.URL = d.Slug+"x", "/elders/"
		return "rename"
	case 4:
		d.Date = fmt.Sprintf("20%02d-01-01", e.IntN(20))
		return "date"
	case 5:
		d.Title = e.text(3)
		return "title"
	case 6:
		d.Summary, d.Headings = e.text(12), nil
		return "summary"
	case 7:
		label := e.text(1)
		d.Facets = []FacetTerms{{"tags", []Term{{label, label}, {"vast", "Vast"}}}}
		return "terms"
	case 8:
		e.o.Synonyms = [][]string{{"zorg", e.text(1)}, {e.text(2), "klant", "nergens" + fmt.Sprint(e.IntN(9))}}
		return "synonyms"
	case 9:
		e.o.Facets, e.o.Prefix = [][]string{nil, {"tags"}, {"tags", "channels"}}[e.IntN(3)], []string{"/cases/", "/fr/cases/"}[e.IntN(2)]
		return "facets"
	case 10:
		e.o.Lang = []string{"nl", "nl", "fr", "de", "xx"}[e.IntN(5)]
		return "language"
	case 11:
		slices.Reverse(e.docs)
		return "order"
	case 12:
		d.Body += " " + e.text(1+e.IntN(30))
		return "body"
	}
}

// replace changes a document so that the lengths of texts and the words of the site may stay what they are.
func (e *editor) replace(d *Document) string {
	other := &e.docs[e.IntN(len(e.docs))]
	switch e.IntN(4) {
	case 0:
		d.Title, other.Title = other.Title, d.Title
		return "titles change places"
	case 1:
		d.Body, other.Body = other.Body, d.Body
		return "bodies change places"
	case 2:
		d.Date, other.Date = other.Date, d.Date
		return "dates change places"
	}
	words, from := strings.Fields(d.Body), strings.Fields(other.Body)
	words[e.IntN(len(words))] = from[e.IntN(len(from))]
	d.Body = strings.Join(words, " ")
	return "word"
}

// keyed returns the documents, half of them, always the same, with keys for their texts.
func (e *editor) keyed() []Document {
	docs := slices.Clone(e.docs)
	for i := range docs {
		d := &docs[i]
		headings, body := d.Headings, d.Body
		if key := sha256.Sum256(fmt.Appendf(nil, "%q %q", headings, body)); key[0]%2 == 0 {
			d.Key = key
			d.Headings, d.Body, d.Read = nil, "", func() ([]string, string) { return headings, body }
		}
	}
	return docs
}

// sameIndex says in what two indexes differ, or nothing.
func sameIndex(a, b Index) string {
	if a.Manifest != b.Manifest {
		return fmt.Sprintf("manifest %s, want %s", a.Manifest, b.Manifest)
	}
	if !maps.EqualFunc(a.Files, b.Files, bytes.Equal) {
		return fmt.Sprintf("%d files, want %d, or with other content", len(a.Files), len(b.Files))
	}
	return ""
}

// checkCounts compares what the collectors count with what the texts have.
func checkCounts(t *testing.T, b *Builder) {
	t.Helper()
	for _, c := range b.collectors {
		df := make([]int32, len(c.df))
		for _, text := range b.texts {
			for r := text.open(); text.by == c.id && r.left > 0; {
				df[r.next().word] += text.docs
			}
		}
		if !slices.Equal(df, c.df) {
			t.Fatal("a collector counts words that the documents do not have, or not as often")
		}
	}
}

func TestABuilderMakesWhatBuildMakes(t *testing.T) {
	for name, at := range map[string]limits{"inline": defaultLimits(), "files": {terms: 600, files: 4, list: 64, lexicon: 300}} {
		t.Run(name, func(t *testing.T) {
			if revised := makesWhatBuildMakes(t, at, 7); revised < 10 {
				t.Errorf("%d editions are revised ones, which tells nothing of them", revised)
			}
			for round := range soakRounds() {
				makesWhatBuildMakes(t, at, 8+round)
			}
		})
	}
}

// makesWhatBuildMakes tells how many editions are revised ones.
func makesWhatBuildMakes(t *testing.T, at limits, seed uint64) (revised int) {
	e := &editor{Rand: rand.New(rand.NewPCG(seed, 8)), o: Options{Lang: "nl", Prefix: "/cases/"}}
	for range 25 {
		e.add()
	}
	b := &Builder{}
	var last []string
	var saved []byte
	for step := range 300 {
		if changes := e.IntN(5); changes != 1 {
			for range changes {
				last = append(last, e.change())
			}
		}
		if e.IntN(10) == 0 {
			if b.Outdated() {
				saved = b.Encode()
			}
			b = decoded(t, saved)
			last = append(last, "decode")
		}
		before := b.last
		got, err := b.build(e.keyed(), e.o, at)
		if err != nil || b.misled {
			t.Fatalf("misled %t, %v", b.misled, err)
		}
		if before != nil && before.guises == b.last.guises && !slices.Equal(before.docs, b.last.docs) {
			revised++
		}
		want, err := build(e.docs, e.o, at)
		if err != nil {
			t.Fatal(err)
		}
		if differs := sameIndex(got, want); differs != "" {
			t.Fatalf("seed %d, step %d, after %v: %s", seed, step, last, differs)
		}
		checkCounts(t, b)
	}
	return revised
}

// A site has more words than are worth forgetting all for.
func TestABuilderCutsOnlyWhatChanged(t *testing.T) {
	docs := mixedDocuments(40)
	for i := range 2 * spareWords {
		docs[i%40].Body += fmt.Sprint(" woord", i)
	}
	o := Options{Lang: "nl", Prefix: "/cases/"}
	first := &Builder{}
	if _, err := first.Build(docs, o); err != nil {
		t.Fatal(err)
	}
	for name, b := range map[string]*Builder{"same run": first, "next run": remembered(t, first)} {
		docs := slices.Clone(docs)
		docs[7].Body += " gewijzigd"
		docs[8].Slug += "-hernoemd"
		before := maps.Clone(b.texts)
		if _, err := b.Build(docs, o); err != nil {
			t.Fatal(err)
		}
		fresh := 0
		for sum, text := range b.texts {
			if before[sum] != text {
				fresh++
			}
		}
		if fresh != 1 {
			t.Errorf("%s: %d documents are cut again, want the one whose text changed", name, fresh)
		}
	}
}

func TestABuilderReadsNoTextsThatItKnows(t *testing.T) {
	docs := mixedDocuments(40)
	var read atomic.Int32
	for i := range docs {
		d := &docs[i]
		body := d.Body
		d.Key, d.Body, d.Read = sha256.Sum256([]byte(body)), "", func() ([]string, string) { read.Add(1); return d.Headings, body }
	}
	b := &Builder{}
	for _, want := range []int32{40, 0, 1} {
		if want == 1 {
			docs[7].Key[0]++
		}
		read.Store(0)
		if _, err := b.Build(docs, Options{Lang: "nl"}); err != nil || read.Load() != want {
			t.Errorf("%d texts are read, want %d; %v", read.Load(), want, err)
		}
	}
}

func TestABuilderAfterAnError(t *testing.T) {
	docs := mixedDocuments(10)
	b := &Builder{}
	if _, err := b.Build(append(slices.Clone(docs), docs[3]), Options{Lang: "nl"}); err == nil {
		t.Fatal("two documents have one slug, and nobody says so")
	}
	got, err := b.Build(docs, Options{Lang: "nl"})
	if err != nil {
		t.Fatal(err)
	}
	want, _ := Build(docs, Options{Lang: "nl"})
	if differs := sameIndex(got, want); differs != "" {
		t.Error(differs)
	}
}

// Who edits for years leaves words that no document has any more: they are forgotten at last.
func TestABuilderForgetsWords(t *testing.T) {
	docs := smallDocuments()
	b := &Builder{}
	words := 0
	for round := range 12 {
		var body strings.Builder
		for i := range spareWords / 4 {
			fmt.Fprintf(&body, "ronde%dwoord%d ", round, i)
		}
		docs[0].Body = body.String()
		if _, err := b.Build(docs, smallOptions()); err != nil {
			t.Fatal(err)
		}
		words = 0
		for _, c := range b.collectors {
			words += len(c.interner.words)
		}
		if most := 3*spareWords/4 + 2*spareWords; words > most {
			t.Fatalf("%d words are remembered in round %d, want at most %d", words, round, most)
		}
	}
}
