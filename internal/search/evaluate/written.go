package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"

	"openoverheid.nu/internal/search"
)

// firstPage is how many results a reader looks at.
const firstPage = 10

// askWritten asks the questions of a file over the cases of a folder, and prints how each kind fares.
func (o options) askWritten() error {
	text, err := os.ReadFile(o.questions)
	if err != nil {
		return err
	}
	questions, err := parseQuestions(o.questions, string(text))
	if err != nil {
		return err
	}
	docs, err := readCases(o.cases, o.docs)
	if err != nil {
		return err
	}
	synonyms, err := readSynonyms(filepath.Join(o.cases, "terms", "synonyms.yaml"))
	if err != nil {
		return err
	}
	m, err := newMeter(docs, synonyms)
	if err != nil {
		return err
	}
	return m.written(questions, o.only, o.verbose)
}

// readSynonyms reads groups of words that mean the same: lists, or lines with "=" between the words. A folder need not have any.
func readSynonyms(name string) (groups [][]string, err error) {
	src, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var list []any
	if err := yaml.Unmarshal(src, &list); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	for _, item := range list {
		var group []string
		switch item := item.(type) {
		case string:
			for word := range strings.SplitSeq(item, "=") {
				group = append(group, strings.TrimSpace(word))
			}
		case []any:
			for _, word := range item {
				group = append(group, fmt.Sprint(word))
			}
		}
		groups = append(groups, group)
	}
	return groups, nil
}

// tally counts how the questions of a kind fared. Those that want nothing found count as asked only.
type tally struct {
	asked, wanting, first, ten, all, none, unwanted int
	mrr                                             float64
}

// written asks the questions of all kinds with this in their name.
func (m *meter) written(questions []written, only string, verbose bool) error {
	r, err := search.Open(func(name string) ([]byte, error) { return m.index.Files[name], nil }, m.index.Manifest)
	if err != nil {
		return err
	}
	fmt.Printf("%-14s %6s %6s %6s %6s %6s %6s %8s\n", "kind", "asked", "s@1", "s@10", "all@10", "mrr", "none", "unwanted")
	var total tally
	for _, kind := range writtenKinds {
		if !strings.Contains(kind, only) {
			continue
		}
		var t tally
		for _, q := range questions {
			if q.kind != kind {
				continue
			}
			found, err := m.find(r, q.text)
			if err != nil {
				return err
			}
			problems := t.add(q, found)
			total.add(q, found)
			if verbose && problems != "" {
				fmt.Printf("    %d: %q %s\n", q.line, q.text, problems)
			}
		}
		t.print(kind)
	}
	total.print("all")
	return nil
}

// find returns the slugs of all that is found for a question, best first.
func (m *meter) find(r *search.Reader, text string) (slugs []string, err error) {
	q := r.ParseQuery(text)
	q.Limit = len(m.text)
	q.Text = func(slug string) (string, error) { return m.text[slug], nil }
	res, err := r.Search(q)
	if err != nil {
		return nil, fmt.Errorf("asking %q: %w", text, err)
	}
	for _, result := range res.Results {
		slugs = append(slugs, result.Slug)
	}
	return slugs, nil
}

// add counts a question and says what is wrong with what was found for it.
func (t *tally) add(q written, found []string) (problems string) {
	page := found[:min(firstPage, len(found))]
	t.asked++
	if wrong := slices.DeleteFunc(slices.Clone(q.unwanted), func(slug string) bool { return !slices.Contains(found, slug) }); len(wrong) > 0 {
		t.unwanted++
		problems = fmt.Sprintf("finds %v ", wrong)
	}
	if len(q.wanted) == 0 {
		return problems
	}
	t.wanting++
	if len(found) == 0 {
		t.none++
	}
	if missing := slices.DeleteFunc(slices.Clone(q.wanted), func(slug string) bool { return slices.Contains(page, slug) }); len(missing) > 0 {
		problems += fmt.Sprintf("misses %v among %d found ", missing, len(found))
	} else {
		t.all++
	}
	switch at := slices.IndexFunc(page, func(slug string) bool { return slices.Contains(q.wanted, slug) }); {
	case at > 0:
		problems += fmt.Sprintf("has its first at %d, after %v ", at+1, page[:min(at, 3)])
		t.ten++
		t.mrr += 1 / float64(at+1)
	case at == 0:
		t.first++
		t.ten++
		t.mrr++
	}
	return problems
}

// print writes the shares of the questions that want something found, and the number of those that find what they should not.
func (t tally) print(kind string) {
	n := float64(max(1, t.wanting))
	fmt.Printf("%-14s %6d %6.3f %6.3f %6.3f %6.3f %6.3f %8d\n", kind, t.asked, float64(t.first)/n, float64(t.ten)/n, float64(t.all)/n, t.mrr/n,
		float64(t.none)/n, t.unwanted)
}
