package search

import (
	"errors"
	"unicode/utf16"
	"unicode/utf8"
)

var errDamaged = errors.New("the file is damaged")

// putUint appends v in LEB128.
func putUint(b []byte, v uint32) []byte {
	if v < 0x80 {
		return append(b, byte(v))
	}
	return putLong(b, v)
}

func putLong(b []byte, v uint32) []byte {
	for v >= 0x80 {
		b = append(b, byte(v)|0x80)
		v >>= 7
	}
	return append(b, byte(v))
}

// putString appends the length of s and s.
func putString(b []byte, s string) []byte {
	return append(putUint(b, uint32(len(s))), s...)
}

// putFront appends s without what it shares with the string before.
func putFront(b []byte, prev, s string) []byte {
	same := 0
	for same < len(prev) && same < len(s) && prev[same] == s[same] {
		same++
	}
	for same > 0 && same < len(s) && !utf8.RuneStart(s[same]) {
		same--
	}
	chars := 0
	for _, r := range s[:same] {
		chars += utf16.RuneLen(r)
	}
	return putString(putUint(b, uint32(chars)), s[same:])
}

// input reads a body. After the first error it gives zeros: callers look at err at the end of a record.
type input struct {
	data []byte
	pos  int
	err  error
}

func (in *input) more() bool { return in.err == nil && in.pos < len(in.data) }

func (in *input) fail() { in.err, in.pos = errDamaged, len(in.data) }

func (in *input) uint() int {
	if at := in.pos; at < len(in.data) && in.data[at] < 0x80 { // most are small
		in.pos++
		return int(in.data[at])
	}
	return in.long()
}

func (in *input) long() int {
	var v uint64
	for shift := 0; shift < 35; shift += 7 {
		if in.pos >= len(in.data) {
			break
		}
		c := in.data[in.pos]
		in.pos++
		v |= uint64(c&0x7f) << shift
		if c < 0x80 && v < 1<<31 {
			return int(v)
		}
	}
	in.fail()
	return 0
}

// bytes returns the next n bytes, not copied.
func (in *input) bytes(n int) []byte {
	if n < 0 || n > len(in.data)-in.pos {
		in.fail()
		return nil
	}
	in.pos += n
	return in.data[in.pos-n : in.pos]
}

func (in *input) string() string { return string(in.bytes(in.uint())) }

// front reads what putFront wrote.
func (in *input) front(prev string) string {
	chars := in.uint()
	same := 0
	for chars > 0 && same < len(prev) {
		r, size := utf8.DecodeRuneInString(prev[same:])
		same, chars = same+size, chars-max(1, utf16.RuneLen(r))
	}
	if chars != 0 {
		in.fail()
		return ""
	}
	return prev[:same] + in.string()
}
