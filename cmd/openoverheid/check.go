package main

import (
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"openoverheid.nu/internal/build"
	"openoverheid.nu/internal/diag"
)

func (p *program) checkCommand() *cobra.Command {
	var format string
	var advice bool
	c := &cobra.Command{
		Use: "check [PATH...]", Short: p.say("cmd-check-short"), Long: p.say("cmd-check-long"),
		RunE: func(_ *cobra.Command, paths []string) error { return p.check(paths, diag.Format(format), advice) },
	}
	c.Flags().StringVar(&format, "format", string(diag.TextFormat), p.say("cmd-flag-format"))
	c.Flags().BoolVar(&advice, "advice", false, p.say("cmd-flag-advice"))
	return c
}

// check reports the problems of all files, or of those asked for. All are read in any case: whether a related case
// exists can't be told from one file. Advice on the texts is for those who ask for it, and makes no difference to the exit status.
func (p *program) check(paths []string, format diag.Format, advice bool) error {
	if !slices.Contains(diag.Formats(), format) {
		return usageError{fmt.Errorf("%s", p.say("cmd-unknown-format", string(format)))}
	}
	files, err := p.files()
	if err != nil {
		return err
	}
	_, o, err := p.load(files, nil)
	if err != nil {
		return err
	}
	o.Drafts, o.Future = true, true
	look := build.Check
	if advice {
		look = build.CheckWithAdvice
	}
	problems := look(o)
	if len(paths) > 0 {
		if problems, err = p.only(problems, paths); err != nil {
			return err
		}
	}
	if err := diag.Write(p.stdout, format, p.lang, problems, p.printOptions(p.stdout)); err != nil {
		return err
	}
	if diag.HasErrors(problems) {
		return errProblems
	}
	if format == diag.TextFormat {
		p.reportChecked(problems, advice)
	}
	return nil
}

// reportChecked says that nothing is wrong, and how much there is to look at.
func (p *program) reportChecked(problems []diag.Problem, advice bool) {
	warnings := 0
	for _, problem := range problems {
		if problem.Severity == diag.Warning {
			warnings++
		}
	}
	if advice {
		fmt.Fprintln(p.stderr, p.say("cmd-checked-advice", strconv.Itoa(warnings), strconv.Itoa(len(problems)-warnings)))
		return
	}
	fmt.Fprintln(p.stderr, p.say("cmd-checked", strconv.Itoa(warnings)))
}

// only keeps the problems of the paths asked for: files, or folders with all in them, as seen from where the command
// was called or from the site's folder.
func (p *program) only(problems []diag.Problem, paths []string) ([]diag.Problem, error) {
	wanted := make([]string, len(paths))
	for i, name := range paths {
		inside, err := p.inside(name)
		if err != nil {
			return nil, err
		}
		wanted[i] = inside
	}
	return slices.DeleteFunc(problems, func(problem diag.Problem) bool {
		return !slices.ContainsFunc(wanted, func(name string) bool {
			return name == "." || problem.File == name || strings.HasPrefix(problem.File, name+"/")
		})
	}), nil
}

// inside is the path within the site's folder.
func (p *program) inside(name string) (string, error) {
	source, err := filepath.Abs(p.source)
	if err != nil {
		return "", err
	}
	for _, base := range []string{"", source} {
		absolute, err := filepath.Abs(filepath.Join(base, name))
		if err != nil {
			return "", err
		}
		if inside, err := filepath.Rel(source, absolute); err == nil && filepath.IsLocal(inside) && exists(absolute) {
			return path.Clean(filepath.ToSlash(inside)), nil
		}
	}
	return "", usageError{fmt.Errorf("%s", p.say("cmd-no-such-path", name))}
}
