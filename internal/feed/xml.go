package feed

import (
	"bytes"
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/gorilla/feeds"

	"openoverheid.nu/internal/plainbytes"
)

// gap is where the items of a document go. No text can look like it: in XML its first character is escaped.
const gap = "<!--items-->"

// frameXML lets the library write the document, and cuts it at the gap for its items: to have it write them too would
// encode a case again for each feed it is in.
func frameXML(document feeds.XmlFeed) (head, tail []byte, err error) {
	var out bytes.Buffer
	if err := feeds.WriteXML(document, &out); err != nil {
		return nil, nil, err
	}
	head, tail, ok := bytes.Cut(out.Bytes(), []byte(gap))
	if !ok {
		return nil, nil, errors.New("the document has no place for its items")
	}
	return head, append(tail, '\n'), nil
}

// elements writes an item in XML, each element on a line of its own. It is written straight, not by encoding/xml: that takes five times as long,
// and this is half of what a document costs. What is empty is left out.
type elements struct {
	out    []byte
	indent string // a line end, and the spaces that the next element stands behind
}

// text writes an element with text.
func (x *elements) text(name, text string, attributes ...attribute) {
	if text != "" {
		x.start(name, attributes...)
		x.out = appendXML(x.out, text)
		x.end(name)
	}
}

// empty writes an element that has its attributes alone.
func (x *elements) empty(name string, attributes ...attribute) {
	x.start(name, attributes...)
	x.end(name)
}

// html writes an element with HTML that stays legible.
func (x *elements) html(name, html string, attributes ...attribute) {
	if html == "" {
		return
	}
	x.start(name, attributes...)
	x.out = append(x.out, "<![CDATA["...)
	for {
		before, after, found := strings.Cut(html, "]]>")
		x.out = append(x.out, before...)
		if !found {
			break
		}
		x.out, html = append(x.out, "]]]]><![CDATA[>"...), after
	}
	x.out = append(x.out, "]]>"...)
	x.end(name)
}

// open starts an element that has others in it.
func (x *elements) open(name string, attributes ...attribute) {
	x.start(name, attributes...)
	x.indent += "  "
}

// close ends it.
func (x *elements) close(name string) {
	x.indent = x.indent[:len(x.indent)-2]
	x.out = append(x.out, x.indent...)
	x.end(name)
}

func (x *elements) start(name string, attributes ...attribute) {
	x.out = append(append(append(x.out, x.indent...), '<'), name...)
	for _, a := range attributes {
		if a.value != "" {
			x.out = append(append(append(x.out, ' '), a.name...), `="`...)
			x.out = append(appendXML(x.out, a.value), '"')
		}
	}
	x.out = append(x.out, '>')
}

func (x *elements) end(name string) {
	x.out = append(append(append(x.out, "</"...), name...), '>')
}

var xmlBytes = plainbytes.Of("", `<>&"'`)

// appendXML appends a text without characters that XML has no place for, as encoding/xml does.
func appendXML(dst []byte, text string) []byte {
	start := 0
	for i := range len(text) {
		if c := text[i]; xmlBytes[c] || c >= utf8.RuneSelf {
			continue
		}
		dst = append(append(dst, text[start:i]...), xmlEscapeOf(text[i])...)
		start = i + 1
	}
	return append(dst, text[start:]...)
}

func xmlEscapeOf(c byte) string {
	switch c {
	case '\'':
		return "&#39;"
	case '\t':
		return "&#x9;"
	case '\n':
		return "&#xA;"
	case '\r':
		return "&#xD;"
	}
	return escapeOf(c)
}

// known writes a number of bytes or pixels; empty for 0, one that is not known.
func known(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
