// Command evaluate measures how well the search finds, with questions made from the cases themselves:
//
//	go run ./internal/search/evaluate -cases FOLDER -dict WORDLIST
//	go run ./internal/search/evaluate -made 1000
//	go run ./internal/search/evaluate -questions internal/search/evaluate/questions.txt
//
// With -json it prints the questions instead, for another program to ask; with -site it makes the site that they are about.
package main

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"runtime"
	"slices"
	"strings"
	"time"

	"openoverheid.nu/internal/search"
)

type options struct {
	cases, dict string
	site        string
	questions   string
	docs, each  int
	made        int
	json        bool
	seed        uint64
	verbose     bool
	only        string
}

func main() {
	var o options
	flag.StringVar(&o.cases, "cases", "cases", "folder of case files")
	flag.StringVar(&o.dict, "dict", "", "file of Dutch words, one a line; without it, words are made")
	flag.IntVar(&o.made, "made", 0, "generate this many cases instead of reading a folder")
	flag.StringVar(&o.site, "site", "", "folder to make a site of the generated cases in")
	flag.BoolVar(&o.json, "json", false, "print the questions and ask nothing")
	flag.IntVar(&o.docs, "docs", 1000, "most cases read")
	flag.IntVar(&o.each, "each", 100, "questions of each kind")
	flag.Uint64Var(&o.seed, "seed", 1, "which questions")
	flag.StringVar(&o.questions, "questions", "", "file of questions to ask instead of made ones")
	flag.BoolVar(&o.verbose, "v", false, "print the questions that failed")
	flag.StringVar(&o.only, "kind", "", "only kinds with this in their name")
	flag.Parse()
	if err := run(o); err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}

func run(o options) error {
	if o.questions != "" && o.json {
		return printWritten(os.Stdout, o.questions)
	}
	if o.questions != "" {
		return o.askWritten()
	}
	words, err := readLexicon(o.dict)
	if err != nil {
		return err
	}
	docs, files, err := o.collection(words)
	if err != nil {
		return err
	}
	synonyms, asked := newCorpus(docs, words, o.seed).questions(o.each, o.only)
	if o.site != "" {
		if err := writeMade(o.site, files, synonyms); err != nil {
			return err
		}
	}
	if o.json {
		return printMade(os.Stdout, asked)
	}
	m, err := newMeter(docs, synonyms)
	if err != nil {
		return err
	}
	fmt.Printf("%-14s %6s %6s %6s %6s %6s %8s %8s\n", "kind", "asked", "s@1", "s@10", "mrr", "none", "kB p50", "kB p95")
	for _, k := range asked {
		m.kind(k.name, k.questions, o.verbose)
	}
	return nil
}

// collection returns the cases to ask for, and their files if they are made.
func (o options) collection(words *lexicon) (docs []search.Document, files []string, err error) {
	if o.made == 0 {
		docs, err = readCases(o.cases, o.docs)
		return docs, nil, err
	}
	if files, err = madeCases(o.made, words); err != nil {
		return nil, nil, err
	}
	docs, err = parseMade(files)
	return docs, files, err
}

// kind is the questions of one kind.
type kind struct {
	name      string
	questions []question
}

// questions makes some of each kind, and the synonyms that some ask for.
func (c *corpus) questions(each int, only string) (synonyms [][]string, asked []kind) {
	synonyms, about := c.synonyms(each)
	for _, k := range c.kinds() {
		if strings.Contains(k.name, only) {
			asked = append(asked, kind{k.name, makeQuestions(k.make, each)})
		}
	}
	if strings.Contains("synonym", only) {
		asked = append(asked, kind{"synonym", about})
	}
	return synonyms, asked
}

// makeQuestions makes n different questions, or fewer if they are hard to find.
func makeQuestions(one func() question, n int) (questions []question) {
	asked := map[string]bool{"": true}
	for range 200 * n {
		if q := one(); !asked[q.text] {
			asked[q.text] = true
			questions = append(questions, q)
		}
		if len(questions) == n {
			break
		}
	}
	return questions
}

