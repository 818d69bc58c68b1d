package casefile

import (
	"slices"

	"openoverheid.nu/internal/schema"
)

// MaxSize is how many bytes a case file may have: no text that a person wrote comes near it.
const MaxSize = 1 << 20

// maxFront is how many bytes the front matter may have: more is a text between the wrong lines.
const maxFront = 100_000

// Rules is what a case has to keep to that its own file does not say.
type Rules struct {
	Model      *schema.Model
	Languages  []string // codes, the default first
	Shortcodes []string // the names that a case may use
	Paired     []string // those of Shortcodes that enclose a text: {{< name >}} ... {{< /name >}}
}

// field returns the model's field, nil where there is none.
func (r Rules) field(name string) *schema.Field {
	if r.Model == nil {
		return nil
	}
	f, _ := r.Model.Field(name)
	return f
}

// place is that of the model's field of a name; -1 where there is none.
func (r Rules) place(name string) int {
	if r.Model == nil {
		return -1
	}
	return slices.IndexFunc(r.Model.Fields, func(f *schema.Field) bool { return f.Name == name })
}

// memberField returns the field of an object, nil where there is none.
func memberField(f *schema.Field, name string) *schema.Field {
	if f == nil {
		return nil
	}
	for _, m := range f.Fields {
		if m.Name == name {
			return m
		}
	}
	return nil
}
