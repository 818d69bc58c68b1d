package form

import (
	"strings"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/schema"
)

// readExamples reads the examples of fields, and of their keys.
func (f *Form) readExamples(fields []*schema.Field) {
	for _, field := range fields {
		f.examples[field] = readExample(field, f.lang)
		f.readExamples(field.Fields)
	}
}

// readExample reads a field's example: the model has it as YAML.
func readExample(field *schema.Field, lang string) casefile.Value {
	yaml := strings.TrimRight(field.ExampleIn(lang), "\n")
	if yaml == "" {
		return casefile.Value{}
	}
	src := "x: " + yaml
	if strings.Contains(yaml, "\n") || strings.HasPrefix(yaml, "- ") {
		src = "x:\n  " + strings.ReplaceAll(yaml, "\n", "\n  ")
	}
	d, _ := casefile.ParseData("example.yaml", []byte(src+"\n"), nil)
	if d == nil || len(d.Values) == 0 || d.Values[0].Value.Null {
		return casefile.Value{Text: yaml}
	}
	return d.Values[0].Value
}

// exampleText is an example as one would type it in the control.
func (f *Form) exampleText(field *schema.Field, v casefile.Value) string {
	if field.Kind == schema.Object || field.Kind == schema.Boolean {
		return ""
	}
	var texts []string
	for _, s := range v.Strings() {
		if t, ok := field.Term(s); ok {
			s = t.LabelIn(f.lang)
		}
		texts = append(texts, strings.TrimSpace(s))
	}
	return strings.Join(texts, ", ")
}

// partExample is the example of a key: its own, else what the object's example has for it.
func (f *Form) partExample(field *schema.Field, whole casefile.Value) casefile.Value {
	if own := f.examples[field]; own.Text != "" || own.List != nil {
		return own
	}
	if len(whole.List) > 0 {
		whole = whole.List[0]
	}
	v, _ := whole.Get(field.Name)
	return v
}
