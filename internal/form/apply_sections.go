package form

import (
	"cmp"
	"net/url"
	"strings"

	"openoverheid.nu/internal/casefile"
)

// maxHeadings is how many headings of an editor's own one form may add.
const maxHeadings = 100

// applySections edits the body, from its end to its start: so an edit moves none of the sections that are still to come.
func (f *Form) applySections(c *casefile.Case, sections []*Control, values url.Values) error {
	own := 0
	for _, k := range sections {
		if k.Kind == Heading {
			own++
		}
	}
	next := len(c.Sections) // the section before which a missing one comes
	if err := addHeadings(c, own, values); err != nil {
		return err
	}
	for i := len(sections) - 1; i >= 0; i-- {
		k := sections[i]
		if !f.applySection(c, k, next, values) {
			return &RefusedError{k.Name, "form-text-open"}
		}
		if k.section >= 0 {
			next = k.section
		}
	}
	return nil
}

func (f *Form) applySection(c *casefile.Case, k *Control, next int, values url.Values) bool {
	if k.Kind == Heading {
		return applyHeading(c, k, values)
	}
	text, changed := k.readText(values)
	switch {
	case !changed:
		return true
	case k.Name == f.introName():
		return c.SetIntro(text)
	case k.section < 0:
		section, _ := f.section(k.Name[len("s."):])
		return c.InsertSection(next, section.TitleIn(c.Lang), text)
	case text == "":
		return c.RemoveSection(k.section)
	}
	return c.SetSection(k.section, text)
}

// applyHeading edits a heading of the editor's own. One that has lost both its title and its text goes; without a title it keeps the
// one that it had.
func applyHeading(c *casefile.Case, k *Control, values url.Values) bool {
	title, renamed := k.Parts[0].readText(values)
	text, changed := k.Parts[1].readText(values)
	if title == "" && text == "" && (renamed || changed) {
		return c.RemoveSection(k.section)
	}
	if changed && !c.SetSection(k.section, text) {
		return false
	}
	return !renamed || title == "" || c.SetSectionTitle(k.section, title)
}

// addHeadings puts new headings behind the text. One that has a text and no title yet gets one to write over.
func addHeadings(c *casefile.Case, own int, values url.Values) error {
	for n := own + 1; n <= own+maxHeadings; n++ {
		k := ownHeading(n, -1, "", "")
		if !values.Has(k.Parts[0].Name) && !values.Has(k.Parts[1].Name) {
			continue
		}
		title, _ := k.Parts[0].readText(values)
		text, _ := k.Parts[1].readText(values)
		if title == "" && text == "" {
			continue
		}
		if !c.InsertSection(len(c.Sections), cmp.Or(title, say(c.Lang, "form-heading-new")), text) {
			return &RefusedError{k.Name, "form-text-open"}
		}
	}
	return nil
}

// readText is the text that the form has for a control, and whether it is another than it showed. Blanks before its first line mean
// something in Markdown.
func (c *Control) readText(values url.Values) (text string, changed bool) {
	shown := c.clean(c.Value)
	sent, ok := values[c.Name]
	if !ok {
		return shown, false
	}
	raw := sent[len(sent)-1]
	text = c.clean(raw)
	changed = text != shown
	if text != "" && !c.OneLine() {
		text = strings.TrimRight(firstLine(unify(raw)), " \t\n")
	}
	return text, changed
}

// MayStayEmpty reports whether the control is a section of the model that DropEmpty takes out where it has no text.
func (c *Control) MayStayEmpty() bool {
	return c != nil && c.Kind == Markdown && !c.Required && strings.HasPrefix(c.Name, "s.") && !strings.HasPrefix(c.Name, "s.+")
}

// DropEmpty takes out the headings of the model that are not required and have no text: a new case has them all, and readers would see them.
func (f *Form) DropEmpty(c *casefile.Case) {
	for i := len(c.Sections) - 1; i >= 0; i-- {
		text := c.Sections[i].Text
		s, ok := f.section(c.Sections[i].ID)
		if ok && !s.Required && (strings.TrimSpace(text) == "" || isHelp(s, text)) {
			c.RemoveSection(i)
		}
	}
}
