package casefile

import "strings"

// Format returns the case as a file: as it was read, with every comment, key and blank in its place, but for what Set, Remove and
// SetBody changed. A byte order mark is gone, lines end in \n, and so does the last one.
func (c *Case) Format() []byte {
	if c.text != "" && !strings.HasSuffix(c.text, "\n") {
		return []byte(c.text + "\n")
	}
	return []byte(c.text)
}

// Set gives a field of the front matter a value. A field that is there stays in its place and keeps its comments; a new one comes
// behind those that the model names before it. Everything else in the file stays as it is, byte for byte: of a list of objects, the
// lines of those that stay.
func (c *Case) Set(name string, v Value) {
	c.fenceFront()
	f := c.rules.field(name)
	for _, b := range c.blocks() {
		if b.name == name {
			if !c.setRows(b, v, f) {
				c.replace(b.span, rewritten(c.text, b, v, f))
			}
			return
		}
	}
	at := c.placeOf(name)
	c.replace(span{at, at}, encodeField(encodeKey(name)+":", v, f, c.text[at:]))
}

// Remove takes a field out of the front matter, wherever it is there.
func (c *Case) Remove(name string) {
	blocks := c.blocks()
	for i := len(blocks) - 1; i >= 0; i-- {
		if b := blocks[i]; b.name == name {
			c.load(c.text[:b.start] + c.behindRemoved(blocks, i))
			blocks = c.blocks()
			i = min(i, len(blocks)) // fields behind it may have been mended by its going
		}
	}
}

// behindRemoved is what comes behind a field that is taken out, so that a text of several lines above it takes nothing of that for its
// own: no empty lines, and no comment that is as far in.
func (c *Case) behindRemoved(blocks []block, i int) string {
	rest := c.text[blocks[i].end:]
	if i == 0 {
		return rest
	}
	above := blocks[i-1]
	joined := c.text[above.start:blocks[i].start] + rest
	front := readFront(joined, span{0, c.parts.front.end - blocks[i].end + len(joined) - len(rest)}, 1)
	if len(front.blocks) > 0 && front.blocks[0].end == above.end-above.start && front.blocks[0].broken == above.broken {
		return rest
	}
	rest = strings.TrimLeft(rest, "\n")
	for at := 0; at < len(rest); at = nextStart(rest, at) {
		line := lineAt(rest, at)
		inner := strings.TrimLeft(line, " \t")
		if inner != "" && inner[0] != '#' {
			break
		}
		rest = rest[:at] + inner + rest[at+len(line):]
	}
	return rest
}

// SetBody replaces the Markdown below the front matter.
func (c *Case) SetBody(markdown string) {
	c.fenceFront()
	s := cleanText(markdown)
	if s != "" && !strings.HasPrefix(s, "\n") {
		s = "\n" + s
	}
	if s != "" && !strings.HasSuffix(s, "\n") {
		s += "\n"
	}
	c.replace(c.parts.body, s)
}

// replace puts a text in the place of a part of the file, and reads the file anew.
func (c *Case) replace(s span, with string) {
	c.load(c.text[:s.start] + with + c.text[s.end:])
}

// fenceFront gives the file the lines of --- that it lacks, so that fields and body have a place of their own.
func (c *Case) fenceFront() {
	switch {
	case c.parts.whole:
	case c.parts.frontLine > 0:
		c.replace(span{c.parts.front.end, c.parts.front.end}, newlineAfter(c.text[:c.parts.front.end])+fence+"\n")
	default:
		c.replace(span{}, fence+"\n"+fence+"\n"+newlineBefore(c.text))
	}
}

// newlineAfter is the line break that a text lacks at its end.
func newlineAfter(s string) string {
	if s == "" || strings.HasSuffix(s, "\n") {
		return ""
	}
	return "\n"
}

// newlineBefore is the empty line that a body lacks at its start.
func newlineBefore(s string) string {
	if s == "" || s[0] == '\n' {
		return ""
	}
	return "\n"
}

// placeOf is where a new field belongs: behind the nearest of those that the model names before it, else first; last where
// the model does not name it.
func (c *Case) placeOf(name string) int {
	if c.rules.field(name) == nil {
		return c.parts.front.end
	}
	at, blocks := c.parts.front.start, c.blocks()
	for _, f := range c.rules.Model.Fields {
		if f.Name == name {
			break
		}
		for _, b := range blocks {
			if b.name == f.Name {
				at = b.end
			}
		}
	}
	return c.behindInner(at)
}

// behindInner goes on to behind the lines that a field before them would take for its own.
func (c *Case) behindInner(at int) int {
	r := &reader{text: c.text, end: c.parts.front.end}
	for start := at; start < r.end; start = nextStart(c.text, start) {
		r.pos, r.bol = start, start
		switch r.lineKind() {
		case emptyLine:
		case innerLine:
			at = nextStart(c.text, start)
		default:
			return at
		}
	}
	return at
}
