package opendata

import (
	"bytes"
	"encoding/json"
)

// ordered is a JSON object whose keys stay in their order.
type ordered []member

type member struct {
	name  string
	value json.RawMessage
}

// MarshalJSON writes the object.
func (o ordered) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		name, err := json.Marshal(m.name)
		if err != nil {
			return nil, err
		}
		b.Write(name)
		b.WriteByte(':')
		b.Write(m.value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// raw is a value that can't fail to be JSON: a text, or a struct of texts.
func raw(value any) json.RawMessage {
	b, err := encode(value)
	if err != nil {
		panic("opendata: " + err.Error())
	}
	return b
}
