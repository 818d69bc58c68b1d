package build

import (
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"maps"
	"reflect"
	"slices"

	"openoverheid.nu/internal/made"
	"openoverheid.nu/internal/opendata"
	"openoverheid.nu/internal/render"
	"openoverheid.nu/internal/site"
)

// Cache is what a run leaves for the next, to be kept beside what identifies the program and the output that it made.
type Cache struct {
	Pages     *render.Cache
	From      fromByName                    // of files that are no pages: what they are made from
	Files     map[string]Measures           // of those that other files tell something of
	Thumbs    map[string]opendata.Thumbnail // of cases, by the file of their page
	Manifests map[string]string             // of the search indexes, by language: the file to begin with
	Stored    storedByName                  // where files stand in the Store; nil for none
	Relations site.Relations                // between the cases

	Indexes map[string]made.From // what the search indexes are made from, by language

	// Remembered returns what the run before put in its Searchers for a language; nil where there is nothing to return.
	Remembered func(lang string) []byte

	// Searchers are what the search indexes are made from, by language, of those that are of more use than what was there. They are large, and not part of what Encode writes.
	Searchers map[string][]byte
	// Cases is what is remembered of the cases, not part of that either. After a run it is nil where what it had before is to stay.
	Cases []byte
}

// cacheHead begins a file that holds a cache; the number is that of its format.
const cacheHead = "openoverheid cache 5\n"

// saved is a cache with what made it.
type saved struct {
	Program string
	Cache   *Cache
}

var errNoCache = errors.New("this is no cache of that program")

// Encode writes a cache, but for its searchers. Program is a name for what made it. With Seal it becomes a file.
func (c *Cache) Encode(program string) ([]byte, error) {
	var b bytes.Buffer
	if err := gob.NewEncoder(&b).Encode(saved{program, c.inFile()}); err != nil {
		return nil, fmt.Errorf("writing the cache: %w", err)
	}
	return b.Bytes(), nil
}

// inFile is what Encode writes of a cache.
func (c *Cache) inFile() *Cache {
	without := *c
	without.Searchers, without.Cases, without.Remembered = nil, nil, nil
	return &without
}

// Seal returns what a file has before an encoded cache: the output that was made, by its name, and a sum.
func Seal(encoded []byte, output string) []byte {
	sum := sealSum(encoded, output)
	return slices.Concat([]byte(cacheHead+output+"\n"), sum[:])
}

func sealSum(encoded []byte, output string) [sha256.Size]byte {
	h := sha256.New()
	_, _ = io.WriteString(h, output+"\n") // a hash never fails
	_, _ = h.Write(encoded)
	return [sha256.Size]byte(h.Sum(nil))
}

// DecodeCache reads such a file, for the same program; it tells which output it is of. A file that is damaged, or of another
// program, is an error: it is never trusted in part.
func DecodeCache(src []byte, program string) (c *Cache, output string, err error) {
	rest, ok := bytes.CutPrefix(src, []byte(cacheHead))
	name, rest, named := bytes.Cut(rest, []byte("\n"))
	if !ok || !named || len(rest) < sha256.Size {
		return nil, "", errNoCache
	}
	output = string(name)
	if body := rest[sha256.Size:]; sealSum(body, output) != [sha256.Size]byte(rest[:sha256.Size]) {
		return nil, "", errNoCache
	}
	var s saved
	err = gob.NewDecoder(bytes.NewReader(rest[sha256.Size:])).Decode(&s)
	if err != nil || s.Program != program || s.Cache == nil || s.Cache.Pages == nil {
		return nil, "", errNoCache
	}
	return s.Cache, output, nil
}

// Same reports whether two caches say the same, but for their searchers. Where one was decoded it may not see that.
func (c *Cache) Same(other *Cache) bool {
	if !maps.Equal(c.From, other.From) || !maps.Equal(c.Stored, other.Stored) { // most of a cache
		return false
	}
	a, b := c.inFile(), other.inFile()
	a.From, a.Stored, b.From, b.Stored = nil, nil, nil, nil
	return reflect.DeepEqual(a, b)
}
