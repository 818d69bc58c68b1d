package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// written is a question that a person wrote, with the cases that it should and should not find.
type written struct {
	line             int
	kind, text       string
	wanted, unwanted []string // slugs; one of them may be empty
}

// writtenKinds are the kinds of written questions, in the order in which they are reported.
var writtenKinds = []string{"exact", "inflection", "compound part", "written apart", "typing error", "prefix", "accents", "several words", "phrase", "synonym"}

// space stands for a space at the end of a question, where none could be seen.
const space = "␣"

// parseQuestions reads lines of "kind | question | wanted slugs | unwanted slugs". The error holds all that is wrong, a line each.
func parseQuestions(name, text string) ([]written, error) {
	var questions []written
	var problems []error
	first := map[string]int{}
	line := 0
	for s := range strings.Lines(text) {
		line++
		if s = strings.TrimSpace(s); s == "" || strings.HasPrefix(s, "#") {
			continue
		}
		q, err := parseQuestion(s)
		if err == nil && first[q.text] > 0 {
			err = fmt.Errorf("the question of line %d again: delete one of them", first[q.text])
		}
		if err != nil {
			problems = append(problems, fmt.Errorf("%s:%d: %w", name, line, err))
			continue
		}
		q.line, first[q.text] = line, line
		questions = append(questions, q)
	}
	return questions, errors.Join(problems...)
}

func parseQuestion(s string) (written, error) {
	columns := strings.Split(s, "|")
	if len(columns) < 3 || len(columns) > 4 {
		return written{}, fmt.Errorf("%d columns: write kind | question | wanted slugs | unwanted slugs", len(columns))
	}
	q := written{kind: strings.TrimSpace(columns[0]), text: strings.ReplaceAll(strings.TrimSpace(columns[1]), space, " "), wanted: slugList(columns[2])}
	if len(columns) == 4 {
		q.unwanted = slugList(columns[3])
	}
	both := slices.IndexFunc(q.unwanted, func(slug string) bool { return slices.Contains(q.wanted, slug) })
	switch {
	case !slices.Contains(writtenKinds, q.kind):
		return q, fmt.Errorf("no kind %q: write one of %s", q.kind, strings.Join(writtenKinds, ", "))
	case strings.TrimSpace(q.text) == "":
		return q, errors.New("no question: write one in the second column")
	case len(q.wanted)+len(q.unwanted) == 0:
		return q, errors.New("no cases: write the slugs of those to find, or of those not to find")
	case both >= 0:
		return q, fmt.Errorf("%s is both wanted and unwanted: take it out of a column", q.unwanted[both])
	}
	return q, nil
}

func slugList(column string) (slugs []string) {
	for slug := range strings.SplitSeq(column, ",") {
		if slug = strings.TrimSpace(slug); slug != "" {
			slugs = append(slugs, slug)
		}
	}
	return slugs
}
