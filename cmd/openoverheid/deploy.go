package main

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"openoverheid.nu/internal/compress"
	"openoverheid.nu/internal/config"
	"openoverheid.nu/internal/deploy"
	"openoverheid.nu/internal/publish"
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
	skip := map[string]bool{}
	if !strings.HasPrefix(destination, "file:") { // a server chooses between a file and a compressed one, a store can't
		skip = compressedFiles(listed)
	}
	for _, l := range listed {
		if !skip[l.Path] {
			o.Files = append(o.Files, deploy.File{Path: l.Path, Size: l.Size, Sum: l.Sum})
		}
	}
	return o, err
}

// compressedFiles are the names that compressed files of those listed have.
func compressedFiles(listed []publish.Listed) map[string]bool {
	names := map[string]bool{}
	for _, l := range listed {
		for _, name := range compress.Names(l.Path) {
			names[name] = true
		}
	}
	return names
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
