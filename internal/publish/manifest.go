package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
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

// encode writes a line per file: its hash, its size, its path.
func (m manifest) encode() []byte {
	var b bytes.Buffer
	b.WriteString(manifestHead)
	for _, f := range m {
		fmt.Fprintf(&b, "%x %d %s\n", f.sum, f.size, f.path)
	}
	fmt.Fprintf(&b, "%x\n", sha256.Sum256(b.Bytes()))
	return b.Bytes()
}

// name tells trees apart: it is a hash of all their files.
func (m manifest) name() string {
	if len(m) == 0 {
		return ""
	}
	sum := sha256.Sum256(m.encode())
	return hex.EncodeToString(sum[:])
}

// decodeManifest reads what encode wrote. It trusts no path in it that could not have been published.
func decodeManifest(src []byte) (manifest, error) {
	body, last := cutLastLine(src)
	if fmt.Sprintf("%x\n", sha256.Sum256(body)) != string(last) || !bytes.HasPrefix(body, []byte(manifestHead)) {
		return nil, errManifest
	}
	var m manifest
	for line := range strings.Lines(string(body[len(manifestHead):])) {
		f, ok := decodeLine(strings.TrimSuffix(line, "\n"))
		if !ok {
			return nil, errManifest
		}
		m = append(m, f)
	}
	return m, nil
}

func decodeLine(line string) (f published, ok bool) {
	hash, rest, _ := strings.Cut(line, " ")
	size, path, _ := strings.Cut(rest, " ")
	n, err := hex.Decode(f.sum[:], []byte(hash[:min(len(hash), 2*sha256.Size)]))
	if err != nil || n != sha256.Size || len(hash) != 2*sha256.Size {
		return f, false
	}
	f.path = path
	f.size, err = strconv.ParseInt(size, 10, 64)
	return f, err == nil && f.size >= 0 && isPortable(path)
}

func cutLastLine(src []byte) (body, last []byte) {
	i := bytes.LastIndexByte(bytes.TrimSuffix(src, []byte("\n")), '\n') + 1
	return src[:i], src[i:]
}

// byPath makes the files of a manifest known by their paths.
func (m manifest) byPath() map[string]published {
	known := make(map[string]published, len(m))
	for _, f := range m {
		known[f.path] = f
	}
	return known
}
