package build

import (
	"encoding/binary"

	"openoverheid.nu/internal/made"
)

// fromByName is what files are made from, by name.
type fromByName map[string]made.From

// storedByName is where files stand in a Store, by name.
type storedByName map[string]Stored

// GobEncode writes the map.
func (m fromByName) GobEncode() ([]byte, error) {
	return made.EncodeByName(m, func(dst []byte, from made.From) []byte { return append(dst, from[:]...) }), nil
}

// GobDecode reads what GobEncode wrote.
func (m *fromByName) GobDecode(src []byte) (err error) {
	*m, err = made.DecodeByName(src, func(r *made.ValueReader) made.From { return r.Sum() })
	return err
}

// GobEncode writes the map.
func (m storedByName) GobEncode() ([]byte, error) {
	return made.EncodeByName(m, func(dst []byte, at Stored) []byte {
		dst = binary.AppendVarint(binary.AppendVarint(dst, at.At), at.Length)
		return append(dst, at.Sum[:]...)
	}), nil
}

// GobDecode reads what GobEncode wrote.
func (m *storedByName) GobDecode(src []byte) (err error) {
	*m, err = made.DecodeByName(src, func(r *made.ValueReader) Stored {
		return Stored{At: r.Number(), Length: r.Number(), Sum: r.Sum()}
	})
	return err
}
