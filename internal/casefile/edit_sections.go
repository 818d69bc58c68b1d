package casefile

import (
	"slices"
	"strings"
)

// Intro is the Markdown before the first level-2 heading, without the empty lines around it.
func (c *Case) Intro() string {
	s := c.introSpan()
	return strings.Trim(c.Body[s.start:s.end], "\n")
}

// SetIntro puts another text before the first level-2 heading. It reports false, and changes nothing, where the text would swallow
// a heading behind it.
func (c *Case) SetIntro(markdown string) bool {
	c.fenceFront()
	return c.setText(c.introSpan(), markdown, "\n")
}

// SetSection puts another text under a level-2 heading; the headings, the other sections and the empty lines around them stay byte
// for byte. What the text opens and does not close (a block of code, a comment) is closed behind it. It reports false, and changes
// nothing, where there is no such section, or the text would swallow a heading behind it all the same.
func (c *Case) SetSection(i int, markdown string) bool {
	c.fenceFront()
	headings := c.sectionHeadings()
	if i < 0 || i >= len(headings) {
		return false
	}
	lead := "\n"
	if end := headings[i].end; end == len(c.Body) && !strings.HasSuffix(c.Body, "\n") {
		lead = "\n\n"
	}
	return c.setText(span{headings[i].end, c.sectionEnd(i)}, markdown, lead)
}

// SetSectionTitle gives a section another heading.
func (c *Case) SetSectionTitle(i int, title string) bool {
	c.fenceFront()
	headings := c.sectionHeadings()
	title = oneLine(title)
	if i < 0 || i >= len(headings) || title == "" {
		return false
	}
	h := headings[i]
	line := "## " + title
	if strings.HasSuffix(c.Body[h.start:h.end], "\n") {
		line += "\n"
	}
	return c.rewriteBody(h.span, func(string) (string, int) { return line, 0 })
}

// InsertSection puts a heading with its text before a section, or behind the last.
func (c *Case) InsertSection(i int, title, markdown string) bool {
	c.fenceFront()
	headings := c.sectionHeadings()
	title = oneLine(title)
	if i < 0 || i > len(headings) || title == "" {
		return false
	}
	at := len(c.Body)
	if i < len(headings) {
		at = headings[i].start
	}
	text, before, last := sectionText(markdown), c.Body[:at], at == len(c.Body)
	for _, open := range closers { // what stands before it may have left something open
		gap := newlineAfter(before)
		if open != "" {
			gap += strings.TrimLeft(open, "\n") + "\n"
		}
		if !strings.HasSuffix(before+gap, "\n\n") && before+gap != "\n" {
			gap += "\n"
		}
		if c.rewriteBody(span{at, at}, func(closed string) (string, int) {
			lines := gap + "## " + title + "\n"
			if text != "" {
				lines += "\n" + text + closed + "\n"
			}
			if !last {
				lines += "\n"
			}
			return lines, len(gap)
		}) {
			return true
		}
	}
	return false
}

// RemoveSection takes out a heading with its text.
func (c *Case) RemoveSection(i int) bool {
	c.fenceFront()
	headings := c.sectionHeadings()
	if i < 0 || i >= len(headings) {
		return false
	}
	s := span{headings[i].start, c.sectionEnd(i)}
	if s.end == len(c.Body) { // the file ends at the last line of the text before it
		for s.start > 1 && c.Body[s.start-1] == '\n' && c.Body[s.start-2] == '\n' {
			s.start--
		}
	}
	for _, gap := range []string{"", "\n"} { // a heading above a line of --- takes a line right before it for its own
		if c.rewriteBody(s, func(string) (string, int) { return gap, -1 }) {
			return true
		}
	}
	return false
}

// sectionHeadings are the headings of Sections, in the same order.
func (c *Case) sectionHeadings() []heading {
	var headings []heading
	for _, h := range c.outline.headings {
		if h.opensSection() {
			headings = append(headings, h)
		}
	}
	return headings
}

func (c *Case) sectionEnd(i int) int {
	if headings := c.sectionHeadings(); i+1 < len(headings) {
		return headings[i+1].start
	}
	return len(c.Body)
}

func (c *Case) introSpan() span {
	if headings := c.sectionHeadings(); len(headings) > 0 {
		return span{0, headings[0].start}
	}
	return span{0, len(c.Body)}
}

// setText replaces what stands in a part of the body, and keeps the empty lines before and behind it; lead comes before a text
// where there was none.
func (c *Case) setText(s span, markdown, lead string) bool {
	old, text := c.Body[s.start:s.end], sectionText(markdown)
	trimmed := strings.TrimLeft(old, "\n")
	trail := trimmed[len(strings.TrimRight(trimmed, "\n")):]
	if trimmed != "" {
		lead = old[:len(old)-len(trimmed)]
	}
	last := s.end == len(c.Body)
	switch {
	case text == "" && last:
		lead, trail = "", ""
	case text == "":
		lead, trail = "\n", ""
	case last:
		trail = max(trail, "\n")
	default: // a heading above a line of --- would take a line right before it for its own
		trail = max(trail, "\n\n")
	}
	return c.rewriteBody(s, func(closed string) (string, int) {
		if text == "" {
			return lead, -1
		}
		return lead + text + closed + trail, -1
	})
}

// closers end what a text may leave open, and what would take the rest of the body for its own.
var closers = []string{"", "\n```", "\n~~~", "\n`````", "\n~~~~~", "\n-->", "\n</pre>", "\n</script>", "\n</style>", "\n</textarea>", "\n?>", "\n]]>", "\n>"}

// rewriteBody replaces a part of the body by the first text that leaves all headings behind it what they are; the text may hold a
// heading itself, at the offset in it that comes with it. It reports false, and changes nothing, where no text does.
func (c *Case) rewriteBody(s span, with func(closed string) (text string, heading int)) bool {
	before, start, known := c.text, c.parts.body.start, !c.outline.unread
	var behind []int // the headings behind the part, by their distance from the end
	for _, h := range c.sectionHeadings() {
		if h.start >= s.end && h.end > s.start {
			behind = append(behind, len(c.Body)-h.start)
		}
	}
	for _, closed := range closers {
		text, heading := with(closed)
		c.load(before[:start+s.start] + text + before[start+s.end:])
		if c.outline.unread && known {
			break
		}
		if heading >= 0 && !c.headingAt(s.start+heading) {
			continue
		}
		if !slices.ContainsFunc(behind, func(distance int) bool { return !c.headingAt(len(c.Body) - distance) }) {
			return true
		}
	}
	c.load(before)
	return false
}

func (c *Case) headingAt(start int) bool {
	return slices.ContainsFunc(c.sectionHeadings(), func(h heading) bool { return h.start == start })
}

// sectionText is a text as a part of a body: no control characters, no empty lines around it.
func sectionText(markdown string) string { return strings.Trim(cleanValue(markdown), "\n") }

func oneLine(s string) string { return strings.Join(strings.Fields(cleanValue(s)), " ") }
