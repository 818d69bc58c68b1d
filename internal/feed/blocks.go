package feed

import (
	"strings"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/schema"
	"openoverheid.nu/internal/site"
)

// blocks writes, as HTML, the lists of a case that its page shows beside the text: what was measured as a table, which on the page may be
// a drawing, and media and sources as links.
func (i *items) blocks(e *site.Entry, lists [][]casefile.Value, page base) string {
	out := i.rewriter.out[:0] // memory that is free as long as no text is rewritten
	for n, f := range i.lists {
		rows := lists[n]
		if rows == nil || !isShown(f) {
			continue
		}
		out = append(appendText(append(out, "\n<h2>"...), []byte(f.Label.In(e.Lang))), "</h2>\n"...)
		if f.Display == schema.DisplaySources || f.Display == schema.DisplayMedia {
			out = appendLinks(out, rows, f, page)
		} else {
			out = appendTable(out, rows, f, e.Lang, page)
		}
	}
	i.rewriter.out = out
	return string(out)
}

func isShown(f *schema.Field) bool {
	return f.List && f.Kind == schema.Object && f.Display != schema.DisplayNone
}

// rows returns what a case has of each of the lists, nil where it has nothing; good until the next case. It goes through the fields of the
// case once: to look up each list costs more than to write them.
func (i *items) rows(e *site.Entry) [][]casefile.Value {
	i.found = append(i.found[:0], make([][]casefile.Value, len(i.lists))...)
	for k := range e.Values {
		field := &e.Values[k]
		if len(field.Value.List) == 0 {
			continue
		}
		for n, f := range i.lists {
			if f.Name == field.Name && i.found[n] == nil {
				i.found[n] = field.Value.List
			}
		}
	}
	return i.found
}

// appendTable writes the rows, with the columns that any of them has.
func appendTable(out []byte, rows []casefile.Value, f *schema.Field, lang string, page base) []byte {
	var columns []*schema.Field
	for _, c := range f.Fields {
		for i := range rows {
			if cell, ok := rows[i].Get(c.Name); ok && cell.Text != "" {
				columns = append(columns, c)
				break
			}
		}
	}
	out = append(out, "<table><thead><tr>"...)
	for _, c := range columns {
		out = append(appendText(append(out, `<th scope="col">`...), []byte(c.Label.In(lang))), "</th>"...)
	}
	out = append(out, "</tr></thead><tbody>"...)
	for _, row := range rows {
		out = append(out, "\n<tr>"...)
		for _, c := range columns {
			cell, _ := row.Get(c.Name)
			out = append(appendCell(append(out, "<td>"...), cell.Text, c, lang, page), "</td>"...)
		}
		out = append(out, "</tr>"...)
	}
	return append(out, "</tbody></table>"...)
}

// appendCell writes one value. An address is a link that says what it is of, since addresses are long.
func appendCell(out []byte, text string, c *schema.Field, lang string, page base) []byte {
	if term, ok := c.Term(text); ok {
		text = term.Label.In(lang)
	}
	if text == "" || c.Kind != schema.URL {
		return appendText(out, []byte(text))
	}
	return appendLink(out, page.resolve(text), c.Label.In(lang))
}

// appendLinks writes rows that have an address, a title, or both; a date follows in brackets.
func appendLinks(out []byte, rows []casefile.Value, f *schema.Field, page base) []byte {
	out = append(out, "<ul>"...)
	for _, row := range rows {
		title, _ := row.Get("title")
		ref, _ := row.Get("url")
		words := title.Text
		if strings.TrimSpace(words) == "" {
			words = ref.Text
		}
		out = appendLink(append(out, "\n<li>"...), page.resolve(ref.Text), words)
		for _, c := range f.Fields {
			if date, _ := row.Get(c.Name); c.Kind == schema.Date && date.Text != "" {
				out = append(appendText(append(out, " ("...), []byte(date.Text)), ')')
			}
		}
		out = append(out, "</li>"...)
	}
	return append(out, "</ul>"...)
}

// appendLink writes a link, or the words alone where the address leads nowhere.
func appendLink(out []byte, address, words string) []byte {
	if address == "" {
		return appendText(out, []byte(words))
	}
	out = append(appendText(append(out, `<a href="`...), []byte(address)), `">`...)
	return append(appendText(out, []byte(words)), "</a>"...)
}
