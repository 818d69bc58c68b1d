package textcheck

// structure is how a body is divided: which headings have nothing below them, and which texts run on without a rest for the eye.
type structure struct {
	empty []heading
	walls []wall

	above   *heading // the last heading, while nothing stands below it
	current wall
}

// wall is a run of paragraphs with no heading, list, table, quotation or image between them.
type wall struct {
	span
	words, paragraphs int
}

// openSection notes down a heading, and that the one above it has nothing below it.
func (r *reader) openSection(h heading) {
	if r.above != nil && h.level <= r.above.level {
		r.empty = append(r.empty, *r.above)
	}
	r.above = &h
	r.relief()
}

// relief ends a run of paragraphs.
func (r *reader) relief() {
	if r.current.words > 0 {
		r.walls = append(r.walls, r.current)
	}
	r.current = wall{}
}

// fill notes down that there is text below the last heading.
func (r *reader) fill(b block) {
	inner := trimmed(b.text)
	if inner.start == inner.end || b.foreign {
		return
	}
	r.above = nil
	if b.kind != paragraph {
		return
	}
	start, end := b.inBody(inner)
	if r.current.words == 0 {
		r.current.start = start
	}
	r.current.end = end
	r.current.words += countWords(b.text)
	r.current.paragraphs++
}

func (r *reader) closeStructure() {
	if r.above != nil {
		r.empty = append(r.empty, *r.above)
	}
	r.relief()
}
