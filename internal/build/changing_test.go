package build_test

import (
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing/fstest"
	"time"

	openoverheid "openoverheid.nu"
	"openoverheid.nu/internal/build"
)

// changing is a site whose files change; each has a time of its own, as on a disk.
type changing struct {
	disk  fstest.MapFS
	clock time.Time
	o     build.Options
}

func newChanging(f files) *changing {
	c := &changing{disk: fstest.MapFS{}, clock: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), o: options(f)}
	for name, content := range f {
		c.write(name, content)
	}
	c.o.Files = build.Layer(c.disk, openoverheid.Files)
	return c
}

func (c *changing) write(name, content string) {
	c.clock = c.clock.Add(time.Second)
	c.disk[name] = &fstest.MapFile{Data: []byte(content), ModTime: c.clock}
}

// edit replaces a text in a file, where both are there.
func (c *changing) edit(name, old, with string) {
	if f, ok := c.disk[name]; ok {
		c.write(name, strings.Replace(string(f.Data), old, with, 1))
	}
}

// someCase is the file of a case.
func (c *changing) someCase(r *rand.Rand) string {
	var names []string
	for name := range c.disk {
		if strings.HasPrefix(name, "cases/") && strings.HasSuffix(name, ".md") {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names[r.Intn(len(names))]
}

// changes are what happens to a site while it is written, by name.
var changes = map[string]func(c *changing, r *rand.Rand, n int){
	"a text": func(c *changing, r *rand.Rand, n int) {
		name := c.someCase(r)
		c.write(name, string(c.disk[name].Data)+fmt.Sprintf("\nNog een zin, nummer %d.\n", n))
	},
	"a doubt": func(c *changing, r *rand.Rand, _ int) {
		name := c.someCase(r)
		c.write(name, string(c.disk[name].Data)+"\n<div>\n")
	},
	"a title": func(c *changing, r *rand.Rand, n int) {
		c.edit(c.someCase(r), "title: ", fmt.Sprintf("title: Titel %d van ", n))
	},
	"a date": func(c *changing, r *rand.Rand, n int) {
		c.edit(c.someCase(r), "date: 20", fmt.Sprintf("date: 20%02d-03-04 # 20", n%20))
	},
	"a term": func(c *changing, r *rand.Rand, n int) {
		c.edit(c.someCase(r), "organisations: [", fmt.Sprintf("organisations: [Dienst %d, ", n%3))
	},
	"a closed term": func(c *changing, r *rand.Rand, _ int) { c.edit(c.someCase(r), "aspects: [", "aspects: [hrm, ") },
	"an alias": func(c *changing, r *rand.Rand, n int) {
		c.edit(c.someCase(r), "title: ", fmt.Sprintf("aliases: [/oud/%d/]\ntitle: ", n))
	},
	"no alias": func(c *changing, r *rand.Rand, _ int) { c.edit(c.someCase(r), "aliases:", "x-aliases:") },
	"a picture": func(c *changing, r *rand.Rand, n int) {
		c.write("cases/met-beeld/cover.png", photo(400+n, 300))
	},
	"no picture": func(c *changing, _ *rand.Rand, _ int) { c.edit("cases/met-beeld/index.md", "\nimage:", "\nx-image:") },
	"a draft":    func(c *changing, r *rand.Rand, _ int) { c.edit(c.someCase(r), "title: ", "draft: true\ntitle: ") },
	"a removal":  func(c *changing, r *rand.Rand, _ int) { delete(c.disk, c.someCase(r)) },
	"a page": func(c *changing, _ *rand.Rand, n int) {
		c.write("pages/over.md", fmt.Sprintf("---\ntitle: Over %d\n---\nTekst.\n", n))
	},
	"no page": func(c *changing, _ *rand.Rand, _ int) { delete(c.disk, "pages/over.md") },
	"a template": func(c *changing, _ *rand.Rand, n int) {
		c.write("layouts/_partials/footer.html", fmt.Sprintf("<footer>%d</footer>", n))
	},
	"no template": func(c *changing, _ *rand.Rand, _ int) { delete(c.disk, "layouts/_partials/footer.html") },
	"a static file": func(c *changing, _ *rand.Rand, n int) {
		c.write("static/x.txt", fmt.Sprint(n))
	},
	"a setting":     func(c *changing, _ *rand.Rand, n int) { c.o.Pagination = 2 + n%3 },
	"a site's name": func(c *changing, _ *rand.Rand, n int) { c.o.Languages[0].Title = fmt.Sprint("Proef ", n) },
	"a term's name": func(c *changing, _ *rand.Rand, n int) {
		c.write("cases/terms/organisations.yaml", fmt.Sprintf("- name: Dienst 1\n  description: Omschrijving %d van de dienst.\n", n))
	},
	"a rename": func(c *changing, r *rand.Rand, n int) {
		name := c.someCase(r)
		if !strings.HasSuffix(name, "index.md") {
			c.write(fmt.Sprintf("cases/nieuw-%d.md", n), string(c.disk[name].Data))
			delete(c.disk, name)
		}
	},
	"a translation": func(c *changing, r *rand.Rand, _ int) {
		name := c.someCase(r)
		if !strings.HasSuffix(name, ".en.md") {
			c.write(strings.TrimSuffix(name, ".md")+".en.md", strings.Replace(string(c.disk[name].Data), "aliases:", "x-aliases:", 1))
		}
	},
}
