package form

import (
	"net/url"
	"slices"
	"strings"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/schema"
)

// The limits of what one form may bring.
const (
	maxBytes  = casefile.MaxSize // of all values together
	maxValues = 20_000
	maxRows   = 500  // of a list
	maxItems  = 1000 // of a list of texts
)

// RefusedError says why a form was not applied. Name is the value that is to blame; empty where it is all of them together.
type RefusedError struct {
	Name string
	Code string // of the catalogue
}

func (e *RefusedError) Error() string {
	if e.Name == "" {
		return "applying the form: " + e.Code
	}
	return "applying the form: " + e.Name + ": " + e.Code
}

// Text says in the language why.
func (e *RefusedError) Text(lang string) string { return say(lang, e.Code) }

// Hint says in the language what to do.
func (e *RefusedError) Hint(lang string) string {
	return diag.Problem{Code: e.Code}.Hint(inCatalogue(lang))
}

// say is a text of the catalogue, in English for the languages that it lacks.
func say(lang, code string) string { return diag.Problem{Code: code}.Text(inCatalogue(lang)) }

func inCatalogue(lang string) string {
	if !slices.Contains(diag.Languages(), lang) {
		return "en"
	}
	return lang
}

// Apply edits a case as a form says that Fill made of it: only what differs from what the form showed, and all of it or, with a
// *RefusedError, nothing. It has to be the case as Fill got it: where its rows and headings are others than those that the form had
// (its value shape says which), the form is refused. Values that are no part of the form are passed over.
func (f *Form) Apply(c *casefile.Case, values url.Values) error {
	if err := f.checkSize(values); err != nil {
		return err
	}
	filled := f.values(c)
	if shape := values.Get("shape"); shape != "" && shape != filled.Shape {
		return &RefusedError{Code: "form-other-shape"}
	}
	edited, _ := casefile.Parse(c.File, c.Format(), c.Rules())
	if edited == nil {
		return &RefusedError{Code: "form-too-large"}
	}
	edited.Files = c.Files
	for _, g := range filled.Groups {
		for _, k := range g.Controls {
			if k.field != nil && !k.Locked {
				k.apply(edited, values)
			}
		}
	}
	if err := f.applySections(edited, filled.sections, values); err != nil {
		return err
	}
	if len(edited.Format()) > casefile.MaxSize || edited.TooLong() && !filled.Unreadable {
		return &RefusedError{Code: "form-too-large"}
	}
	*c = *edited
	return nil
}

func (f *Form) checkSize(values url.Values) error {
	bytes, count := 0, 0
	for name, all := range values {
		if !strings.HasPrefix(name, "f.") && !strings.HasPrefix(name, "s.") {
			continue
		}
		for _, v := range all {
			bytes, count = bytes+len(v), count+1
		}
	}
	if bytes > maxBytes || count > maxValues {
		return &RefusedError{Code: "form-too-large"}
	}
	return nil
}

// apply sets the field of a control where the form has another value for it.
func (c *Control) apply(edited *casefile.Case, values url.Values) {
	v, changed := c.read(values)
	switch {
	case !changed:
	case v != nil:
		edited.Set(c.field.Name, *v)
	case c.field.Required:
		edited.Set(c.field.Name, emptyValue(c.field))
	default:
		edited.Remove(c.field.Name)
	}
}

// emptyValue is how a required field is written that has no value yet.
func emptyValue(field *schema.Field) casefile.Value {
	switch {
	case field.List:
		return casefile.Value{List: []casefile.Value{}}
	case field.Kind == schema.String && len(field.Terms) == 0:
		return casefile.Value{}
	}
	return casefile.Value{Null: true}
}

// read returns the value that the form has for a control, nil where it has been emptied, and whether it is another than the form showed.
func (c *Control) read(values url.Values) (v *casefile.Value, changed bool) {
	switch {
	case c.Locked:
		return &c.old, false
	case c.Kind == Object:
		return c.readObject(values)
	case c.Kind == Rows:
		return c.readRows(values)
	case c.isList():
		return c.readList(values)
	}
	return c.readScalar(values)
}

func (c *Control) readScalar(values url.Values) (*casefile.Value, bool) {
	old := &c.old
	if !c.present {
		old = nil
	}
	sent := values[c.Name]
	if len(sent) == 0 {
		return old, false
	}
	text := c.clean(sent[len(sent)-1]) // of a checkbox the first is the empty value that says it was there
	if text == c.clean(c.Value) {
		return old, false
	}
	switch {
	case (c.Kind == Boolean || c.Kind == Switch) && text != "" && text != "true" && text != "false":
		return old, false
	case c.Kind == Switch && text == "":
		text = "false"
	case text == "":
		return nil, true
	}
	text = c.tidy(text)
	return &casefile.Value{Text: text}, text != c.old.Text || !c.present
}

// readList reads the texts of a list. Those that were there stay as they were written; chosen terms keep their order.
func (c *Control) readList(values url.Values) (*casefile.Value, bool) {
	old := &c.old
	if !c.present {
		old = nil
	}
	sent, ok := values[c.Name]
	if !ok {
		return old, false
	}
	shown, texts := c.texts(), cleanAll(sent)
	texts = texts[:min(len(texts), maxItems)]
	if c.Kind == Choices {
		texts = inOrder(texts, shown)
	}
	if slices.Equal(texts, shown) {
		return old, false
	}
	if len(texts) == 0 {
		return nil, true
	}
	written := map[string]casefile.Value{}
	for _, item := range c.old.List {
		written[cleanLine(item.Text)] = item
	}
	list := casefile.Value{List: []casefile.Value{}}
	for _, text := range texts {
		item, there := written[text]
		if !there {
			item = casefile.Value{Text: text}
		}
		list.List = append(list.List, item)
	}
	return &list, true
}

// inOrder puts texts in the order in which they were shown, new ones last.
func inOrder(texts, shown []string) []string {
	var sorted []string
	for _, s := range shown {
		if slices.Contains(texts, s) {
			sorted = append(sorted, s)
		}
	}
	for _, s := range texts {
		if !slices.Contains(shown, s) {
			sorted = append(sorted, s)
		}
	}
	return sorted
}
