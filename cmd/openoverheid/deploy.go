package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"openoverheid.nu/internal/config"
	"openoverheid.nu/internal/deploy"
	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/feed"
	"openoverheid.nu/internal/publish"
	"openoverheid.nu/internal/site"
	"openoverheid.nu/internal/websub"
)

type deployFlags struct {
	out                    string
	dryRun, rollback, json bool
	hub                    websub.Options
}

func (p *program) deployCommand() *cobra.Command {
	var f deployFlags
	c := &cobra.Command{
		Use: "deploy " + p.say("cmd-deploy-argument"), Short: p.say("cmd-deploy-short"), Long: p.say("cmd-deploy-long"), Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error { return p.deploy(c.Context(), args[0], f) },
	}
	c.Flags().StringVar(&f.out, "out", "", p.say("cmd-flag-deploy-out"))
	c.Flags().BoolVar(&f.dryRun, "dry-run", false, p.say("cmd-flag-dry-run"))
	c.Flags().BoolVar(&f.rollback, "rollback", false, p.say("cmd-flag-rollback"))
	c.Flags().BoolVar(&f.json, "json", false, p.say("cmd-flag-deploy-json"))
	return c
}

// deploy puts the published folder at the destination, and tells the hub which feeds changed.
func (p *program) deploy(ctx context.Context, destination string, f deployFlags) error {
	start := time.Now()
	files, err := p.files()
	if err != nil {
		return err
	}
	c, _, err := p.load(files, overrides(buildFlags{out: f.out}))
	if err != nil {
		return err
	}
	o, err := p.deployOptions(c, destination, f)
	if err != nil {
		return p.told(err)
	}
	if f.dryRun {
		plan, err := deploy.Preview(ctx, o)
		if err != nil {
			return p.told(err)
		}
		return p.showPlan(plan, f)
	}
	progress := p.progress("cmd-deploy-progress")
	o.Progress = progress.show
	result, err := deploy.Run(ctx, o)
	progress.clear()
	if err != nil {
		return p.told(err)
	}
	p.showProblems(result.Warnings)
	if err := p.showDeployed(result, f, time.Since(start)); err != nil {
		return err
	}
	return p.announce(ctx, c, result, f)
}

// deployOptions says what to deploy: what was published in the output folder, unless an earlier release is put back.
func (p *program) deployOptions(c *config.Config, destination string, f deployFlags) (deploy.Options, error) {
	o := deploy.Options{Destination: destination, Rollback: f.rollback}
	if f.rollback {
		return o, nil
	}
	o.Dir = c.Out
	if f.out == "" && !filepath.IsAbs(o.Dir) {
		o.Dir = filepath.Join(p.source, o.Dir)
	}
	listed, err := publish.Published(o.Dir)
	for _, l := range listed {
		o.Files = append(o.Files, deploy.File{Path: l.Path, Size: l.Size, Sum: l.Sum})
	}
	return o, err
}

// told shows the problems that an error is, where it is one for people.
func (p *program) told(err error) error {
	var folder *publish.Error
	var place *deploy.Error
	switch {
	case errors.As(err, &folder):
		p.showProblems(folder.Problems)
	case errors.As(err, &place):
		p.showProblems(place.Problems)
	default:
		return err
	}
	return errProblems
}

// shownFiles is how many files of each kind a plan names on a terminal; --json names them all.
const shownFiles = 20

// showPlan writes what would be done.
func (p *program) showPlan(plan deploy.Plan, f deployFlags) error {
	if f.json {
		return p.writeJSON(planDocument(plan))
	}
	fmt.Fprintln(p.stdout, p.say("cmd-deploy-plan", strconv.Itoa(len(plan.Uploads)), size(plan.Bytes()), strconv.Itoa(len(plan.Removals)), strconv.Itoa(plan.Unchanged)))
	var names []string
	for _, u := range plan.Uploads {
		mark := "~ "
		if u.New {
			mark = "+ "
		}
		names = append(names, mark+u.Path)
	}
	p.showNames(names)
	names = nil
	for _, path := range plan.Removals {
		names = append(names, "- "+path)
	}
	p.showNames(names)
	return nil
}

