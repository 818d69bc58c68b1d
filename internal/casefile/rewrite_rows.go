package casefile

import (
	"strings"

	"openoverheid.nu/internal/schema"
)

// setRows gives a list of objects another value so that rows that stay keep their lines, wherever they go: an edit of one row is an
// edit of its lines alone. It reports false, and changes nothing, where the list is not one row below the other, or none of it stays.
func (c *Case) setRows(b block, v Value, f *schema.Field) bool {
	old, ok := c.Get(b.name)
	if !ok || b.broken || f == nil || f.Kind != schema.Object || !f.List || len(v.List) == 0 {
		return false
	}
	rows := c.rowsOf(b, len(old.List))
	if rows == nil {
		return false
	}
	text, kept := rows.with(old.List, v.List, f)
	if !kept {
		return false
	}
	before, blocks := c.text, len(c.blocks())
	c.replace(b.span, text)
	if now, ok := c.Get(b.name); ok && sameValue(now, v) && len(c.blocks()) == blocks {
		return true
	}
	c.load(before)
	return false
}

// rowLines are the lines of a list of objects.
type rowLines struct {
	head   string // the key, and what stands before the first row
	indent int    // of the dashes
	rows   []rowText
}

// rowText is a row: the comments and empty lines above it, and its own lines, with the comments in those.
type rowText struct {
	above, lines string
	comments     []string
}

// rowsOf takes the lines of a block apart; nil where they are not as many rows.
func (c *Case) rowsOf(b block, count int) *rowLines {
	text := c.text[b.start:b.end]
	r := &reader{text: c.text, pos: b.start, end: b.end, line: b.line, bol: b.start}
	_, _ = r.member(0) // read again for its comments
	all := &rowLines{indent: -1}
	above := ""
	for at := nextStart(text, 0); at < len(text); at = nextStart(text, at) {
		line := text[at:nextStart(text, at)]
		inner := strings.TrimLeft(line, " ")
		indent := len(line) - len(inner)
		switch starts := inner == "-\n" || strings.HasPrefix(inner, "- "); {
		case starts && (all.indent < 0 || indent == all.indent):
			all.indent = indent
			all.rows = append(all.rows, rowText{above: above, lines: line})
			above = ""
		case strings.TrimSpace(line) == "" || inner[0] == '#':
			above += line
		case len(all.rows) == 0:
			return nil
		default:
			last := &all.rows[len(all.rows)-1]
			last.lines += above + line
			above = ""
		}
	}
	if len(all.rows) == 0 || len(all.rows) != count || above != "" {
		return nil
	}
	all.head = text[:nextStart(text, 0)] + all.rows[0].above
	all.rows[0].above = ""
	all.addComments(r, b)
	return all
}

// addComments tells the rows which comments stand in their lines.
func (l *rowLines) addComments(r *reader, b block) {
	at := b.start + len(l.head)
	for i := range l.rows {
		row := &l.rows[i]
		at += len(row.above)
		for _, comment := range r.comments {
			if comment.start >= at && comment.start < at+len(row.lines) {
				row.comments = append(row.comments, r.text[comment.start:comment.end])
			}
		}
		at += len(row.lines)
	}
}

// with is the list with other rows, and whether any of the old ones stays. A row that is edited takes the place of the first old one
// that goes, with its comments; those of rows that go otherwise come above the first row.
func (l *rowLines) with(old, rows []Value, f *schema.Field) (text string, kept bool) {
	from := make([]int, len(rows)) // the old row that each is, -1 for another
	used := make([]bool, len(old))
	for i, row := range rows {
		from[i] = -1
		for k := range old {
			if !used[k] && sameValue(old[k], row) {
				from[i], used[k], kept = k, true, true
				break
			}
		}
	}
	var body strings.Builder
	gone := 0
	for i, row := range rows {
		if k := from[i]; k >= 0 {
			body.WriteString(l.rows[k].above + l.rows[k].lines)
			continue
		}
		for gone < len(old) && used[gone] {
			gone++
		}
		was := rowText{}
		if gone < len(old) {
			was, used[gone] = l.rows[gone], true
		}
		body.WriteString(l.edited(was, row, f))
	}
	head := l.head
	for k, row := range l.rows {
		if !used[k] {
			head += l.remarks(row)
		}
	}
	return head + body.String(), kept
}

// edited is a row with another value, on one line where it was on one.
func (l *rowLines) edited(was rowText, row Value, f *schema.Field) string {
	e := encoder{}
	e.indent(l.indent)
	e.WriteByte('-')
	if flow, ok := flowObject(row, f); ok && strings.HasPrefix(strings.TrimLeft(strings.TrimLeft(was.lines, " ")+" ", "- "), "{") {
		e.WriteString(" " + flow + "\n")
	} else {
		e.literals = true
		e.item(row, f, l.indent)
	}
	return l.remarks(was) + e.String()
}

// remarks are the comments of a row, as lines of their own.
func (l *rowLines) remarks(row rowText) string {
	lines := row.above
	for _, comment := range row.comments {
		lines += strings.Repeat(" ", l.indent) + comment + "\n"
	}
	return lines
}

// flowObject is an object of short values on one line: {start: 2011, end: 2012}.
func flowObject(v Value, f *schema.Field) (string, bool) {
	if len(v.Members) == 0 {
		return "", false
	}
	parts := make([]string, len(v.Members))
	for i, m := range v.Members {
		field := memberField(f, m.Name)
		text := ""
		switch {
		case m.Value.Members != nil || strings.Contains(m.Value.Text, "\n"):
			return "", false
		case m.Value.List != nil:
			flow, ok := flowList(m.Value, field)
			if !ok {
				return "", false
			}
			text = flow
		default:
			text = encodeScalar(m.Value, field, true)
		}
		parts[i] = encodeKey(m.Name) + ": " + text
	}
	return "{" + strings.Join(parts, ", ") + "}", true
}

// sameValue reports whether two values say the same, wherever they stand.
func sameValue(a, b Value) bool {
	if a.Text != b.Text || a.Null != b.Null || (a.List == nil) != (b.List == nil) || (a.Members == nil) != (b.Members == nil) ||
		len(a.List) != len(b.List) || len(a.Members) != len(b.Members) {
		return false
	}
	for i := range a.List {
		if !sameValue(a.List[i], b.List[i]) {
			return false
		}
	}
	for i := range a.Members {
		if a.Members[i].Name != b.Members[i].Name || !sameValue(a.Members[i].Value, b.Members[i].Value) {
			return false
		}
	}
	return true
}
