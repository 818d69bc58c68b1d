package editor

import (
	"sync"

	"openoverheid.nu/internal/desk"
)

// mostOrigins is how many bytes of origins are remembered: those of some thousands of open forms.
const mostOrigins = 32 << 20

// origins remembers, by their versions, the sources that forms were filled from. What comes back from a form is compared with those, and
// not with the file as it is by then: its rows and headings may be others.
type origins struct {
	mu     sync.Mutex
	source map[string][]byte
	order  []string // the oldest first
	size   int
}

// add remembers a source, and returns its version.
func (o *origins) add(source []byte) string {
	version := desk.Version(source)
	o.mu.Lock()
	defer o.mu.Unlock()
	if _, there := o.source[version]; there {
		return version
	}
	if o.source == nil {
		o.source = map[string][]byte{}
	}
	o.source[version] = source
	o.order = append(o.order, version)
	for o.size += len(source); o.size > mostOrigins && len(o.order) > 1; o.order = o.order[1:] {
		o.size -= len(o.source[o.order[0]])
		delete(o.source, o.order[0])
	}
	return version
}

// get returns the source of a version; nil for one that is not remembered any more.
func (o *origins) get(version string) []byte {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.source[version]
}
