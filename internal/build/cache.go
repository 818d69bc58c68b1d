package build

import (
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"errors"
	"fmt"

	"openoverheid.nu/internal/made"
	"openoverheid.nu/internal/opendata"
	"openoverheid.nu/internal/render"
)

// Cache is what a run leaves for the next, to be kept beside what identifies the program and the output that it made.
type Cache struct {
	Pages     *render.Cache
	From      map[string]made.From          // of files that are no pages: what they are made from
	Files     map[string]Measures           // of those that other files tell something of
	Thumbs    map[string]opendata.Thumbnail // of cases, by the file of their page
	Manifests map[string]string             // of the search indexes, by language: the file to begin with
	Stored    map[string]Stored             // where files stand in the Store; nil for none

	// Searchers are what the search indexes are made from, by language. They are large, and not part of what Encode writes.
	Searchers map[string][]byte
	// Cases is what is remembered of the cases, not part of that either. After a run it is nil where what it had before is to stay.
	Cases []byte
}

// cacheHead begins a file that holds a cache; the number is that of its format.
const cacheHead = "openoverheid cache 3\n"

// saved is a cache with what it belongs to.
type saved struct {
	Program, Output string
	Cache           *Cache
}

var errNoCache = errors.New("this is no cache of that program and output")

// Encode writes a cache as a file, but for its searchers. Program and output are names for what made it and for what was made.
func (c *Cache) Encode(program, output string) ([]byte, error) {
	var b bytes.Buffer
	without := *c
	without.Searchers, without.Cases = nil, nil
	if err := gob.NewEncoder(&b).Encode(saved{program, output, &without}); err != nil {
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
