package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/inconshreveable/mousetrap"

	"openoverheid.nu/internal/diag"
)

// program is what every command has at hand.
type program struct {
	env            []string
	stdout, stderr io.Writer
	lang           string      // of all that a person reads: nl or en
	source         string      // the site's folder
	clicked        func() bool // reports whether the program was started with a double click

	kept *[]diag.Problem // where problems go that are not shown but reported to a program; nil to show them
}

func newProgram(args, env []string, stdout, stderr io.Writer) *program {
	return &program{env: env, stdout: stdout, stderr: stderr, lang: language(args, env), clicked: mousetrap.StartedByExplorer}
}

// langVariable chooses the language of messages, where the machine's own settings are not what the reader wants.
const langVariable = "OPENOVERHEID_LANG"

// language is that of --lang, else of the environment, else Dutch. It is needed before the flags are read: the help
// on them is in it.
func language(args, env []string) string {
	for i, arg := range args {
		value, ok := strings.CutPrefix(arg, "--lang=")
		if !ok && arg == "--lang" && i+1 < len(args) {
			value, ok = args[i+1], true
		}
		if ok && known(value) {
			return value
		}
	}
	for _, name := range []string{langVariable, "LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := lookup(env, name); len(value) >= 2 && known(value[:2]) {
			return value[:2]
		}
	}
	return diag.Languages()[0]
}

func known(lang string) bool { return slices.Contains(diag.Languages(), lang) }

func lookup(env []string, name string) string {
	for _, pair := range env {
		if value, ok := strings.CutPrefix(pair, name+"="); ok {
			return value
		}
	}
	return ""
}

// say is a text of the catalogue in the reader's language.
func (p *program) say(code string, args ...string) string {
	return diag.Problem{Code: code, Args: args}.Text(p.lang)
}

// errProblems ends a command whose problems have been shown already.
var errProblems = errors.New("the input has problems")

// usageError is a command called in the wrong way.
type usageError struct{ error }

// report shows why a command ended, and returns its exit status.
func (p *program) report(err error) int {
	var usage usageError
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errProblems):
		return 1
	case errors.As(err, &usage):
		fmt.Fprintf(p.stderr, "%s\n%s\n", p.say("cmd-error", err.Error()), p.say("cmd-usage-hint"))
		return 2
	}
	fmt.Fprintln(p.stderr, p.say("cmd-error", err.Error()))
	return 1
}

// shownProblems is how many problems scroll past at most; `check` lists them all.
const shownProblems = 50

// showProblems writes problems to standard error as text, errors before warnings where there are too many to show.
func (p *program) showProblems(problems []diag.Problem) {
	if p.kept != nil {
		*p.kept = append(*p.kept, problems...)
		return
	}
	more := len(problems) - shownProblems
	if more > 0 {
		problems = slices.Clone(problems)
		slices.SortStableFunc(problems, func(a, b diag.Problem) int { return cmp.Compare(a.Severity, b.Severity) })
		problems = problems[:shownProblems]
	}
	_ = diag.Write(p.stderr, diag.TextFormat, p.lang, problems, p.printOptions(p.stderr))
	if more > 0 {
		fmt.Fprintln(p.stderr, p.say("cmd-more-problems", strconv.Itoa(more)))
	}
}

// errorsOf are the problems that stop a build.
func errorsOf(problems []diag.Problem) []diag.Problem {
	return slices.DeleteFunc(slices.Clone(problems), func(p diag.Problem) bool { return p.Severity != diag.Error })
}

func (p *program) printOptions(w io.Writer) diag.PrintOptions {
	return diag.PrintOptions{Color: terminal(w) && lookup(p.env, "NO_COLOR") == "", Source: p.sourceFile}
}

// terminal reports whether a person is likely to look at w as it is written.
func terminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
