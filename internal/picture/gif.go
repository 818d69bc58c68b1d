package picture

import (
	"bytes"
	"encoding/binary"
	"strconv"
)

// maxFrames is how many frames an animation may have.
const maxFrames = 1000

// gifReader takes a GIF apart.
type gifReader struct {
	src    []byte
	pos    int
	l      Limits
	out    *stripped
	body   []byte
	pixels int64 // of all frames
	loops  bool  // how often it repeats was said
}

func stripGIF(src []byte, l Limits) (*stripped, error) {
	const header = 13
	if len(src) < header {
		return nil, errBroken
	}
	r := &gifReader{src: src, l: l, out: &stripped{kind: gifKind}, body: make([]byte, 0, len(src))}
	r.out.width, r.out.height = int(binary.LittleEndian.Uint16(src[6:])), int(binary.LittleEndian.Uint16(src[8:]))
	if err := checkSize(r.out.width, r.out.height, 0, l); err != nil {
		return nil, err
	}
	if !r.copy(header + colourTable(src[10])) {
		return nil, errBroken
	}
	if err := r.blocks(); err != nil {
		return nil, err
	}
	if r.out.frames == 0 {
		return nil, errBroken
	}
	if r.out.frames > 1 && max(r.out.width, r.out.height) > l.Longest {
		return nil, &fault{"picture-animation-large", []string{strconv.Itoa(r.out.width), strconv.Itoa(r.out.height), strconv.Itoa(l.Longest)}}
	}
	r.out.dropped = r.out.dropped || r.pos < len(src)
	r.out.content = r.body
	return r.out, nil
}

// colourTable is the length of the table of colours that the flags promise.
func colourTable(flags byte) int {
	if flags&0x80 == 0 {
		return 0
	}
	return 3 << (flags&7 + 1)
}

// blocks reads up to the mark of the end.
func (r *gifReader) blocks() error {
	for r.pos < len(r.src) {
		var err error
		switch r.src[r.pos] {
		case 0x21:
			err = r.extension()
		case 0x2c:
			err = r.frame()
		case 0x3b:
			r.copy(1)
			return nil
		default:
			return errBroken
		}
		if err != nil {
			return err
		}
	}
	return errBroken
}

// extension keeps what says how long a frame stands and how often all are repeated. Comments, texts and what programs wrote go.
func (r *gifReader) extension() error {
	start := r.pos
	if r.pos+2 > len(r.src) {
		return errBroken
	}
	label := r.src[r.pos+1]
	r.pos += 2
	if !r.skipBlocks() {
		return errBroken
	}
	whole := r.src[start:r.pos]
	switch {
	case label == 0xf9 && len(whole) == 8:
		r.body = append(r.body, whole...)
	case label == 0xff && len(whole) == 19 && bytes.HasPrefix(whole[3:], []byte("NETSCAPE2.0\x03\x01")) && !r.loops:
		r.loops = true
		r.body = append(r.body, whole...)
	default:
		r.out.dropped = true
	}
	return nil
}

// frame keeps one picture.
func (r *gifReader) frame() error {
	const descriptor = 10
	if r.pos+descriptor > len(r.src) {
		return errBroken
	}
	d := r.src[r.pos:]
	r.pixels += int64(binary.LittleEndian.Uint16(d[5:])) * int64(binary.LittleEndian.Uint16(d[7:]))
	if r.out.frames++; r.out.frames > maxFrames || r.pixels > r.l.Pixels {
		return &fault{"picture-animation-long", []string{strconv.Itoa(maxFrames), strconv.FormatInt(r.l.Pixels/1_000_000, 10)}}
	}
	if !r.copy(descriptor + colourTable(d[9]) + 1) { // and the size of the first codes
		return errBroken
	}
	start := r.pos
	if !r.skipBlocks() {
		return errBroken
	}
	r.body = append(r.body, r.src[start:r.pos]...)
	return nil
}

// skipBlocks goes behind a row of blocks that an empty one ends.
func (r *gifReader) skipBlocks() bool {
	for r.pos < len(r.src) {
		length := int(r.src[r.pos])
		r.pos += 1 + length
		if length == 0 {
			return true
		}
	}
	return false
}

func (r *gifReader) copy(n int) bool {
	if r.pos+n > len(r.src) {
		return false
	}
	r.body = append(r.body, r.src[r.pos:r.pos+n]...)
	r.pos += n
	return true
}
