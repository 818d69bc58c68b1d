package internal_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "openoverheid.nu"

// mayImport says, for each package, which packages of this module it stands on. Data flows one way: what is not
// listed is not allowed, and a package that is not listed must be added here first.
var mayImport = map[string][]string{
	".":                        {},
	"cmd/openoverheid":         {".", "internal/accessibility", "internal/build", "internal/casefile", "internal/compress", "internal/config", "internal/deploy", "internal/desk", "internal/diag", "internal/editor", "internal/elsewhere", "internal/feed", "internal/fetch", "internal/made", "internal/measure", "internal/opendata", "internal/publish", "internal/render", "internal/schema", "internal/serve", "internal/site", "internal/submit", "internal/websub"},
	"internal/accessibility":   {"internal/diag"},
	"internal/bench":           {"internal/casegen", "internal/measure"},
	"internal/build":           {"internal/accessibility", "internal/casefile", "internal/diag", "internal/elsewhere", "internal/feed", "internal/made", "internal/measure", "internal/opendata", "internal/picture", "internal/plaintext", "internal/render", "internal/schema", "internal/search", "internal/site", "internal/sitemap", "internal/textcheck", "internal/textpage", "internal/tree"},
	"internal/casediff":        {"internal/casefile"},
	"internal/casefile":        {"internal/diag", "internal/jsontext", "internal/schema"},
	"internal/casegen":         {},
	"internal/compress":        {},
	"internal/config":          {"internal/diag"},
	"internal/deploy":          {"internal/diag", "internal/mediatype"},
	"internal/desk":            {"internal/casefile", "internal/diag", "internal/lockfile", "internal/portable", "internal/schema", "internal/site"},
	"internal/diag":            {},
	"internal/editor":          {"internal/casediff", "internal/casefile", "internal/desk", "internal/diag", "internal/form", "internal/paste", "internal/picture", "internal/schema", "internal/submit", "internal/textcheck"},
	"internal/elsewhere":       {"internal/diag"},
	"internal/feed":            {"internal/casefile", "internal/jsontext", "internal/made", "internal/plainbytes", "internal/schema", "internal/site"},
	"internal/fetch":           {"internal/elsewhere"},
	"internal/jsontext":        {"internal/plainbytes"},
	"internal/lockfile":        {},
	"internal/form":            {"internal/casefile", "internal/diag", "internal/schema"},
	"internal/opendata":        {"internal/casefile", "internal/jsontext", "internal/made", "internal/schema", "internal/site"},
	"internal/paste":           {"internal/diag"},
	"internal/picture":         {"internal/diag"},
	"internal/plainbytes":      {},
	"internal/plaintext":       {},
	"internal/made":            {},
	"internal/made/madetest":   {},
	"internal/measure":         {},
	"internal/mediatype":       {},
	"internal/portable":        {},
	"internal/publish":         {"internal/diag", "internal/lockfile", "internal/portable"},
	"internal/render":          {"internal/accessibility", "internal/casefile", "internal/elsewhere", "internal/made", "internal/schema", "internal/site", "internal/tree"},
	"internal/schema":          {"internal/diag"},
	"internal/search":          {},
	"internal/search/evaluate": {"internal/casegen", "internal/search"},
	"internal/searchbench":     {"internal/measure"},
	"internal/serve":           {"internal/build", "internal/diag", "internal/mediatype"},
	"internal/servers":         {},
	"internal/site":            {"internal/casefile", "internal/diag", "internal/made", "internal/schema"},
	"internal/sitemap":         {},
	"internal/textcheck":       {"internal/casefile", "internal/diag"},
	"internal/submit":          {"internal/diag", "internal/portable"},
	"internal/textpage":        {"internal/casefile", "internal/diag"},
	"internal/websub":          {},
	"internal/tree":            {"internal/casefile", "internal/diag"},
}

