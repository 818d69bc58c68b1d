package fetch

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"

	"golang.org/x/net/html/charset"

	"openoverheid.nu/internal/elsewhere"
)

// Limits that no honest feed comes near. The parser of feeds goes as deep as a document does, and its time grows faster than the number
// of items: 700,000 empty ones took it nineteen seconds, nested bases never ended.
const (
	maxDepth    = 100
	maxElements = 300_000
	maxItems    = 20_000
	maxObjects  = 300_000
)

// tame reports whether a document is small enough in every way to be parsed.
func tame(body []byte) bool {
	if isJSON(body) {
		return bytes.Count(body, []byte("{")) < maxObjects && bytes.Count(body, []byte("[")) < maxObjects // its parser limits the depth itself
	}
	d := xml.NewDecoder(bytes.NewReader(body))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = charset.NewReaderLabel
	depth, elements, items := 0, 0, 0
	for {
		token, err := d.RawToken()
		if err != nil {
			return errors.Is(err, io.EOF)
		}
		switch t := token.(type) {
		case xml.StartElement:
			depth, elements = depth+1, elements+1+len(t.Attr)
			if longBase(t) {
				return false
			}
			if t.Name.Local == "item" || t.Name.Local == "entry" {
				items++
			}
		case xml.EndElement:
			depth--
		}
		if depth > maxDepth || elements > maxElements || items > maxItems {
			return false
		}
	}
}

// longBase reports whether an element has a base that its addresses can't be resolved against in a moment, each anew.
func longBase(t xml.StartElement) bool {
	return slices.ContainsFunc(t.Attr, func(a xml.Attr) bool { return a.Name.Local == "base" && len(a.Value) > elsewhere.MaxAddress })
}

func isJSON(body []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(body, "\ufeff \t\r\n"), []byte("{"))
}

// withoutControls drops the control characters that some feeds hold, and that XML does not allow.
func withoutControls(body []byte) []byte {
	return bytes.Map(func(c rune) rune {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' {
			return -1
		}
		return c
	}, body)
}
