package textcheck

import "unicode/utf8"

// longHeading is how many characters a heading can have.
const longHeading = 80

func (k *checker) headings(p *prose) {
	above := 1 // the title of the case
	for _, h := range p.headings {
		at := h.span
		if at.start == at.end {
			at = span{h.line, h.line + len(lineFrom(k.c.Body, h.line))}
		}
		switch {
		case h.text == "":
			k.say(at.start, at.end, "textcheck-heading-empty")
		case utf8.RuneCountInString(h.text) > longHeading:
			k.say(at.start, at.end, "textcheck-heading-long", decimal(utf8.RuneCountInString(h.text)), decimal(longHeading))
		}
		if h.level > above+1 {
			k.say(at.start, at.end, "textcheck-heading-skips", decimal(h.level), decimal(above+1))
		}
		above = h.level
	}
	for _, h := range p.empty {
		if h.text != "" {
			k.say(h.start, h.end, "textcheck-section-empty", h.text)
		}
	}
}
