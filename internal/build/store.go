package build

import (
	"cmp"
	"crypto/sha256"
	"errors"
	"io"
	"maps"
	"math"
	"slices"
	"sync"
)

// Store keeps what was rendered, for a destination that has none of it: a folder that is new. Rendering is most of the work of a build.
// It is one file that grows; what stands where in it, the cache of the run that wrote it tells. It only saves time: what is not there as it was
// put is rendered again.
type Store struct {
	file   File
	had    int64             // its size at the beginning
	before map[string]Stored // by the name of the file in the output

	mu     sync.Mutex
	size   int64 // now
	next   map[string]Stored
	found  map[string]bool // the files that were looked at, and are as they were put
	name   string          // the last of them, with its content: it is asked for right after
	last   []byte          // nil where it was given away
	broken bool            // it could not be written any more

	rooms sync.Pool // of *[]byte: contents that nobody reads any more
}

// File is what a Store is kept in.
type File interface {
	io.ReaderAt
	io.WriterAt
}

// Stored is where a file stands in a Store, and its hash.
type Stored struct {
	At, Length int64
	Sum        [sha256.Size]byte
}

// NewStore opens a file of that size, in which the run before put what its cache tells; a nil cache tells of nothing.
func NewStore(file File, size int64, before *Cache) *Store {
	s := &Store{file: file, had: size, size: size, next: map[string]Stored{}, found: map[string]bool{}}
	if before != nil {
		s.before = before.Stored
	}
	return s
}

// has reports whether a file is there as it was put. A nil store has none.
func (s *Store) has(name string) bool {
	if s == nil {
		return false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.found[name] {
		content, ok := s.content(name)
		if !ok {
			return false
		}
		s.giveBack(s.last)
		s.found[name], s.name, s.last = true, name, content
	}
	return true
}

// read returns a file of which has is true; false where it is not.
func (s *Store) read(name string) ([]byte, bool) {
	if !s.has(name) {
		return nil, false
	}
	s.mu.Lock()
	is, last := s.name, s.last
	if is == name {
		s.last = nil
	}
	s.mu.Unlock()
	if is == name && last != nil {
		return last, true
	}
	return s.content(name)
}

// lend is read for who calls done once the content is no longer read: it is used for another file then.
func (s *Store) lend(name string) (content []byte, done func(), ok bool) {
	content, ok = s.read(name)
	return content, func() { s.giveBack(content) }, ok
}

// roomStep is what the room for a content is a multiple of, so that it does for others.
const roomStep = 16 << 10

func (s *Store) room(length int64) []byte {
	if b, ok := s.rooms.Get().(*[]byte); ok && int64(cap(*b)) >= length {
		return (*b)[:length]
	}
	return make([]byte, length, (length+roomStep-1)/roomStep*roomStep)
}

func (s *Store) giveBack(content []byte) {
	if content != nil {
		s.rooms.Put(&content)
	}
}

// part returns some bytes of a file of which has is true; false where it is not, or shorter.
func (s *Store) part(name string, start, end int) ([]byte, bool) {
	if !s.has(name) || start < 0 || end < start || int64(end) > s.before[name].Length {
		return nil, false
	}
	return s.readAt(make([]byte, end-start), s.before[name].At+int64(start))
}

// content is what stands where a file was put, as it was put.
func (s *Store) content(name string) ([]byte, bool) {
	at, ok := s.before[name]
	if !ok || at.Length < 0 || at.At < 0 || at.At > s.had-at.Length {
		return nil, false
	}
	content, ok := s.readAt(s.room(at.Length), at.At)
	return content, ok && sha256.Sum256(content) == at.Sum
}

func (s *Store) readAt(b []byte, at int64) ([]byte, bool) {
	_, err := s.file.ReadAt(b, at)
	return b, err == nil
}

// keep lets a file that is there be there for the next run.
func (s *Store) keep(name string) {
	if s == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if at, ok := s.before[name]; ok {
		s.next[name] = at
	}
}

// sum is the hash of a file of which has is true.
func (s *Store) sum(name string) [sha256.Size]byte {
	if s == nil {
		return [sha256.Size]byte{}
	}
	return s.before[name].Sum
}

// put adds a file, unless it is there, and returns its hash; none where there is no store.
func (s *Store) put(name string, content []byte) (sum [sha256.Size]byte) {
	if s == nil {
		return sum
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	sum = sha256.Sum256(content)
	if at, ok := s.before[name]; ok && at.Sum == sum {
		s.next[name] = at
		return sum
	}
	if s.broken {
		return sum
	}
	if _, err := s.file.WriteAt(content, s.size); err != nil {
		s.broken = true // no space, most likely: the site needs it more
		return sum
	}
	s.next[name] = Stored{s.size, int64(len(content)), sum}
	s.size += int64(len(content))
	return sum
}

// stored is what the next run finds.
func (s *Store) stored() map[string]Stored {
	if s == nil {
		return nil
	}
	return s.next
}

// spare is how much of a store's file may be what no run needs any more, beside as much again as it needs.
const spare = 1 << 20

// Crowded reports whether most of a store's file, of that size, is what the run before no longer needed.
func (c *Cache) Crowded(size int64) bool {
	var needed int64
	for _, at := range c.Stored {
		needed += at.Length
	}
	return size > 2*needed+spare
}

// Move copies what the run before needed of a store to another file, and returns how large that is. What can't be read is left out.
func (c *Cache) Move(from, to File) (size int64, err error) {
	s, moved := NewStore(from, math.MaxInt64, c), NewStore(to, 0, nil)
	for _, name := range slices.SortedFunc(maps.Keys(c.Stored), func(a, b string) int { return cmp.Compare(c.Stored[a].At, c.Stored[b].At) }) {
		if content, ok := s.read(name); ok {
			moved.put(name, content)
		}
	}
	if moved.broken {
		return 0, errors.New("the store can't be written")
	}
	c.Stored = moved.next
	return moved.size, nil
}
