package casefile

import (
	"strings"

	"openoverheid.nu/internal/schema"
)

// rewritten is a block with another value: its key as it was written, the comment behind it, and the comments from within the old
// value above it.
func rewritten(text string, b block, v Value, f *schema.Field) string {
	r := &reader{text: text, pos: b.start, end: b.end, line: b.line, bol: b.start}
	key := encodeKey(b.name) + ":"
	if _, after, ok := r.keyAt(b.start); ok {
		key = text[b.start:after]
	}
	if !b.broken {
		_, _ = r.member(0) // read again for its comments
	}
	firstLine := b.start + len(lineAt(text, b.start))
	var above strings.Builder
	tail := ""
	for _, c := range r.comments {
		if c.start >= firstLine {
			above.WriteString(text[c.start:c.end] + "\n")
			continue
		}
		before := text[b.start:c.start]
		tail = before[len(strings.TrimRight(before, " \t")):] + text[c.start:c.end]
	}
	field := encodeField(key, v, f, text[b.end:])
	if flow, ok := flowObject(v, f); ok && v.List == nil && strings.HasPrefix(strings.TrimLeft(strings.TrimPrefix(text[b.start:b.end], key), " "), "{") {
		field = key + " " + flow + "\n"
	}
	first, rest, _ := strings.Cut(field, "\n")
	return above.String() + first + tail + "\n" + rest
}
