package main

import (
	"context"
	"fmt"
	"strconv"

	"openoverheid.nu/internal/config"
	"openoverheid.nu/internal/deploy"
	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/feed"
	"openoverheid.nu/internal/site"
	"openoverheid.nu/internal/websub"
)

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
