package casefile

import "strings"

// setSections divides the body at its level-2 headings.
func (c *Case) setSections() {
	c.Sections = nil
	var open *Section
	start := 0
	for _, h := range c.outline.headings {
		if !h.opensSection() {
			continue
		}
		if open != nil {
			open.Text = strings.Trim(c.Body[start:h.start], "\n")
		}
		c.Sections = append(c.Sections, c.section(h))
		open, start = &c.Sections[len(c.Sections)-1], h.end
	}
	if open != nil {
		open.Text = strings.Trim(c.Body[start:], "\n")
	}
}

func (c *Case) section(h heading) Section {
	s := Section{Title: h.title, Line: h.line}
	if c.rules.Model != nil {
		if known, ok := c.rules.Model.Section(c.Lang, h.title); ok {
			s.ID = known.ID
		}
	}
	return s
}

// opensSection reports whether a section begins with a heading.
func (h heading) opensSection() bool { return h.level == 2 && h.top }
