package feed

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"

	"github.com/gorilla/feeds"
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

// append appends an item.
func (e *xmlEncoder) append(dst []byte, item any) ([]byte, error) {
	e.buffer.Reset()
	if err := e.encoder.Encode(item); err != nil {
		return nil, fmt.Errorf("encoding an item: %w", err)
	}
	return append(append(dst, '\n'), bytes.TrimLeft(e.buffer.Bytes(), "\n")...), nil
}
