package casefile

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"openoverheid.nu/internal/schema"
)

// A shortcode is Hugo's {{< name "parameter" key="value" >}}, or with % for < and >; {{</* name */>}} only shows one. Hugo
// reads them before it reads Markdown, in code too, and a page with a wrong one stops the build: so what passes here is what
// Hugo is sure to take, no more.

// tag is one {{< ... >}} in a body.
type tag struct {
	span
	name        string
	close, self bool // {{< /name >}}, {{< name />}}
	right       string
}

// maxOpenTags is how many shortcodes may be in one another: Hugo parses the text of each again.
const maxOpenTags = 10

const tagSpace = " \t\n\v\f\r"

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

// readTag reads the tag at an offset. The code says what is wrong with it; it is empty for a good one.
func readTag(s string, at int, right string) (tag, string) {
	p := tagParser{rest: s[at+len("{{<"):], right: right}
	t := tag{right: right}
	p.space()
	if t.close = p.take("/"); t.close {
		p.space()
	}
	t.name = p.word("-/")
	if r, _ := utf8.DecodeRuneInString(t.name); !isWordRune(r) || !p.atBreak() {
		return t, "case-shortcode-malformed"
	}
	if !t.close {
		if code := p.parameters(); code != "" {
			return t, code
		}
		if t.self = p.take("/"); t.self {
			p.space()
		}
	}
	if p.space(); !p.take(right) {
		return t, "case-shortcode-malformed"
	}
	t.span = span{at, len(s) - len(p.rest)}
	return t, ""
}

// tagParser reads what is between {{< and >}}.
type tagParser struct {
	rest  string
	right string
}

func (p *tagParser) space() { p.rest = strings.TrimLeft(p.rest, tagSpace) }

func (p *tagParser) take(s string) bool {
	rest, ok := strings.CutPrefix(p.rest, s)
	p.rest = rest
	return ok
}

// atBreak reports whether a word ends here.
func (p *tagParser) atBreak() bool {
	return p.rest != "" && strings.IndexByte(tagSpace+"/", p.rest[0]) >= 0 || strings.HasPrefix(p.rest, p.right)
}

func isWordRune(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }

// word reads letters, digits, underscores and the extra characters.
func (p *tagParser) word(extra string) string {
	end := strings.IndexFunc(p.rest, func(r rune) bool { return !isWordRune(r) && !strings.ContainsRune(extra, r) })
	if end < 0 {
		end = len(p.rest)
	}
	word := p.rest[:end]
	p.rest = p.rest[end:]
	return word
}

// parameters reads the parameters: all with a name, or all without.
func (p *tagParser) parameters() string {
	named, positional := false, false
	for p.space(); p.rest != "" && p.rest[0] != '/' && !strings.HasPrefix(p.rest, p.right); p.space() {
		key := p.word("-.")
		switch {
		case strings.HasPrefix(key, "."):
			return "case-shortcode-malformed"
		case key == "":
			positional = true
			if !p.quoted() {
				return "case-shortcode-malformed"
			}
		case p.take("="):
			named = true
			if !p.quoted() && !p.bare() {
				return "case-shortcode-malformed"
			}
		default:
			positional = true
		}
		if !p.atBreak() {
			return "case-shortcode-malformed"
		}
	}
	if named && positional {
		return "case-shortcode-mixed"
	}
	return ""
}

// quoted reads "..." on one line, in which \" is a quote, or `...`.
func (p *tagParser) quoted() bool {
	if p.rest == "" || p.rest[0] != '"' && p.rest[0] != '`' {
		return false
	}
	quote := p.rest[0]
	for i := 1; i < len(p.rest); i++ {
		switch c := p.rest[i]; {
		case c == quote:
			p.rest = p.rest[i+1:]
			return true
		case c == '\\' && quote == '"' && strings.HasPrefix(p.rest[i+1:], `"`):
			i++
		case quote == '"' && (c == '\n' || c == '\\' && strings.HasPrefix(p.rest[i+1:], "`")):
			return false
		}
	}
	return false
}

// bare reads a value without quotes, which goes on to a blank.
func (p *tagParser) bare() bool {
	end := strings.IndexAny(p.rest, tagSpace)
	if end <= 0 || strings.Contains(p.rest[:end], "}}") || strings.ContainsAny(p.rest[:1], "\\\"`") {
		return false
	}
	p.rest = p.rest[end:]
	return true
}
