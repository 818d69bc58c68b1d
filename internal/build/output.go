package build

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"openoverheid.nu/internal/feed"
	"openoverheid.nu/internal/made"
	"openoverheid.nu/internal/opendata"
	"openoverheid.nu/internal/picture"
	"openoverheid.nu/internal/render"
	"openoverheid.nu/internal/site"
)

// output hands out the files of a site, and remembers of them what other files tell, and what the next run has to know.
type output struct {
	to     Destination
	before *Cache // of the run that made what is in the destination; nil where none did
	store  *Store // of what was rendered; nil for none

	mu    sync.Mutex
	files map[string]Measures // what was put, by name
	from  map[string]made.From

	pages  map[string]bool        // the files that were made with the pages
	cases  map[string]*site.Entry // by the name of their page
	thumbs map[*site.Entry]opendata.Thumbnail
	asking map[string]*site.Language // the pages that ask a search index
	asks   map[string]asker          // those that are there, until the address of the index is known
}

var _ made.Out = (*output)(nil)

// Measures are what feeds tell of a file.
type Measures struct {
	Bytes  int
	Pixels feed.Pixels // of a picture of a format that tells
}

// asker is a page that asks a search index.
type asker struct {
	content []byte // nil where the page of the run before stays, but for the address
}

// filesOfCase is about how many files there are for each case.
const filesOfCase = 5

func newOutput(s *site.Site, before *Cache, to Destination) *output {
	cases := 0
	for _, l := range s.Languages {
		cases += len(l.Entries)
	}
	o := &output{
		to: to, before: before, files: make(map[string]Measures, filesOfCase*cases), from: make(map[string]made.From, cases),
		pages: map[string]bool{}, cases: map[string]*site.Entry{}, thumbs: map[*site.Entry]opendata.Thumbnail{},
		asking: map[string]*site.Language{}, asks: map[string]asker{},
	}
	for _, l := range s.Languages {
		for _, e := range l.Entries {
			o.cases[pageName(e.Path)] = e
		}
		o.asking[pageName(l.SearchPath())] = l
		if l.ComparePath() != "" {
			o.asking[pageName(l.ComparePath())] = l
		}
	}
	return o
}

// pageName is the name of the file that is the page at an address.
func pageName(address string) string { return strings.TrimPrefix(address, "/") + "index.html" }

// Put hands out a file; one that is there already is a mistake in the engine or an address taken twice.
func (o *output) Put(name string, content []byte) error {
	if err := o.note(name, measured(name, content)); err != nil {
		return err
	}
	return o.to.Put(name, content)
}

// hashing is a Destination that need not reckon the hash of a file where that is known, and may tell when it has no more need of the content.
type hashing interface {
	PutHashed(name string, content []byte, sum [sha256.Size]byte, done func()) error
}

// putStored hands out a file of which the store has the hash. Done may be called once nobody reads the content any more.
func (o *output) putStored(name string, content []byte, sum [sha256.Size]byte, done func()) error {
	to, ok := o.to.(hashing)
	if !ok || o.store == nil {
		return o.Put(name, content)
	}
	if err := o.note(name, measured(name, content)); err != nil {
		return err
	}
	return to.PutHashed(name, content, sum, done)
}

// Write hands out a file that is not held whole.
func (o *output) Write(name string, write func(w io.Writer) error) (made.Sum, error) {
	if err := o.note(name, Measures{}); err != nil {
		return made.Sum{}, err
	}
	return o.to.Write(name, write)
}

// Stays lets files be where they are made from the same as in the run before.
func (o *output) Stays(from made.From, names ...string) (bool, error) {
	if !o.sameFrom(from, names) {
		return false, nil
	}
	for _, name := range names {
		if err := o.keep(name); err != nil {
			return false, err
		}
	}
	return true, nil
}

// sameFrom notes what files are made from, under the name of the first, and reports whether they are there, made from the same.
func (o *output) sameFrom(from made.From, names []string) bool {
	if len(names) > 1 {
		from = together(from, names)
	}
	o.mu.Lock()
	o.from[names[0]] = from
	o.mu.Unlock()
	if o.before == nil || o.before.From[names[0]] != from {
		return false
	}
	return !slices.ContainsFunc(names, func(name string) bool { return !o.to.Has(name) })
}

// together is what files are made from that are made at once.
func together(from made.From, names []string) made.From {
	row := make(made.Row, 0, 512)
	row.Begin(from)
	row.Text(names...)
	return row.Sum()
}

// Read returns the content of a file that stays.
func (o *output) Read(name string) ([]byte, error) { return o.to.Read(name) }

// Open opens a file as the run before made it.
func (o *output) Open(name string) (io.ReadCloser, error) {
	if o.before == nil || !o.to.Has(name) {
		return nil, fs.ErrNotExist
	}
	return o.to.Open(name)
}

// Sum tells what a file holds that stays.
func (o *output) Sum(name string) (made.Sum, error) { return o.to.Sum(name) }

func (o *output) keep(name string) error {
	if err := o.note(name, o.before.Files[name]); err != nil {
		return err
	}
	return o.to.Keep(name)
}

