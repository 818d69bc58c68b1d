package search

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
)

// Words come and go, and with them what others are parts of: it is found without going through all documents.
func TestWordsComeAndGo(t *testing.T) {
	const before = "de klantenzorg van het gemeentehuis geaccepteerde bestuursrechtspraak stadsbestuur fietspadenplan"
	for _, c := range []struct{ what, before, now string }{
		{"a word that has to do with no other", before, before + " twitter"},
		{"a word that is a part of an older one", before, before + " klant"},
		{"that part goes again", before + " klant", before},
		{"a compound of older words", before + " zorg plan", before + " zorg plan zorgplannen"},
		{"a compound of two words that stand beside each other", before + " zorg plan", before + " zorg plan zorgplan"},
		{"that compound goes again", before + " zorg plan zorgplan", before + " zorg plan"},
		{"another form", before, before + " geaccepteerd accepteert"},
		{"an exception", before, before + " leden lid"},
		{"a form of another word has a better one", before, before + " vriend"},
		{"a tail that others share", before, before + " dorpsbestuur provinciebestuur"},
	} {
		docs := mixedDocuments(40)
		o := Options{Lang: "nl", Synonyms: [][]string{{"webcare", "klantenzorg"}, {"vriendeje", "twitter"}}}
		docs[3].Body, docs[20].Body = "zorg plan leden vriendelijk vriendelijkplan", c.before
		b := &Builder{}
		if _, err := b.Build(docs, o); err != nil {
			t.Fatal(err)
		}
		b.composed = 0
		docs[20].Body = c.now
		got, err := b.Build(docs, o)
		if err != nil {
			t.Fatal(err)
		}
		want, _ := Build(docs, o)
		if differs := sameIndex(got, want); differs != "" || b.composed > 0 {
			t.Errorf("%s: %s; %d indexes are of all documents", c.what, differs, b.composed)
		}
	}
}

// wordMaker makes words that are often compounds of others, or other forms of them.
type wordMaker struct {
	*rand.Rand
	lang string
	made []string
}

// madeOf is what words of each language are made of.
var madeOf = map[string]struct{ parts, links, ends []string }{
	"nl": {
		strings.Fields("gemeente huis klant zorg beheer klacht stad raad lid leden steden burger wet geving beleid plan visie weg wegen gaan gegaan maak kast eieren ei net werk kern vergun gericht geld"),
		strings.Fields("- - - s en e n"), strings.Fields("- - - - en s heid ing ingen je jes t d lijk elijk end er heden etjes te de"),
	},
	"de": {
		strings.Fields("gemeinde haus kunde amt burger stadt rat medi dienst kraft werk schule gesetz geb plan recht steuer wald weg kind gelb"),
		strings.Fields("- - - s es en n er"), strings.Fields("- - - - en er es ung ungen heit lich t st te n"),
	},
	"en": {strings.Fields("council city plan work child children people person serv govern house woman women tax"), []string{"-"}, strings.Fields("- - s ed ing er ies y ly ment")},
	"fr": {strings.Fields("conseil ville plan travail travaux oeil yeux service maison national heureu"), []string{"-"}, strings.Fields("- - s x aux eux euse ive er ent ement ee")},
	"xx": {strings.Fields("aa bee cedo"), []string{"-"}, []string{"-", "s"}},
}

// pick picks one of some texts; - stands for none.
func (m *wordMaker) pick(of []string) string { return strings.TrimPrefix(of[m.IntN(len(of))], "-") }

// word returns a word that was made before, or one that is made of those and of parts.
func (m *wordMaker) word() string {
	if len(m.made) > 0 && m.IntN(3) > 0 {
		return m.pick(m.made)
	}
	from := madeOf[m.lang]
	w := ""
	if m.IntN(12) == 0 {
		w = "ge"
	}
	for i := range 1 + m.IntN(3) {
		if i > 0 {
			w += m.pick(from.links)
		}
		switch n := m.IntN(6); {
		case n == 0:
			w += string([]byte{"bdfgklmnprst"[m.IntN(12)], "aeiou"[m.IntN(5)], "klmnprst"[m.IntN(8)], "aeiou"[m.IntN(5)], "klmnprst"[m.IntN(8)]})
		case n == 1 && len(m.made) > 0:
			w += m.pick(m.made)
		default:
			w += m.pick(from.parts)
		}
	}
	w += m.pick(from.ends)
	m.made = append(m.made, w[:min(len(w), 30)])
	return m.made[len(m.made)-1]
}

func (m *wordMaker) text(n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = m.word()
	}
	return strings.Join(words, " ")
}

