package search

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"slices"
)

// The kinds of files, in the order of the manifest.
const (
	kindTerms = iota
	kindBeginnings
	kindEnds
	kindDocuments
	kindFacets
	kindLists
	kinds
)

// kindNames are the first letters of the files' names.
const kindNames = "tabdfl"

const (
	version  = 1
	hashSize = 5
)

// header is what the manifest says in JSON.
type header struct {
	Version int    `json:"version"`
	Lang    string `json:"lang"`
	Docs    int    `json:"docs"`
	Chunk   int    `json:"chunk"`
	URL     string `json:"url"`
	Inline  bool   `json:"inline"`
	Short   bool   `json:"short"` // words that sound short stand apart in the lexicons
	*Language
	Facets []string `json:"facets"`
}

// bodies is all files of an index before they are compressed and named.
type bodies struct {
	files  [kinds][]body
	firsts [3][]string // of terms and both lexicons
	short  bool
}

func (b *bodies) size() int {
	n := 0
	for _, files := range b.files {
		for _, body := range files {
			n += body.size()
		}
	}
	return n
}

// write names and compresses all files and writes the manifest.
func (b *bodies) write(h header, inline int, compressAll func([]body) ([][]byte, []digest)) (Index, error) {
	h.Inline = b.size() <= inline
	text, err := json.Marshal(h)
	if err != nil {
		return Index{}, fmt.Errorf("write the search manifest: %w", err)
	}
	index := Index{Files: map[string][]byte{}, From: map[string][sha256.Size]byte{}}
	manifest := putString(nil, string(text))
	var within []byte
	if h.Inline {
		manifest, within = b.putInside(manifest)
	} else {
		manifest = b.putBeside(manifest, h.Lang, &index, compressAll)
	}
	for _, firsts := range b.firsts {
		prev := ""
		for _, key := range firsts {
			manifest = putFront(manifest, prev, key)
			prev = key
		}
	}
	packed := compress(append(manifest, within...))
	index.Manifest = manifestName(h.Lang, hashOf(packed))
	index.Files[index.Manifest], index.From[index.Manifest] = packed, sha256.Sum256(packed)
	return index, nil
}

// putInside appends the table of files to a manifest that has them inside, and returns their bodies too.
func (b *bodies) putInside(manifest []byte) (table, within []byte) {
	for _, files := range b.files {
		manifest = putUint(manifest, uint32(len(files)))
		for _, body := range files {
			manifest = putUint(manifest, uint32(body.size()))
			within = body.appendTo(within)
		}
	}
	return manifest, within
}

// putBeside appends the table of files to a manifest and adds the files to those of the index.
func (b *bodies) putBeside(manifest []byte, lang string, into *Index, compressAll func([]body) ([][]byte, []digest)) []byte {
	packed, sums := compressAll(slices.Concat(b.files[:]...))
	for kind, files := range b.files {
		manifest = putUint(manifest, uint32(len(files)))
		for i := range files {
			hash := hashOf(packed[i])
			manifest = append(manifest, hash...)
			name := fileName(lang, kind, i, hash)
			into.Files[name] = packed[i]
			if sums != nil {
				into.From[name] = sums[i]
			}
		}
		packed, sums = packed[len(files):], sums[min(len(files), len(sums)):]
	}
	return manifest
}
