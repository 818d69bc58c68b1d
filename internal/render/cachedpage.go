package render

import (
	"encoding/binary"

	"openoverheid.nu/internal/made"
)

// CachedPage is a page as it was rendered.
type CachedPage struct {
	From   made.From
	Beside []string // files of the output that are there because of this page, beside its own
	Text   place    // of a case: where in its file the HTML of the body stands
	Apart  string   // that HTML, where it is not in the file as it is
}

// cachedPages are pages by their output file.
type cachedPages map[string]CachedPage

// GobEncode writes the pages.
func (c cachedPages) GobEncode() ([]byte, error) { return made.EncodeByName(c, appendPage), nil }

// GobDecode reads what GobEncode wrote.
func (c *cachedPages) GobDecode(src []byte) (err error) {
	*c, err = made.DecodeByName(src, readPage)
	return err
}

func appendPage(dst []byte, p CachedPage) []byte {
	dst = append(dst, p.From[:]...)
	dst = binary.AppendUvarint(dst, uint64(len(p.Beside)))
	for _, name := range p.Beside {
		dst = made.AppendText(dst, name)
	}
	dst = binary.AppendVarint(binary.AppendVarint(dst, int64(p.Text.Start)), int64(p.Text.End))
	return made.AppendText(dst, p.Apart)
}

func readPage(r *made.ValueReader) CachedPage {
	p := CachedPage{From: r.Sum()}
	for range r.Length() {
		p.Beside = append(p.Beside, r.Text())
	}
	p.Text = place{int(r.Number()), int(r.Number())}
	p.Apart = r.Text()
	return p
}
