package feed

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"slices"

	"github.com/gorilla/feeds"
)

// gap is where the items of a document go. No text can look like it: in XML its first character is escaped.
const gap = "<!--items-->"

// writeXML lets the library write the document, and puts the items in its gap: to have it write them too would
// encode a case again for each feed it is in.
func writeXML(document feeds.XmlFeed, items [][]byte) ([]byte, error) {
	var out bytes.Buffer
	if err := feeds.WriteXML(document, &out); err != nil {
		return nil, err
	}
	head, tail, ok := bytes.Cut(out.Bytes(), []byte(gap))
	if !ok {
		return nil, errors.New("the document has no place for its items")
	}
	return bytes.Join(slices.Concat([][]byte{head}, items, [][]byte{tail, []byte("\n")}), nil), nil
}

// xmlEncoder encodes items one after another, in memory it uses again. Each starts on a line of its own.
type xmlEncoder struct {
	buffer  bytes.Buffer
	encoder *xml.Encoder
}

// newXMLEncoder starts each line of an item with the indent.
func newXMLEncoder(indent string) *xmlEncoder {
	e := &xmlEncoder{}
	e.encoder = xml.NewEncoder(&e.buffer)
	e.encoder.Indent(indent, "  ")
	return e
}

func (e *xmlEncoder) encode(item any) ([]byte, error) {
	e.buffer.Reset()
	if err := e.encoder.Encode(item); err != nil {
		return nil, fmt.Errorf("encoding an item: %w", err)
	}
	return slices.Concat([]byte("\n"), bytes.TrimLeft(e.buffer.Bytes(), "\n")), nil
}
