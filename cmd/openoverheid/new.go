package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"openoverheid.nu/internal/build"
	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/config"
	"openoverheid.nu/internal/desk"
	"openoverheid.nu/internal/diag"
)

func (p *program) newCommand() *cobra.Command {
	return &cobra.Command{
		Use: `new "TITEL"`, Short: p.say("cmd-new-short"), Long: p.say("cmd-new-long"), Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			lang := ""
			if c.Flags().Changed("lang") {
				lang = c.Flag("lang").Value.String()
			}
			name, err := p.newCase(args[0], lang)
			if err != nil {
				return err
			}
			fmt.Fprintln(p.stdout, p.say("cmd-new-done", name))
			return nil
		},
	}
}

// newCase makes the file of a new case, and returns its name. A case in another language than the site's first has
// that language in its name.
func (p *program) newCase(title, lang string) (string, error) {
	files, err := p.files()
	if err != nil {
		return "", err
	}
	c, _, err := p.load(files, nil)
	if err != nil {
		return "", err
	}
	if codes := languageCodes(c); lang != "" && !slices.Contains(codes, lang) {
		return "", usageError{fmt.Errorf("%s", p.say("cmd-new-bad-language", lang, strings.Join(codes, ", ")))}
	}
	model, problems := build.Model(files)
	if model == nil || diag.HasErrors(problems) {
		p.showProblems(problems)
		return "", errProblems
	}
	d, err := desk.Open(p.source, desk.Options{Rules: casefile.Rules{Model: model, Languages: languageCodes(c)}})
	if err != nil {
		return "", err
	}
	defer d.Close()
	name, err := d.Create(title, lang)
	var told *desk.Refusal
	if errors.As(err, &told) {
		return "", fmt.Errorf("%s", told.Text(p.lang))
	}
	return name, err
}

func languageCodes(c *config.Config) []string {
	codes := make([]string, len(c.Languages))
	for i, l := range c.Languages {
		codes[i] = l.Code
	}
	return codes
}
