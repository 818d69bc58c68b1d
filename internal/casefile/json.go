package casefile

import "encoding/json"

// JSON returns the value of a field of the front matter as the model checks it: texts, numbers, booleans, lists and objects, dates as
// texts. It is nil for a field that the file lacks or leaves empty.
func (c *Case) JSON(name string) (json.RawMessage, error) {
	value, ok := c.Get(name)
	if !ok || value.Null {
		return nil, nil
	}
	return json.Marshal(value.decoded(c.rules.field(name)))
}
