package search

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"io"
	"sync/atomic"
)

var hashText = base32.NewEncoding("0123456789abcdefghijklmnopqrstuv").WithPadding(base32.NoPadding)

// maxBody is the size of a body above which a file is taken to be damaged.
const maxBody = 64 << 20

func hashOf(packed []byte) []byte {
	sum := sha256.Sum256(packed)
	return sum[:hashSize]
}

func fileName(lang string, kind, number int, hash []byte) string {
	return fmt.Sprintf("search/%s/%c%d-%s.idx", lang, kindNames[kind], number, hashText.EncodeToString(hash))
}

func manifestName(lang string, hash []byte) string {
	return fmt.Sprintf("search/%s/m-%s.idx", lang, hashText.EncodeToString(hash))
}

// compress returns a body as a zlib stream, which browsers call "deflate".
func compress(body []byte) []byte {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	w.Write(body) // a bytes.Buffer takes everything
	w.Close()
	return b.Bytes()
}

// sectionFrom is the size in bytes of a section that is worth a code of its own.
const sectionFrom = 256

// compressAll compresses bodies at the same time. Their sizes differ: who is ready takes the next.
func compressAll(all []body) [][]byte {
	packed := make([][]byte, len(all))
	var taken atomic.Int64
	parallel(len(all), func(_, _ int) {
		var b bytes.Buffer
		w := zlib.NewWriter(&b)
		for i := taken.Add(1) - 1; i < int64(len(all)); i = taken.Add(1) - 1 {
			b.Reset()
			w.Reset(&b)
			for at, section := range all[i].sections {
				if at > 0 && len(section) >= sectionFrom {
					w.Flush()
				}
				w.Write(section)
			}
			w.Close()
			packed[i] = bytes.Clone(b.Bytes())
		}
	})
	return packed
}

// expand returns the body of a file.
func expand(packed []byte) ([]byte, error) {
	r, err := zlib.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errDamaged, err)
	}
	body, err := io.ReadAll(io.LimitReader(r, maxBody+1))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errDamaged, err)
	}
	if len(body) > maxBody {
		return nil, errDamaged
	}
	return body, nil
}
