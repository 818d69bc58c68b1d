package casefile

import (
	"encoding/json"
	"slices"
	"strconv"
	"time"

	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/schema"
)

// fields reports where the front matter does not fit the model.
func (v *validator) fields() {
	if v.r.Model == nil || v.parts.frontLine == 0 || v.longFront {
		return // every field would be missing, and why was said already
	}
	for _, violation := range v.r.Model.Check(decoded(v.Values, v.r)) {
		v.violation(violation)
	}
}

func (v *validator) violation(w schema.Violation) {
	missing := w.Code == "schema-required"
	if missing && len(w.Path) == 0 && (!v.parts.whole || v.brokenField(w.Args[0])) {
		return
	}
	line, column := v.locate(w)
	if missing && slices.Equal(w.Path, []string{"image"}) && w.Args[0] == "alt" {
		v.report(v.unfinished(), line, column, "case-image-no-alt")
		return
	}
	severity := diag.Error
	if v.isUnfinished(w) {
		severity = v.unfinished()
	}
	v.problems = append(v.problems, diag.Problem{
		File: v.File, Line: line, Column: column, Severity: severity, Code: w.Code, Args: w.Args,
	})
}

// isUnfinished reports whether a violation only says that something is still to be written. A title must be there always.
func (v *validator) isUnfinished(w schema.Violation) bool {
	switch w.Code {
	case "schema-required", "schema-required-any", "schema-empty", "schema-blank", "schema-too-few":
		return !slices.Equal(w.Path, []string{"title"}) && (len(w.Path) > 0 || w.Args[0] != "title")
	}
	return false
}

// locate returns where a violation is: at its key or its value, or at the parent of what is missing.
func (v *validator) locate(w schema.Violation) (line, column int) {
	line, column = v.parts.frontLine-1, 1
	at := Value{Members: v.Values}
	for _, step := range w.Path {
		if i, err := strconv.Atoi(step); err == nil && at.List != nil && i < len(at.List) {
			at = at.List[i]
		} else {
			i := slices.IndexFunc(at.Members, func(m Member) bool { return m.Name == step })
			if i < 0 {
				break
			}
			line, column = at.Members[i].Line, at.Members[i].Column
			at = at.Members[i].Value
		}
		if !w.AtKey() {
			line, column = at.Line, at.Column
		}
	}
	return line, column
}

// decoded is the front matter as the model checks it.
func decoded(members []Member, r Rules) map[string]any {
	all := make(map[string]any, len(members))
	for _, m := range members {
		all[m.Name] = m.Value.decoded(r.field(m.Name))
	}
	return all
}

// decoded is a value as a YAML decoder would give it, but for a text that looks like something else: where the model wants
// a text, 2012 and no are texts.
func (v Value) decoded(f *schema.Field) any {
	switch {
	case v.Null:
		return nil
	case v.List != nil:
		list := make([]any, len(v.List))
		for i, item := range v.List {
			list[i] = item.decoded(f)
		}
		return list
	case v.Members != nil:
		object := make(map[string]any, len(v.Members))
		for _, m := range v.Members {
			object[m.Name] = m.Value.decoded(memberField(f, m.Name))
		}
		return object
	case v.plain && !wantsText(f):
		return typed(v.Text)
	}
	return v.Text
}

func wantsText(f *schema.Field) bool {
	return f != nil && (f.Kind == schema.String || f.Kind == schema.URL || f.Kind == schema.Slug)
}

// typed is a text without quotes as what it looks like.
func typed(text string) any {
	if b, ok := parseBool(text); ok {
		return b
	}
	if n, ok := parseNumber(text); ok {
		return json.Number(n)
	}
	return text
}

// dates reports days that come in the wrong order, and those that only the model takes for days.
func (v *validator) dates() {
	for _, name := range []string{"date", "lastmod", "reviewed"} {
		value, ok := v.Get(name)
		if _, valid := ParseDate(value.Text); ok && value.Text != "" && !valid && !v.reported(value) {
			v.report(diag.Error, value.Line, value.Column, "case-bad-date", value.Text)
		}
	}
	if changed, ok := v.Get("lastmod"); ok && earlier(v.Lastmod, v.Date) {
		v.report(diag.Error, changed.Line, changed.Column, "case-lastmod-early", changed.Text, v.scalar("date"))
	}
}

// earlier reports whether one moment is before another. A day without a time is midnight, and not before what happened on that day.
func earlier(a, b time.Time) bool {
	if a.IsZero() || b.IsZero() || !a.Before(b) {
		return false
	}
	return !isDay(a) || a.Format(time.DateOnly) < b.Format(time.DateOnly)
}

func isDay(t time.Time) bool { return t.Equal(t.UTC().Truncate(24 * time.Hour)) }

func (v *validator) reported(value Value) bool {
	return slices.ContainsFunc(v.problems, func(p diag.Problem) bool { return p.Line == value.Line && p.Column == value.Column })
}

// periods reports objects with a start and an end that end before they start.
func (v *validator) periods() {
	for _, m := range v.Values {
		f := v.r.field(m.Name)
		if memberField(f, "start") == nil || memberField(f, "end") == nil {
			continue
		}
		for _, period := range append([]Value{m.Value}, m.Value.List...) {
			start, end := period.scalar("start"), period.scalar("end")
			if n := min(len(start), len(end)); n >= len("2012") && end[:n] < start[:n] {
				at, _ := period.Get("end")
				v.report(diag.Error, at.Line, at.Column, "case-period-ends-early", end, start)
			}
		}
	}
}
