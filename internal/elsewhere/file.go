package elsewhere

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"openoverheid.nu/internal/diag"
)

// MaxBytes is how large the file may be: a hundred feeds of the longest items stay well below it.
const MaxBytes = 16 << 20

// maxCopies is how many feeds a file may hold.
const maxCopies = 100

// document is the file as JSON.
type document struct {
	Feeds []Copy `json:"feeds"`
}

// Encode writes the file: feeds by address, so that a change of one is a change of its own lines.
func Encode(copies []Copy) ([]byte, error) {
	doc := document{Feeds: slices.Clone(copies)}
	slices.SortStableFunc(doc.Feeds, func(a, b Copy) int { return cmp.Compare(a.URL, b.URL) })
	for i := range doc.Feeds {
		if doc.Feeds[i].Items == nil {
			doc.Feeds[i].Items = []Item{}
		}
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(doc); err != nil {
		return nil, fmt.Errorf("writing %s: %w", File, err)
	}
	return b.Bytes(), nil
}

// Decode reads the file. Whoever wrote it, what it returns keeps to the limits and the forms of this package; what does not is a
// problem, and nothing is returned.
func Decode(src []byte) ([]Copy, []diag.Problem) {
	if len(src) > MaxBytes {
		return nil, []diag.Problem{problem(nil, 0, "elsewhere-too-large")}
	}
	var doc document
	d := json.NewDecoder(bytes.NewReader(src))
	d.DisallowUnknownFields()
	err := d.Decode(&doc)
	if err == nil && trailing(d) {
		err = errors.New("text after the end")
	}
	if err != nil {
		return nil, []diag.Problem{problem(src, offset(err, d), "elsewhere-json")}
	}
	for i, c := range doc.Feeds {
		if what := c.wrong(); what != "" || i >= maxCopies {
			return nil, []diag.Problem{problem(src, at(src, c.URL), "elsewhere-content", cmp.Or(what, strconv.Itoa(i+1)))}
		}
	}
	return doc.Feeds, nil
}

func trailing(d *json.Decoder) bool {
	_, err := d.Token()
	return !errors.Is(err, io.EOF)
}

// offset is where the decoder stumbled.
func offset(err error, d *json.Decoder) int64 {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return syntax.Offset - 1
	case errors.As(err, &kind):
		return kind.Offset - 1
	}
	return d.InputOffset()
}

// at is where the file first has a text.
func at(src []byte, text string) int64 {
	quoted, err := json.Marshal(text)
	if err != nil {
		return 0
	}
	return int64(max(0, bytes.Index(src, quoted)))
}

func problem(src []byte, offset int64, code string, args ...string) diag.Problem {
	before := src[:min(max(offset, 0), int64(len(src)))]
	line := bytes.LastIndexByte(before, '\n') + 1
	return diag.Problem{
		File: File, Line: bytes.Count(before, []byte("\n")) + 1, Column: utf8.RuneCount(before[line:]) + 1, Code: code, Args: args,
	}
}

// wrong is the first part of a copy that can't be so, "" where all is well.
func (c Copy) wrong() string {
	switch {
	case !isAddress(c.URL):
		return "url"
	case c.Language != "" && !IsLanguage(c.Language):
		return "language"
	case !isHeader(c.ETag):
		return "etag"
	case !isHeader(c.LastModified):
		return "last_modified"
	case !isTime(time.DateOnly, c.Read):
		return "read"
	case !isTime(time.DateOnly, c.Failing):
		return "failing"
	case len(c.Items) > MaxItems:
		return "items"
	}
	for _, i := range c.Items {
		if what := i.wrong(); what != "" {
			return what
		}
	}
	return ""
}

func (i Item) wrong() string {
	switch {
	case i.Title == "" || !isPlain(i.Title, MaxTitle):
		return "title"
	case !isAddress(i.URL):
		return "url"
	case !isTime(time.RFC3339, i.Published) || i.Published != "" && !strings.HasSuffix(i.Published, "Z"):
		return "published"
	case !isPlain(i.Summary, MaxSummary):
		return "summary"
	case !isPlain(i.Author, MaxAuthor):
		return "author"
	}
	return ""
}

// isPlain reports whether a text is as Clean leaves it.
func isPlain(text string, most int) bool { return Clean(text, most) == text }

func isAddress(address string) bool { return Address(address) == address && address != "" }

func isHeader(value string) bool { return Header(value) == value }

func isTime(layout, text string) bool {
	if text == "" {
		return true
	}
	t, err := time.Parse(layout, text)
	return err == nil && t.Format(layout) == text
}

var languageTag = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$`)

// IsLanguage reports whether a text can be a lang attribute.
func IsLanguage(tag string) bool { return languageTag.MatchString(tag) }

// Header returns the value of a header as it can be sent back, "" where it can't be.
func Header(value string) string {
	if len(value) > MaxHeader || strings.ContainsFunc(value, func(c rune) bool { return c < ' ' || c > '~' }) {
		return ""
	}
	return value
}

// Address returns an absolute address of the web, normalised; "" for anything else, a script or a mailbox for instance.
func Address(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Hostname() == "" || u.User != nil || u.Opaque != "" {
		return ""
	}
	text := u.String()
	if len(text) > MaxAddress || strings.ContainsAny(u.Host, " \"'<>\\") || Clean(text, MaxAddress) != text {
		return ""
	}
	return text
}
