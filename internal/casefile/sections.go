package casefile

import (
	"slices"
	"strings"
)

// setSections divides the body at its level-2 headings.
func (c *Case) setSections() {
	n := 0
	for i := range c.outline.headings {
		if c.outline.headings[i].opensSection() {
			n++
		}
	}
	if c.Sections = nil; n > 0 {
		c.Sections = make([]Section, n)
	}
	end := len(c.Body)
	for _, h := range slices.Backward(c.outline.headings) {
		if h.opensSection() {
			n--
			c.Sections[n], end = c.section(h, c.Body[h.end:end]), h.start
		}
	}
}

// section is a section by its heading and the text below it.
func (c *Case) section(h heading, text string) Section {
	s := Section{Title: h.title, Line: h.line, Text: strings.Trim(text, "\n")}
	if c.rules.Model != nil {
		if known, ok := c.rules.Model.Section(c.Lang, h.title); ok {
			s.ID = known.ID
		}
	}
	return s
}

// opensSection reports whether a section begins with a heading.
func (h heading) opensSection() bool { return h.level == 2 && h.top }
