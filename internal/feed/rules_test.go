package feed

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
)

// The rules of the W3C feed validator, those that raise a warning too. rules_rss_test.go, rules_atom_test.go and
// rules_json_test.go apply them to a document; here is what they share.

// node is an element of a document; its name is the namespace's usual prefix and the local name: "atom:link".
type node struct {
	name     string
	attrs    map[string]string
	text     string // its own, trimmed as the validator does
	raw      string
	children []*node
}

func (n *node) all(name string) []*node {
	var found []*node
	for _, c := range n.children {
		if c.name == name {
			found = append(found, c)
		}
	}
	return found
}

func (n *node) only(t *testing.T, name string) *node {
	t.Helper()
	found := n.all(name)
	if len(found) != 1 {
		t.Errorf("%s has %d of %s, want 1", n.name, len(found), name)
		return &node{name: name}
	}
	return found[0]
}

// knownAs maps a namespace to the prefix the validator prefers. The document's own namespace has none.
func knownAs(namespace, own string) string {
	if namespace == own {
		return ""
	}
	switch namespace {
	case "http://www.w3.org/2005/Atom":
		return "atom:"
	case "http://purl.org/dc/elements/1.1/":
		return "dc:"
	case "http://purl.org/rss/1.0/modules/content/":
		return "content:"
	case "http://search.yahoo.com/mrss/":
		return "media:"
	case "http://backend.userland.com/creativeCommonsRssModule":
		return "creativeCommons:"
	case "http://purl.org/syndication/history/1.0":
		return "fh:"
	case "http://purl.org/atompub/tombstones/1.0":
		return "at:"
	case "http://www.w3.org/XML/1998/namespace", "xml":
		return "xml:"
	}
	return "{" + namespace + "}"
}

func parseXML(t *testing.T, document string) *node {
	t.Helper()
	if !strings.HasPrefix(document, `<?xml version="1.0" encoding="UTF-8"?>`) {
		t.Errorf("no XML declaration: %.60q", document)
	}
	for _, r := range document {
		if isRefused(r) {
			t.Fatalf("the document has the character %U", r)
		}
	}
	d := xml.NewDecoder(strings.NewReader(document))
	root := &node{}
	own := ""
	for stack := []*node{root}; ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return root.children[0]
		}
		if err != nil {
			t.Fatalf("not well-formed: %v", err)
		}
		top := stack[len(stack)-1]
		switch token := token.(type) {
		case xml.StartElement:
			if top == root {
				own = token.Name.Space
			}
			n := &node{name: knownAs(token.Name.Space, own) + token.Name.Local, attrs: map[string]string{}}
			for _, a := range token.Attr {
				if a.Name.Space != "xmlns" && a.Name.Local != "xmlns" {
					n.attrs[strings.TrimPrefix(knownAs(a.Name.Space, ""), "{}")+a.Name.Local] = a.Value
				}
			}
			top.children = append(top.children, n)
			stack = append(stack, n)
		case xml.EndElement:
			top.text = strings.TrimSpace(top.raw)
			stack = stack[:len(stack)-1]
		case xml.CharData:
			top.raw += string(token)
		}
	}
}

