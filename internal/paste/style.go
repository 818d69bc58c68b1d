package paste

import (
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// look is how a piece of text looks, and where it leads.
type look struct {
	bold, italic, code bool
	href               string
	sup                bool
}

// styles are the properties of an element's style, in lower case.
func styles(n *html.Node) map[string]string {
	found := map[string]string{}
	for declaration := range strings.SplitSeq(attribute(n, "style"), ";") {
		if name, value, ok := strings.Cut(declaration, ":"); ok {
			found[strings.ToLower(strings.TrimSpace(name))] = strings.ToLower(strings.TrimSpace(value))
		}
	}
	return found
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// class reports whether an element is of a class.
func class(n *html.Node, pattern *regexp.Regexp) bool {
	return pattern.MatchString(attribute(n, "class"))
}

// in is the look of what is in an element: what its name says, and then what its style says. Google Docs writes <b style="font-weight:normal">.
func (l look) in(n *html.Node, style map[string]string) look {
	switch n.Data {
	case "b", "strong":
		l.bold = true
	case "i", "em", "cite", "dfn", "var":
		l.italic = true
	case "code", "kbd", "samp", "tt":
		l.code = true
	case "sup":
		l.sup = true
	}
	switch w := style["font-weight"]; {
	case w == "bold" || w == "bolder":
		l.bold = true
	case w == "normal" || w == "lighter":
		l.bold = false
	default:
		if weight, err := strconv.Atoi(w); err == nil {
			l.bold = weight >= 600
		}
	}
	switch style["font-style"] {
	case "italic", "oblique":
		l.italic = true
	case "normal":
		l.italic = false
	}
	if style["vertical-align"] == "super" {
		l.sup = true
	}
	return l
}

// wordMachinery are the classes of Word's comments and tables of contents.
var wordMachinery = regexp.MustCompile(`\b(?:msocom[a-z]*|MsoComment[A-Za-z]*|MsoToc[1-9]|MsoTocHeading)\b`)

// hidden reports whether an element is not to be seen, or is no text: programs, forms, pictures, and what Word keeps for itself.
func hidden(n *html.Node, style map[string]string) bool {
	switch n.Data {
	case "script", "style", "head", "title", "meta", "link", "template", "noscript", "iframe", "frame", "object", "embed", "applet",
		"svg", "math", "canvas", "video", "audio", "map", "input", "select", "textarea", "button", "option", "nav", "del", "xml", "rp", "rt":
		return true
	}
	if strings.HasPrefix(n.Data, "v:") || strings.HasPrefix(n.Data, "w:") || class(n, wordMachinery) {
		return true
	}
	return style["display"] == "none" || style["mso-hide"] == "all" || style["visibility"] == "hidden" || style["mso-list"] == "ignore" ||
		style["mso-element"] == "comment-list" || style["mso-element"] == "header" || style["mso-element"] == "footer"
}
