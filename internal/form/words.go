package form

import (
	"slices"
	"strconv"
	"strings"

	"openoverheid.nu/internal/diag"
)

// inForm are the problems that a form says in words of its own: those of the file tell how to write a line.
var inForm = map[string]string{
	"schema-empty":           "form-blank",
	"schema-blank":           "form-blank",
	"schema-unknown-key":     "form-unknown-field",
	"schema-bad-date":        "form-bad-day",
	"schema-bad-year":        "form-bad-year",
	"schema-bad-value":       "form-unread",
	"schema-not-string":      "form-unread",
	"schema-not-boolean":     "form-unread",
	"schema-not-array":       "form-unread",
	"schema-not-object":      "form-unread",
	"case-yaml-twice":        "form-twice",
	"case-lastmod-early":     "form-updated-early",
	"case-period-ends-early": "form-ends-early",
	"case-image-no-alt":      "form-picture-no-alt",
	"case-image-missing":     "form-picture-missing",
	"case-image-no-folder":   "form-picture-missing",
	"case-image-remote":      "form-picture-remote",
	"case-section-empty":     "form-section-empty",
	"case-section-twice":     "form-section-twice",
	"case-heading-first":     "form-heading-first",
	"case-heading-skips":     "form-heading-skips",
	"case-link-nowhere":      "form-link-nowhere",
	"case-link-text":         "form-link-text",
	"case-footnote-missing":  "form-footnote-missing",
	"case-body-lines":        "form-text-long",
	"case-body-table":        "form-table-large",
	"site-related-self":      "form-related-self",
	"site-related-unknown":   "form-related-unknown",
}

// InWords is a problem in the words of the form: with the label of the control where it names the field as the file does, and with no
// word on lines, brackets and files, which an editor does not see. A nil control is one that the form does not have.
func (c *Control) InWords(p diag.Problem) diag.Problem {
	switch {
	case c != nil && c.isMissing(p):
		p.Code, p.Args = "form-needed", nil
		return p
	case c != nil && p.Code == "schema-required-any" && len(c.AnyOf) > 0:
		p.Code, p.Args = "form-one-needed", []string{strings.Join(c.AnyOf, ", ")}
		return p
	case c != nil && c.field != nil && strings.HasPrefix(p.Code, "schema-"):
		p.Args = c.named(p.Args)
	}
	if code, ok := inForm[p.Code]; ok {
		p.Code = code
	} else if c != nil && c.field != nil && strings.HasPrefix(p.Code, "case-yaml-") {
		p.Code = "form-unread"
	}
	return p
}

// isMissing reports whether a problem is that the control has no value.
func (c *Control) isMissing(p diag.Problem) bool {
	switch p.Code {
	case "case-section-missing":
		return c.Kind == Markdown
	case "schema-empty", "schema-blank":
		return c.Required
	case "schema-too-few":
		return c.Required && p.Args[1] == "0"
	}
	missing := missingKey(p)
	return missing != "" && c.field != nil && c.field.Name == missing
}

// named are the arguments of a problem with the label of the control in the place of the field's name.
func (c *Control) named(args []string) []string {
	var path []string
	for _, step := range strings.Split(c.Name, ".")[1:] {
		if _, err := strconv.Atoi(step); err != nil {
			path = append(path, step)
		}
	}
	if len(args) > 0 && args[0] == strings.Join(path, ".") {
		args = slices.Clone(args)
		args[0] = c.Label
	}
	return args
}
