package build

import (
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"errors"
	"fmt"

	"openoverheid.nu/internal/opendata"
	"openoverheid.nu/internal/render"
)

// Cache is what a run of Stream leaves for the next, to be kept beside what identifies the program and the output that it made.
type Cache struct {
	Pages  *render.Cache
	Files  map[string]Measures           // of the files of pages, those that other files tell something of
	Thumbs map[string]opendata.Thumbnail // of cases, by the file of their page
}

// Earlier is an earlier run and the output that it made. The zero value is none.
type Earlier struct {
	Cache *Cache
	Has   func(name string) bool            // whether a file of the output is there just as that run put it
	Keep  func(name string) error           // lets it be a file of this run too; called after Has
	Read  func(name string) ([]byte, error) // its content
}

// pages is what the pages need of the earlier run; out is told of the files that stay.
func (e Earlier) pages(out *output) render.Before {
	if e.Cache == nil {
		return render.Before{}
	}
	keep := func(name string) error {
		out.keep(name, e.Cache)
		return e.Keep(name)
	}
	return render.Before{Cache: e.Cache.Pages, Has: e.Has, Keep: keep, Read: e.Read}
}

// keep takes over what is known of a file that stays.
func (o *output) keep(name string, c *Cache) {
	o.files[name] = c.Files[name]
	if e, ok := o.cases[name]; ok {
		o.thumbs[e] = c.Thumbs[name]
	}
}

// cache is what the next run can begin with.
func (o *output) cache(pages *render.Cache) *Cache {
	c := &Cache{Pages: pages, Files: map[string]Measures{}, Thumbs: map[string]opendata.Thumbnail{}}
	for name, m := range o.files {
		if m.Pixels.Width > 0 {
			c.Files[name] = m
		}
	}
	for name, e := range o.cases {
		c.Thumbs[name] = o.thumbs[e]
	}
	return c
}

// cacheHead begins a file that holds a cache; the number is that of its format.
const cacheHead = "openoverheid cache 1\n"

// saved is a cache with what it belongs to.
type saved struct {
	Program, Output string
	Cache           *Cache
}

var errNoCache = errors.New("this is no cache of that program and output")

// Encode writes a cache as a file. Program and output are names for what made it and for what was made.
func (c *Cache) Encode(program, output string) ([]byte, error) {
	var b bytes.Buffer
	if err := gob.NewEncoder(&b).Encode(saved{program, output, c}); err != nil {
		return nil, fmt.Errorf("writing the cache: %w", err)
	}
	sum := sha256.Sum256(b.Bytes())
	return append(append([]byte(cacheHead), sum[:]...), b.Bytes()...), nil
}

// DecodeCache reads what Encode wrote, for the same program; it tells which output it is of. A file that is damaged, or of another
// program, is an error: it is never trusted in part.
func DecodeCache(src []byte, program string) (c *Cache, output string, err error) {
	rest, ok := bytes.CutPrefix(src, []byte(cacheHead))
	if !ok || len(rest) < sha256.Size {
		return nil, "", errNoCache
	}
	sum, body := rest[:sha256.Size], rest[sha256.Size:]
	if got := sha256.Sum256(body); !bytes.Equal(sum, got[:]) {
		return nil, "", errNoCache
	}
	var s saved
	if err := gob.NewDecoder(bytes.NewReader(body)).Decode(&s); err != nil || s.Program != program || s.Cache == nil || s.Cache.Pages == nil {
		return nil, "", errNoCache
	}
	return s.Cache, s.Output, nil
}
