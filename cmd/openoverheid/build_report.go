package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"openoverheid.nu/internal/build"
	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/measure"
	"openoverheid.nu/internal/publish"
)

// buildReport is what there is to tell of a build.
type buildReport struct {
	out      string
	took     time.Duration
	cases    []casesIn // by language, the default first
	rendered int
	done     publish.Result
	stages   []build.Stage
	warnings int
	problems []diag.Problem // those that no person was shown
}

// casesIn is how many cases there are in a language.
type casesIn struct {
	Lang  string `json:"lang"`
	Cases int    `json:"cases"`
}

// take remembers a build that was published.
func (r *buildReport) take(made *build.Result, done publish.Result, published measure.Part) {
	for _, l := range made.Site.Languages {
		r.cases = append(r.cases, casesIn{l.Code, len(l.Entries)})
	}
	for _, p := range made.Problems {
		if p.Severity == diag.Warning {
			r.warnings++
		}
	}
	r.rendered, r.done = made.Rendered, done
	r.stages = append(made.Stages, build.Stage{Name: publishing, Took: published})
}

// files is how many files the site has.
func (r buildReport) files() int { return r.done.Written + r.done.Unchanged }

// reportText tells a person what was built, what changed and what it took.
func (p *program) reportText(r buildReport) {
	fmt.Fprintln(p.stdout, p.say("cmd-built", strconv.Itoa(r.cases[0].Cases), strconv.Itoa(r.files()), r.out, seconds(r.took)))
	fmt.Fprintln(p.stdout, p.say("cmd-written", strconv.Itoa(r.done.Written), strconv.Itoa(r.done.Unchanged), strconv.Itoa(r.done.Removed)))
	parts := make([]string, len(r.stages))
	for i, s := range r.stages {
		parts[i] = p.say("cmd-stage-took", p.stageName(s.Name), seconds(s.Took.Wall))
	}
	fmt.Fprintln(p.stdout, p.say("cmd-stages", strings.Join(parts, ", ")))
	if r.warnings > 0 {
		fmt.Fprintln(p.stdout, p.say("cmd-warnings", strconv.Itoa(r.warnings)))
	}
}

func seconds(d time.Duration) string { return strconv.FormatFloat(d.Seconds(), 'f', 1, 64) }

// stageName is what people call a part of the work.
func (p *program) stageName(stage string) string { return p.say("cmd-stage-" + stage) }

// jsonReport is a report for programs: docs/build.md describes it, and its keys stay.
type jsonReport struct {
	Version   int             `json:"version"`
	OK        bool            `json:"ok"`
	Error     string          `json:"error,omitempty"`
	Out       string          `json:"out"`
	Seconds   float64         `json:"seconds"`
	Cases     []casesIn       `json:"cases"`
	Rendered  int             `json:"rendered"`
	Files     int             `json:"files"`
	Written   int             `json:"written"`
	Unchanged int             `json:"unchanged"`
	Removed   int             `json:"removed"`
	Bytes     int64           `json:"bytes"`
	Stages    []jsonStage     `json:"stages"`
	Problems  json.RawMessage `json:"problems"` // as check --format json has them
}

type jsonStage struct {
	Name    string  `json:"name"`
	Seconds float64 `json:"seconds"`
	CPU     float64 `json:"cpu_seconds"`
}

// reportJSON tells a program what became of a build, and why it failed.
func (p *program) reportJSON(r buildReport, failed error) error {
	report := jsonReport{
		Version: 1, OK: failed == nil, Out: r.out, Seconds: milliseconds(r.took), Cases: r.cases, Rendered: r.rendered, Files: r.files(),
		Written: r.done.Written, Unchanged: r.done.Unchanged, Removed: r.done.Removed, Bytes: r.done.Bytes, Stages: []jsonStage{},
	}
	if report.Cases == nil {
		report.Cases = []casesIn{}
	}
	if failed != nil && !errors.Is(failed, errProblems) {
		report.Error = failed.Error()
	}
	for _, s := range r.stages {
		report.Stages = append(report.Stages, jsonStage{s.Name, milliseconds(s.Took.Wall), milliseconds(s.Took.CPU)})
	}
	var problems bytes.Buffer
	if err := diag.Write(&problems, diag.JSONFormat, p.lang, r.problems, diag.PrintOptions{}); err != nil {
		return err
	}
	report.Problems = problems.Bytes()
	e := json.NewEncoder(p.stdout)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(report)
}

// milliseconds are seconds to three decimals.
func milliseconds(d time.Duration) float64 { return float64(d.Milliseconds()) / 1000 }
