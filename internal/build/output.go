package build

import (
	"bytes"
	"fmt"
	"path"
	"strings"

	"openoverheid.nu/internal/feed"
	"openoverheid.nu/internal/opendata"
	"openoverheid.nu/internal/picture"
	"openoverheid.nu/internal/render"
	"openoverheid.nu/internal/site"
)

// Emit takes a file of the site: its slash-separated path from the root, and its content, which nobody changes after.
type Emit = render.Emit

// output hands out the files of a site, and remembers of them what other files tell.
type output struct {
	emit  Emit
	files map[string]Measures // what was put, by name

	cases  map[string]*site.Entry // by the name of their page
	thumbs map[*site.Entry]opendata.Thumbnail
	asking map[string]*site.Language // the pages that ask a search index
	asks   map[string][]byte         // those that are there, until the address of the index is known
}

// Measures are what feeds tell of a file.
type Measures struct {
	Bytes  int
	Pixels feed.Pixels // of a picture of a format that tells
}

func newOutput(s *site.Site, emit Emit) *output {
	o := &output{
		emit: emit, files: map[string]Measures{}, cases: map[string]*site.Entry{}, thumbs: map[*site.Entry]opendata.Thumbnail{},
		asking: map[string]*site.Language{}, asks: map[string][]byte{},
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

// put hands out a file; one that is there already is a mistake in the engine or an address taken twice.
func (o *output) put(name string, content []byte) error {
	if o.has(name) {
		return fmt.Errorf("two things want the address /%s: rename the page or the static file that has it", name)
	}
	o.files[name] = measured(name, content)
	if e, ok := o.cases[name]; ok {
		o.thumbs[e] = sharePicture(content)
	}
	if _, ok := o.asking[name]; ok {
		o.asks[name] = content
		return nil
	}
	return o.emit(name, content)
}

func (o *output) has(name string) bool {
	_, ok := o.files[name]
	return ok
}

func measured(name string, content []byte) Measures {
	m := Measures{Bytes: len(content)}
	switch path.Ext(name) {
	case ".html", ".json", ".md", ".xml":
	default:
		m.Pixels.Width, m.Pixels.Height = picture.Size(content)
	}
	return m
}

// askIndexes hands out the pages that ask a search index, with its address in them: by language, none where there is no index.
func (o *output) askIndexes(manifests map[string]string) error {
	for name, content := range o.asks {
		if manifest, ok := manifests[o.asking[name].Code]; ok {
			content = bytes.ReplaceAll(content, []byte(render.ManifestMark), []byte("/"+manifest))
		}
		if err := o.emit(name, content); err != nil {
			return err
		}
	}
	return nil
}
