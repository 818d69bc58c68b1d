package main

import (
	"fmt"
	"io/fs"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"time"

	openoverheid "openoverheid.nu"
	"openoverheid.nu/internal/build"
	"openoverheid.nu/internal/config"
	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/render"
	"openoverheid.nu/internal/site"
)

const configFile = "config.yaml"

// cacheDir is where a site keeps what saves time; it can be thrown away at any moment.
const cacheDir = ".cache"

// files opens the site's folder, over the embedded files. It can't be led out of the folder, by a link for instance.
func (p *program) files() (fs.FS, error) {
	site, err := openFolder(p.source)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", p.say("cmd-no-folder", p.source), err)
	}
	return build.Layer(site, openoverheid.Files), nil
}

// sourceFile is a file of the site, for showing the line that a problem is about.
func (p *program) sourceFile(name string) []byte {
	files, err := p.files()
	if err != nil {
		return nil
	}
	src, err := fs.ReadFile(files, name)
	if err != nil {
		return nil // the problem stands without its line
	}
	return src
}

// load reads config.yaml, shows what is wrong with it, and returns what to build.
func (p *program) load(files fs.FS, flags map[string]string) (*config.Config, build.Options, error) {
	src, err := fs.ReadFile(files, configFile)
	if err != nil {
		p.showProblems([]diag.Problem{{File: configFile, Code: "cmd-no-config"}})
		return nil, build.Options{}, errProblems
	}
	c, problems := config.Load(configFile, src, config.Options{Env: p.env, Other: []string{langVariable}, Flags: flags})
	p.showProblems(problems)
	if diag.HasErrors(problems) {
		return nil, build.Options{}, errProblems
	}
	return c, p.buildOptions(files, c), nil
}

const (
	// ground is what a build takes whatever its size, in bytes, and perCaseByte what each byte of a case file adds: measured, see
	// docs/performance.md. Beyond them memory is collected as often as it takes.
	ground      = 270 << 20
	perCaseByte = 13.5
)

// limitMemory returns what bounds the memory of a build, unless GOMEMLIMIT does: it is to be told the size of the case files that were read so
// far, now and then. Below the bound memory is not collected at all: a build in which little changed ends before.
func (p *program) limitMemory() (sized func(bytes int64)) {
	if lookup(p.env, "GOMEMLIMIT") != "" {
		return nil
	}
	debug.SetMemoryLimit(ground)
	if lookup(p.env, "GOGC") == "" {
		collectLate()
	}
	return func(bytes int64) { debug.SetMemoryLimit(ground + int64(perCaseByte*float64(bytes))) }
}

// collectLate puts the next collection off until memory is at its limit, and has the following come as before: at its limit all the time, a
// build spends more on collecting than it saves.
func collectLate() {
	first := new([1]*int)
	runtime.SetFinalizer(first, func(*[1]*int) { debug.SetGCPercent(rarely) })
	debug.SetGCPercent(-1)
}

func (p *program) buildOptions(files fs.FS, c *config.Config) build.Options {
	o := build.Options{
		Files: files, BaseURL: c.BaseURL,
		Authority: site.Authority{Domain: c.Authority.Domain, Date: c.Authority.Date},
		Theme:     c.Theme, Menu: menu(c.Menus.Main), Footer: menu(c.Menus.Footer),
		License:    site.License{URL: c.License.URL, Name: c.License.Name},
		Pagination: c.Pagination, FeedItems: c.Feeds.Items, FeedHub: c.Feeds.Hub, Search: c.Search.Page, Hugo: c.Hugo,
		CacheDir: filepath.Join(p.source, cacheDir), Now: time.Now(), Accessibility: declaration(c.Accessibility),
		Catalogue: catalogue(c.Catalogue),
		Elsewhere: sources(c.Elsewhere),
	}
	for _, l := range c.Languages {
		o.Languages = append(o.Languages, site.LanguageOptions{
			Code: l.Code, Locale: l.Locale, Name: l.Name, Title: c.Title[l.Code], Description: c.Description[l.Code],
		})
	}
	return o
}

func menu(items []config.Link) []render.MenuItem {
	out := make([]render.MenuItem, len(items))
	for i, item := range items {
		out[i] = render.MenuItem{Label: item.Label, URL: item.URL}
	}
	return out
}