func (m *wordMaker) documents(n int) []Document {
	docs := make([]Document, n)
	for i := range docs {
		docs[i] = Document{Slug: fmt.Sprint("case-", i), URL: "/x/", Date: "2020-01-01", Title: m.text(2), Summary: m.text(5), Body: m.text(25)}
	}
	return docs
}

// change puts words in a document, or takes words out, and says which. Sometimes it gets another place too.
func (m *wordMaker) change(docs []Document) (changes string) {
	if len(m.made) > 200 && m.IntN(3) == 0 {
		m.made = slices.Delete(m.made, 0, 20)
	}
	d, other := &docs[m.IntN(len(docs))], &docs[m.IntN(len(docs))]
	words := strings.Fields(d.Body)
	for range 1 + m.IntN(2) {
		i := m.IntN(len(words))
		if m.IntN(2) == 0 && len(words) > 10 {
			changes += " -" + words[i]
			words = slices.Delete(words, i, i+1)
			continue
		}
		word := m.word()
		changes += " +" + word
		words = slices.Insert(words, i, word)
	}
	d.Body = strings.Join(words, " ")
	if m.IntN(20) == 0 {
		other.Date, d.Date = fmt.Sprintf("2020-01-%02d", 1+m.IntN(28)), other.Date
	}
	return changes
}

// Compounds, parts of compounds and forms of words come and go at random. An index in which others are taken over is what Build makes, and most are
// such.
func TestABuilderKeepsWordsTogether(t *testing.T) {
	for _, c := range []struct {
		lang  string
		seed  uint64
		steps int
	}{{"nl", 0, 300}, {"nl", 1, 300}, {"de", 0, 300}, {"en", 0, 100}, {"fr", 0, 100}, {"xx", 0, 100}} {
		t.Run(fmt.Sprint(c.lang, c.seed), func(t *testing.T) {
			t.Parallel()
			others, revised := keepsWordsTogether(t, c.lang, c.seed, c.steps)
			if others < c.steps/8 || revised < others*3/5 {
				t.Errorf("of %d editions with other words %d are revised ones, want most", others, revised)
			}
			for round := range soakRounds() {
				keepsWordsTogether(t, c.lang, c.seed+2+2*round, c.steps)
			}
		})
	}
}

// soakRounds is how often more than once what is random is done.
func soakRounds() uint64 {
	if os.Getenv("SOAK") == "" {
		return 0
	}
	return 25
}

// keepsWordsTogether tells how many editions had other words, and how many of those are revised ones.
func keepsWordsTogether(t *testing.T, lang string, seed uint64, steps int) (others, revised int) {
	m := &wordMaker{Rand: rand.New(rand.NewPCG(seed, 4)), lang: lang}
	docs := m.documents(30)
	o := Options{Lang: lang, Prefix: "/cases/", Synonyms: [][]string{{m.word(), m.word()}, {m.text(2), "klantenzorg", "plan"}}}
	b := &Builder{}
	var saved []byte
	for step := range steps {
		changes := m.change(docs)
		if m.IntN(8) == 0 {
			if saved == nil || m.IntN(4) > 0 {
				saved = b.Encode()
			}
			b = decoded(t, saved)
		}
		composed, before := b.composed, b.last
		checkStep(t, b, docs, o, fmt.Sprint("seed ", seed, ", step ", step, changes))
		if before != nil && sameUse(before, b.last) {
			continue
		}
		if others++; b.composed == composed {
			revised++
		}
	}
	return others, revised
}

// Where there are many words, those that share a tail must have heads that are known.
func TestManyWordsComeAndGo(t *testing.T) {
	m := &wordMaker{Rand: rand.New(rand.NewPCG(5, 6)), lang: "nl"}
	docs := m.documents(30)
	var many strings.Builder
	for range manyWords * 3 / 2 {
		m.made = m.made[:20]
		fmt.Fprint(&many, m.word(), m.word(), " ", m.word(), " ")
	}
	docs[3].Body = many.String()
	b, o := &Builder{}, Options{Lang: "nl"}
	for step := range 6 {
		checkStep(t, b, docs, o, fmt.Sprint("step ", step, m.change(docs[10:])))
	}
	if n := len(b.last.words.words); n < manyWords || b.composed > 3 {
		t.Errorf("%d words; %d editions are of all documents", n, b.composed)
	}
}

// checkStep compares the index that a builder makes with that of Build, and how it finds words to belong together.
func checkStep(t *testing.T, b *Builder, docs []Document, o Options, step string) {
	t.Helper()
	at := limits{terms: 600, files: 4, list: 64, lexicon: 300}
	got, err := b.build(docs, o, at)
	if err != nil || b.misled {
		t.Fatalf("%s: misled %t, %v", step, b.misled, err)
	}
	if differ := groupsDiffer(b.last.groups); len(differ) > 0 {
		t.Fatalf("%s: %s", step, strings.Join(differ[:min(10, len(differ))], "\n"))
	}
	want, err := build(docs, o, at)
	if err != nil {
		t.Fatal(err)
	}
	if differs := sameIndex(got, want); differs != "" {
		t.Fatalf("%s: %s", step, differs)
	}
}

