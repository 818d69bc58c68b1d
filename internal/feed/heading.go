package feed

import (
	"bytes"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html/atom"
)

// heading watches an open heading for links to itself, the "#" that a page shows beside its headings: in a feed they
// are noise.
type heading struct {
	level  atom.Atom // zero where no heading is open
	id     string
	worded bool   // it has text outside those links
	inside bool   // such a link is open
	links  []span // those so far, the last perhaps still open
}

// span is a part of the output.
type span struct{ start, end int }

// startLink notes a link that is about to be written at the end of the output.
func (h *heading) startLink(href string, at int) {
	fragment, ok := strings.CutPrefix(href, "#")
	if !ok || h.level == 0 || h.id == "" {
		return
	}
	if name, err := url.PathUnescape(fragment); fragment == h.id || err == nil && name == h.id {
		h.inside = true
		h.links = append(h.links, span{start: at})
	}
}

func (h *heading) endLink(at int) {
	if h.inside {
		h.inside = false
		h.links[len(h.links)-1].end = at
	}
}

// read sees the text of the heading go by.
func (h *heading) read(text []byte) {
	h.worded = h.worded || h.level != 0 && !h.inside && len(bytes.TrimSpace(text)) > 0
}

// clean takes the links out of the output, unless they are all that the heading says.
func (h *heading) clean(out []byte) []byte {
	if !h.worded {
		return out
	}
	for _, s := range slices.Backward(h.links) {
		out = slices.Delete(out, s.start, s.end)
	}
	return bytes.TrimRight(out, " \n\t")
}
