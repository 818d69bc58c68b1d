package search

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// wordMaker makes words that are often compounds of others, or other forms of them.
type wordMaker struct {
	*rand.Rand
	lang string
	made []string
}

// madeOf is what words of each language are made of.
var madeOf = map[string]struct{ parts, links, ends []string }{
	"nl": {
		strings.Fields("gemeente huis klant zorg beheer klacht stad raad lid leden steden burger wet geving beleid plan visie weg wegen gaan gegaan maak kast boek boot school dag dagen kind eieren ei net werk kern vergun gericht geld"),
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

func (m *wordMaker) pick(of []string) string { return strings.TrimPrefix(of[m.IntN(len(of))], "-") }

// word returns a word that was made before, or one that is made of those and of parts.
func (m *wordMaker) word() string {
	if len(m.made) > 0 && m.IntN(3) > 0 {
		return m.pick(m.made)
	}
	from := madeOf[m.lang]
	var w string
	for range 1 + m.IntN(3) {
		part := m.pick(from.parts)
		switch {
		case m.IntN(6) == 0:
			part = string([]byte{"bdfgklmnprst"[m.IntN(12)], "aeiou"[m.IntN(5)], "klmnprst"[m.IntN(8)], "aeiou"[m.IntN(5)], "klmnprst"[m.IntN(8)]})
		case m.IntN(6) == 0 && len(m.made) > 0:
			part = m.pick(m.made)
		}
		if w != "" {
			w += m.pick(from.links)
		}
		w += part
	}
	if m.IntN(12) == 0 {
		w = "ge" + w
	}
	w += m.pick(from.ends)
	if len(w) > 30 {
		w = w[:30]
	}
	m.made = append(m.made, w)
	return w
}

// Words come and go: compounds, parts of compounds that are there, forms of words. An index in which others are taken over is what Build makes.
func TestABuilderKeepsWordsTogether(t *testing.T) {
	at := limits{terms: 600, files: 4, list: 64, lexicon: 300}
	for _, lang := range slices.Sorted(maps.Keys(madeOf)) {
		for seed := range uint64(regroupSeeds) {
			t.Run(fmt.Sprint(lang, seed), func(t *testing.T) {
				m := &wordMaker{Rand: rand.New(rand.NewPCG(seed, 4)), lang: lang}
				text := func(n int) string {
					words := make([]string, n)
					for i := range words {
						words[i] = m.word()
					}
					return strings.Join(words, " ")
				}
				docs := make([]Document, 40)
				for i := range docs {
					docs[i] = Document{Slug: fmt.Sprint("case-", i), URL: "/x/", Date: "2020-01-01", Title: text(2), Summary: text(5), Body: text(30)}
				}
				o := Options{Lang: lang, Prefix: "/cases/", Synonyms: [][]string{{m.word(), m.word()}, {text(2), "klantenzorg", "plan"}}}
				b := &Builder{}
				var last []string
				fresh, cheap := 0, 0
				saved := []byte(nil)
				for step := range 300 {
					if len(m.made) > 200 && m.IntN(3) == 0 {
						m.made = slices.Delete(m.made, 0, 20)
					}
					d := &docs[m.IntN(len(docs))]
					words := strings.Fields(d.Body)
					for range 1 + m.IntN(2) {
						if w := m.word(); m.IntN(2) == 0 {
							words[m.IntN(len(words))] = w
							last = append(last, "+"+w)
						} else if i := m.IntN(len(words)); len(words) > 10 {
							last = append(last, "-"+words[i])
							words = slices.Delete(words, i, i+1)
						} else {
							words = append(words, w)
							last = append(last, "+"+w)
						}
					}
					d.Body = strings.Join(words, " ")
					if m.IntN(20) == 0 {
						e := m.IntN(len(docs))
						docs[e].Date, d.Date = fmt.Sprintf("2020-01-%02d", 1+m.IntN(28)), docs[e].Date
					}
					if m.IntN(8) == 0 {
						if saved == nil || m.IntN(4) > 0 {
							saved = b.Encode()
						}
						b = decoded(t, saved)
					}
					composed, before := b.composed, b.last
					got, err := b.build(docs, o, at)
					if err != nil {
						t.Fatal(err)
					}
					if differ := groupsDiffer(b.last.groups); differ != "" {
						t.Fatalf("step %d, after %v: %s", step, last[max(0, len(last)-6):], differ)
					}
					want, err := build(docs, o, at)
					if err != nil {
						t.Fatal(err)
					}
					if differs := sameIndex(got, want); differs != "" {
						t.Fatalf("step %d, after %v: %s", step, last[max(0, len(last)-6):], differs)
					}
					if before == nil || slices.Equal(before.groups.used, b.last.groups.used) && slices.Equal(before.words.words, b.last.words.words) {
						continue
					}
					if fresh++; b.composed == composed {
						cheap++
					}
				}
				t.Logf("%d of %d", cheap, fresh)
				if fresh < 60 || cheap < fresh*3/5 {
					t.Errorf("of %d editions with other words %d are revised ones, want most", fresh, cheap)
				}
			})
		}
	}
}

const regroupSeeds = 6

// groupsDiffer says in what words belong together otherwise than if that had been found from nothing, or nothing.
func groupsDiffer(g *wordGroups) string {
	l := language(g.lang)
	want := (&Builder{once: true}).group(g.lang, l, g.words, g.used)
	var diffs []string
	key := func(g *wordGroups, class int32) string {
		if class == none {
			return "-"
		}
		return g.classes.keys[class]
	}
	keys := func(g *wordGroups, classes []int32) (all []string) {
		for _, c := range classes {
			all = append(all, key(g, c))
		}
		return all
	}
	say := func(what, word string, got, want any) {
		if g, w := fmt.Sprint(got), fmt.Sprint(want); g != w {
			diffs = append(diffs, fmt.Sprintf("%s of %s: %s, want %s", what, word, g, w))
		}
	}
	for i, word := range g.words {
		say("class", word, key(g, g.classes.of[i]), key(want, want.classes.of[i]))
		if l.compounds {
			say("split", word, fmt.Sprint(g.compounds.by[i], g.compounds.of[i]), fmt.Sprint(want.compounds.by[i], want.compounds.of[i]))
		}
		say("parts", word, keys(g, g.compounds.parts[i]), keys(want, want.compounds.parts[i]))
	}
	if !slices.Equal(keys(g, g.order), keys(want, want.order)) {
		for _, k := range keys(g, g.order) {
			if !slices.Contains(keys(want, want.order), k) {
				diffs = append(diffs, "class "+k)
			}
		}
		for _, k := range keys(want, want.order) {
			if !slices.Contains(keys(g, g.order), k) {
				diffs = append(diffs, "no class "+k)
			}
		}
	}
	if !slices.Equal(g.pairs.all, want.pairs.all) {
		diffs = append(diffs, "pairs")
	}
	made := func(g *wordGroups, list []madePart) (all []string) {
		for _, p := range list {
			all = append(all, fmt.Sprint(g.words[p.word], " ", p.part, " ", key(g, p.class)))
		}
		return all
	}
	for _, list := range [][2][]madePart{{g.compounds.learned, want.compounds.learned}, {g.compounds.added, want.compounds.added}} {
		got, wanted := made(g, list[0]), made(want, list[1])
		for _, s := range got {
			if !slices.Contains(wanted, s) {
				diffs = append(diffs, "made "+s)
			}
		}
		for _, s := range wanted {
			if !slices.Contains(got, s) {
				diffs = append(diffs, "not made "+s)
			}
		}
	}
	return strings.Join(diffs[:min(len(diffs), 10)], "\n")
}
