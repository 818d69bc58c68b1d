package schema

import "strings"

// Section returns the section that a level-2 heading names, in upper or lower case: by its title in the language, else by its
// title in any other, else by its id.
func (m *Model) Section(lang, heading string) (*Section, bool) {
	heading = strings.TrimSpace(heading)
	named := func(title string) bool { return heading != "" && strings.EqualFold(title, heading) }
	for _, s := range m.Sections {
		if named(s.Title[lang]) {
			return s, true
		}
	}
	for _, s := range m.Sections {
		for _, title := range s.Title {
			if named(title) {
				return s, true
			}
		}
		if named(s.ID) {
			return s, true
		}
	}
	return nil, false
}
