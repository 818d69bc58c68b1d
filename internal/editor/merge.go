package editor

import (
	"net/url"
	"strings"

	"openoverheid.nu/internal/casediff"
	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/desk"
)

// The keys of the parts of a case that can be chosen one by one: a field of the front matter, a section by its id or heading, the text
// before the first heading.
const (
	fieldKey   = "f:"
	sectionKey = "s:"
	introKey   = "intro"
)

// keyOf is the part that a change is in.
func keyOf(c casediff.Change) string {
	switch {
	case c.Field != "":
		return fieldKey + c.Field
	case c.Intro:
		return introKey
	}
	return sectionKey + c.Section
}

// mergeParts is the file as it is now with the chosen parts of another version in it. Where nothing was chosen, the file's own stays.
func (e *editor) mergeParts(c *desk.Copy, source []byte, choices url.Values) []byte {
	rules := e.Desk.Rules()
	mine, _ := casefile.Parse(c.Name, source, rules)
	merged, _ := casefile.Parse(c.Name, c.Source, rules)
	for _, change := range casediff.Compare(c.Case, mine) {
		if choices.Get("part."+keyOf(change)) == "mine" {
			take(merged, mine, change)
		}
	}
	return merged.Format()
}

// take puts a change of one version of a case into another.
func take(into, from *casefile.Case, c casediff.Change) {
	switch {
	case c.Field != "":
		if v, there := from.Get(c.Field); there {
			into.Set(c.Field, v)
		} else {
			into.Remove(c.Field)
		}
	case c.Intro:
		into.SetIntro(from.Intro())
	default:
		takeSection(into, from, c)
	}
}

func takeSection(into, from *casefile.Case, c casediff.Change) {
	here, there := sectionAt(into, c.Section), sectionAt(from, c.Section)
	switch {
	case c.Kind == casediff.Renamed:
		into.SetSectionTitle(sectionAt(into, c.Before), c.After)
	case there < 0:
		into.RemoveSection(here)
	case here < 0:
		into.InsertSection(placeFor(into, from, there), from.Sections[there].Title, from.Sections[there].Text)
	case c.Kind == casediff.Moved:
		section := into.Sections[here]
		if into.RemoveSection(here) {
			into.InsertSection(placeFor(into, from, there), section.Title, section.Text)
		}
	default:
		into.SetSection(here, from.Sections[there].Text)
	}
}

// sectionAt is the place of a section that is known by its id, or by its heading; -1 where there is none.
func sectionAt(c *casefile.Case, name string) int {
	for i, s := range c.Sections {
		if s.ID == name || s.ID == "" && s.Title == name {
			return i
		}
	}
	return -1
}

// placeFor is where a section of one version comes in another: behind the section that it comes behind.
func placeFor(into, from *casefile.Case, at int) int {
	for i := at - 1; i >= 0; i-- {
		s := from.Sections[i]
		name := s.ID
		if name == "" {
			name = s.Title
		}
		if place := sectionAt(into, name); place >= 0 {
			return place + 1
		}
	}
	return 0
}

// parts are what two versions differ in, one for each field and section. Where it is known what both started from, a part that only one
// of them changed is that one's.
func (e *editor) parts(theirs, mine, base *casefile.Case) []part {
	mineOnly := map[string]bool{}
	if base != nil {
		for _, c := range casediff.Compare(base, mine) {
			mineOnly[keyOf(c)] = true
		}
		for _, c := range casediff.Compare(base, theirs) {
			delete(mineOnly, keyOf(c))
		}
	}
	var parts []part
	for _, c := range e.changes(theirs, mine) {
		if last := len(parts) - 1; last >= 0 && parts[last].Key == c.Key {
			parts[last].Changes = append(parts[last].Changes, c)
			continue
		}
		parts = append(parts, part{Key: c.Key, Label: e.partLabel(c), Mine: mineOnly[c.Key], Changes: []changed{c}})
	}
	return parts
}

// partLabel is what the whole part is called that a change is in.
func (e *editor) partLabel(c changed) string {
	whole := c.change
	whole.Key, whole.Name = "", ""
	return strings.TrimSpace(e.label(whole))
}
