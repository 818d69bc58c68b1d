package casefile

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"time"

	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/schema"
)

// helpWidth is where the lines of help are broken, in characters.
const helpWidth = 100

// Template returns a new case file for a person to fill in: every field of the model with its help as a comment, what is
// required ready to be typed after, what is not as a comment to be uncommented, and a heading per section. It is a
// draft that can be built as it is.
func Template(m *schema.Model, lang, title string, today time.Time) []byte {
	var b bytes.Buffer
	b.WriteString("---\n")
	for _, f := range m.Fields {
		writeField(&b, f, lang, preset(f.Name, title, today))
	}
	b.WriteString("---\n")
	for _, s := range m.Sections {
		fmt.Fprintf(&b, "\n## %s\n\n<!-- %s -->\n", s.TitleIn(lang), strings.ReplaceAll(s.Help.In(lang), "--", "-"))
	}
	return b.Bytes()
}

// preset is the value that a new case has already.
func preset(name, title string, today time.Time) string {
	switch name {
	case "title":
		return quote(cleanValue(title))
	case "date":
		return today.Format(time.DateOnly)
	case "draft":
		return "true"
	}
	return ""
}

func writeField(b *bytes.Buffer, f *schema.Field, lang, value string) {
	b.WriteString("\n")
	label := f.LabelIn(lang)
	if f.Required {
		label += " (" + say(lang, "case-new-required") + ")"
	}
	for _, line := range wrap(label+". "+f.HelpIn(lang), helpWidth) {
		fmt.Fprintf(b, "# %s\n", line)
	}
	if terms := termList(f, lang); terms != "" {
		for _, line := range wrap(terms, helpWidth) {
			fmt.Fprintf(b, "# %s\n", line)
		}
	}
	switch {
	case value != "":
		fmt.Fprintf(b, "%s: %s\n", f.Name, value)
	case f.Required:
		if example := f.ExampleIn(lang); example != "" && !strings.Contains(strings.TrimSpace(example), "\n") {
			for _, line := range wrap(say(lang, "case-new-example", strings.TrimSpace(example)), helpWidth) {
				fmt.Fprintf(b, "# %s\n", line)
			}
		}
		fmt.Fprintf(b, "%s: %s\n", f.Name, empty(f))
	default:
		writeExample(b, f, lang)
	}
}

// empty is how a required field is written until it is filled in.
func empty(f *schema.Field) string {
	switch {
	case f.List:
		return "[]"
	case f.Kind == schema.String && len(f.Terms) == 0:
		return `""`
	}
	return ""
}

// termList names the values of a closed vocabulary: what may be filled in.
func termList(f *schema.Field, lang string) string {
	values := make([]string, len(f.Terms))
	for i, t := range f.Terms {
		values[i] = t.Value
	}
	if len(values) == 0 {
		return ""
	}
	return say(lang, "case-new-choose", strings.Join(values, ", "))
}

// say is a text of the catalogue, in English for the languages that it lacks.
func say(lang, code string, args ...string) string {
	if !slices.Contains(diag.Languages(), lang) {
		lang = "en"
	}
	return diag.Problem{Code: code, Args: args}.Text(lang)
}

// writeExample shows how the field is written, as a comment that works once its mark is taken away.
func writeExample(b *bytes.Buffer, f *schema.Field, lang string) {
	example := strings.TrimRight(f.ExampleIn(lang), "\n")
	if example == "" {
		fmt.Fprintf(b, "#%s:\n", f.Name)
		return
	}
	first, rest, more := strings.Cut(example, "\n")
	if !more && !strings.HasPrefix(first, "- ") {
		fmt.Fprintf(b, "#%s: %s\n", f.Name, first)
		return
	}
	fmt.Fprintf(b, "#%s:\n", f.Name)
	for line := range strings.Lines(first + "\n" + rest) {
		fmt.Fprintf(b, "#  %s\n", strings.TrimRight(line, "\n"))
	}
}

// wrap breaks a text into lines between its words.
func wrap(text string, width int) []string {
	var lines []string
	line := ""
	for word := range strings.FieldsSeq(text) {
		if line != "" && len([]rune(line))+1+len([]rune(word)) > width {
			lines = append(lines, line)
			line = ""
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	return append(lines, line)
}
