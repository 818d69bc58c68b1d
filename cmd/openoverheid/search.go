package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"openoverheid.nu/internal/build"
	"openoverheid.nu/internal/diag"
)

func (p *program) searchCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use: `search "WOORDEN"`, Short: p.say("cmd-search-short"), Long: p.say("cmd-search-long"), Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			lang := ""
			if c.Flags().Changed("lang") {
				lang = c.Flag("lang").Value.String()
			}
			answer, err := p.search(strings.Join(args, " "), lang, asJSON)
			if err != nil {
				return err
			}
			if asJSON {
				return p.printJSON(answer)
			}
			p.printAnswer(answer)
			return nil
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, p.say("cmd-flag-json"))
	return c
}

// answer is what the command says in JSON: other programs rely on it.
type answer struct {
	Query      string   `json:"query"`
	Lang       string   `json:"lang"`
	Total      int      `json:"total"`
	All        int      `json:"all"` // of these, with all words
	DidYouMean string   `json:"didYouMean,omitempty"`
	Results    []result `json:"results"`
}

// result is a case that was found.
type result struct {
	Slug  string `json:"slug"`
	Title string `json:"title"`
	URL   string `json:"url"` // absolute
	Date  string `json:"date"`
	Score int    `json:"score"`
	All   bool   `json:"all"` // it has all words
}

// shownResults is how many results a person gets to see; a program gets all.
const shownResults = 10

// search answers from an index made of the files as they are now. It needs neither a built site nor Hugo.
func (p *program) search(question, lang string, all bool) (*answer, error) {
	files, err := p.files()
	if err != nil {
		return nil, err
	}
	c, o, err := p.load(files, nil)
	if err != nil {
		return nil, err
	}
	if codes := languageCodes(c); lang != "" && !slices.Contains(codes, lang) {
		return nil, usageError{fmt.Errorf("%s", p.say("cmd-new-bad-language", lang, strings.Join(codes, ", ")))}
	}
	searcher, problems, err := build.Search(o, lang)
	if err != nil {
		return nil, err
	}
	if searcher == nil || diag.HasErrors(problems) {
		p.showProblems(problems)
		return nil, errProblems
	}
	limit := shownResults
	if all {
		limit = searcher.Docs()
	}
	found, err := searcher.Ask(question, limit)
	if err != nil {
		return nil, err
	}
	a := &answer{
		Query: question, Lang: searcher.Language.Code, Total: found.Total, All: found.All, DidYouMean: found.DidYouMean, Results: []result{},
	}
	for _, r := range found.Results {
		a.Results = append(a.Results, result{r.Slug, r.Title, searcher.Site.AbsURL(r.URL), r.Date, r.Score, r.All})
	}
	return a, nil
}

func (p *program) printJSON(a *answer) error {
	e := json.NewEncoder(p.stdout)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(a)
}

func (p *program) printAnswer(a *answer) {
	for _, r := range a.Results {
		fmt.Fprintf(p.stdout, "%s\n  %s\n", r.Title, r.URL)
	}
	if a.DidYouMean != "" {
		fmt.Fprintln(p.stderr, p.say("cmd-search-meant", a.DidYouMean))
	}
	switch {
	case a.Total == 0:
		fmt.Fprintln(p.stderr, p.say("cmd-search-nothing"))
	case len(a.Results) < a.Total:
		fmt.Fprintln(p.stderr, p.say("cmd-search-more", strconv.Itoa(len(a.Results)), strconv.Itoa(a.Total)))
	}
}
