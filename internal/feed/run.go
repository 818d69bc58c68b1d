package feed

import (
	"fmt"
	"io"
	"slices"

	"openoverheid.nu/internal/made"
	"openoverheid.nu/internal/site"
)

// run is one call of Write.
type run struct {
	site    *site.Site
	options Options
	out     made.Out
	from    made.From // what all cases are made from
	stock   *stock
}

// writer is what one goroutine of a run works with.
type writer struct {
	*run
	items   *items
	row     row
	scratch []byte // the document that is being made
}

func (r *run) start() *writer {
	return &writer{run: r, items: newItems(r.site, r.options, r.from)}
}

// changed returns the channels whose documents have to be made.
func (r *run) changed(channels []*channel) ([]*channel, error) {
	var cases []*held
	r.stock, cases = newStock(channels)
	if r.options.Text == nil {
		return channels, nil
	}
	var err error
	if r.from, err = new(row).ofAll(r.site); err != nil {
		return nil, err
	}
	err = parallel(len(cases), r.start, func(w *writer, i int) error {
		cases[i].from = w.row.ofCase(w.items, cases[i].entry, w.options.Text(cases[i].entry))
		return nil
	})
	if err != nil {
		return nil, err
	}
	changed := make([]*channel, len(channels)) // nil for one that stays
	err = parallel(len(channels), r.start, func(w *writer, i int) error {
		stays, err := w.stays(channels[i])
		if !stays {
			changed[i] = channels[i]
		}
		return err
	})
	return slices.DeleteFunc(changed, func(c *channel) bool { return c == nil }), err
}

func (w *writer) stays(c *channel) (bool, error) {
	var names []string
	for _, f := range formats() {
		names = append(names, c.dir+f.file)
	}
	from := w.row.ofChannel(c, func(e *site.Entry) made.From { return w.stock.cases[e].from })
	return w.out.Stays(from, names...)
}

// writeAll makes the documents of channels on all processors at once. Those of an archive, which follow the feed of a language, have each
// case once: the feeds of terms find there what they have too.
func (r *run) writeAll(channels []*channel) error {
	for _, c := range channels {
		r.stock.expect(c)
	}
	return parallel(len(channels), r.start, func(w *writer, i int) error { return w.write(channels[i]) })
}

func (w *writer) write(c *channel) error {
	cases := make([]*item, len(c.entries))
	for i, e := range c.entries {
		var err error
		if cases[i], err = w.stock.take(e, w.items.whole); err != nil {
			return err
		}
	}
	for _, f := range formats() {
		head, tail, err := f.frame(c, c.folder+f.file)
		if err != nil {
			return fmt.Errorf("writing %s: %w", c.dir+f.file, err)
		}
		document := w.join(f, head, cases, tail)
		_, err = w.out.Write(c.dir+f.file, func(to io.Writer) error { // not Put, which would need a copy
			_, err := to.Write(document)
			return err
		})
		if err != nil {
			return fmt.Errorf("handing over %s: %w", c.dir+f.file, err)
		}
	}
	return nil
}

// join puts the cases between a head and a tail, until the next time in the same memory.
func (w *writer) join(f format, head []byte, cases []*item, tail []byte) []byte {
	w.scratch = append(w.scratch[:0], head...)
	for i, it := range cases {
		if i > 0 {
			w.scratch = append(w.scratch, f.between...)
		}
		w.scratch = f.encode(w.scratch, it)
	}
	w.scratch = append(w.scratch, tail...)
	return w.scratch
}
