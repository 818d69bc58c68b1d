package picture

import (
	"bytes"
	"encoding/binary"
	"math"
	"strings"
)

// maxProfile is how large a profile may be, in bytes. Those of screens and cameras have less than ten kilobytes.
const maxProfile = 1 << 20

// A profile (ICC.1) is a header of 128 bytes, a table of tags, and their data.
const (
	profileHeader = 128
	maxTags       = 100
	maxCurve      = 4096 // points of a curve
)

// plainTags are those of a profile that says in numbers what red, green and blue are, in the order in which they are written.
var plainTags = []string{"rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC", "wtpt", "chad"}

// tagKinds are the kinds of data that each may have.
var tagKinds = map[string]string{
	"rXYZ": "XYZ ", "gXYZ": "XYZ ", "bXYZ": "XYZ ", "wtpt": "XYZ ", "chad": "sf32",
	"rTRC": "curv para", "gTRC": "curv para", "bTRC": "curv para",
}

// plainProfile writes a profile again with the numbers of its colours alone: no makes, no serial numbers, no words. It is nil where a
// picture needs none, because it is sRGB, and where the profile is not one of primaries and curves.
func plainProfile(icc []byte) []byte {
	if len(icc) > maxProfile || len(icc) < profileHeader+4 || string(icc[36:40]) != "acsp" || string(icc[16:24]) != "RGB XYZ " {
		return nil
	}
	tags := readTags(icc)
	for _, name := range plainTags[:6] {
		if tags[name] == nil {
			return nil
		}
	}
	if isSRGB(tags) {
		return nil
	}
	return writeProfile(icc[8] >= 4, tags)
}

// readTags reads the tags that are kept, each cut to what its kind needs.
func readTags(icc []byte) map[string][]byte {
	tags := map[string][]byte{}
	count := min(binary.BigEndian.Uint32(icc[profileHeader:]), maxTags)
	for i := range int(count) {
		at := profileHeader + 4 + 12*i
		if at+12 > len(icc) {
			break
		}
		offset, size := int64(binary.BigEndian.Uint32(icc[at+4:])), int64(binary.BigEndian.Uint32(icc[at+8:]))
		if offset+size <= int64(len(icc)) {
			name := string(icc[at : at+4])
			if data := plainTag(icc[offset : offset+size]); data != nil && strings.Contains(tagKinds[name], string(data[:4])) {
				tags[name] = data
			}
		}
	}
	return tags
}

// plainTag is a tag's data without what may follow it; nil where it is not of a kind that is kept.
func plainTag(data []byte) []byte {
	if len(data) < 12 {
		return nil
	}
	length := 0
	switch string(data[:4]) {
	case "XYZ ":
		length = 20
	case "sf32":
		length = 8 + 9*4
	case "curv":
		if points := binary.BigEndian.Uint32(data[8:]); points <= maxCurve {
			length = 12 + 2*int(points)
		}
	case "para":
		if kind := binary.BigEndian.Uint16(data[8:]); kind <= 4 {
			length = 12 + 4*[]int{1, 3, 4, 5, 7}[kind]
		}
	}
	if length == 0 || length > len(data) {
		return nil
	}
	plain := bytes.Clone(data[:length])
	clear(plain[4:8]) // reserved
	if string(data[:4]) == "para" {
		clear(plain[10:12])
	}
	return plain
}

// isSRGB reports whether the colours are those that a browser takes a picture without a profile to have.
func isSRGB(tags map[string][]byte) bool {
	want := map[string][3]float64{
		"rXYZ": {0.4360, 0.2225, 0.0139}, "gXYZ": {0.3851, 0.7169, 0.0971}, "bXYZ": {0.1431, 0.0606, 0.7141},
	}
	for name, xyz := range want {
		for i, v := range xyz {
			if math.Abs(fixed(tags[name], 8+4*i)-v) > 0.003 {
				return false
			}
		}
	}
	for _, name := range []string{"rTRC", "gTRC", "bTRC"} {
		if math.Abs(halfway(tags[name])-0.214) > 0.004 || math.Abs(start(tags[name])-0.0033) > 0.002 {
			return false
		}
	}
	return true
}

