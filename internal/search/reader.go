package search

import (
	"encoding/json"
	"fmt"
	"sync"
)

// Reader answers questions from an index. It reads files when it first needs them and keeps what it read. It may be used from
// several goroutines.
type Reader struct {
	header header
	sounds *sounder
	tokens tokenizer
	stop   map[string]bool
	read   func(name string) ([]byte, error)
	files  [kinds][]file
	firsts [3][]string

	mu    sync.Mutex
	terms map[int][]termRecord
}

// file is a file of the index: its name, or its body once that is at hand.
type file struct {
	name string
	body []byte
	here bool
}

// Open reads the manifest of an index. read returns the content of a file by its path; Open and Search hand on its errors.
func Open(read func(name string) ([]byte, error), manifest string) (*Reader, error) {
	packed, err := read(manifest)
	if err != nil {
		return nil, fmt.Errorf("read the search index: %w", err)
	}
	body, err := expand(packed)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", manifest, err)
	}
	r := &Reader{read: read, terms: map[int][]termRecord{}}
	if err := r.parseManifest(body); err != nil {
		return nil, fmt.Errorf("read %s: %w", manifest, err)
	}
	return r, nil
}

// maxDocs is the number of documents above which a manifest is taken to be damaged.
const maxDocs = 1 << 24

func (r *Reader) parseManifest(body []byte) error {
	in := &input{data: body}
	text := in.bytes(in.uint())
	if in.err != nil {
		return in.err
	}
	r.header.Language = &Language{}
	if err := json.Unmarshal(text, &r.header); err != nil {
		return fmt.Errorf("%w: %w", errDamaged, err)
	}
	h := &r.header
	if h.Version != version {
		return fmt.Errorf("version %d of the search index is not known", h.Version)
	}
	if h.Docs < 0 || h.Docs > maxDocs || h.Chunk < 1 || h.Language == nil {
		return errDamaged
	}
	sizes := r.parseFiles(in)
	for kind := range r.firsts {
		prev := ""
		for range r.files[kind] {
			prev = in.front(prev)
			r.firsts[kind] = append(r.firsts[kind], prev)
		}
	}
	for _, s := range sizes {
		f := &r.files[s.kind][s.number]
		f.body, f.here = in.bytes(s.size), true
	}
	r.prepare()
	return in.err
}

// inlineBody is a file in the manifest itself.
type inlineBody struct{ kind, number, size int }

func (r *Reader) parseFiles(in *input) (sizes []inlineBody) {
	for kind := range r.files {
		for number := range in.uint() {
			if in.err != nil {
				return nil
			}
			if r.header.Inline {
				r.files[kind] = append(r.files[kind], file{})
				sizes = append(sizes, inlineBody{kind, number, in.uint()})
				continue
			}
			r.files[kind] = append(r.files[kind], file{name: fileName(r.header.Lang, kind, number, in.bytes(hashSize))})
		}
	}
	return sizes
}

func (r *Reader) prepare() {
	r.sounds = newSounder(r.header.Sounds)
	r.tokens = tokenizer{split: r.header.Split != ""}
	r.stop = map[string]bool{}
	for _, w := range r.header.Stop {
		r.stop[w] = true
	}
}

// Docs returns the number of documents in the index.
func (r *Reader) Docs() int { return r.header.Docs }

// body returns the content of a file.
func (r *Reader) body(kind, number int) ([]byte, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if number < 0 || number >= len(r.files[kind]) {
		return nil, errDamaged
	}
	f := &r.files[kind][number]
	if f.here {
		return f.body, nil
	}
	packed, err := r.read(f.name)
	if err != nil {
		return nil, fmt.Errorf("read the search index: %w", err)
	}
	body, err := expand(packed)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", f.name, err)
	}
	f.body, f.here = body, true
	return body, nil
}
