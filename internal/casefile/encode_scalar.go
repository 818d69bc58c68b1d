package casefile

import (
	"slices"
	"strings"
	"unicode/utf8"

	"openoverheid.nu/internal/schema"
)

// encodeScalar writes a scalar on one line: without quotes where every YAML reader takes it for what it is.
func encodeScalar(v Value, f *schema.Field, flow bool) string {
	text := cleanValue(v.Text)
	switch {
	case v.Null:
		return "null"
	case isPlain(text, flow) && (!looksTyped(text) || meansTyped(text, v, f)) || isNumber(text, f):
		return text
	}
	return quote(text)
}

func encodeKey(name string) string {
	name = cleanValue(name)
	if isPlain(name, true) && !looksTyped(name) && name != "<<" {
		return name
	}
	return quote(name)
}

// isPlain reports whether a text can stand without quotes, in brackets if flow is true.
func isPlain(s string, flow bool) bool {
	return s != "" && s == strings.TrimSpace(s) && strings.IndexByte("-?:,[]{}#&*!|>'\"%@`", s[0]) < 0 &&
		!strings.ContainsAny(s, "\n\t\ufeff\u2028\u2029") && !strings.Contains(s, ": ") && !strings.HasSuffix(s, ":") &&
		!strings.Contains(s, " #") && !(flow && strings.ContainsAny(s, ",[]{}"))
}

// looksTyped reports whether some YAML reader takes a text without quotes for a number, a date, a boolean or null.
func looksTyped(s string) bool {
	if slices.Contains([]string{"~", "null", "true", "false", "yes", "no", "on", "off", "y", "n"}, strings.ToLower(s)) {
		return true
	}
	return strings.IndexByte("0123456789+-.", s[0]) >= 0 && strings.Trim(strings.ToLower(s), "0123456789+-.:_ abcdefinotxz") == ""
}

// meansTyped reports whether a text that looks like a number, a date or a boolean is to be read as one.
func meansTyped(text string, v Value, f *schema.Field) bool {
	switch {
	case slices.Contains([]string{"~", "null"}, strings.ToLower(text)): // null is no Text
		return false
	case f == nil:
		return v.plain
	case f.Kind == schema.Boolean:
		_, ok := parseBool(text)
		return ok
	case f.Kind == schema.Date:
		return text[0] >= '0' && text[0] <= '9'
	}
	return false
}

// isNumber reports whether a text is a number where the model wants one.
func isNumber(text string, f *schema.Field) bool {
	if f == nil || f.Kind != schema.Number && f.Kind != schema.Integer {
		return false
	}
	_, ok := parseNumber(text)
	return ok
}

// quote writes a text in double quotes.
func quote(s string) string {
	return `"` + quoteReplacer.Replace(s) + `"`
}

var quoteReplacer = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`,
	"\ufeff", `\uFEFF`, "\u2028", `\u2028`, "\u2029", `\u2029`)

// cleanValue is a value's text as a file can hold it: line breaks as \n, and no control characters.
func cleanValue(s string) string {
	s = cleanText(s)
	if firstControl(s) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if firstControl(string(r)) >= 0 {
			return -1
		}
		return r
	}, s)
}

// cleanText is UTF-8 without NUL, lines ending in \n: what a file must be to be read at all.
func cleanText(s string) string {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\uFFFD")
	}
	return unifyLines(strings.ReplaceAll(s, "\x00", ""))
}
