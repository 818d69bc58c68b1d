package form

import (
	"strconv"
	"strings"

	"openoverheid.nu/internal/casefile"
	"openoverheid.nu/internal/schema"
)

// sectionControls are the areas of the text: what stands before the first heading, where there is something; then the headings in
// the order of the file, with those that the file lacks where the model has them.
func (f *Form) sectionControls(c *casefile.Case) []*Control {
	var all []*Control
	taken := map[string]bool{}
	own := 0
	for i, s := range c.Sections {
		known, ok := f.section(s.ID)
		if ok && !taken[s.ID] {
			taken[s.ID] = true
			all = append(all, f.sectionControl(known, i, s.Text))
			continue
		}
		own++
		all = append(all, ownHeading(own, i, s.Title, s.Text))
	}
	at := 0
	for _, s := range f.model.Sections {
		if !taken[s.ID] {
			all = append(all[:at], append([]*Control{f.sectionControl(s, -1, "")}, all[at:]...)...)
			at++
			continue
		}
		for i, k := range all {
			if k.Name == "s."+s.ID {
				at = max(at, i+1)
			}
		}
	}
	if intro := c.Intro(); intro != "" || len(f.model.Sections) == 0 {
		all = append([]*Control{{Name: f.introName(), Kind: Markdown, Value: intro, section: -1, present: intro != ""}}, all...)
	}
	return all
}

func (f *Form) section(id string) (*schema.Section, bool) {
	for _, s := range f.model.Sections {
		if s.ID == id && id != "" {
			return s, true
		}
	}
	return nil, false
}

// introName is the name of what stands before the first heading; another one where the model has a section called intro.
func (f *Form) introName() string {
	if _, taken := f.section("intro"); taken {
		return "s.+intro"
	}
	return "s.intro"
}

func (f *Form) sectionControl(s *schema.Section, index int, text string) *Control {
	k := &Control{
		Name: "s." + s.ID, Kind: Markdown, Label: s.TitleIn(f.lang), Help: s.Help.In(f.lang), Example: strings.TrimSpace(s.Example.In(f.lang)),
		Required: s.Required, Recommended: true, Value: text, section: index, present: index >= 0,
	}
	if isHelp(s, text) {
		k.Value = ""
	}
	return k
}

// isHelp reports whether a text is only the model's help, as a new file has it: a comment to be written over.
func isHelp(s *schema.Section, text string) bool {
	comment, ok := strings.CutPrefix(strings.TrimSpace(text), "<!--")
	if comment, closed := strings.CutSuffix(comment, "-->"); ok && closed {
		for _, help := range s.Help {
			if strings.TrimSpace(comment) == strings.TrimSpace(strings.ReplaceAll(help, "--", "-")) {
				return true
			}
		}
	}
	return false
}

// ownHeading is a heading of the editor's own; index is -1 for one to come.
func ownHeading(n, index int, title, text string) *Control {
	name := "s.+" + strconv.Itoa(n)
	return &Control{Name: name, Kind: Heading, Label: title, section: index, present: index >= 0, Parts: []*Control{
		{Name: name + ".title", Kind: Text, Value: title, section: index},
		{Name: name + ".text", Kind: Markdown, Value: text, section: index},
	}}
}
