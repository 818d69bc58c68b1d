package picture

import (
	"encoding/binary"
)

// Flags of a WebP's header.
const (
	webpAnimated = 0x02
	webpAlpha    = 0x10
	webpProfile  = 0x20
)

// webpReader takes a WebP apart.
type webpReader struct {
	out    *stripped
	name   string // of the chunk with the pixels
	pixels []byte
	alpha  []byte // the chunk beside them that says what shines through
	sees   bool   // the pixels themselves say it
}

func stripWebP(src []byte, l Limits) (*stripped, error) {
	const header = 12
	if len(src) < header {
		return nil, errBroken
	}
	length := int64(binary.LittleEndian.Uint32(src[4:])) + 8
	if length > int64(len(src)) || length < header {
		return nil, errBroken
	}
	r := &webpReader{out: &stripped{kind: webpKind, frames: 1, dropped: length < int64(len(src))}}
	for rest := src[header:length]; len(rest) > 0; {
		if len(rest) < 8 {
			return nil, errBroken
		}
		size := int64(binary.LittleEndian.Uint32(rest[4:]))
		if size > int64(len(rest)-8) {
			return nil, errBroken
		}
		if err := r.chunk(string(rest[:4]), rest[8:8+size], l); err != nil {
			return nil, err
		}
		rest = rest[min(int64(len(rest)), 8+size+size%2):]
	}
	if r.pixels == nil {
		return nil, errBroken
	}
	r.out.content = r.assemble()
	return r.out, nil
}

func (r *webpReader) chunk(name string, data []byte, l Limits) error {
	switch {
	case name == "ANIM" || name == "ANMF" || name == "VP8X" && len(data) > 0 && data[0]&webpAnimated != 0:
		return &fault{code: "picture-animated-webp"}
	case (name == "VP8 " || name == "VP8L") && r.pixels == nil:
		r.name, r.pixels = name, data
		return r.size(l)
	case name == "ALPH" && r.alpha == nil && r.pixels == nil:
		r.alpha = data
	case name == "ICCP" && r.out.profile == nil:
		r.out.profile = plainProfile(data)
	case name == "EXIF" && r.out.exif == nil:
		r.out.exif, r.out.dropped = trimEXIF(data), true
	case name != "VP8X" && name != "ICCP":
		r.out.dropped = true
	}
	return nil
}

// trimEXIF takes off the mark that some programs put before it, as in a JPEG.
func trimEXIF(data []byte) []byte {
	if len(data) > 6 && string(data[:6]) == "Exif\x00\x00" {
		return data[6:]
	}
	return data
}

// size reads width and height in the pixels' own header.
func (r *webpReader) size(l Limits) error {
	d := r.pixels
	switch {
	case r.name == "VP8 " && len(d) >= 10 && d[3] == 0x9d && d[4] == 0x01 && d[5] == 0x2a:
		r.out.width, r.out.height = int(binary.LittleEndian.Uint16(d[6:])&0x3fff), int(binary.LittleEndian.Uint16(d[8:])&0x3fff)
	case r.name == "VP8L" && len(d) >= 5 && d[0] == 0x2f:
		bits := binary.LittleEndian.Uint32(d[1:])
		r.out.width, r.out.height, r.sees = int(bits&0x3fff)+1, int(bits>>14&0x3fff)+1, bits>>28&1 == 1
		r.alpha = nil
	default:
		return errBroken
	}
	return checkSize(r.out.width, r.out.height, 4*int64(r.out.width)*int64(r.out.height), l)
}

// assemble writes the picture: the simple form where pixels are all there is, else the extended one.
func (r *webpReader) assemble() []byte {
	out := append(make([]byte, 0, len(r.pixels)+len(r.alpha)+len(r.out.profile)+64), "RIFF\x00\x00\x00\x00WEBP"...)
	if r.alpha != nil || r.out.profile != nil {
		out = appendRIFF(out, "VP8X", r.header())
	}
	if r.out.profile != nil {
		out = appendRIFF(out, "ICCP", r.out.profile)
	}
	if r.alpha != nil {
		out = appendRIFF(out, "ALPH", r.alpha)
	}
	out = appendRIFF(out, r.name, r.pixels)
	binary.LittleEndian.PutUint32(out[4:], uint32(len(out)-8))
	return out
}

func (r *webpReader) header() []byte {
	h := make([]byte, 10)
	if r.alpha != nil || r.sees {
		h[0] |= webpAlpha
	}
	if r.out.profile != nil {
		h[0] |= webpProfile
	}
	put24(h[4:], r.out.width-1)
	put24(h[7:], r.out.height-1)
	return h
}

func put24(b []byte, n int) { b[0], b[1], b[2] = byte(n), byte(n>>8), byte(n>>16) }

func appendRIFF(out []byte, name string, data []byte) []byte {
	out = append(out, name...)
	out = binary.LittleEndian.AppendUint32(out, uint32(len(data)))
	out = append(out, data...)
	if len(data)%2 == 1 {
		out = append(out, 0)
	}
	return out
}