// synonyms pairs words of the cases with words that are not in them.
func (c *corpus) synonyms(n int) (groups [][]string, questions []question) {
	for i := range n {
		w, other := c.rare(5), fmt.Sprintf("qz%dxw", i)
		groups = append(groups, []string{other, w})
		questions = append(questions, question{text: other, answers: c.slugs(c.where[w])})
	}
	return groups, questions
}

// meter asks questions and counts what is read for them.
type meter struct {
	index search.Index
	text  map[string]string
}

func newMeter(docs []search.Document, synonyms [][]string) (*meter, error) {
	runtime.GC()
	start, cpu := time.Now(), cpuTime()
	index, err := search.Build(docs, search.Options{Lang: "nl", Prefix: "/cases/", Synonyms: synonyms,
		Facets: []string{"organisations", "level", "aspects", "channels", "tags", "audience"}})
	if err != nil {
		return nil, err
	}
	wall, used := time.Since(start), cpuTime()-cpu
	m := &meter{index, map[string]string{}}
	for _, d := range docs {
		m.text[d.Slug] = d.Title + " . " + d.Summary + " . " + d.Body
	}
	total := 0
	kinds := map[byte][2]int{}
	for name, data := range index.Files {
		total += len(data)
		base := name[strings.LastIndexByte(name, '/')+1:]
		k := kinds[base[0]]
		kinds[base[0]] = [2]int{k[0] + 1, k[1] + len(data)}
	}
	fmt.Printf("%d cases, %d files, %.2f MB, manifest %.1f kB, wall %v, cpu %v, peak %d MB\n", len(docs), len(index.Files), float64(total)/1e6,
		float64(len(index.Files[index.Manifest]))/1e3, wall.Round(time.Millisecond), used.Round(time.Millisecond), peak())
	for _, k := range "tabdflm" {
		fmt.Printf("  %c: %d files, %.2f MB\n", k, kinds[byte(k)][0], float64(kinds[byte(k)][1])/1e6)
	}
	return m, nil
}

// kind asks the questions of one kind and prints what was found.
func (m *meter) kind(name string, questions []question, verbose bool) {
	var first, ten, none int
	var mrr float64
	var bytes []int
	for _, q := range questions {
		place, found, read := m.ask(q)
		bytes = append(bytes, read)
		if !found {
			none++
		}
		if place == 1 {
			first++
		}
		if place > 0 {
			ten++
			mrr += 1 / float64(place)
		} else if verbose {
			fmt.Printf("    %q wants %v\n", q.text, sample(q.answers))
		}
	}
	n := float64(max(1, len(questions)))
	slices.Sort(bytes)
	p50, p95 := 0, 0
	if len(bytes) > 0 {
		p50, p95 = bytes[len(bytes)/2], bytes[len(bytes)*95/100]
	}
	fmt.Printf("%-14s %6d %6.3f %6.3f %6.3f %6.3f %8.1f %8.1f\n", name, len(questions), float64(first)/n, float64(ten)/n, mrr/n, float64(none)/n,
		float64(p50)/1e3, float64(p95)/1e3)
}

func sample(set map[string]bool) []string {
	some := sorted(set)
	return some[:min(3, len(some))]
}

func sorted(set map[string]bool) []string { return slices.Sorted(maps.Keys(set)) }

// ask returns the place of the first right answer among ten, whether anything was found, and the bytes read without the manifest.
func (m *meter) ask(q question) (place int, found bool, read int) {
	r, err := search.Open(func(name string) ([]byte, error) {
		read += len(m.index.Files[name])
		return m.index.Files[name], nil
	}, m.index.Manifest)
	if err != nil {
		panic(err)
	}
	read = 0
	query := search.ParseQuery(q.text)
	query.Text = func(slug string) (string, error) { return m.text[slug], nil }
	res, err := r.Search(query)
	if err != nil {
		panic(err)
	}
	for i, result := range res.Results {
		if q.answers[result.Slug] {
			return i + 1, true, read
		}
	}
	return 0, len(res.Results) > 0, read
}