// onlyDoor names the one package that may import a big dependency.
var onlyDoor = map[string]string{
	"github.com/gohugoio/hugo":              "internal/render",
	"github.com/spf13/afero":                "internal/render",
	"github.com/spf13/viper":                "internal/config",
	"github.com/spf13/cobra":                "cmd/openoverheid",
	"github.com/gorilla/feeds":              "internal/feed",
	"github.com/santhosh-tekuri/jsonschema": "internal/schema",
	"github.com/fsnotify/fsnotify":          "internal/serve",
	"github.com/mmcdole/gofeed":             "internal/fetch",
	"github.com/JohannesKaufmann":           "internal/paste",
	"github.com/bep/imagemeta":              "internal/picture",
	"github.com/gohugoio/gift":              "internal/picture",
	"golang.org/x/image":                    "internal/picture",
	"github.com/aymanbagabas/go-udiff":      "internal/casediff",
	"gocloud.dev":                           "internal/deploy",
	"github.com/aws/aws-sdk-go-v2":          "internal/deploy",
	"github.com/Azure/azure-sdk-for-go":     "internal/deploy",
	"google.golang.org/api":                 "internal/deploy",
	"github.com/andybalholm/brotli":         "internal/compress",
	"github.com/klauspost/compress":         "internal/compress",
}

// mayUseNetwork are the packages that may open connections: the preview and its editor, what reads other sites' feeds, what tells a hub of our
// own and what puts the site in object storage.
// A build stands on none of them.
var mayUseNetwork = []string{"internal/deploy", "internal/editor", "internal/fetch", "internal/serve", "internal/websub"}

// networking are the standard library's ways to the network.
var networking = []string{"net", "net/http", "net/rpc", "net/smtp", "net/http/httputil", "crypto/tls", "syscall/js"}

func TestABuildDoesNotKnowTheNetwork(t *testing.T) {
	var stands func(pkg string)
	seen := map[string]bool{}
	stands = func(pkg string) {
		if seen[pkg] {
			return
		}
		seen[pkg] = true
		for _, below := range mayImport[pkg] {
			stands(below)
		}
	}
	stands("internal/build")
	for _, pkg := range mayUseNetwork {
		if seen[pkg] {
			t.Errorf("a build stands on %s", pkg)
		}
	}
}

func TestPackagesImportOnlyWhatStandsBeforeThem(t *testing.T) {
	seen := map[string]bool{}
	err := filepath.WalkDir("..", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "node_modules" || d.Name() == "testdata" || len(d.Name()) > 2 && d.Name()[0] == '.') {
			return fs.SkipDir
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		relative, err := filepath.Rel("..", filepath.Dir(name))
		if err != nil {
			return err
		}
		pkg := filepath.ToSlash(relative)
		seen[pkg] = true
		for _, spec := range file.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			checkImport(t, name, pkg, imported)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for pkg := range mayImport {
		if !seen[pkg] {
			t.Errorf("no package %s: take it out of this test", pkg)
		}
	}
}

func checkImport(t *testing.T, file, pkg, imported string) {
	t.Helper()
	allowed, listed := mayImport[pkg]
	if !listed {
		t.Errorf("%s: package %s is not in mayImport", file, pkg)
		return
	}
	if imported == module || strings.HasPrefix(imported, module+"/") {
		if inside := path.Clean(strings.TrimPrefix(strings.TrimPrefix(imported, module), "/")); !slices.Contains(allowed, inside) {
			t.Errorf("%s: %s may not import %s", file, pkg, imported)
		}
		return
	}
	if slices.Contains(networking, imported) && !slices.Contains(mayUseNetwork, pkg) {
		t.Errorf("%s: %s may not import %s", file, pkg, imported)
	}
	for dependency, door := range onlyDoor {
		if (imported == dependency || strings.HasPrefix(imported, dependency+"/")) && pkg != door {
			t.Errorf("%s: only %s may import %s", file, door, dependency)
		}
	}
}
