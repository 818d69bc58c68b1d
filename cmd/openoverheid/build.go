package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"openoverheid.nu/internal/build"
	"openoverheid.nu/internal/config"
	"openoverheid.nu/internal/measure"
	"openoverheid.nu/internal/publish"
)

type buildFlags struct {
	out, baseURL          string
	stages                string // a file for what each part of the work took, which make bench reads
	drafts, future, quiet bool
	clean, json           bool
}

func (p *program) buildCommand() *cobra.Command {
	var f buildFlags
	c := &cobra.Command{
		Use: "build", Short: p.say("cmd-build-short"), Long: p.say("cmd-build-long"), Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return p.buildAndReport(c.Context(), f) },
	}
	c.Flags().StringVar(&f.out, "out", "", p.say("cmd-flag-out"))
	c.Flags().StringVar(&f.baseURL, "base-url", "", p.say("cmd-flag-base-url"))
	c.Flags().BoolVar(&f.drafts, "drafts", false, p.say("cmd-flag-drafts"))
	c.Flags().BoolVar(&f.future, "future", false, p.say("cmd-flag-future"))
	c.Flags().BoolVar(&f.clean, "clean", false, p.say("cmd-flag-clean"))
	c.Flags().BoolVar(&f.quiet, "quiet", false, p.say("cmd-flag-quiet"))
	c.Flags().BoolVar(&f.json, "json", false, p.say("cmd-flag-build-json"))
	c.Flags().StringVar(&f.stages, "stages", "", "")
	_ = c.Flags().MarkHidden("stages") // it is there
	return c
}

// buildAndReport builds, and tells a person or a program what became of it.
func (p *program) buildAndReport(ctx context.Context, f buildFlags) error {
	start := time.Now()
	var r buildReport
	if f.json {
		p.kept = &r.problems
	}
	err := p.build(ctx, f, &r)
	r.took = time.Since(start)
	switch {
	case f.json:
		return errors.Join(err, p.reportJSON(r, err))
	case err == nil && !f.quiet:
		p.reportText(r)
	}
	return err
}

func (p *program) build(ctx context.Context, f buildFlags, r *buildReport) error {
	sized := p.limitMemory()
	files, err := p.files()
	if err != nil {
		return err
	}
	c, o, err := p.load(files, overrides(f))
	if err != nil {
		return err
	}
	o.Drafts, o.Future = f.drafts, f.future
	o.Sized = sized
	r.out = p.outFolder(c, f)
	to := newPublication(ctx, r.out, publish.Options{Protect: p.ownFolders(), Clean: f.clean, Recipe: recipe(c.Precompress)})
	if c.Precompress {
		to.also = compressed(o)
	}
	var before *build.Cache
	if !f.clean {
		before, to.before = p.openCache()
	}
	show := p.buildProgress(f)
	o.Begins, to.counted = show.begins, show.counts
	store, closeStore := p.openStore(before)
	defer closeStore()
	made, err := build.Stream(to.ctx, o, before, store, to)
	if err != nil {
		show.end()
		return p.refused(to.abandon(err))
	}
	show.begins(publishing)
	took := measure.Start()
	done, err := p.finish(to, made, before)
	show.end()
	problems := made.Problems
	if f.quiet && !f.json {
		problems = errorsOf(problems)
	}
	p.showProblems(problems)
	switch {
	case err != nil:
		return p.refused(err)
	case made.Site == nil:
		return errProblems
	}
	r.take(made, done, took())
	return writeStages(f.stages, r.stages)
}

// finish makes the folder show the site, where it was made, and leaves something for the next build; else it leaves both as they were.
func (p *program) finish(to *publication, made *build.Result, before *build.Cache) (publish.Result, error) {
	if made.Site == nil {
		return publish.Result{}, to.abandon(nil)
	}
	next := p.leave(made.Cache, before)
	done, err := to.commit()
	if err != nil {
		next.discard()
		return done, err
	}
	next.save(done.Published, to.before)
	return done, nil
}

// outFolder is where the site goes: the flag is seen from where the command was called, the setting from the site's folder.
func (p *program) outFolder(c *config.Config, f buildFlags) string {
	if f.out == "" && !filepath.IsAbs(c.Out) {
		return filepath.Join(p.source, c.Out)
	}
	return c.Out
}

// publishing is the part of the work that puts the files in their folder.
const publishing = "publish"

// writeStages writes what each part of a build took, where that is asked for.
func writeStages(file string, stages []build.Stage) error {
	if file == "" {
		return nil
	}
	data, err := json.Marshal(stages)
	if err != nil {
		return fmt.Errorf("writing what the build took: %w", err)
	}
	return os.WriteFile(file, data, 0o644)
}

// overrides are the flags that stand over config.yaml and the environment.
func overrides(f buildFlags) map[string]string {
	flags := map[string]string{}
	if f.out != "" {
		flags["out"] = f.out
	}
	if f.baseURL != "" {
		flags["base_url"] = f.baseURL
	}
	return flags
}

// ownFolders must never be taken for the output.
func (p *program) ownFolders() []string {
	var folders []string
	for _, name := range []string{"cases", "pages", "themes"} {
		folders = append(folders, filepath.Join(p.source, name))
	}
	return folders
}
