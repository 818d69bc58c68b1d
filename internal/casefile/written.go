package casefile

// Written is a field of the front matter as its lines in the file.
type Written struct {
	Name   string
	Text   string
	Line   int  // of its key
	Broken bool // its value can't be read
}

// Written returns the fields of the front matter in the order of the file, those that can't be read included.
func (c *Case) Written() []Written {
	blocks := c.blocks()
	all := make([]Written, len(blocks))
	for i, b := range blocks {
		all[i] = Written{Name: b.name, Text: c.text[b.start:b.end], Line: b.line, Broken: b.broken}
	}
	return all
}

// Front returns the front matter as the file has it. Where it is the same, read by the same rules, so are the values.
func (c *Case) Front() string { return c.text[c.parts.front.start:c.parts.front.end] }

// TooLong reports whether the front matter is so long that it was not read: no field can be edited then.
func (c *Case) TooLong() bool { return c.longFront }

// Rules returns what the case was parsed with.
func (c *Case) Rules() Rules { return c.rules }
