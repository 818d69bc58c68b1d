package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"openoverheid.nu/internal/build"
	"openoverheid.nu/internal/measure"
	"openoverheid.nu/internal/publish"
)

type buildFlags struct {
	out, baseURL          string
	stages                string // a file for what each part of the work took, which make bench reads
	drafts, future, quiet bool
}

func (p *program) buildCommand() *cobra.Command {
	var f buildFlags
	c := &cobra.Command{
		Use: "build", Short: p.say("cmd-build-short"), Long: p.say("cmd-build-long"), Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return p.build(c.Context(), f) },
	}
	c.Flags().StringVar(&f.out, "out", "", p.say("cmd-flag-out"))
	c.Flags().StringVar(&f.baseURL, "base-url", "", p.say("cmd-flag-base-url"))
	c.Flags().BoolVar(&f.drafts, "drafts", false, p.say("cmd-flag-drafts"))
	c.Flags().BoolVar(&f.future, "future", false, p.say("cmd-flag-future"))
	c.Flags().BoolVar(&f.quiet, "quiet", false, p.say("cmd-flag-quiet"))
	c.Flags().StringVar(&f.stages, "stages", "", "")
	_ = c.Flags().MarkHidden("stages") // it is there
	return c
}

func (p *program) build(ctx context.Context, f buildFlags) error {
	start := time.Now()
	files, err := p.files()
	if err != nil {
		return err
	}
	c, o, err := p.load(files, overrides(f))
	if err != nil {
		return err
	}
	o.Drafts, o.Future = f.drafts, f.future
	p.limitMemory(files)
	out := c.Out
	if f.out == "" && !filepath.IsAbs(out) {
		out = filepath.Join(p.source, out)
	}
	to := newPublication(ctx, out, publish.Options{Protect: p.ownFolders()})
	to.cache, to.made = p.openCache()
	result, err := build.Stream(to.ctx, o, to.earlier(), to.emit)
	if err != nil {
		return p.refused(to.abandon(err))
	}
	problems := result.Problems
	if f.quiet {
		problems = errorsOf(problems)
	}
	p.showProblems(problems)
	if result.Site == nil {
		return errProblems
	}
	took := measure.Start()
	done, err := to.commit()
	if err != nil {
		return p.refused(err)
	}
	_ = p.saveCache(result.Cache, done.Published) // that it can't be written only costs the next build time
	if err := writeStages(f.stages, append(result.Stages, build.Stage{Name: "publish", Took: took()})); err != nil {
		return err
	}
	if !f.quiet {
		fmt.Fprintln(p.stdout, p.say("cmd-built", strconv.Itoa(len(result.Site.Default().Entries)), strconv.Itoa(result.Written), out,
			strconv.FormatFloat(time.Since(start).Seconds(), 'f', 1, 64)))
		fmt.Fprintln(p.stdout, p.say("cmd-written", strconv.Itoa(done.Written), strconv.Itoa(done.Unchanged), strconv.Itoa(done.Removed)))
	}
	return nil
}

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
