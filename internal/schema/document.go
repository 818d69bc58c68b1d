package schema

import (
	"bytes"
	"encoding/json"
)

// document is a JSON object that keeps the order of its keys.
type document []entry

type entry struct {
	key   string
	value any
}

// with returns the document with a key more, unless the value is empty: "", 0, nil, or a list or document of nothing.
func (d document) with(key string, value any) document {
	switch v := value.(type) {
	case nil:
		return d
	case string:
		if v == "" {
			return d
		}
	case int:
		if v == 0 {
			return d
		}
	case *float64:
		if v == nil {
			return d
		}
	case []string:
		if len(v) == 0 {
			return d
		}
	case []any:
		if len(v) == 0 {
			return d
		}
	}
	return append(d, entry{key, value})
}

// MarshalJSON writes the keys in their order.
func (d document) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, e := range d {
		if i > 0 {
			b.WriteByte(',')
		}
		for _, part := range []any{e.key, e.value} {
			if err := writeJSON(&b, part); err != nil {
				return nil, err
			}
			b.WriteByte(':')
		}
		b.Truncate(b.Len() - 1)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// writeJSON writes a value without making entities of < and &: nobody puts a schema in a page unescaped, and people read it.
func writeJSON(b *bytes.Buffer, v any) error {
	enc := json.NewEncoder(b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return err
	}
	b.Truncate(b.Len() - 1) // the encoder's line end
	return nil
}
