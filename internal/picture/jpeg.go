package picture

import (
	"bytes"
	"encoding/binary"
)

// Markers of JPEG (ITU-T T.81, table B.1).
const (
	markSOF0, markSOF1, markSOF2 = 0xc0, 0xc1, 0xc2
	markDHT, markDAC             = 0xc4, 0xcc
	markSOI, markEOI, markSOS    = 0xd8, 0xd9, 0xda
	markDQT, markDRI             = 0xdb, 0xdd
	markAPP0, markAPP15          = 0xe0, 0xef
	markCOM                      = 0xfe
)

// maxScans is how many passes a progressive JPEG may have: cameras and programs write about ten, and each costs a walk over all pixels.
const maxScans = 100

// jpegReader takes a JPEG apart.
type jpegReader struct {
	src   []byte
	pos   int
	l     Limits
	out   *stripped
	body  []byte // tables, frame and scans
	jfif  bool
	adobe []byte // the segment of Adobe's that says how colours are written
	icc   [256][]byte
	scans int
}

func stripJPEG(src []byte, l Limits) (*stripped, error) {
	r := &jpegReader{src: src, pos: 2, l: l, out: &stripped{kind: jpegKind, frames: 1}, body: make([]byte, 0, len(src))}
	for {
		marker, err := r.marker()
		if err != nil {
			return nil, err
		}
		if marker == markEOI {
			break
		}
		if err := r.segment(marker); err != nil {
			return nil, err
		}
	}
	if r.scans == 0 || r.out.width == 0 {
		return nil, errBroken
	}
	r.out.dropped = r.out.dropped || r.pos < len(src)
	r.out.profile = plainProfile(bytes.Join(r.icc[:], nil))
	r.out.content = r.assemble()
	return r.out, nil
}

// marker reads the next marker, which any number of 0xff may stand before.
func (r *jpegReader) marker() (byte, error) {
	if r.pos >= len(r.src) || r.src[r.pos] != 0xff {
		return 0, errBroken
	}
	for r.pos < len(r.src) && r.src[r.pos] == 0xff {
		r.pos++
	}
	if r.pos >= len(r.src) {
		return 0, errBroken
	}
	r.pos++
	return r.src[r.pos-1], nil
}

// segment reads one segment, and keeps it where it is of the pixels.
func (r *jpegReader) segment(marker byte) error {
	if r.pos+2 > len(r.src) {
		return errBroken
	}
	length := int(binary.BigEndian.Uint16(r.src[r.pos:]))
	if length < 2 || r.pos+length > len(r.src) {
		return errBroken
	}
	data := r.src[r.pos+2 : r.pos+length]
	r.pos += length
	switch {
	case marker >= markAPP0 && marker <= markAPP15 || marker == markCOM:
		r.application(marker, data)
		return nil
	case marker == markSOF0 || marker == markSOF1 || marker == markSOF2:
		if err := r.frame(marker == markSOF2, data); err != nil {
			return err
		}
	case marker == markSOS:
		if r.scans++; r.scans > maxScans {
			return errBroken
		}
	case marker != markDHT && marker != markDQT && marker != markDRI: // arithmetic, lossless and other JPEGs that no browser shows
		return errBroken
	}
	r.body = appendSegment(r.body, marker, data)
	if marker == markSOS {
		r.scan()
	}
	return nil
}

// scan copies the pixels up to the next marker.
func (r *jpegReader) scan() {
	start := r.pos
	for r.pos < len(r.src) {
		next := bytes.IndexByte(r.src[r.pos:], 0xff)
		if next < 0 || r.pos+next+1 >= len(r.src) {
			r.pos = len(r.src)
			break
		}
		r.pos += next
		if c := r.src[r.pos+1]; c != 0 && (c < 0xd0 || c > 0xd7) { // neither a byte of the pixels nor a restart
			break
		}
		r.pos += 2
	}
	r.body = append(r.body, r.src[start:r.pos]...)
}

// application takes from a segment of a program what decoding needs; all else in it goes.
func (r *jpegReader) application(marker byte, data []byte) {
	const jfif, adobe, icc, exif = "JFIF\x00", "Adobe", "ICC_PROFILE\x00", "Exif\x00\x00"
	switch {
	case marker == markAPP0 && bytes.HasPrefix(data, []byte(jfif)):
		r.jfif = true
	case marker == markAPP0+14 && bytes.HasPrefix(data, []byte(adobe)) && len(data) >= 12:
		r.adobe = data[:12]
	case marker == markAPP0+2 && bytes.HasPrefix(data, []byte(icc)) && len(data) > len(icc)+2:
		r.icc[data[len(icc)]] = data[len(icc)+2:]
	case marker == markAPP0+1 && bytes.HasPrefix(data, []byte(exif)) && r.out.exif == nil:
		r.out.exif, r.out.dropped = data[len(exif):], true
	default:
		r.out.dropped = true
	}
}

// frame checks the size of the picture.
func (r *jpegReader) frame(progressive bool, data []byte) error {
	if len(data) < 6 || len(data) != 6+3*int(data[5]) || r.out.width != 0 {
		return errBroken
	}
	s := r.out
	s.height, s.width = int(binary.BigEndian.Uint16(data[1:])), int(binary.BigEndian.Uint16(data[3:]))
	if data[5] == 4 {
		return &fault{code: "picture-cmyk"}
	}
	most, sum := 1, 0 // of the samples in a block
	for c := data[6:]; len(c) > 0; c = c[3:] {
		samples := int(c[1]>>4) * int(c[1]&15)
		most, sum = max(most, samples), sum+samples
	}
	bytes := int64(s.width) * int64(s.height) * int64(sum) / int64(most)
	if progressive {
		bytes *= 5 // the decoder keeps a number of four bytes for each
	}
	return checkSize(s.width, s.height, bytes, r.l)
}

// assemble writes the picture: how its colours are meant, and then its pixels.
func (r *jpegReader) assemble() []byte {
	out := make([]byte, 0, len(r.body)+len(r.out.profile)+64)
	out = append(out, 0xff, markSOI)
	if r.jfif {
		out = appendSegment(out, markAPP0, []byte("JFIF\x00\x01\x02\x00\x00\x01\x00\x01\x00\x00"))
	}
	if r.adobe != nil {
		out = appendSegment(out, markAPP0+14, append([]byte("Adobe\x00\x64\x00\x00\x00\x00"), r.adobe[11]))
	}
	out = appendProfile(out, r.out.profile)
	out = append(out, r.body...)
	return append(out, 0xff, markEOI)
}

// withProfile puts a profile in a JPEG that has none.
func withProfile(jpeg, profile []byte) []byte {
	return append(appendProfile(append(make([]byte, 0, len(jpeg)+len(profile)+64), jpeg[:2]...), profile), jpeg[2:]...)
}

// appendProfile writes a profile, which one segment holds: ours have a few kilobytes.
func appendProfile(out, profile []byte) []byte {
	if profile == nil {
		return out
	}
	return appendSegment(out, markAPP0+2, append([]byte("ICC_PROFILE\x00\x01\x01"), profile...))
}

func appendSegment(out []byte, marker byte, data []byte) []byte {
	out = append(out, 0xff, marker)
	out = binary.BigEndian.AppendUint16(out, uint16(len(data)+2))
	return append(out, data...)
}
