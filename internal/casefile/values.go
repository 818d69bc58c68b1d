package casefile

import "encoding/binary"

// AppendValues appends the values of the front matter, and how each is written. Where two cases give the same bytes their fields are the
// same, whoever asks for them in whichever form, if both are read by the same model.
func (c *Case) AppendValues(b []byte) []byte { return appendMembers(b, c.Values) }

func appendMembers(b []byte, members []Member) []byte {
	b = binary.AppendUvarint(b, uint64(len(members)))
	for i := range members {
		b = appendText(b, members[i].Name)
		b = members[i].Value.append(b)
	}
	return b
}

// append appends a mark of what the value is, and then what is in it, so that each is told apart from any other.
func (v *Value) append(b []byte) []byte {
	switch {
	case v.Null:
		return append(b, 'n')
	case v.List != nil:
		b = binary.AppendUvarint(append(b, 'l'), uint64(len(v.List)))
		for i := range v.List {
			b = v.List[i].append(b)
		}
		return b
	case v.Members != nil:
		return appendMembers(append(b, 'o'), v.Members)
	case v.plain:
		return appendText(append(b, 'p'), v.Text)
	}
	return appendText(append(b, 'q'), v.Text)
}

func appendText(b []byte, text string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(text))), text...)
}
