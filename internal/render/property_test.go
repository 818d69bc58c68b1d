package render

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	openoverheid "openoverheid.nu"
	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/casegen"
	"openoverheid.nu/internal/schema"
	"openoverheid.nu/internal/site"
)

// world is a small site of which anything may change.
type world struct {
	files      map[string]string // cases
	schema     string
	vocabulary schema.Vocabulary
	o          site.Options
	pictures   fstest.MapFS
	feed       string // what feeds are called

	models map[string]*schema.Model // by their source
	parsed map[parsedKey]casefile.Case
}

type parsedKey struct {
	name, text string
	model      *schema.Model
}

func newWorld(t *testing.T) *world {
	t.Helper()
	generator, err := casegen.FromFolder("../../cases")
	if err != nil {
		t.Fatal(err)
	}
	src, err := openoverheid.Files.ReadFile("cases/schema.yaml")
	if err != nil {
		t.Fatal(err)
	}
	w := &world{
		files: map[string]string{}, schema: string(src), vocabulary: schema.Vocabulary{}, feed: "Feed",
		models: map[string]*schema.Model{}, parsed: map[parsedKey]casefile.Case{},
		pictures: fstest.MapFS{"themes/kaal/layouts/x.html": {Data: []byte("x")}},
		o: site.Options{
			BaseURL: "https://proef.example/", Future: true, Drafts: true, Authority: site.Authority{Domain: "proef.example", Date: "2011"},
			Languages: []site.LanguageOptions{
				{Code: "nl", Locale: "nl-BE", Name: "Nederlands", Title: "Proef"}, {Code: "en", Locale: "en-GB", Name: "English", Title: "Trial"},
			},
		},
	}
	const count = 8
	for i := range count {
		w.files["cases/"+casegen.Slug(i)+".md"] = generator.Case(i, count)
	}
	w.files["cases/beeld/index.md"] = generator.Case(count, count)
	return w
}

// seen is what became of a page: all that Hugo makes it from, and what the hash says that it is made from.
type seen struct {
	all  string
	from string
}

// pages are the pages of the world as it is now, by their file.
func (w *world) pages(t *testing.T) map[string]seen {
	t.Helper()
	model := w.model(t)
	var cases []*casefile.Case
	for _, name := range slices.Sorted(maps.Keys(w.files)) {
		c := w.parse(name, model)
		for picture := range w.pictures {
			if path.Dir(picture) == path.Dir(name) && c.Bundle {
				c.Files = append(c.Files, path.Base(picture))
			}
		}
		slices.Sort(c.Files)
		cases = append(cases, &c)
	}
	o := w.o
	o.Model, o.Vocabulary = model, w.vocabulary
	s, _ := site.New(cases, o)
	v := newViews(s, nil, Options{
		Files: w.pictures, Theme: "kaal", Pagination: 4, Search: true,
		Feeds: func(l *site.Language, _ ...*site.Term) []FeedLink { return []FeedLink{{"t", w.feed, homePath(l)}} },
	})
	return w.look(t, v)
}

func (w *world) model(t *testing.T) *schema.Model {
	t.Helper()
	if w.models[w.schema] == nil {
		w.models[w.schema], _ = schema.Parse("cases/schema.yaml", []byte(w.schema))
	}
	if w.models[w.schema] == nil {
		t.Fatal("a change has broken the model")
	}
	return w.models[w.schema]
}

func (w *world) parse(name string, model *schema.Model) casefile.Case {
	key := parsedKey{name, w.files[name], model}
	if _, ok := w.parsed[key]; !ok {
		c, _ := casefile.Parse(name, []byte(w.files[name]), casefile.Rules{Model: model, Languages: []string{"nl", "en"}})
		w.parsed[key] = *c
	}
	return w.parsed[key]
}

func (w *world) look(t *testing.T, v *views) map[string]seen {
	t.Helper()
	in, err := v.input()
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]seen{}
	for _, part := range v.pages() {
		for _, p := range part.pages() {
			if err := in.identify(&p); err != nil {
				t.Fatal(err)
			}
			if err := p.encode(); err != nil {
				t.Fatal(err)
			}
			var all bytes.Buffer
			fmt.Fprintf(&all, "%s\n%s\n%s\n", p.contentFile(), p.source, in.cards.of(in.languages, []page{p}))
			for _, name := range p.pictures {
				fmt.Fprintf(&all, "%s %q\n", name, w.pictures[name].Data)
			}
			found[p.outputFile()] = seen{all.String(), fmt.Sprintf("%x %x", in.shared, p.from)}
		}
	}
	return found
}

// edit replaces a text in the file of some case, where it is there.
func (w *world) edit(r *rand.Rand, old, with string) {
	names := slices.Sorted(maps.Keys(w.files))
	name := names[r.Intn(len(names))]
	w.files[name] = strings.Replace(w.files[name], old, with, 1)
}

