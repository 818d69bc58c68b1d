package search

import "slices"

// lexicon is one of the two lexicons as it was written: its entries in order, as numbers, and its files.
type lexicon struct {
	short  bool
	size   int
	order  []uint32
	starts []uint32 // the places in the order where files begin
	files  []body
	firsts []string
}

// before is a lexicon of the edition before, with what became of its words.
type before struct {
	*lexicon
	lists *lists   // by word then
	moved []uint32 // by word then, its number now, or gone
}

// fresh stands for the place before of an entry that was not there.
const fresh = ^uint32(0)

// write writes a lexicon. It takes over the order of the one before, and files in which nothing changed. That one may be nil.
func (w *lexiconWriter) write(last *before) *lexicon {
	to := &lexicon{short: w.short, size: w.size}
	if last != nil && (last.lexicon == nil || last.short != w.short || last.size != w.size) {
		last = nil
	}
	if last == nil {
		w.sort(to)
		w.cut(to, func(int) (int, bool) { return 0, false }, nil)
		return to
	}
	places := w.merge(to, last)
	changed := w.changed(last)
	w.cut(to, func(at int) (int, bool) { return w.stays(to, last, places, changed, at) }, last)
	return to
}

// sort puts all words in order.
func (w *lexiconWriter) sort(to *lexicon) {
	w.entries = make([]entry, 0, len(w.words)+len(w.words)/4)
	for word := range w.words {
		if w.lists.df(int32(word)) > 0 {
			w.entries = w.add(w.entries, uint32(word))
		}
	}
	slices.SortFunc(w.entries, compareEntries)
	to.order = make([]uint32, len(w.entries))
	for i, e := range w.entries {
		to.order[i] = e.packed()
	}
}

// merge puts all words in order by that of the lexicon before, and returns the place that each entry had there, or fresh.
func (w *lexiconWriter) merge(to *lexicon, last *before) (places []uint32) {
	room := len(last.order) + len(last.order)/64 + 64
	to.order, places = make([]uint32, 0, room), make([]uint32, 0, room)
	there := make([]bool, len(w.words))
	for i, packed := range last.order {
		if word := last.moved[packed>>1]; word != gone && w.lists.df(int32(word)) > 0 {
			to.order, places = append(to.order, word<<1|packed&1), append(places, uint32(i))
			there[word] = true
		}
	}
	var others []entry
	for word := range w.words {
		if !there[word] && w.lists.df(int32(word)) > 0 {
			others = w.add(others, uint32(word))
		}
	}
	slices.SortFunc(others, compareEntries)
	for _, e := range others {
		at, _ := slices.BinarySearchFunc(to.order, e, func(packed uint32, e entry) int { return compareEntries(w.unpack(packed), e) })
		to.order, places = slices.Insert(to.order, at, e.packed()), slices.Insert(places, at, fresh)
	}
	return places
}

// changed says of each word whether an entry tells something else of it than before.
func (w *lexiconWriter) changed(last *before) []bool {
	changed := make([]bool, len(w.words))
	for old, word := range last.moved {
		if word != gone && !w.lists.sameAs(int32(word), last.lists, int32(old)) {
			was, is := last.lists.get(int32(old)), w.lists.get(int32(word))
			changed[word] = !was.spelledAs(&is)
		}
	}
	return changed
}

// spelledAs says whether a lexicon tells the same of two lists.
func (l *list) spelledAs(other *list) bool {
	return l.df == other.df && l.common == other.common &&
		(l.df > rareWord || l.common || string(l.docs) == string(other.docs) && string(l.weights) == string(other.weights))
}

// stays says whether a file that begins at a place in the order is one of the lexicon before, and which.
func (w *lexiconWriter) stays(to *lexicon, last *before, places []uint32, changed []bool, at int) (file int, ok bool) {
	if places[at] == fresh {
		return 0, false
	}
	if file, ok = slices.BinarySearch(last.starts, places[at]); !ok {
		return 0, false
	}
	from, end := int(places[at]), last.end(file)
	if at+end-from > len(to.order) {
		return 0, false
	}
	for i := from; i < end; i++ {
		if here := at + i - from; places[here] != uint32(i) || changed[to.order[here]>>1] {
			return 0, false
		}
	}
	switch next := at + end - from; {
	case next == len(to.order):
		return file, true
	case end == len(last.order):
		return 0, false // it may not have been full
	default:
		return file, places[next] == uint32(end) || !w.at(to, next).sameKey(w.at(to, next-1))
	}
}

// end returns the place in the order where a file ends.
func (l *lexicon) end(file int) int {
	if file+1 < len(l.starts) {
		return int(l.starts[file+1])
	}
	return len(l.order)
}

// at returns the entry at a place in the order.
func (w *lexiconWriter) at(to *lexicon, i int) entry {
	if w.entries != nil {
		return w.entries[i]
	}
	return w.unpack(to.order[i])
}

// cut writes the entries in files of about the same size.
func (w *lexiconWriter) cut(to *lexicon, stays func(at int) (file int, ok bool), last *before) {
	var room []byte
	for at := 0; at < len(to.order); {
		to.starts = append(to.starts, uint32(at))
		if file, ok := stays(at); ok {
			to.firsts, to.files = append(to.firsts, last.firsts[file]), append(to.files, last.files[file].asKnown())
			at += last.end(file) - int(last.starts[file])
			continue
		}
		e := w.at(to, at)
		to.firsts = append(to.firsts, e.key())
		file, end := w.file(to, at, e)
		if !w.once {
			_, room = file.digest(room)
		}
		to.files, at = append(to.files, file), end
	}
}

// file writes the file that begins at a place in the order with an entry, and returns where it ends.
func (w *lexiconWriter) file(to *lexicon, at int, e entry) (body, int) {
	c := columns{entries: make([]byte, 0, w.size)}
	prev := ""
	for {
		w.put(&c, prev, e)
		prev = e.text
		if at++; at == len(to.order) {
			return c.body(), at
		}
		next := w.at(to, at)
		if c.size() >= w.size && !next.sameKey(e) {
			return c.body(), at
		}
		e = next
	}
}
