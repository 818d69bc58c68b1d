package casefile

import (
	"crypto/sha256"

	"openoverheid.nu/internal/diag"
)

// Parse reads a case from the bytes of its file. The file's name says which case it is (see Name). The case holds what
// could be read, whatever is wrong with the rest; it is nil only where the bytes are no text at all.
func Parse(file string, src []byte, r Rules) (*Case, []diag.Problem) {
	name := splitName(file, r.Languages)
	problems := nameProblems(file, name, r.Languages)
	text, wrong := decode(src)
	if wrong != nil {
		return nil, append(problems, wrong.problem(file))
	}
	c := &Case{File: file, Slug: name.slug, Lang: name.lang, Bundle: name.bundle, rules: r}
	c.Sum = sumOf(text, src)
	for _, f := range c.read(text) {
		problems = append(problems, f.problem(file))
	}
	return c, diag.Sort(problems)
}

// load fills the case with what another text says.
func (c *Case) load(text string) {
	c.Sum = sumOf(text, nil)
	c.read(text)
}

// read fills the case with what a text says, and returns what is wrong with it.
func (c *Case) read(text string) []*fault {
	c.text = text
	p, wrong := split(text)
	c.parts = p
	c.longFront = p.front.end-p.front.start > maxFront
	front := c.readFront()
	faults := front.faults
	if wrong != nil {
		faults = append(faults, wrong)
	}
	if f := controls(text); f != nil {
		faults = append(faults, f)
	}
	c.Values = front.members
	c.setFields()
	c.setBody()
	c.outline = readBody(c.Body, c.BodyLine, c.rules)
	c.setSections()
	return faults
}

// readFront reads the front matter, unless there is too much of it.
func (c *Case) readFront() frontMatter {
	if c.longFront {
		return frontMatter{faults: []*fault{{line: c.parts.frontLine, column: 1, code: "case-front-large"}}}
	}
	return readFront(c.text, c.parts.front, c.parts.frontLine)
}

// blocks are those of the front matter, the ones that can't be read included. They are not held, as only an edit asks for them.
func (c *Case) blocks() []block { return c.readFront().blocks }

// sumOf is the sum of a text. The bytes of the file save a copy where they are the same.
func sumOf(text string, src []byte) Sum {
	if string(src) != text {
		src = []byte(text)
	}
	return sha256.Sum256(src)
}

func (c *Case) setBody() {
	c.Body, c.BodyLine = c.text[c.parts.body.start:c.parts.body.end], c.parts.bodyLine
}

// Reads reports whether a file with those bytes says what the case's file said.
func (c *Case) Reads(src []byte) bool {
	if string(src) == c.text {
		return true
	}
	text, wrong := decode(src)
	return wrong == nil && text == c.text
}
