package build_test

import (
	"context"
	"maps"
	"slices"
	"strings"
	"testing"

	"openoverheid.nu/internal/build"
	memory "openoverheid.nu/internal/made"
)

// searchFiles is a site with a case in each of two languages.
func searchFiles() files {
	return files{
		"cases/club.md": strings.Replace(aCase("Een club", "2012-03-06", ""), "Omdat.", "De **lokale** [politie](https://politie.example/).", 1),
		"cases/club.en.md": strings.NewReplacer("Aanleiding", "Background", "Aanpak", "Approach", "Resultaat", "Result").
			Replace(aCase("A club", "2012-03-06", "")),
		"cases/terms/synonyms.yaml": "- [vereniging, club]\n- bende = club\n",
	}
}

func TestEveryLanguageHasASearchPageWithItsIndex(t *testing.T) {
	out := made(t, options(searchFiles()))
	for name, lang := range map[string]string{"zoeken/index.html": "nl", "en/search/index.html": "en"} {
		p := page(t, out, name)
		manifest := p.Find("search-page").AttrOr("data-manifest", "")
		if _, ok := out[strings.TrimPrefix(manifest, "/")]; !ok || !strings.HasPrefix(manifest, "/search/"+lang+"/m-") {
			t.Errorf("%s names the index %q", name, manifest)
		}
		if p.Find("input[type=search][name=q]").Length() != 1 {
			t.Errorf("%s has not one search field", name)
		}
	}
	if got := slugs(page(t, out, "zoeken/index.html")); !slices.Equal(got, []string{"club"}) {
		t.Errorf("without scripts: %v", got)
	}
	for _, name := range []string{"index.html", "cases/index.html"} { // the home page has a larger one
		if got := page(t, out, name).Find("form[role=search]").AttrOr("action", ""); got != "/zoeken/" {
			t.Errorf("the field of %s leads to %q", name, got)
		}
	}
}

func TestTheIndexDependsOnItsInputAlone(t *testing.T) {
	index := func() map[string][]byte {
		out := made(t, options(searchFiles()))
		maps.DeleteFunc(out, func(name string, _ []byte) bool { return !strings.HasPrefix(name, "search/") })
		return out
	}
	first, second := index(), index()
	if len(first) == 0 || !maps.EqualFunc(first, second, slices.Equal) {
		t.Error("two builds gave two indexes")
	}
}

// Where no case changed, the index stays, and nothing is read or written of what its builder remembers; where a file of it is gone, it is made again.
func TestAnIndexThatNothingChangesStays(t *testing.T) {
	first := &memory.Held{}
	r, err := build.Stream(context.Background(), options(searchFiles()), nil, nil, first)
	if err != nil || len(r.Cache.Searchers) == 0 {
		t.Fatal(err, len(r.Cache.Searchers))
	}
	asked := 0
	saved := r.Cache.Searchers
	r.Cache.Remembered = func(lang string) []byte { asked++; return saved[lang] }
	for _, without := range []string{"", "search/nl/"} {
		before := maps.Clone(first.Files)
		if without != "" {
			maps.DeleteFunc(before, func(name string, _ []byte) bool { return strings.HasPrefix(name, without) })
		}
		asked = 0
		to := memory.After(before)
		next, err := build.Stream(context.Background(), options(searchFiles()), r.Cache, nil, to)
		if err != nil {
			t.Fatal(err)
		}
		compareOutputs(t, "without "+without, to.Files, first.Files)
		if again := min(1, len(without)); asked != again || len(next.Cache.Searchers) != 0 {
			t.Errorf("without %q: %d languages asked for, want %d, and %d saved", without, asked, again, len(next.Cache.Searchers))
		}
	}
}

func TestACaseIsThereAsMarkdown(t *testing.T) {
	out := made(t, options(searchFiles()))
	got := string(out["cases/club/index.md"])
	if !strings.HasPrefix(got, "# Een club\n\nEen samenvatting") || !strings.Contains(got, "De **lokale** [politie]") || strings.Contains(got, "channels:") {
		t.Error(got)
	}
}

func TestSearchAnswersWithoutPages(t *testing.T) {
	for question, found := range map[string]int{"club": 1, "vereniging": 1, "bende ": 1, `"lokale politie"`: 1, `"politie lokale"`: 0, "xyzzy": 0} {
		s, _, err := build.Search(options(searchFiles()), "")
		if err != nil {
			t.Fatal(err)
		}
		answer, err := s.Ask(question, 10)
		if err != nil || answer.Total != found {
			t.Errorf("%s: %d cases, %v", question, answer.Total, err)
		}
	}
}

func TestSynonymsThatAreNone(t *testing.T) {
	for content, code := range map[string]string{
		"- alleen\n": "build-synonyms-group", "a: b\n": "build-synonyms-group", "- [a, [b]]\n": "build-synonyms-group", "- [a, b\n": "build-synonyms-yaml",
	} {
		f := searchFiles()
		f["cases/terms/synonyms.yaml"] = content
		r, err := build.Run(context.Background(), options(f))
		if err != nil || len(r.Problems) != 1 || r.Problems[0].Code != code || r.Files != nil {
			t.Errorf("%q: %v, %v", content, r.Problems, err)
		}
	}
	f := searchFiles()
	f["cases/terms/synonyms.yaml"] = "# nog niets\n"
	made(t, options(f))
}
