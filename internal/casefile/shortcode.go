package casefile

import (
	"slices"
	"strings"
	"unicode/utf8"

	"openoverheid.nu/internal/schema"
)

// A shortcode is Hugo's {{< name "parameter" key="value" >}}, or with % for < and >; {{</* name */>}} only shows one. Hugo
// reads them before it reads Markdown, in code too, and a page with a wrong one stops the build: so what passes here is what
// Hugo is sure to take, no more.

// maxOpenTags is how many shortcodes may be in one another: Hugo parses the text of each again.
const maxOpenTags = 10

// readShortcodes finds the shortcodes of a body. The body comes back with them blotted out, as Hugo hides them from the Markdown
// parser: the same length, so that offsets stay.
func (b *body) readShortcodes(r Rules) []byte {
	src := []byte(b.text)
	var open []tag
	for at := nextTag(b.text, 0); at >= 0; {
		left, right := at+3, tagEnd(b.text[at+2])
		end := left
		if strings.HasPrefix(b.text[left:], "/*") {
			end = b.shownShortcode(src, at, right)
		} else if t, code := readTag(b.text, at, right); code != "" {
			b.wrong(at, code, b.excerpt(at))
		} else {
			end = t.end
			open = b.checkTag(t, open, r)
			blot(src, t.span)
		}
		at = nextTag(b.text, end)
	}
	for _, t := range open {
		b.wrong(t.start, "case-shortcode-unclosed", t.name)
	}
	return src
}

// nextTag is the offset of the next {{< or {{%; -1 where there is none.
func nextTag(s string, from int) int {
	for i := from; ; i++ {
		next := strings.Index(s[i:], "{{")
		if next < 0 || i+next+2 >= len(s) {
			return -1
		}
		if i += next; s[i+2] == '<' || s[i+2] == '%' {
			return i
		}
	}
}

func tagEnd(kind byte) string {
	if kind == '%' {
		return "%}}"
	}
	return ">}}"
}

func blot(src []byte, s span) {
	for i := s.start; i < s.end; i++ {
		src[i] = 'x'
	}
}

// shownShortcode blots the marks of {{</* ... */>}} out, and returns the offset behind it.
func (b *body) shownShortcode(src []byte, at int, right string) int {
	left := at + len("{{<")
	length := -1
	if !strings.Contains(b.unshut, right) {
		if length = strings.Index(b.text[left:], "*/"+right); length < 0 {
			b.unshut += right // nor will those behind it have an end
		}
	}
	if length < len("/*") {
		b.wrong(at, "case-shortcode-malformed", b.excerpt(at))
		return left
	}
	end := left + length + len("*/") + len(right)
	blot(src, span{at, left + len("/*")})
	blot(src, span{left + length, end})
	return end
}

// excerpt is the beginning of the line from an offset on.
func (b *body) excerpt(at int) string {
	end := min(at+utf8.UTFMax*longestQuote, len(b.text))
	return strings.ToValidUTF8(lineAt(b.text[:end], at), "")
}

// checkTag compares a tag with those that are open, and returns what is open then.
func (b *body) checkTag(t tag, open []tag, r Rules) []tag {
	paired := slices.Contains(r.Paired, t.name)
	switch {
	case !paired && !slices.Contains(r.Shortcodes, t.name):
		if !t.close || !b.unknown[t.name] { // else its start was reported
			b.unknownShortcode(t, r)
		}
	case !paired && (t.close || t.self):
		b.wrong(t.start, "case-shortcode-single", t.name)
	case t.close && (len(open) == 0 || open[len(open)-1].name != t.name || open[len(open)-1].right != t.right):
		b.wrong(t.start, "case-shortcode-unopened", t.name)
	case t.close:
		return open[:len(open)-1]
	case paired && !t.self && len(open) == maxOpenTags:
		b.wrong(t.start, "case-body-deep")
	case paired && !t.self:
		return append(open, t)
	}
	return open
}

func (b *body) unknownShortcode(t tag, r Rules) {
	if b.unknown == nil {
		b.unknown = map[string]bool{}
	}
	b.unknown[t.name] = true
	if near, ok := schema.Suggest(t.name, r.Shortcodes); ok {
		b.wrong(t.start, "case-shortcode-near", t.name, near)
	} else {
		b.wrong(t.start, "case-shortcode-unknown", t.name)
	}
}