func sameUse(x, y *edition) bool {
	return slices.Equal(x.words.words, y.words.words) && slices.Equal(x.groups.used, y.groups.used)
}

// groupsDiffer says in what words belong together otherwise than if that had been found from nothing.
func groupsDiffer(g *wordGroups) (diffs []string) {
	g.compounds.load()
	l := language(g.lang)
	want := (&Builder{}).group(g.lang, l, g.words, g.used)
	compare := func(what, word string, got, want []string) {
		if !slices.Equal(got, want) {
			diffs = append(diffs, fmt.Sprintf("%s of %s: %q, want %q", what, word, got, want))
		}
	}
	for i, word := range g.words {
		compare("class", word, g.keys(g.classes.of[i]), want.keys(want.classes.of[i]))
		compare("parts", word, g.keys(g.compounds.parts.of(int32(i))...), want.keys(want.compounds.parts.of(int32(i))...))
		if l.compounds {
			compare("split", word, g.compounds.of[i], want.compounds.of[i])
			if got, want := g.compounds.by[i], want.compounds.by[i]; got != want {
				diffs = append(diffs, fmt.Sprintf("way of %s: %d, want %d", word, got, want))
			}
		}
	}
	for i, list := range [][]madePart{g.compounds.learned, g.compounds.added} {
		wanted := [][]madePart{want.compounds.learned, want.compounds.added}[i]
		compare("made parts", "all", g.madeParts(list), want.madeParts(wanted))
	}
	compare("keys", "all", g.keys(g.order...), want.keys(want.order...))
	if !slices.Equal(g.pairs.all, want.pairs.all) {
		diffs = append(diffs, "pairs")
	}
	return diffs
}

func (w *wordGroups) keys(classes ...int32) []string {
	keys := make([]string, len(classes))
	for i, n := range classes {
		if n != none {
			keys[i] = w.classes.keys[n]
		}
	}
	return keys
}

func (w *wordGroups) madeParts(list []madePart) (all []string) {
	for _, p := range list {
		all = append(all, fmt.Sprint(w.words[p.word], p.part, w.keys(p.class)))
	}
	return all
}

// What a word may be looked up by has a root of that word: what has another root can tell nothing of it.
func TestKeysHaveRootsOfTheirWords(t *testing.T) {
	for _, lang := range slices.Sorted(maps.Keys(madeOf)) {
		l := language(lang)
		m := &wordMaker{Rand: rand.New(rand.NewPCG(3, 4)), lang: lang}
		words := slices.Concat(slices.Collect(maps.Keys(l.Words)), slices.Collect(maps.Values(l.Words)))
		for range 20_000 {
			words = append(words, m.word())
			if m.IntN(20) == 0 {
				m.made = nil
			}
		}
		for _, word := range words {
			for _, key := range slices.Concat(l.candidates(word), l.alternatives(word)) {
				var r roots
				r.add(key)
				r.close(l)
				if !r.touches(word) {
					t.Errorf("%s: %s is a key of %s, and has another root", lang, key, word)
				}
			}
		}
	}
}

func TestMatcher(t *testing.T) {
	m := newMatcher()
	for _, s := range []string{"huis", "hui", "stad", "te"} {
		m.add(s)
	}
	for word, want := range map[string]bool{"gemeentehuis": true, "huisraad": true, "huis": true, "hui": false, "stad": false, "stads": true, "teen": false, "h": false} {
		if got := m.in(word); got != want {
			t.Errorf("%s: %t, want %t", word, got, want)
		}
	}
}

func TestTails(t *testing.T) {
	ends := newTails()
	if ends.end("gemeentehuis", 3) {
		t.Error("no ends are one")
	}
	ends.add("huis", 1)
	for word, want := range map[string]bool{"gemeentehuis": true, "tehuis": false, "kermis": false, "huis": false, "is": false} {
		if got := ends.end(word, 3); got != want {
			t.Errorf("%s: %t, want %t", word, got, want)
		}
	}
}

// Two strings with the same ends and length have the same bit.
func TestWhatIsNotKnownIsNoWord(t *testing.T) {
	k := newKnownParts(1, 1)
	k.set("bestuursplan", known{0, 0})
	if got, ok := k.get("bestaansplan"); ok || got != (known{none, none}) {
		t.Errorf("%+v, %t", got, ok)
	}
	if got, ok := k.get("bestuursplan"); !ok || got != (known{0, 0}) {
		t.Errorf("%+v, %t", got, ok)
	}
}