// halfway and start are the light that a curve gives for a value of one half and of one in 24: at both, sRGB differs from a plain power.
func halfway(curve []byte) float64 { return light(curve, 0.5) }
func start(curve []byte) float64   { return light(curve, 1.0/24) }

func light(curve []byte, x float64) float64 {
	if string(curve[:4]) == "para" {
		return parametric(curve, x)
	}
	points := int(binary.BigEndian.Uint32(curve[8:]))
	switch points {
	case 0:
		return x
	case 1:
		return math.Pow(x, float64(binary.BigEndian.Uint16(curve[12:]))/256)
	}
	at := x * float64(points-1)
	below := int(at)
	a, b := float64(binary.BigEndian.Uint16(curve[12+2*below:])), float64(binary.BigEndian.Uint16(curve[12+2*min(below+1, points-1):]))
	return (a + (b-a)*(at-float64(below))) / 65535
}

// parametric is a curve of a power and, below a point, a line (ICC.1, table 68).
func parametric(curve []byte, x float64) float64 {
	p := [7]float64{1, 1} // g a b c d e f
	n := (len(curve) - 12) / 4
	for i := range n {
		p[i] = fixed(curve, 12+4*i)
	}
	g, a, b, c, d, e, f := p[0], p[1], p[2], p[3], p[4], p[5], p[6]
	switch {
	case n == 4: // X >= -b/a, else c
		if a*x+b < 0 {
			return c
		}
		return math.Pow(a*x+b, g) + c
	case n >= 5 && x < d:
		return c*x + f
	case n == 3 && a*x+b < 0:
		return 0
	}
	return math.Pow(a*x+b, g) + e
}

func fixed(data []byte, at int) float64 {
	return float64(int32(binary.BigEndian.Uint32(data[at:]))) / 65536
}

// writeProfile writes a profile for screens with these tags, and the two texts that every profile has to have.
func writeProfile(four bool, tags map[string][]byte) []byte {
	names := append([]string{"desc", "cprt"}, plainTags...)
	tags["desc"], tags["cprt"] = profileText(four, "desc"), profileText(four, "text")
	var table, data []byte
	present, placed := 0, map[string]int{}
	for _, name := range names {
		if tags[name] != nil {
			present++
		}
	}
	first := profileHeader + 4 + 12*present
	for _, name := range names {
		tag := tags[name]
		if tag == nil {
			continue
		}
		at, ok := placed[string(tag)]
		if !ok {
			at = first + len(data)
			placed[string(tag)] = at
			data = append(data, tag...)
			data = append(data, make([]byte, -len(data)&3)...)
		}
		table = binary.BigEndian.AppendUint32(append(table, name...), uint32(at))
		table = binary.BigEndian.AppendUint32(table, uint32(len(tag)))
	}
	out := profileStart(four, first+len(data))
	out = binary.BigEndian.AppendUint32(out, uint32(present))
	return append(append(out, table...), data...)
}

func profileStart(four bool, size int) []byte {
	h := make([]byte, profileHeader)
	binary.BigEndian.PutUint32(h, uint32(size))
	copy(h[8:], []byte{2, 0x10})
	if four {
		copy(h[8:], []byte{4, 0x30})
	}
	copy(h[12:], "mntrRGB XYZ ")
	copy(h[36:], "acsp")
	copy(h[68:], "\x00\x00\xf6\xd6\x00\x01\x00\x00\x00\x00\xd3\x2d") // D50, the light that profiles are reckoned in
	return h
}

// profileText is a text of one word, in the form of version 4 or in that of version 2.
func profileText(four bool, kind string) []byte {
	const word = "RGB"
	switch {
	case four:
		return []byte("mluc\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x0cenUS\x00\x00\x00\x06\x00\x00\x00\x1c\x00R\x00G\x00B")
	case kind == "text":
		return []byte("text\x00\x00\x00\x00" + word + "\x00")
	}
	return append([]byte("desc\x00\x00\x00\x00\x00\x00\x00\x04"+word+"\x00"), make([]byte, 78)...) // no Unicode, no Macintosh text
}
