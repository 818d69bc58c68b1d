package fetch

import (
	"strings"

	"golang.org/x/net/html"

	"openoverheid.nu/internal/elsewhere"
)

// plain is the words of a text that may hold HTML, in one line of at most most characters. It is taken apart by the tokeniser of
// golang.org/x/net/html, which reads as browsers do. A sanitiser such as bluemonday would give HTML back, and none is wanted: what
// is kept has no markup, and every page escapes it.
func plain(text string, most int) string {
	if !strings.ContainsAny(text, "<&") {
		return elsewhere.Clean(text, most)
	}
	var b strings.Builder
	unseen := 0 // how deep in elements that no one reads
	for z := html.NewTokenizer(strings.NewReader(text)); b.Len() < 8*most; {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		switch name, _ := z.TagName(); kind {
		case html.TextToken:
			if unseen == 0 {
				b.Write(z.Text())
			}
		case html.StartTagToken:
			if isUnseen(string(name)) {
				unseen++
			}
			b.WriteString(between(string(name)))
		case html.EndTagToken:
			if isUnseen(string(name)) && unseen > 0 {
				unseen--
			}
			b.WriteString(between(string(name)))
		case html.SelfClosingTagToken:
			b.WriteString(between(string(name)))
		}
	}
	return elsewhere.Clean(b.String(), most)
}

func isUnseen(name string) bool {
	switch name {
	case "script", "style", "template", "iframe", "object", "svg", "math", "noscript", "noembed", "noframes", "textarea", "select", "title":
		return true
	}
	return false
}

// between is what stands between words on both sides of a tag: nothing where it marks up a part of a line.
func between(name string) string {
	switch name {
	case "a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "font", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "u", "wbr":
		return ""
	}
	return " "
}