var (
	fullURI = regexp.MustCompile(`^[a-zA-Z][0-9a-zA-Z+\-.]*:(//)?[0-9a-zA-Z;/?:@&=+$.\-_!~*'()%,#]+$`)
	tagURI  = regexp.MustCompile(`^tag:[a-z0-9.-]+,\d{4}(-\d{2}(-\d{2})?)?:[0-9a-zA-Z;/?:@&=+$.\-_!~*'()%,]*$`)
	rfc2822 = regexp.MustCompile(`^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d [+-]\d\d[03]0$`)
	iso8601 = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$`)
	mime    = regexp.MustCompile(`^[^\s()<>,;:\\"/\[\]?=]+/[^\s()<>,;:\\"/\[\]?=]+$`)
	number  = regexp.MustCompile(`^[1-9][0-9]*$`)
	bcp47   = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)
)

func checkURI(t *testing.T, where, uri string) {
	t.Helper()
	if !fullURI.MatchString(uri) {
		t.Errorf("%s: %q is not a full URI", where, uri)
	}
}

func checkText(t *testing.T, n *node) {
	t.Helper()
	if n.text == "" || len(n.children) > 0 {
		t.Errorf("%s is blank or has elements in it", n.name)
	}
}

func checkRFC822(t *testing.T, n *node) {
	t.Helper()
	when, err := time.Parse(time.RFC1123Z, n.text)
	if err != nil || !rfc2822.MatchString(n.text) || when.Format("Mon") != n.text[:3] {
		t.Errorf("%s: %q is not a date of RFC 822", n.name, n.text)
	}
}

func checkRFC3339(t *testing.T, n *node) {
	t.Helper()
	if _, err := time.Parse(time.RFC3339, n.raw); err != nil || !iso8601.MatchString(n.raw) {
		t.Errorf("%s: %q is not a date of RFC 3339", n.name, n.raw)
	}
}

// checkUnique fails on a value that an earlier one equals.
func checkUnique(t *testing.T, what string, values []string) {
	t.Helper()
	sorted := slices.Sorted(slices.Values(values))
	if unique := slices.Compact(slices.Clone(sorted)); len(unique) != len(sorted) {
		t.Errorf("%s are not unique: %q", what, sorted)
	}
}

// checkHTML applies the rules for HTML in a feed: well-formed, nothing that could be a danger, no relative reference.
func checkHTML(t *testing.T, content string) {
	t.Helper()
	if err := htmlProblem(content); err != nil {
		t.Errorf("%v in %.300q", err, content)
	}
}

func htmlProblem(content string) error {
	z := html.NewTokenizer(strings.NewReader(content))
	var open []string
	for {
		switch z.Next() {
		case html.ErrorToken:
			if len(open) > 0 {
				return fmt.Errorf("%s is not closed", open)
			}
			return nil
		case html.CommentToken, html.DoctypeToken:
			return fmt.Errorf("a comment or doctype: %s", z.Raw())
		case html.StartTagToken, html.SelfClosingTagToken:
			token := z.Token()
			if err := tagProblem(token); err != nil {
				return err
			}
			if fateOf(token.DataAtom) != void {
				open = append(open, token.Data)
			}
		case html.EndTagToken:
			token := z.Token()
			if len(open) == 0 || open[len(open)-1] != token.Data {
				return fmt.Errorf("</%s> where %s are open", token.Data, open)
			}
			open = open[:len(open)-1]
		}
	}
}

func tagProblem(token html.Token) error {
	if !slices.Contains(strings.Fields(safeElements), token.Data) {
		return fmt.Errorf("<%s> is not safe", token.Data)
	}
	for i, a := range token.Attr {
		if !slices.Contains(strings.Fields(safeAttributes), a.Key) {
			return fmt.Errorf("%s of <%s> is not safe", a.Key, token.Data)
		}
		if slices.ContainsFunc(token.Attr[:i], func(b html.Attribute) bool { return b.Key == a.Key }) {
			return fmt.Errorf("%s of <%s> comes twice", a.Key, token.Data)
		}
		if a.Key == "href" || a.Key == "src" || a.Key == "cite" || a.Key == "poster" {
			if err := referenceProblem(a.Val); err != nil {
				return err
			}
		}
		if a.Key == "srcset" {
			for rest := a.Val; ; {
				var ref string
				if ref, _, rest = candidate(rest); ref == "" {
					break
				}
				if err := referenceProblem(ref); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func referenceProblem(ref string) error {
	scheme, rest, _ := strings.Cut(ref, ":")
	switch {
	case !slices.Contains([]string{"http", "https", "mailto", "tel"}, scheme):
		return fmt.Errorf("the reference %q is relative or worse", ref)
	case strings.HasPrefix(scheme, "http") && !strings.HasPrefix(rest, "//"), escapeURI(ref) != ref:
		return fmt.Errorf("the reference %q is not a URI", ref)
	}
	return nil
}

// What the validator takes for safe, of what a case's text can have.
const (
	safeElements = `a abbr address article aside audio b bdi blockquote br caption cite code col colgroup dd del dfn div dl
		dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li mark ol p picture pre q rp rt ruby s
		samp section small source span strong sub sup table tbody td tfoot th thead time tr u ul var video wbr`
	safeAttributes = `abbr alt cite colspan datetime dir height href hreflang lang media reversed rowspan scope sizes span
		src srcset start title type value width`
)
