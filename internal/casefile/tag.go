package casefile

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// tag is one {{< ... >}} in a body.
type tag struct {
	span
	name        string
	close, self bool // {{< /name >}}, {{< name />}}
	right       string
}

const tagSpace = " \t\n\v\f\r"

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
