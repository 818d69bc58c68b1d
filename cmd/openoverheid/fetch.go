package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/netip"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"openoverheid.nu/internal/build"
	"openoverheid.nu/internal/config"
	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/elsewhere"
	"openoverheid.nu/internal/fetch"
)

// fetchFlags is how the feeds of other sites are read.
type fetchFlags struct {
	timeout time.Duration
	allow   func(netip.AddrPort) bool // where connections may go; nil for the public web
}

func (p *program) fetchCommand() *cobra.Command {
	var f fetchFlags
	c := &cobra.Command{
		Use: "fetch", Short: p.say("cmd-fetch-short"), Long: p.say("cmd-fetch-long"), Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return p.fetch(c.Context(), f, time.Now()) },
	}
	c.Flags().DurationVar(&f.timeout, "timeout", 30*time.Second, p.say("cmd-flag-timeout"))
	return c
}

// fetch reads the feeds that config.yaml lists.
func (p *program) fetch(ctx context.Context, f fetchFlags, now time.Time) error {
	if f.timeout <= 0 {
		return usageError{fmt.Errorf("%s", p.say("cmd-fetch-timeout"))}
	}
	files, err := p.files()
	if err != nil {
		return err
	}
	c, _, err := p.load(files, nil)
	if err != nil {
		return err
	}
	if len(c.Elsewhere) == 0 {
		fmt.Fprintln(p.stderr, p.say("cmd-fetch-none"))
		return nil
	}
	return p.fetchListed(ctx, files, c, f, now)
}

// fetchListed reads feeds, and keeps what they hold in the site's folder. A feed that can't be read is a warning, since its last
// good copy stays; the command fails where none can be read.
func (p *program) fetchListed(ctx context.Context, files fs.FS, c *config.Config, f fetchFlags, now time.Time) error {
	src, before, err := p.readElsewhere(files)
	if err != nil {
		return err
	}
	outcomes, err := fetch.All(ctx, sources(c.Elsewhere), before, fetch.Options{
		Agent: "openoverheid/" + version() + " (+" + c.BaseURL + ")", Timeout: f.timeout, Now: now, Allow: f.allow,
	})
	if err != nil {
		return err
	}
	if err := p.writeElsewhere(src, outcomes); err != nil {
		return err
	}
	return p.tellFetched(c.Elsewhere, outcomes)
}

// readElsewhere returns what was kept before, as bytes and as copies; a site that never fetched has none.
func (p *program) readElsewhere(files fs.FS) ([]byte, []elsewhere.Copy, error) {
	copies, src, problems := build.Elsewhere(files)
	if len(problems) > 0 {
		p.showProblems(problems)
		return nil, nil, errProblems
	}
	return src, copies, nil
}

// writeElsewhere puts the new file in the place of the old, whole or not at all, and only where it differs.
func (p *program) writeElsewhere(before []byte, outcomes []fetch.Outcome) error {
	copies := make([]elsewhere.Copy, len(outcomes))
	for i, o := range outcomes {
		copies[i] = o.Copy
	}
	after, err := elsewhere.Encode(copies)
	if err != nil || bytes.Equal(before, after) {
		return err
	}
	temporary, err := os.CreateTemp(p.source, "."+elsewhere.File+"-*")
	if err != nil {
		return fmt.Errorf("writing %s: %w", elsewhere.File, err)
	}
	defer os.Remove(temporary.Name()) // gone already where all went well
	_, err = temporary.Write(after)
	err = errors.Join(err, temporary.Chmod(0o644), temporary.Sync(), temporary.Close())
	if err == nil {
		err = os.Rename(temporary.Name(), filepath.Join(p.source, elsewhere.File))
	}
	if err != nil {
		return fmt.Errorf("writing %s: %w", elsewhere.File, err)
	}
	return nil
}

// tellFetched shows what came of each source: problems at the line of config.yaml that has the feed's address.
func (p *program) tellFetched(listed []config.Source, outcomes []fetch.Outcome) error {
	var problems []diag.Problem
	added := 0
	for i, o := range outcomes {
		added += o.New
		if o.Failure != nil {
			problems = append(problems, diag.Problem{
				File: configFile, Line: listed[i].Line, Column: listed[i].Column, Severity: diag.Warning, Code: o.Failure.Code, Args: o.Failure.Args,
			})
		}
	}
	none := len(problems) == len(outcomes)
	for i := range problems {
		if none {
			problems[i].Severity = diag.Error
		}
	}
	p.showProblems(diag.Sort(problems))
	if none {
		return errProblems
	}
	fmt.Fprintln(p.stdout, p.say("cmd-fetched", strconv.Itoa(len(outcomes)-len(problems)), strconv.Itoa(len(outcomes)), strconv.Itoa(added), elsewhere.File))
	return nil
}

// sources are the feeds that the settings list.
func sources(listed []config.Source) []elsewhere.Source {
	out := make([]elsewhere.Source, len(listed))
	for i, s := range listed {
		out[i] = elsewhere.Source{Title: s.Title, URL: s.URL, Site: s.Site, Language: s.Language}
	}
	return out
}
