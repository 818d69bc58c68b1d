package casefile

import (
	"strconv"
	"strings"

	"openoverheid.nu/internal/diag"
	"openoverheid.nu/internal/schema"
)

// sections reports the model's sections that are missing, empty or there twice.
func (v *validator) sections() {
	if v.r.Model == nil || v.outline.unread || !v.parts.whole {
		return
	}
	first := map[string]Section{}
	for _, s := range v.Sections {
		if s.ID == "" {
			continue
		}
		if other, ok := first[s.ID]; ok {
			v.report(diag.Error, s.Line, 1, "case-section-twice", s.Title, strconv.Itoa(other.Line))
			continue
		}
		first[s.ID] = s
	}
	for _, known := range v.r.Model.Sections {
		s, ok := first[known.ID]
		switch {
		case !known.Required:
		case !ok:
			v.missingSection(known)
		case IsEmpty(s.Text):
			v.report(v.unfinished(), s.Line, 1, "case-section-empty", s.Title)
		}
	}
}

// missingSection reports a section that is missing, at the heading that was probably meant to be it.
func (v *validator) missingSection(known *schema.Section) {
	title := known.Title.In(v.Lang)
	for _, s := range v.Sections {
		if _, near := schema.Suggest(s.Title, []string{title}); near && s.ID == "" {
			v.report(v.unfinished(), s.Line, 1, "case-section-near", s.Title, title)
			return
		}
	}
	line := v.BodyLine
	if v.Body == "" {
		line-- // the line of --- above it: there may be none below
	}
	v.report(v.unfinished(), line, 1, "case-section-missing", title)
}

// IsEmpty reports whether a reader would see nothing of a text: it is blank but for comments.
func IsEmpty(text string) bool {
	for {
		before, rest, ok := strings.Cut(text, "<!--")
		if strings.TrimSpace(before) != "" {
			return false
		}
		if !ok {
			return true
		}
		_, text, _ = strings.Cut(rest, "-->")
	}
}
