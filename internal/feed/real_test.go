package feed_test

import (
	"context"
	"os"
	"path"
	"strings"
	"testing"
	"time"

	openoverheid "openoverheid.nu"
	"openoverheid.nu/internal/build"
	"openoverheid.nu/internal/config"
	"openoverheid.nu/internal/feed"
	"openoverheid.nu/internal/site"
)

// Every feed of the site of this repository keeps the validator's rules, and says the same in all formats.
func TestFeedsOfTheSiteAreValid(t *testing.T) {
	src, err := os.ReadFile("../../config.yaml")
	if err != nil {
		t.Fatal(err)
	}
	c, problems := config.Load("config.yaml", src, config.Options{})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	o := build.Options{
		Files: build.Layer(os.DirFS("../.."), openoverheid.Files), BaseURL: c.BaseURL, Theme: c.Theme, Pagination: c.Pagination,
		Authority: site.Authority(c.Authority), License: site.License(c.License), FeedItems: c.Feeds.Items,
		FeedHub: "https://hub.example/", Future: true, Now: time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC),
	}
	for _, l := range c.Languages {
		o.Languages = append(o.Languages, site.LanguageOptions{
			Code: l.Code, Locale: l.Locale, Name: l.Name, Title: c.Title[l.Code], Description: c.Description[l.Code],
		})
	}
	r, err := build.Run(context.Background(), o)
	if err != nil || r.Files == nil {
		t.Fatal(err, r.Problems)
	}
	feeds := map[string]string{}
	for name, content := range r.Files {
		switch path.Base(name) {
		case "feed.xml", "atom.xml", "feed.json", "feeds.opml":
			feeds[name] = string(content)
		}
	}
	if len(feeds) < 100 || feeds["archive/1/atom.xml"] == "" {
		t.Fatalf("%d feeds", len(feeds))
	}
	feed.CheckAll(t, r.Site, feeds)
	for _, l := range r.Site.Languages {
		for _, p := range l.Pairs {
			for _, link := range feed.Links(r.Site, l, p.First, p.Second) {
				if feeds[strings.TrimPrefix(link.Path, "/")] == "" {
					t.Errorf("there is no %s", link.Path)
				}
			}
		}
	}
}
