package render

import (
	"context"
	"fmt"
	"io"
	"maps"
	"path"

	"github.com/bep/logg"
	"github.com/gohugoio/hugo/common/loggers"
	"github.com/gohugoio/hugo/config"
	"github.com/gohugoio/hugo/config/allconfig"
	"github.com/gohugoio/hugo/deps"
	"github.com/gohugoio/hugo/hugofs"
	"github.com/gohugoio/hugo/hugolib"
	"github.com/spf13/afero"

	"openoverheid.nu/internal/site"
)

// root is where Hugo finds the site in the file system that newSource makes.
const root = "/site"

// build is a finished run of Hugo.
type build struct {
	sites *hugolib.HugoSites
}

func (b *build) close() { _ = b.sites.Close() }

// rendered is what Hugo made of some pages.
type rendered struct {
	files map[string][]byte   // by path from the root of the output
	texts map[string]bodyText // of cases, by the page's file
}

// batch is how many pages Hugo gets at a time: what it keeps of each in memory is many times the page itself, and starting it
// takes hundredths of a second.
const batch = 1000

// runPages renders some of the pages.
func runPages(ctx context.Context, in *input, pages []page) (*rendered, error) {
	source, err := newSource(in, pages)
	if err != nil {
		return nil, err
	}
	out := newOutput()
	built, err := runHugo(source, out, in, pages)
	if err != nil {
		return nil, err
	}
	defer built.close()
	placeAliases(out.files)
	made := &rendered{files: out.files, texts: map[string]bodyText{}}
	return made, made.cutTexts(ctx, built, pages)
}

// runHugo builds all pages, which source holds, into out.
func runHugo(source, out afero.Fs, in *input, pages []page) (*build, error) {
	log := loggers.New(loggers.Options{Level: logg.LevelError, StdOut: io.Discard, StdErr: io.Discard})
	flags := config.New()
	flags.Set("workingDir", root)
	flags.Set("publishDir", "public")
	configs, err := allconfig.LoadConfig(allconfig.ConfigSourceDescriptor{
		Fs: source, Flags: flags, Filename: "hugo.json", Environment: "production", Logger: log,
		SkipNpmCheck: true,
		Environ:      []string{"HUGO_ENVIRONMENT=production"}, // never the variables of the machine: same input, same bytes
	})
	if err != nil {
		return nil, fmt.Errorf("reading the theme and the hugo: block of config.yaml: %w", err)
	}
	sites, err := hugolib.NewHugoSites(deps.DepsCfg{
		Configs: configs, Fs: hugofs.NewFromSourceAndDestination(source, out, configs.LoadingInfo.Cfg),
		LogLevel: logg.LevelError, StdOut: io.Discard, StdErr: io.Discard,
	})
	if err != nil {
		return nil, fmt.Errorf("loading the theme: %w", err)
	}
	in.html.give(sites.Sites, pages)
	if err := sites.Build(hugolib.BuildCfg{NoBuildLock: true}); err != nil {
		_ = sites.Close()
		return nil, fmt.Errorf("rendering the pages: %w", err)
	}
	in.html.take(sites.Sites, in.cards)
	return &build{sites: sites}, nil
}

// hugoConfig returns Hugo's settings. The operator's own hugo: block is laid over the looks, never over what keeps
// a case's text data: raw HTML, attributes, inline shortcodes, programs and the network stay off.
func hugoConfig(s *site.Site, o Options) map[string]any {
	languages := map[string]any{}
	for i, l := range s.Languages {
		languages[l.Code] = map[string]any{
			"locale": l.Locale, "label": l.Name, "weight": i + 1, "contentDir": path.Join("content", l.Code), "title": l.Title,
		}
	}
	settings := maps.Clone(o.Hugo)
	if settings == nil {
		settings = map[string]any{}
	}
	maps.Copy(settings, map[string]any{
		"baseURL": s.BaseURL, "title": s.Default().Title, "theme": o.Theme, "languages": languages,
		"defaultContentLanguage": s.Default().Code, "defaultContentLanguageInSubdir": false, "disableDefaultLanguageRedirect": true,
		"disableKinds": []string{"section", "taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"},
		"taxonomies":   map[string]any{},
		"buildDrafts":  true, "buildFuture": true, "buildExpired": true, // the derived model has already decided
		"enableInlineShortcodes": false, "enableRobotsTXT": false, "disablePathToLower": true,
		"timeout": "10m",
		"markup":  markupConfig(),
		"security": map[string]any{
			"exec":  map[string]any{"allow": []string{"none"}, "osEnv": []string{"none"}},
			"funcs": map[string]any{"getenv": []string{"none"}},
			"http":  map[string]any{"urls": []string{"none"}, "methods": []string{"none"}},
		},
		"caches": cacheConfig(o),
	})
	return settings
}

// markupConfig is CommonMark with GitHub's tables, footnotes, strike-through and bare links, and nothing more.
func markupConfig() map[string]any {
	return map[string]any{
		"defaultMarkdownHandler": "goldmark",
		"goldmark": map[string]any{
			"renderer": map[string]any{"unsafe": false},
			"parser": map[string]any{
				"autoHeadingID": true, "wrapStandAloneImageWithinParagraph": false,
				// A heading may have a name to link to, {#name}; casefile refuses all else.
				"attribute": map[string]any{"title": true, "block": false},
			},
			"extensions": map[string]any{
				"typographer":    map[string]any{"disable": true},
				"definitionList": false, "taskList": false, "footnote": map[string]any{"enable": true},
			},
		},
		"highlight":       map[string]any{"noClasses": false},
		"tableOfContents": map[string]any{"startLevel": 2, "endLevel": 2},
	}
}

// cacheConfig keeps scaled images where newSource mounted the cache folder, for ever: they are named by content.
func cacheConfig(o Options) map[string]any {
	images := map[string]any{"dir": cacheRoot + "/images", "maxAge": -1}
	if o.CacheDir == "" {
		images["maxAge"] = 0
	}
	return map[string]any{
		"images": images,
		"assets": map[string]any{"dir": cacheRoot + "/assets", "maxAge": 0},
		"misc":   map[string]any{"dir": cacheRoot + "/misc", "maxAge": 0},
	}
}

// content renders the body of one page again: for a theme that does not mark it with the content partial.
func (b *build) content(ctx context.Context, p page) (string, error) {
	for _, s := range b.sites.Sites {
		if s.Lang() != p.lang {
			continue
		}
		hp, err := s.GetPage(p.name)
		if err != nil {
			return "", fmt.Errorf("finding the page of %s again: %w", p.path, err)
		}
		html, err := hp.Content(ctx)
		if err != nil {
			return "", fmt.Errorf("rendering %s: %w", p.path, err)
		}
		return fmt.Sprint(html), nil
	}
	return "", fmt.Errorf("rendering %s: language %s is not built", p.path, p.lang)
}
