package casefile

import (
	"bytes"
	"net/url"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// Link is a link in a case's body, to wherever it leads.
type Link struct {
	URL          string
	Line, Column int // in the file
}

// Links returns all links of the body, in order, addresses that become links by themselves included.
func Links(c *Case) []Link { return c.outline.links }

// link notes down a link, and says why it can't stay.
func (b *body) link(n *ast.Link, src []byte) {
	address := resolved(n.Destination)
	b.addLink(n.Pos(), address)
	b.checkAddress(n.Pos(), string(n.Destination), address, len(n.Title))
	if !hasText(n, src) {
		b.doubtful(n.Pos(), "case-link-text")
	}
}

func (b *body) autoLink(n *ast.AutoLink, src []byte) {
	at, address := n.Pos(), string(n.URL(src))
	at += len(b.text[at:]) - len(strings.TrimLeft(b.text[at:], " \t\n")) // the parser counts the blank before an address
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(address, "mailto:") {
		address = "mailto:" + address
	}
	b.addLink(at, address)
	b.checkAddress(at, address, address, 0)
}

func (b *body) addLink(at int, address string) {
	line, column := b.lines.place(at)
	b.links = append(b.links, Link{address, line, column})
}

// image notes down an image, and says why it can't stay.
func (b *body) image(n *ast.Image, src []byte) {
	if !hasText(n, src) {
		b.wrong(n.Pos(), "case-image-no-alt")
	}
	i := image{address: resolved(n.Destination)}
	if u, err := url.Parse(i.address); err == nil && (u.Scheme != "" || u.Host != "") {
		b.wrong(n.Pos(), "case-image-remote", i.address)
		return
	}
	if b.checkAddress(n.Pos(), string(n.Destination), i.address, len(n.Title)) {
		i.line, i.column = b.lines.place(n.Pos())
		b.images = append(b.images, i)
	}
}

// checkAddress says why an address can't stay. As written is what templates get, resolved what browsers do.
func (b *body) checkAddress(at int, written, resolved string, title int) bool {
	_, err := url.Parse(written)
	u, err2 := url.Parse(resolved)
	switch {
	case len(written)+title > maxAddress:
		b.wrong(at, "case-link-long")
	case resolved == "":
		b.doubtful(at, "case-link-nowhere")
	case err != nil || err2 != nil:
		b.wrong(at, "case-link-bad", resolved)
	case !safeScheme(u.Scheme):
		b.wrong(at, "case-link-scheme", u.Scheme)
	default:
		return true
	}
	return false
}

// safeScheme reports whether a link may have that scheme: none for an address in the site.
func safeScheme(scheme string) bool {
	return slices.Contains([]string{"", "http", "https", "mailto", "tel"}, scheme)
}

// resolved is an address without its backslashes and with its &amp; as the characters they stand for.
func resolved(address []byte) string {
	if bytes.ContainsAny(address, `\&`) {
		address = util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(address)))
	}
	return string(address)
}

// hasText reports whether a link or an image has a text that can be read out: letters, or an image that has them.
func hasText(n ast.Node, src []byte) bool {
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		if t, ok := child.(*ast.Text); ok && len(bytes.TrimSpace(t.Segment.Value(src))) > 0 || hasText(child, src) {
			return true
		}
	}
	return false
}