func (o *output) note(name string, m Measures) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	if _, twice := o.files[name]; twice {
		return fmt.Errorf("two things want the address /%s: rename the page or the static file that has it", name)
	}
	o.files[name] = m
	return nil
}

func (o *output) has(name string) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	_, ok := o.files[name]
	return ok
}

// size is how many bytes a file has, and pixels how large a picture is; zero where that is not known.
func (o *output) size(name string) int { return o.measures(name).Bytes }

func (o *output) pixels(name string) feed.Pixels { return o.measures(name).Pixels }

func (o *output) measures(name string) Measures {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.files[name]
}

// putPage hands out a file that was made with the pages.
func (o *output) putPage(name string, content []byte) error {
	o.pages[name] = true
	if e, ok := o.cases[name]; ok {
		o.thumbs[e] = sharePicture(content)
	}
	if _, ok := o.asking[name]; ok {
		o.asks[name] = asker{content}
		return o.note(name, measured(name, content))
	}
	return o.putStored(name, content, o.store.put(name, content), func() {})
}

// keepPage lets a file be that was made with the pages.
func (o *output) keepPage(name string) error {
	o.pages[name] = true
	if e, ok := o.cases[name]; ok {
		o.thumbs[e] = o.before.Thumbs[name]
	}
	if _, ok := o.asking[name]; ok {
		o.asks[name] = asker{}
		return o.note(name, Measures{})
	}
	o.store.keep(name)
	if o.to.Has(name) {
		return o.keep(name)
	}
	content, done, ok := o.store.lend(name)
	if !ok {
		return fmt.Errorf("%s changed in the store while it was read", name)
	}
	return o.putStored(name, content, o.store.sum(name), done)
}

// hasPage reports whether a file that was made with the pages is there, or in the store.
func (o *output) hasPage(name string) bool { return o.to.Has(name) || o.store.has(name) }

// readPage returns the content of one that is.
func (o *output) readPage(name string) ([]byte, error) {
	if !o.to.Has(name) {
		if content, ok := o.store.read(name); ok {
			return content, nil
		}
	}
	return o.to.Read(name)
}

// partOfPage returns some bytes of one that is.
func (o *output) partOfPage(name string, start, end int) ([]byte, error) {
	if !o.to.Has(name) {
		if part, ok := o.store.part(name, start, end); ok {
			return part, nil
		}
	}
	content, err := o.to.Read(name)
	if err == nil && end > len(content) {
		err = fmt.Errorf("%s is shorter than it was", name)
	}
	if err != nil {
		return nil, err
	}
	return content[start:end], nil
}

// pagesBefore is what the pages need of the run before.
func (o *output) pagesBefore(byTime bool) render.Before {
	if o.before == nil {
		return render.Before{ByTime: byTime}
	}
	return render.Before{Cache: o.before.Pages, Has: o.hasPage, Keep: o.keepPage, Read: o.readPage, Part: o.partOfPage, ByTime: byTime}
}

func measured(name string, content []byte) Measures {
	m := Measures{Bytes: len(content)}
	if !isText(name) {
		m.Pixels.Width, m.Pixels.Height = picture.Size(content)
	}
	return m
}

// isText reports whether nothing tells how large a file is.
func isText(name string) bool {
	switch path.Ext(name) {
	case ".html", ".json", ".md", ".xml":
		return true
	}
	return false
}

// askIndexes hands out the pages that ask a search index, with its address in them: by language, none where there is no index.
func (o *output) askIndexes(manifests map[string]string) error {
	for name := range o.asks {
		content, err := o.asked(name, manifests)
		if err != nil {
			return err
		}
		if content == nil {
			err = o.to.Keep(name)
		} else {
			err = o.to.Put(name, content)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// asked is a page with the address of the index in it; nil where it is that of the run before.
func (o *output) asked(name string, manifests map[string]string) ([]byte, error) {
	lang := o.asking[name].Code
	content, old := o.asks[name].content, render.ManifestMark
	if content == nil {
		if manifests[lang] == o.before.Manifests[lang] {
			return nil, nil
		}
		var err error
		if content, err = o.to.Read(name); err != nil {
			return nil, err
		}
		if o.before.Manifests[lang] != "" {
			old = "/" + o.before.Manifests[lang]
		}
	}
	address := render.ManifestMark
	if manifests[lang] != "" {
		address = "/" + manifests[lang]
	}
	return bytes.ReplaceAll(content, []byte(old), []byte(address)), nil
}

// cache is what the next run can begin with.
func (o *output) cache(pages *render.Cache, manifests map[string]string) *Cache {
	c := &Cache{Pages: pages, Files: map[string]Measures{}, From: o.from, Manifests: manifests,
		Stored: o.store.stored()}
	for name, m := range o.files {
		if o.pages[name] && !isText(name) { // all else is made, or told apart, anew
			c.Files[name] = m
		}
	}
	for name, e := range o.cases {
		if thumb := o.thumbs[e]; thumb != (opendata.Thumbnail{}) {
			if c.Thumbs == nil { // as it is read back where there are none
				c.Thumbs = map[string]opendata.Thumbnail{}
			}
			c.Thumbs[name] = thumb
		}
	}
	return c
}
