package casefile

import (
	"strconv"
	"strings"
	"time"

	"openoverheid.nu/internal/schema"
)

// setFields brings the values of the front matter into their canonical form, and fills the typed fields from them.
func (c *Case) setFields() {
	for i := range c.Values {
		m := &c.Values[i]
		f := c.rules.field(m.Name)
		if f != nil {
			m.Name = f.Name // the same text, there once for all cases: names are compared often
		}
		canonical(&m.Value, f)
	}
	c.setTyped()
}

// setTyped fills the typed fields from values in their canonical form.
func (c *Case) setTyped() {
	c.Title, c.Summary = c.scalar("title"), c.scalar("summary")
	c.Date, c.Lastmod, c.Reviewed = c.date("date"), c.date("lastmod"), c.date("reviewed")
	c.Draft = c.scalar("draft") == "true"
	c.Aliases, c.Related = c.strings("aliases"), c.strings("related")
	if c.ID = c.scalar("id"); c.ID == "" {
		c.ID = c.Slug
	}
	image, _ := c.Get("image")
	c.Image = Image{image.scalar("src"), image.scalar("alt"), image.scalar("credit")}
}

func (c *Case) scalar(name string) string {
	v, _ := c.Get(name)
	return v.Text
}

func (c *Case) strings(name string) []string {
	v, _ := c.Get(name)
	return v.Strings()
}

func (c *Case) date(name string) time.Time {
	s := c.scalar(name)
	if s == "" {
		return time.Time{}
	}
	t, _ := ParseDate(s)
	return t
}

func (v Value) scalar(name string) string {
	member, _ := v.Get(name)
	return member.Text
}

// ParseDate reads a day, which is midnight UTC, or a moment as in RFC 3339.
func ParseDate(s string) (time.Time, bool) {
	layout := time.DateOnly
	if len(s) > len(layout) {
		layout = time.RFC3339
	}
	t, err := time.Parse(layout, s)
	return t, err == nil
}

// canonical brings the numbers and booleans of a value into the form that Value promises.
func canonical(v *Value, f *schema.Field) {
	if f == nil {
		return
	}
	for i := range v.List {
		canonical(&v.List[i], f)
	}
	for i := range v.Members {
		m := &v.Members[i]
		canonical(&m.Value, memberField(f, m.Name))
	}
	if !v.plain {
		return
	}
	switch f.Kind {
	case schema.Boolean:
		if b, ok := parseBool(v.Text); ok {
			v.Text = strconv.FormatBool(b)
		}
	case schema.Number, schema.Integer:
		if n, ok := parseNumber(v.Text); ok {
			v.Text = n
		}
	}
}

func parseBool(s string) (value, ok bool) {
	switch s {
	case "true", "True", "TRUE":
		return true, true
	case "false", "False", "FALSE":
		return false, true
	}
	return false, false
}

// parseNumber reads a decimal number and returns it as JSON writes it.
func parseNumber(s string) (string, bool) {
	if s == "" || strings.Trim(s, "+-.0123456789eE") != "" || strings.IndexByte("+-.0123456789", s[0]) < 0 {
		return "", false
	}
	if isPlainInteger(s) {
		return s, true
	}
	n, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return "", false
	}
	return strconv.FormatFloat(n, 'f', -1, 64), true
}

// isPlainInteger reports whether a number needs no other form: digits without a sign in front or zeros that mean nothing.
func isPlainInteger(s string) bool {
	s = strings.TrimPrefix(s, "-")
	return s == "0" || s != "" && s[0] != '0' && strings.Trim(s, "0123456789") == ""
}