var worldChanges = []func(w *world, r *rand.Rand, n int){
	func(w *world, r *rand.Rand, n int) { w.edit(r, "\n## ", fmt.Sprintf("\nEen zin %d.\n\n## ", n)) },
	func(w *world, r *rand.Rand, n int) { w.edit(r, "title: \"", fmt.Sprintf("title: \"%d ", n)) },
	func(w *world, r *rand.Rand, n int) { w.edit(r, "summary: \"", fmt.Sprintf("summary: \"%d ", n)) },
	func(w *world, r *rand.Rand, n int) {
		w.edit(r, "date: 20", fmt.Sprintf("date: 20%02d-03-04 # 20", n%20))
	},
	func(w *world, r *rand.Rand, n int) {
		w.edit(r, "---\n", fmt.Sprintf("---\nlastmod: 2026-%02d-01\n", 1+n%12))
	},
	func(w *world, r *rand.Rand, n int) { w.edit(r, "---\n", "---\ndraft: true\n") },
	func(w *world, r *rand.Rand, n int) { w.edit(r, "draft: true\n", "") },
	func(w *world, r *rand.Rand, n int) { w.edit(r, "tags: [", fmt.Sprintf("tags: [thema %d, ", n%5)) },
	func(w *world, r *rand.Rand, n int) {
		w.edit(r, "organisations: [", fmt.Sprintf("organisations: [\"Dienst %d\", ", n%3))
	},
	func(w *world, r *rand.Rand, n int) { w.edit(r, "aspects: [", "aspects: [hrm, ") },
	func(w *world, r *rand.Rand, n int) {
		w.edit(r, "---\n", fmt.Sprintf("---\nrelated: [%s]\n", casegen.Slug(n%8)))
	},
	func(w *world, r *rand.Rand, n int) { w.edit(r, "---\n", fmt.Sprintf("---\naliases: [/oud/%d/]\n", n)) },
	func(w *world, r *rand.Rand, n int) { w.edit(r, "aliases: ", "x-aliases: ") },
	func(w *world, r *rand.Rand, n int) {
		w.edit(r, "\n## ", fmt.Sprintf("\n[Zie](%s.md#%d)\n\n## ", casegen.Slug(n%9), n))
	},
	func(w *world, r *rand.Rand, n int) { w.edit(r, "\n## ", "\n## Nog iets\n\n## ") },
	func(w *world, r *rand.Rand, n int) {
		w.files["cases/"+casegen.Slug(n%8)+".en.md"] = w.files["cases/"+casegen.Slug(n%3)+".md"]
	},
	func(w *world, r *rand.Rand, n int) { delete(w.files, "cases/"+casegen.Slug(n%8)+".en.md") },
	func(w *world, r *rand.Rand, n int) {
		old, name := "cases/"+casegen.Slug(n%8)+".md", fmt.Sprintf("cases/nieuw-%d.md", n%4)
		if content, ok := w.files[old]; ok {
			w.files[name] = content
			delete(w.files, old)
		} else if content, ok := w.files[name]; ok {
			w.files[old] = content
			delete(w.files, name)
		}
	},
	func(w *world, r *rand.Rand, n int) {
		w.pictures[fmt.Sprintf("cases/beeld/%d.png", n%2)] = &fstest.MapFile{Data: []byte{byte(n)}}
	},
	func(w *world, r *rand.Rand, n int) { delete(w.pictures, fmt.Sprintf("cases/beeld/%d.png", n%2)) },
	func(w *world, r *rand.Rand, n int) {
		w.edit(r, "---\n", fmt.Sprintf("---\nimage: {src: 0.png, alt: beeld %d}\n", n))
	},
	func(w *world, r *rand.Rand, n int) {
		w.vocabulary["tags"] = []schema.OpenTerm{{Name: "thema 1", Label: schema.Text{"nl": fmt.Sprint("Thema ", n)}, URL: "https://thema.example/"}}
	},
	func(w *world, r *rand.Rand, n int) {
		w.vocabulary["organisations"] = []schema.OpenTerm{{Name: "Dienst 1", URL: fmt.Sprint("https://dienst.example/", n)}}
	},
	func(w *world, r *rand.Rand, n int) {
		w.schema = strings.Replace(w.schema, "nl: Kana", "nl: Mooie kana", 1)
	},
	func(w *world, r *rand.Rand, n int) {
		w.schema = strings.Replace(w.schema, "nl: Mooie kana", "nl: Kana", 1)
	},
	func(w *world, r *rand.Rand, n int) {
		w.schema = strings.Replace(w.schema, "nl: Aanleiding", "nl: Begin", 1)
	},
	func(w *world, r *rand.Rand, n int) {
		w.schema = strings.Replace(w.schema, "nl: Begin", "nl: Aanleiding", 1)
	},
	func(w *world, r *rand.Rand, n int) { w.o.Languages[n%2].Title = fmt.Sprint("Proef ", n%5) },
	func(w *world, r *rand.Rand, n int) { w.o.BaseURL = fmt.Sprintf("https://proef%d.example/", n%3) },
	func(w *world, r *rand.Rand, n int) { w.feed = fmt.Sprint("Feed ", n%3) },
}

// TestPagesThatDifferHaveAnotherHash changes a site at random, and holds that no page counts as the same that would come out differently.
func TestPagesThatDifferHaveAnotherHash(t *testing.T) {
	w := newWorld(t)
	r := rand.New(rand.NewSource(3))
	before := w.pages(t)
	differ, same := 0, 0
	for n := range 400 {
		change := r.Intn(len(worldChanges))
		worldChanges[change](w, r, n)
		now := w.pages(t)
		for name, page := range now {
			old, ok := before[name]
			switch {
			case ok && old.from == page.from && old.all != page.all:
				t.Fatalf("%d, change %d: %s counts as the same, and was\n%s\nand is\n%s", n, change, name, old.all, page.all)
			case ok && old.all != page.all:
				differ++
			case ok && old.from == page.from:
				same++
			}
		}
		before = now
	}
	if differ < 4000 || same < 4000 {
		t.Errorf("only %d pages differed, and %d were the same", differ, same)
	}
}
