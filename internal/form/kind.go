package form

import (
	"strings"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/schema"
)

// shortText is how many characters fit on a line of the form.
const shortText = 160

// shortExample is how long an example may be of a field without a limit that is to be one line.
const shortExample = 45

// kindOf is the kind of control that suits a field of the model.
func (f *Form) kindOf(field *schema.Field) Kind {
	switch field.Kind {
	case schema.Object:
		return either(field.List, Rows, Object)
	case schema.Slug:
		if field.Core && !field.List { // the case's own first name
			return Text
		}
		return either(field.List, Cases, Case)
	}
	switch {
	case len(field.Terms) > 0:
		return either(field.List, Choices, Choice)
	case field.List:
		return either(field.Facet != nil, Terms, Words)
	case field.Kind == schema.Boolean:
		return either(field.Core || field.Required, Switch, Boolean)
	case field.Kind == schema.Number || field.Kind == schema.Integer:
		return Number
	case field.Kind == schema.Date:
		return Date
	case field.Kind == schema.URL:
		return Link
	}
	return either(f.isLong(field), LongText, Text)
}

func either(yes bool, a, b Kind) Kind {
	if yes {
		return a
	}
	return b
}

// isLong reports whether a text needs several lines: by its limit, or else by its example.
func (f *Form) isLong(field *schema.Field) bool {
	if field.MaxLen > 0 || field.Pattern != "" || field.Facet != nil {
		return field.MaxLen > shortText
	}
	example := strings.TrimSpace(field.ExampleIn(f.lang))
	return len([]rune(example)) > shortExample || strings.Contains(example, "\n")
}

// fits reports whether a control for the field can show a value, so that what it shows is all there is.
func fits(field *schema.Field, v casefile.Value) bool {
	switch {
	case v.Null:
		return true
	case field.Kind == schema.Object && field.List:
		return v.List != nil
	case field.Kind == schema.Object:
		return v.Members != nil
	case !field.List:
		return isScalar(v)
	case v.List == nil:
		return v.Members == nil
	}
	for _, item := range v.List {
		if !isScalar(item) || item.Null {
			return false
		}
	}
	return true
}

func isScalar(v casefile.Value) bool { return v.List == nil && v.Members == nil }
