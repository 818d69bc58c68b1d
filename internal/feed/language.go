package feed

import (
	"fmt"

	"openoverheid.nu/internal/site"
)

// writeLanguage makes the feeds of a language on all processors at once, in three steps. The documents of the archive have each case
// once: these are made first. The feed of the language adds those that are in none of them yet, and the feeds of terms and pairs take
// all of theirs from there.
func writeLanguage(s *site.Site, l *site.Language, content Content, o Options, emit func(string, []byte) error) error {
	channels := channelsOf(s, l, o)
	made := make([]documents, len(channels))
	encoded := map[*site.Entry]encodings{}
	start := func() *writer { return &writer{formats: formats(), items: newItems(s, content, o)} }
	archived := countArchive(channels)
	for _, span := range [][2]int{{1, 1 + archived}, {0, 1}, {1 + archived, len(channels)}} {
		from, to := span[0], span[1]
		if err := parallel(to-from, start, func(w *writer, i int) error { return w.write(channels[from+i], encoded, &made[from+i]) }); err != nil {
			return err
		}
		collect(encoded, channels[from:to], made[from:to])
	}
	return hand(channels, made, emit)
}

// countArchive counts the documents of the archive, which follow the feed of the language.
func countArchive(channels []*channel) int {
	n := 0
	for n+1 < len(channels) && channels[n+1].archive.current != "" {
		n++
	}
	return n
}

// hand gives the documents to emit, one format after another.
func hand(channels []*channel, made []documents, emit func(string, []byte) error) error {
	for i, f := range formats() {
		for j, c := range channels {
			if err := emit(c.dir+f.file, made[j].whole[i]); err != nil {
				return fmt.Errorf("handing over %s: %w", c.dir+f.file, err)
			}
		}
	}
	return nil
}

// documents are a channel in each of the formats, in their order.
type documents struct {
	whole [][]byte
	cases [][][]byte // the cases in each, in the order of the channel: parts of the whole
}

// encodings are a case in each of the formats.
type encodings [][]byte

// collect notes where the cases are encoded that were not yet.
func collect(encoded map[*site.Entry]encodings, channels []*channel, made []documents) {
	for i, c := range channels {
		for j, e := range c.entries {
			if encoded[e] != nil {
				continue
			}
			parts := make(encodings, len(made[i].cases))
			for k := range parts {
				parts[k] = made[i].cases[k][j]
			}
			encoded[e] = parts
		}
		made[i].cases = nil
	}
}

// writer makes documents; it is for one goroutine.
type writer struct {
	formats []format
	items   *items
	scratch []byte // what cases are encoded in until the size of their document is known
}

// write makes the documents of a channel. A case that is encoded already is copied.
func (w *writer) write(c *channel, encoded map[*site.Entry]encodings, d *documents) error {
	var missing []*item
	for _, e := range c.entries {
		if encoded[e] == nil {
			missing = append(missing, w.items.work(e))
		}
	}
	for i, f := range w.formats {
		fresh, err := w.encode(f, missing)
		if err != nil {
			return fmt.Errorf("writing %s: %w", c.dir+f.file, err)
		}
		parts := make([][]byte, len(c.entries))
		for j, e := range c.entries {
			if known := encoded[e]; known != nil {
				parts[j] = known[i]
			} else {
				parts[j], fresh = fresh[0], fresh[1:]
			}
		}
		if err := d.add(f, c, parts); err != nil {
			return err
		}
	}
	return nil
}

// encode returns cases in a format, each until the next call.
func (w *writer) encode(f format, items []*item) ([][]byte, error) {
	w.scratch = w.scratch[:0]
	ends := make([]int, len(items))
	for i, it := range items {
		var err error
		if w.scratch, err = f.encode(w.scratch, it); err != nil {
			return nil, err
		}
		ends[i] = len(w.scratch)
	}
	return cut(w.scratch, ends), nil
}

// add makes a document around copies of the cases.
func (d *documents) add(f format, c *channel, cases [][]byte) error {
	head, tail, err := f.frame(c, c.folder+f.file)
	if err != nil {
		return fmt.Errorf("writing %s: %w", c.dir+f.file, err)
	}
	whole, parts := join(head, cases, f.between, tail)
	d.whole, d.cases = append(d.whole, whole), append(d.cases, parts)
	return nil
}

// cut cuts text at the ends of its parts.
func cut(text []byte, ends []int) [][]byte {
	parts := make([][]byte, len(ends))
	start := 0
	for i, end := range ends {
		parts[i] = text[start:end]
		start = end
	}
	return parts
}

// join puts parts between a head and a tail, and returns where the copies of the parts are in the whole.
func join(head []byte, parts [][]byte, between string, tail []byte) (whole []byte, copies [][]byte) {
	size := len(head) + len(tail) + len(between)*max(0, len(parts)-1)
	for _, p := range parts {
		size += len(p)
	}
	whole = append(make([]byte, 0, size), head...)
	copies = make([][]byte, len(parts))
	for i, p := range parts {
		if i > 0 {
			whole = append(whole, between...)
		}
		start := len(whole)
		whole = append(whole, p...)
		copies[i] = whole[start:len(whole):len(whole)]
	}
	return append(whole, tail...), copies
}
