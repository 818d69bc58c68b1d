package picture

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"io"
	"slices"
)

// pngChunks are the chunks that say what the pixels are, and how long each is where that is known. All others go.
var pngChunks = map[string]int{"PLTE": -1, "tRNS": -1, "IDAT": -1, "gAMA": 4, "cHRM": 32, "sRGB": 1, "cICP": 4}

const pngSignature = 8

// pngReader takes a PNG apart.
type pngReader struct {
	src     []byte
	pos     int
	out     *stripped
	profile []byte // as it was
	header  []byte
	body    []byte
}

func stripPNG(src []byte, l Limits) (*stripped, error) {
	r := &pngReader{src: src, pos: pngSignature, out: &stripped{kind: pngKind, frames: 1}, body: make([]byte, 0, len(src))}
	name, data, err := r.chunk()
	if err != nil || name != "IHDR" {
		return nil, errBroken
	}
	if err := r.readHeader(data, l); err != nil {
		return nil, err
	}
	for name != "IEND" {
		if name, data, err = r.chunk(); err != nil {
			return nil, err
		}
		r.keep(name, data)
	}
	r.out.dropped = r.out.dropped || r.pos < len(src)
	r.out.profile = plainProfile(r.profile)
	out := append(make([]byte, 0, len(src)), src[:pngSignature]...)
	out = appendChunk(out, "IHDR", r.header)
	out = appendPNGProfile(out, r.out.profile)
	r.out.content = append(out, r.body...)
	return r.out, nil
}

func (r *pngReader) chunk() (name string, data []byte, err error) {
	const around = 12 // length, name and checksum
	if r.pos+around > len(r.src) {
		return "", nil, errBroken
	}
	length := binary.BigEndian.Uint32(r.src[r.pos:])
	if int64(length) > int64(len(r.src)-r.pos-around) {
		return "", nil, errBroken
	}
	data = r.src[r.pos+8 : r.pos+8+int(length)]
	name = string(r.src[r.pos+4 : r.pos+8])
	sum := binary.BigEndian.Uint32(r.src[r.pos+8+int(length):])
	r.pos += around + int(length)
	if _, kept := pngChunks[name]; kept && sum != crc32.Update(crc32.ChecksumIEEE([]byte(name)), crc32.IEEETable, data) {
		return "", nil, errBroken
	}
	return name, data, nil
}

func (r *pngReader) readHeader(data []byte, l Limits) error {
	if len(data) != 13 {
		return errBroken
	}
	width, height := binary.BigEndian.Uint32(data), binary.BigEndian.Uint32(data[4:])
	if width > 1<<30 || height > 1<<30 {
		return tooManyPixels(int(width), int(height), l)
	}
	bytes := int64(width) * int64(height) * 4
	if depth := data[8]; depth == 16 {
		bytes *= 2
	}
	r.out.width, r.out.height, r.header = int(width), int(height), data
	return checkSize(int(width), int(height), bytes, l)
}

func (r *pngReader) keep(name string, data []byte) {
	length, kept := pngChunks[name]
	switch {
	case kept && (length < 0 || length == len(data)):
		r.body = appendChunk(r.body, name, data)
	case name == "IEND":
		r.body = appendChunk(r.body, name, nil)
	case name == "iCCP" && r.profile == nil:
		r.profile = unpackProfile(data)
	case name == "acTL":
		r.out.still = true
	case slices.Contains([]string{"fcTL", "fdAT", "iCCP", "pHYs", "sBIT", "bKGD", "hIST"}, name): // told already, or no secret
	case name == "eXIf" && r.out.exif == nil:
		r.out.exif, r.out.dropped = data, true
	default:
		r.out.dropped = true
	}
}

// unpackProfile unpacks a profile: a name, a zero, a zero for zlib, and what it packed.
func unpackProfile(data []byte) []byte {
	_, packed, ok := bytes.Cut(data, []byte{0})
	if !ok || len(packed) < 2 || packed[0] != 0 {
		return nil
	}
	z, err := zlib.NewReader(bytes.NewReader(packed[1:]))
	if err != nil {
		return nil
	}
	profile, err := io.ReadAll(io.LimitReader(z, maxProfile+1))
	if err != nil || len(profile) > maxProfile {
		return nil
	}
	return profile
}

func appendPNGProfile(out, profile []byte) []byte {
	if profile == nil {
		return out
	}
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	z.Write(profile) // a buffer takes all
	z.Close()
	return appendChunk(out, "iCCP", append([]byte("RGB\x00\x00"), packed.Bytes()...))
}

// withPNGProfile puts a profile behind the header of a PNG that has none.
func withPNGProfile(png, profile []byte) []byte {
	const header = pngSignature + 12 + 13
	return append(appendPNGProfile(append(make([]byte, 0, len(png)+len(profile)+64), png[:header]...), profile), png[header:]...)
}

func appendChunk(out []byte, name string, data []byte) []byte {
	out = binary.BigEndian.AppendUint32(out, uint32(len(data)))
	start := len(out)
	out = append(append(out, name...), data...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[start:]))
}