func (p *program) showNames(names []string) {
	for _, name := range names[:min(len(names), shownFiles)] {
		fmt.Fprintln(p.stdout, "  "+name)
	}
	if more := len(names) - shownFiles; more > 0 {
		fmt.Fprintln(p.stdout, p.say("cmd-deploy-more", strconv.Itoa(more)))
	}
}

func (p *program) showDeployed(r deploy.Result, f deployFlags, took time.Duration) error {
	switch {
	case f.json:
		doc := planDocument(r.Plan)
		doc.Published = r.Published
		return p.writeJSON(doc)
	case !r.Published:
		fmt.Fprintln(p.stdout, p.say("cmd-deploy-nothing", strconv.Itoa(r.Plan.Unchanged)))
	default:
		code := "cmd-deployed"
		if f.rollback {
			code = "cmd-rolled-back"
		}
		fmt.Fprintln(p.stdout, p.say(code, strconv.Itoa(len(r.Plan.Uploads)), size(r.Plan.Bytes()), strconv.Itoa(len(r.Plan.Removals)), strconv.Itoa(r.Plan.Unchanged),
			strconv.FormatFloat(took.Seconds(), 'f', 1, 64), r.Plan.Release))
	}
	return nil
}

// announce tells the hub which feeds changed. That it could not be told is a warning: the site is up.
func (p *program) announce(ctx context.Context, c *config.Config, r deploy.Result, f deployFlags) error {
	if c.Feeds.Hub == "" {
		return nil
	}
	topics := feed.Topics(feedSite(c), r.Changed)
	if len(topics) == 0 {
		return nil
	}
	report := websub.Announce(ctx, c.Feeds.Hub, topics, f.hub)
	for _, failed := range report.Failed {
		p.showProblems([]diag.Problem{{File: c.Feeds.Hub, Severity: diag.Warning, Code: "cmd-hub-failed", Args: []string{strconv.Itoa(len(failed.Topics)), failed.Err.Error()}}})
	}
	if len(report.Announced) > 0 && !f.json {
		fmt.Fprintln(p.stdout, p.say("cmd-hub-told", strconv.Itoa(len(report.Announced))))
	}
	return nil
}

// feedSite is as much of the site as it takes to know the addresses of its feeds.
func feedSite(c *config.Config) *site.Site {
	s := &site.Site{BaseURL: c.BaseURL}
	for i, l := range c.Languages {
		language := &site.Language{Code: l.Code}
		if i > 0 {
			language.Prefix = l.Code + "/"
		}
		s.Languages = append(s.Languages, language)
	}
	return s
}

// deployDocument is a plan, or what became of it, for programs.
type deployDocument struct {
	Release   string           `json:"release"`
	Published bool             `json:"published"`
	Uploads   []uploadDocument `json:"uploads"`
	Removals  []string         `json:"removals"`
	Unchanged int              `json:"unchanged"`
	Bytes     int64            `json:"bytes"`
}

type uploadDocument struct {
	Path string `json:"path"`
	Size int64  `json:"size"`
	New  bool   `json:"new"`
}

func planDocument(plan deploy.Plan) deployDocument {
	doc := deployDocument{Release: plan.Release, Uploads: []uploadDocument{}, Removals: append([]string{}, plan.Removals...), Unchanged: plan.Unchanged, Bytes: plan.Bytes()}
	for _, u := range plan.Uploads {
		doc.Uploads = append(doc.Uploads, uploadDocument{u.Path, u.Size, u.New})
	}
	return doc
}

func (p *program) writeJSON(doc any) error {
	e := json.NewEncoder(p.stdout)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(doc)
}

// size is a number of bytes for people.
func size(n int64) string {
	switch {
	case n >= 10<<20:
		return strconv.FormatInt(n>>20, 10) + " MB"
	case n >= 10<<10:
		return strconv.FormatInt(n>>10, 10) + " kB"
	}
	return strconv.FormatInt(n, 10) + " B"
}
