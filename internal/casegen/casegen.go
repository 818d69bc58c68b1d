// Package casegen makes case files for benchmarks and for tests of size: as many as wanted, always the same for the
// same number, in the shape of real ones.
package casegen

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Generator writes cases whose text is a second-order Markov chain over a sample of real text. One word in eight is
// a compound of two words of the sample, drawn by a power law, so that the vocabulary grows as it does in real Dutch.
type Generator struct {
	chain   map[[2]string][]string
	pairs   [][2]string
	lexicon []string // compounds, the commonest first
}

// New returns a generator that writes like the sample, which should have a few thousand words.
func New(sample string) *Generator {
	words := strings.Fields(sample)
	g := &Generator{chain: map[[2]string][]string{}}
	var long []string
	seen := map[string]bool{}
	for i, w := range words {
		if i+2 < len(words) {
			pair := [2]string{w, words[i+1]}
			if g.chain[pair] == nil {
				g.pairs = append(g.pairs, pair)
			}
			g.chain[pair] = append(g.chain[pair], words[i+2])
		}
		if plain := strings.ToLower(strings.Trim(w, ".,:;()*_[]")); utf8.RuneCountInString(plain) >= 5 && letters(plain) && !seen[plain] {
			seen[plain] = true
			long = append(long, plain)
		}
	}
	g.lexicon = compounds(long)
	return g
}

func letters(word string) bool {
	return !strings.ContainsFunc(word, func(r rune) bool { return r < 'a' || r > 'z' })
}

// compounds joins words two by two, in an order that is mixed but always the same.
func compounds(words []string) []string {
	const most = 100_000
	r := rand.New(rand.NewPCG(1, 1))
	out := slices.Clone(words)
	for len(out) < most && len(words) > 1 {
		out = append(out, words[r.IntN(len(words))]+words[r.IntN(len(words))])
	}
	return out
}

var (
	aspects  = []string{"innovatie", "klantenzorg", "hrm", "reputatie", "communicatie"}
	levels   = []string{"lokaal", "provinciaal", "vlaams", "federaal", "europees"}
	statuses = []string{"gepland", "lopend", "afgerond", "gestopt"}
	channels = []string{"twitter", "linkedin", "youtube", "yammer", "facebook", "blog", "website", "flickr"}
	audience = []string{"burgers", "ambtenaren", "ondernemers", "jongeren", "ouders", "werkzoekenden"}
)

// Slug is the slug of the case with that number.
func Slug(i int) string { return fmt.Sprintf("case-%06d", i) }

// Case returns the file of case i of n.
func (g *Generator) Case(i, n int) string {
	r := rand.New(rand.NewPCG(uint64(i), 2))
	day := time.Date(2008, 1, 1+r.IntN(6500), 0, 0, 0, 0, time.UTC)
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: %q\ndate: %s\nsummary: %q\n", g.line(r, 7, 5, 110), day.Format(time.DateOnly), g.line(r, 28, 60, 290))
	fmt.Fprintf(&b, "organisations: [%q]\nlevel: %s\n", organisation(r, n), levels[r.IntN(len(levels))])
	fmt.Fprintf(&b, "aspects: %s\nchannels: %s\ntags: %s\n", pick(r, aspects), pick(r, channels), themes(r))
	fmt.Fprintf(&b, "status: %s\nperiod: {start: %d, end: %d}\naudience: %s\n", statuses[r.IntN(len(statuses))], day.Year()-1, day.Year(), pick(r, audience))
	fmt.Fprintf(&b, "results:\n  - {metric: Volgers, value: %d, source: \"https://voorbeeld.example/%d\"}\n", 50+r.IntN(20000), i)
	fmt.Fprintf(&b, "sources:\n  - {title: %q, url: \"https://voorbeeld.example/bron/%d\"}\n", g.line(r, 5, 5, 80), i)
	if i%3 == 0 && n > 60 {
		fmt.Fprintf(&b, "related: [%s, %s, %s]\n", Slug((i*7+13)%n), Slug((i*7+26)%n), Slug((i*7+39)%n))
	}
	b.WriteString("---\n\n## Aanleiding\n\n" + g.text(r, 110) + "\n\n## Aanpak\n\n" + g.text(r, 90))
	b.WriteString(" [meer lezen](https://voorbeeld.example/) en **vet** en *cursief*.\n\n")
	for range 4 {
		b.WriteString("- " + g.text(r, 8) + "\n")
	}
	b.WriteString("\n" + g.text(r, 60) + "\n\n## Resultaat\n\n" + g.text(r, 90) + "\n\n> " + g.text(r, 22) + "\n\n## Lessen\n\n" + g.text(r, 80) + "\n")
	return b.String()
}

func organisation(r *rand.Rand, n int) string {
	return "Organisatie " + strconv.Itoa(pareto(r, 0.6)%max(20, n/50))
}

func themes(r *rand.Rand) string {
	names := make([]string, 4)
	for i := range names {
		names[i] = "thema " + strconv.Itoa(pareto(r, 0.7)%200)
	}
	return flow(names)
}

func pick(r *rand.Rand, from []string) string {
	return flow([]string{from[r.IntN(len(from))], from[r.IntN(len(from))]})
}

func flow(names []string) string {
	slices.Sort(names)
	return "[" + strings.Join(slices.Compact(names), ", ") + "]"
}

func pareto(r *rand.Rand, shape float64) int {
	return int(math.Min(1/math.Pow(1-r.Float64(), 1/shape), 1<<30))
}

// text is n words, without anything that Markdown or YAML reads as more than a word.
func (g *Generator) text(r *rand.Rand, n int) string {
	pair := g.pairs[r.IntN(len(g.pairs))]
	out := []string{pair[0], pair[1]}
	for len(out) < n {
		next := g.chain[[2]string{out[len(out)-2], out[len(out)-1]}]
		if len(next) == 0 {
			pair = g.pairs[r.IntN(len(g.pairs))]
			out = append(out, pair[0], pair[1])
			continue
		}
		out = append(out, next[r.IntN(len(next))])
	}
	for i := range out {
		if r.Float64() < 0.12 {
			out[i] = g.lexicon[int(float64(len(g.lexicon))*math.Pow(r.Float64(), 5))]
		}
	}
	return strings.Join(out[:n], " ")
}

// line is text between two lengths, for a field.
func (g *Generator) line(r *rand.Rand, words, low, high int) string {
	runes := []rune(g.text(r, words))
	line := strings.Trim(string(runes[:min(len(runes), high)]), " -.,")
	if utf8.RuneCountInString(line) < low {
		line += " voorbeeld van een case die een kort stuk tekst kreeg en dus wat langer moet"
	}
	first, size := utf8.DecodeRuneInString(line)
	return string(unicode.ToUpper(first)) + line[size:]
}

// Words takes from Markdown what a generator can write with: plain words and their punctuation.
func Words(markdown string) string {
	keep := func(r rune) rune {
		if strings.ContainsRune("#*_[]()<>{}|`\"\\^~=+:;/@&!$%", r) || r < ' ' {
			return ' '
		}
		return r
	}
	var words []string
	for word := range strings.FieldsSeq(strings.Map(keep, markdown)) {
		if strings.Trim(word, "-.,'0123456789") != "" {
			words = append(words, word)
		}
	}
	return strings.Join(words, " ")
}
