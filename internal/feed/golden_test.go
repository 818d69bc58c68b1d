package feed

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// UPDATE_GOLDEN=1 go test ./internal/feed writes the feeds of the example site to testdata; read what changed.
func TestExampleFeedsStayAsTheyAre(t *testing.T) {
	s, content := exampleSite()
	files := writeAll(t, s, content, Options{Generator: "Open Overheid 1.0"})
	for _, name := range []string{"feed.xml", "atom.xml", "feed.json", "kanalen/linkedin/atom.xml", "en/feed.json"} {
		golden := filepath.Join("testdata", strings.ReplaceAll(name, "/", "-"))
		got := files[name]
		if os.Getenv("UPDATE_GOLDEN") != "" {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s differs from %s:\n%s", name, golden, got)
		}
	}
}
