package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"

	"openoverheid.nu/internal/casegen"
	"openoverheid.nu/internal/search"
)

// How many words of the lexicon made cases have, besides their own: however many cases there are, so that the words stay
// rare enough for a question to have few answers.
const plantedWords, plantedAccents = 2400, 150

// madeCases returns the files of n generated cases in which words of a lexicon stand, each in one to three of them.
func madeCases(n int, words *lexicon) ([]string, error) {
	generator, err := casegen.FromFolder("cases")
	if err != nil {
		return nil, err
	}
	files := make([]string, n)
	for i := range files {
		files[i] = generator.Case(i, n)
	}
	r := rand.New(rand.NewPCG(2, 5))
	plant := func(list []string, count int) {
		for _, at := range r.Perm(len(list))[:min(count, len(list))] {
			for range 1 + r.IntN(3) {
				i := r.IntN(n)
				files[i] = planted(files[i], list[at], r)
			}
		}
	}
	plant(words.plain, plantedWords)
	plant(words.accented, plantedAccents)
	return files, nil
}

// planted puts a word in the place of another one of a long paragraph.
func planted(file, word string, r *rand.Rand) string {
	paragraphs := strings.Split(file, "\n\n")
	for range 100 {
		i := 1 + r.IntN(len(paragraphs)-1) // the first is the front matter
		words := strings.Split(paragraphs[i], " ")
		at := r.IntN(len(words))
		if len(words) > 30 && letters(words[at]) {
			words[at] = word
			paragraphs[i] = strings.Join(words, " ")
			break
		}
	}
	return strings.Join(paragraphs, "\n\n")
}

// parseMade reads made cases as readCases reads files.
func parseMade(files []string) (docs []search.Document, err error) {
	for i, file := range files {
		d, err := parseCase(casegen.Slug(i), file)
		if err != nil {
			return nil, err
		}
		docs = append(docs, d)
	}
	return docs, nil
}

// writeMade makes a site of the files, with the synonyms that questions ask for.
func writeMade(dir string, files []string, synonyms [][]string) error {
	if err := casegen.WriteSite(dir, len(files), func(i int) string { return files[i] }); err != nil {
		return err
	}
	var b strings.Builder
	for _, group := range synonyms {
		fmt.Fprintf(&b, "- [%s]\n", strings.Join(group, ", "))
	}
	return os.WriteFile(filepath.Join(dir, "cases", "terms", "synonyms.yaml"), []byte(b.String()), 0o644)
}
