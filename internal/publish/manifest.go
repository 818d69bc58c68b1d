package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strconv"
	"strings"
)

// sum is the hash of a file's content.
type sum [sha256.Size]byte

// published is what a manifest says of a file.
type published struct {
	path string
	size int64
	sum  sum
}

// manifest is a tree that was published, or is about to be, sorted by path.
type manifest []published

// manifestHead is the first line of a manifest; its last line is the hash of all before it.
const manifestHead = "openoverheid published 1\n"

var errManifest = errors.New("the list of published files is damaged")

// encode writes a line per file, its hash, its size, its path, and returns a name for the tree too, which is a hash of all that.
func (m manifest) encode() (src []byte, name string) {
	size := len(manifestHead) + hashLength + 1
	for _, f := range m {
		size += hashLength + len(f.path) + len("  \n") + len("-9223372036854775808")
	}
	src = append(make([]byte, 0, size), manifestHead...)
	for _, f := range m {
		src = append(hex.AppendEncode(src, f.sum[:]), ' ')
		src = append(strconv.AppendInt(src, f.size, 10), ' ')
		src = append(append(src, f.path...), '\n')
	}
	h := sha256.New()
	_, _ = h.Write(src) // a hash never fails
	whole := append(hex.AppendEncode(src, h.Sum(nil)), '\n')
	_, _ = h.Write(whole[len(src):])
	return whole, hex.EncodeToString(h.Sum(nil))
}

// hashLength is how long a hash is as it is written.
const hashLength = 2 * sha256.Size

// decodeManifest reads what encode wrote, with its name. It trusts no path in it that could not have been published.
func decodeManifest(src []byte) (m manifest, name string, err error) {
	body, last := cutLastLine(src)
	h := sha256.New()
	_, _ = h.Write(body)
	if hex.EncodeToString(h.Sum(nil))+"\n" != string(last) || !bytes.HasPrefix(body, []byte(manifestHead)) {
		return nil, "", errManifest
	}
	_, _ = h.Write(last)
	rest := string(body[len(manifestHead):])
	m = make(manifest, 0, strings.Count(rest, "\n"))
	for line := range strings.Lines(rest) {
		f, ok := decodeLine(strings.TrimSuffix(line, "\n"))
		if !ok || len(m) > 0 && m[len(m)-1].path >= f.path {
			return nil, "", errManifest
		}
		m = append(m, f)
	}
	return m, hex.EncodeToString(h.Sum(nil)), nil
}

func decodeLine(line string) (f published, ok bool) {
	hash, rest, _ := strings.Cut(line, " ")
	size, path, _ := strings.Cut(rest, " ")
	if len(hash) != hashLength {
		return f, false
	}
	var digits [hashLength]byte
	copy(digits[:], hash)
	if _, err := hex.Decode(f.sum[:], digits[:]); err != nil {
		return f, false
	}
	n, err := strconv.ParseInt(size, 10, 64)
	f.path, f.size = path, n
	return f, err == nil && n >= 0 && isPortable(path)
}

func cutLastLine(src []byte) (body, last []byte) {
	i := bytes.LastIndexByte(bytes.TrimSuffix(src, []byte("\n")), '\n') + 1
	return src[:i], src[i:]
}

// paths are those of the files.
func (m manifest) paths() []string {
	paths := make([]string, len(m))
	for i, f := range m {
		paths[i] = f.path
	}
	return paths
}

// without returns the files of a tree that another has not.
func (m manifest) without(other manifest) manifest {
	var left manifest
	for _, f := range m {
		for len(other) > 0 && other[0].path < f.path {
			other = other[1:]
		}
		if len(other) == 0 || other[0].path != f.path {
			left = append(left, f)
		}
	}
	return left
}
